using System.Numerics;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace GovReportArchive.Search.Lucene.Segments;

/// <summary>The values of a keyword column in one segment, as ordinals in the order of the values' bytes. Immutable and thread-safe.</summary>
/// <remarks>Made once a segment, at the first use of the column.</remarks>
internal sealed class KeywordColumn
{
    private readonly OrdinalArray _items;
    private readonly int[]? _starts;
    private readonly ValueTable _values;

    private KeywordColumn(OrdinalArray items, int[]? starts, int valueCount, ValueTable values) =>
        (_items, _starts, ValueCount, _values) = (items, starts, valueCount, values);

    /// <summary>Distinct values, those of deleted documents included.</summary>
    public int ValueCount { get; }

    /// <summary>Whether no document has more than one value.</summary>
    public bool Single => _starts is null;

    /// <summary>Reads a column whose documents may have several values.</summary>
    public static KeywordColumn Read(AtomicReader reader, string field)
    {
        int documents = reader.MaxDoc;
        if (reader.GetSortedSetDocValues(field) is not { } docValues) return new KeywordColumn(OrdinalArray.Create(documents, 0), null, 0, ValueTable.Empty);
        int count = checked((int)docValues.ValueCount);
        List<int> items = new(documents);
        int[] starts = new int[documents + 1];
        bool single = true;
        for (int doc = 0; doc < documents; doc++)
        {
            docValues.SetDocument(doc);
            for (long ordinal = docValues.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = docValues.NextOrd()) items.Add((int)ordinal);
            starts[doc + 1] = items.Count;
            single &= starts[doc + 1] - starts[doc] <= 1;
        }

        OrdinalArray array = OrdinalArray.Create(single ? documents : items.Count, count);
        if (single)
        {
            for (int doc = 0; doc < documents; doc++)
                if (starts[doc] < starts[doc + 1]) array[doc] = items[starts[doc]] + 1;
        }
        else
        {
            for (int i = 0; i < items.Count; i++) array[i] = items[i];
        }

        return new KeywordColumn(array, single ? null : starts, count, ValueTable.Of(docValues.GetTermsEnum(), count));
    }

    /// <summary>Reads a column that has a fixed list of values and at most one a document, by position in that list.</summary>
    /// <param name="reader">The segment.</param>
    /// <param name="field">The doc values: one more than the position, 0 for none.</param>
    /// <param name="values">The list, ascending by bytes.</param>
    public static KeywordColumn OfList(AtomicReader reader, string field, IReadOnlyList<byte[]> values)
    {
        OrdinalArray array = OrdinalArray.Create(reader.MaxDoc, values.Count);
        if (reader.GetNumericDocValues(field) is { } numbers)
        {
            for (int doc = 0; doc < reader.MaxDoc; doc++)
                if (numbers.Get(doc) is var item and > 0 && item <= values.Count) array[doc] = (int)item;
        }

        return new KeywordColumn(array, null, values.Count, ValueTable.Of(values));
    }

    public ReadOnlySpan<byte> Value(int ordinal) => _values[ordinal];

    /// <summary>The ordinal of a value; -1 where the segment has none.</summary>
    public int Find(ReadOnlySpan<byte> value)
    {
        int ordinal = LowerBound(value);
        return ordinal < ValueCount && Value(ordinal).SequenceEqual(value) ? ordinal : -1;
    }

