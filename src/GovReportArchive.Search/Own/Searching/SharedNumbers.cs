using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Columns;

namespace GovReportArchive.Search.Own.Searching;

/// <summary>A number column that one document of a group carries for all of them: each document has the number of its group.</summary>
/// <remarks>Made from one snapshot, so that groups and numbers are of the same commit, whichever segments they stand in. Costs one pass over the
/// numbers of the groups, not of the documents. Immutable.</remarks>
internal sealed class SharedNumbers
{
    private readonly Snapshot _snapshot;
    private readonly int _group;
    private readonly GlobalOrdinals _groups;
    private readonly double[] _values;

    public SharedNumbers(Snapshot snapshot, int column, int group)
    {
        (_snapshot, _group, _groups) = (snapshot, group, snapshot.Ordinals(group));
        _values = new double[_groups.Count];
        Array.Fill(_values, double.NaN);
        for (int segment = 0; segment < snapshot.Segments.Count; segment++)
        {
            SegmentView view = snapshot.Segments[segment];
            KeywordColumnReader groups = view.Reader.Keywords[group]!;
            int of = segment;
            view.Reader.Numbers[column]!.ForEach((doc, value) =>
            {
                // What an earlier state of the group carried is deleted together with its documents.
                if (DocBits.Get(view.Live, doc) && groups.Ordinal(doc, last: false) is var ordinal and >= 0) _values[_groups.Of(of, ordinal)] = value;
            });
        }
    }

    /// <summary>The numbers of one segment's documents.</summary>
    public INumberValues OfSegment(int segment) => new SegmentNumbers(this, segment, _snapshot.Segments[segment].Reader.Keywords[_group]!);

    private sealed class SegmentNumbers(SharedNumbers shared, int segment, KeywordColumnReader groups) : INumberValues
    {
        public double? Value(int doc) =>
            groups.Ordinal(doc, last: false) is var ordinal and >= 0 && Of(ordinal) is var value && !double.IsNaN(value) ? value : null;

        public void Select(double low, bool lowIncluded, double high, bool highIncluded, Span<ulong> into)
        {
            if (!lowIncluded) low = Math.BitIncrement(low);
            if (!highIncluded) high = Math.BitDecrement(high);
            SelectGroups(value => value >= low && value <= high, into);
        }

        public void SelectPresent(Span<ulong> into) => SelectGroups(value => !double.IsNaN(value), into);

        private void SelectGroups(Func<double, bool> wanted, Span<ulong> into)
        {
            bool[] chosen = new bool[groups.ValueCount];
            bool any = false;
            for (int ordinal = 0; ordinal < chosen.Length; ordinal++) any |= chosen[ordinal] = wanted(Of(ordinal));
            if (any) groups.Select(chosen, into);
        }

        private double Of(int ordinal) => shared._values[shared._groups.Of(segment, ordinal)];
    }
}
