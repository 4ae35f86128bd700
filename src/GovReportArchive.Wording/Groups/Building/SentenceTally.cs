using GovReportArchive.Wording.Boilerplates;

namespace GovReportArchive.Wording.Groups.Building;

/// <summary>Counts in how many agencies' reports each sentence stands.</summary>
/// <remarks>Memory grows by six bytes a report; sentences are in sorted temporary files. Not thread-safe.</remarks>
/// <param name="temporary">Beginning of the names of temporary files.</param>
internal sealed class SentenceTally(string temporary) : IDisposable
{
    private readonly SpilledSort<Sentence> _sentences = new(temporary + ".sentences");
    private readonly SpilledColumn<ulong> _keys = new(temporary + ".sentence-keys");
    private readonly SpilledColumn<int> _agencies = new(temporary + ".sentence-agencies");

    public void Add(ulong key, int agency, int report) => _sentences.Add(new Sentence(key, agency, report));

    /// <summary>Counts what was added; the columns are to be used until disposal.</summary>
    public SentenceCounts Count(int reports, BuildPace pace)
    {
        SentenceCounts counts = new(new ushort[reports], new ushort[reports], new ushort[reports]);
        List<Sentence> equal = [];
        foreach (Sentence sentence in _sentences.Ascending())
        {
            pace.Step();
            if (equal.Count > 0 && equal[0].Key != sentence.Key) Tell(equal, counts);
            equal.Add(sentence);
        }

        Tell(equal, counts);
        return counts with { Keys = _keys.Read(), Agencies = _agencies.Read() };
    }

    public void Dispose()
    {
        _sentences.Dispose();
        _keys.Dispose();
        _agencies.Dispose();
    }

    private void Tell(List<Sentence> equal, SentenceCounts counts)
    {
        int agencies = 0;
        for (int i = 0; i < equal.Count; i++)
            if (i == 0 || equal[i].Agency != equal[i - 1].Agency) agencies++;
        if (agencies > 1)
        {
            _keys.Add(equal[0].Key);
            _agencies.Add(agencies);
        }

        for (int start = 0, end; start < equal.Count; start = end)
        {
            // The sentences of one agency, by report.
            for (end = start; end < equal.Count && equal[end].Agency == equal[start].Agency; end++)
            {
            }

            bool repeated = equal[start].Report != equal[end - 1].Report;
            for (int i = start; i < end; i++)
            {
                int report = equal[i].Report;
                Raise(ref counts.All[report]);
                if (agencies - 1 >= BoilerplateSearch.LeastAgencies) Raise(ref counts.Shared[report]);
                else if (repeated) Raise(ref counts.Repeated[report]);
            }
        }

        equal.Clear();
    }

    private static void Raise(ref ushort count)
    {
        if (count < ushort.MaxValue) count++;
    }

    private readonly record struct Sentence(ulong Key, int Agency, int Report) : IComparable<Sentence>
    {
        public int CompareTo(Sentence other)
        {
            int by = Key.CompareTo(other.Key);
            if (by == 0) by = Agency.CompareTo(other.Agency);
            return by != 0 ? by : Report.CompareTo(other.Report);
        }
    }
}

/// <summary>Sentences of each report by number: all, those of enough other agencies, those that only other reports of its agency have; and the
/// sentences of more than one agency, by key.</summary>
internal sealed record SentenceCounts(ushort[] All, ushort[] Shared, ushort[] Repeated)
{
    public Column<ulong> Keys { get; init; } = new([]);

    public Column<int> Agencies { get; init; } = new([]);
}