    /// <summary>The first ordinal whose value is not below <paramref name="value"/>.</summary>
    public int LowerBound(ReadOnlySpan<byte> value)
    {
        int low = 0, high = ValueCount;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (Value(middle).SequenceCompareTo(value) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>A document's first ordinal, or its last; -1 where it has none.</summary>
    public int Ordinal(int doc, bool last) =>
        _starts is null ? _items[doc] - 1
        : _starts[doc] == _starts[doc + 1] ? -1
        : _items[last ? _starts[doc + 1] - 1 : _starts[doc]];

    /// <summary>The marks of all values that a document carries; <paramref name="marks"/> has one item for each ordinal.</summary>
    public int Marks(int doc, ReadOnlySpan<int> marks)
    {
        if (_starts is null) return _items[doc] is var item and > 0 ? marks[item - 1] : 0;
        int found = 0;
        for (int i = _starts[doc]; i < _starts[doc + 1]; i++) found |= marks[_items[i]];
        return found;
    }

    /// <summary>Adds the documents that carry a wanted value to a set; <paramref name="wanted"/> has one item for each ordinal.</summary>
    /// <param name="wanted">By ordinal.</param>
    /// <param name="missing">Whether those without any value are wanted.</param>
    /// <param name="into">The set.</param>
    public void Select(ReadOnlySpan<bool> wanted, bool missing, Span<ulong> into)
    {
        if (_starts is null)
        {
            // One item more in front stands for no value.
            bool[] table = new bool[wanted.Length + 1];
            table[0] = missing;
            wanted.CopyTo(table.AsSpan(1));
            _items.Select(table, into);
            return;
        }

        for (int doc = 0; doc + 1 < _starts.Length; doc++)
        {
            if (missing && _starts[doc] == _starts[doc + 1]) DocBits.Set(into, doc);
            for (int i = _starts[doc]; i < _starts[doc + 1]; i++)
            {
                if (!wanted[_items[i]]) continue;
                DocBits.Set(into, doc);
                break;
            }
        }
    }

    /// <summary>Adds, for each document of a set, one to <c>counts[0]</c> where it has no value, else one to <c>counts[ordinal + 1]</c> for each.</summary>
    public void Count(ReadOnlySpan<ulong> docs, Span<int> counts)
    {
        if (_starts is null)
        {
            _items.Count(docs, counts);
            return;
        }

        for (int word = 0; word < docs.Length; word++)
        {
            for (ulong rest = docs[word]; rest != 0; rest &= rest - 1)
            {
                int doc = (word << 6) + BitOperations.TrailingZeroCount(rest);
                if (_starts[doc] == _starts[doc + 1]) counts[0]++;
                for (int i = _starts[doc]; i < _starts[doc + 1]; i++) counts[_items[i] + 1]++;
            }
        }
    }

    /// <summary>How many documents of a set carry a value, but none of the <paramref name="listed"/> ordinals.</summary>
    public int CountOthers(ReadOnlySpan<ulong> docs, ReadOnlySpan<bool> listed)
    {
        int others = 0;
        for (int word = 0; word < docs.Length; word++)
        {
            for (ulong rest = docs[word]; rest != 0; rest &= rest - 1)
                if (HasOthersOnly((word << 6) + BitOperations.TrailingZeroCount(rest), listed)) others++;
        }

        return others;
    }

    /// <summary>For each place finds, among the documents of a set that carry one of its values, the one whose rank is least.</summary>
    /// <param name="docs">The set.</param>
    /// <param name="places">By ordinal the place of the value; -1 for none.</param>
    /// <param name="ranks">By document.</param>
    /// <param name="least">By place: -1 where there is none.</param>
    public void Least(ReadOnlySpan<ulong> docs, ReadOnlySpan<int> places, ReadOnlySpan<int> ranks, Span<int> least)
    {
        least.Fill(-1);
        for (int word = 0; word < docs.Length; word++)
        {
            for (ulong rest = docs[word]; rest != 0; rest &= rest - 1)
            {
                int doc = (word << 6) + BitOperations.TrailingZeroCount(rest);
                (int first, int end) = _starts is null ? (doc, _items[doc] == 0 ? doc : doc + 1) : (_starts[doc], _starts[doc + 1]);
                for (int i = first; i < end; i++)
                {
                    int place = places[_starts is null ? _items[i] - 1 : _items[i]];
                    if (place >= 0 && (least[place] < 0 || ranks[doc] < ranks[least[place]])) least[place] = doc;
                }
            }
        }
    }

    private bool HasOthersOnly(int doc, ReadOnlySpan<bool> listed)
    {
        if (_starts is null) return _items[doc] is var item and > 0 && !listed[item - 1];
        for (int i = _starts[doc]; i < _starts[doc + 1]; i++)
            if (listed[_items[i]]) return false;
        return _starts[doc] < _starts[doc + 1];
    }

    /// <summary>The values in one piece of memory.</summary>
    private sealed class ValueTable
    {
        private readonly byte[] _bytes;
        private readonly int[] _ends;

        private ValueTable(byte[] bytes, int[] ends) => (_bytes, _ends) = (bytes, ends);

        public static ValueTable Empty { get; } = new([], []);

        public ReadOnlySpan<byte> this[int ordinal]
        {
            get
            {
                int start = ordinal == 0 ? 0 : _ends[ordinal - 1];
                return _bytes.AsSpan(start, _ends[ordinal] - start);
            }
        }

        public static ValueTable Of(TermsEnum values, int count)
        {
            int[] ends = new int[count];
            MemoryStream bytes = new();
            for (int i = 0; i < count && values.MoveNext(); i++)
            {
                BytesRef value = values.Term;
                bytes.Write(value.Bytes, value.Offset, value.Length);
                ends[i] = checked((int)bytes.Length);
            }

            return new ValueTable(bytes.ToArray(), ends);
        }

        public static ValueTable Of(IReadOnlyList<byte[]> values)
        {
            int end = 0;
            return new ValueTable([.. values.SelectMany(value => value)], [.. values.Select(value => end += value.Length)]);
        }
    }
}
