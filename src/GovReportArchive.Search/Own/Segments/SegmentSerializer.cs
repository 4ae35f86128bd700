using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Columns;
using GovReportArchive.Search.Own.Documents;
using GovReportArchive.Search.Own.Postings;
using GovReportArchive.Search.Own.Storage;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Own.Segments;

/// <summary>Writes the files of a segment (FORMAT.md, Segment). When it returns, they are on the device; when it throws, whatever it had begun
/// is no part of any commit.</summary>
internal sealed class SegmentSerializer(IIndexStorage storage, SegmentLayout layout, string name)
{
    public void Write(SegmentWriter segment)
    {
        WriteFile(FileKind.Ids, file => IdTableSerializer.Write(file, segment.Ids));
        WriteFile(FileKind.Words, file => WriteWords(file, segment));
        WriteFile(FileKind.Pairs, file => WritePairs(file, segment));
        WriteFile(FileKind.Columns, file => WriteColumns(file, segment));
    }

    /// <summary>Writes one file of the segment with a frame around what <paramref name="content"/> writes.</summary>
    public void WriteFile(FileKind kind, Action<FramedFileWriter> content) => FramedFileWriter.WriteFile(storage, name + kind.Extension, kind, content);

    /// <summary>Writes the lengths of a word file: counts and sums, then the codes of each word field.</summary>
    public static void WriteLengths(FramedFileWriter file, IReadOnlyList<ReadOnlyMemory<byte>> lengths, ReadOnlySpan<long> totals)
    {
        file.BeginSection(SegmentLayout.Statistics);
        for (int field = 0; field < lengths.Count; field++)
        {
            ReadOnlySpan<byte> codes = lengths[field].Span;
            long with = codes.Length - codes.Count((byte)0);
            file.Write(with);
            file.Write(totals[field]);
        }

        for (int field = 0; field < lengths.Count; field++)
        {
            file.BeginSection(SegmentLayout.Lengths + (uint)field);
            file.Write(lengths[field].Span);
        }
    }

    /// <summary>Ends a postings section with the bytes that reading past the last position needs.</summary>
    public static void EndPostings(FramedFileWriter file) => file.Write(stackalloc byte[BitStream.Spare]);

    private static void WriteWords(FramedFileWriter file, SegmentWriter segment)
    {
        (byte[][] words, int[] ranks) = segment.WordTable.Sort();
        PostingsSerializer postings = new(file, PostingsLayout.Bounds, segment.Count);
        TermDictionarySerializer terms = new();
        ByteBuffer term = new();
        file.BeginSection(SegmentLayout.Postings);
        foreach (int number in segment.Words.Sorted(key => ((key & 0xFF) << 32) | (uint)ranks[key >> 8]))
        {
            ulong key = segment.Words.KeyOf(number);
            term.Clear();
            term.Append((byte)key);
            term.Append(words[key >> 8]);
            segment.Words.Write(number, postings);
            terms.Add(term.Span, postings.FinishList(segment.Lengths[(int)(key & 0xFF)].Span));
        }

        EndPostings(file);
        terms.Write(file, SegmentLayout.Terms);
        WriteLengths(file, [.. segment.Lengths.Select(lengths => (ReadOnlyMemory<byte>)lengths.Span.ToArray())], segment.Totals);
    }

    private static void WritePairs(FramedFileWriter file, SegmentWriter segment)
    {
        PostingsSerializer postings = new(file, PostingsLayout.Positions, segment.Count);
        TermDictionarySerializer terms = new();
        Span<byte> pair = stackalloc byte[PairKey.Size];
        file.BeginSection(SegmentLayout.Postings);
        foreach (int number in segment.Pairs.Sorted(key => key))
        {
            PairKey.Write(segment.Pairs.KeyOf(number), pair);
            segment.Pairs.Write(number, postings);
            terms.Add(pair, postings.FinishList([]));
        }

        EndPostings(file);
        terms.Write(file, SegmentLayout.Terms);
        segment.Units.Write(file, SegmentLayout.Units);
    }

    private void WriteColumns(FramedFileWriter file, SegmentWriter segment)
    {
        for (int i = 0; i < layout.Schema.Columns.Count; i++)
        {
            uint section = SegmentLayout.FirstColumn + ((uint)i * SegmentLayout.SectionsOfColumn);
            switch (layout.Schema.Columns[i].Kind)
            {
                case ColumnKind.Keyword: KeywordColumnSerializer.Write(file, section, segment.Keywords[i]!.ToData()); break;
                case ColumnKind.Number: NumberColumnSerializer.Write(file, section, segment.Numbers[i]!, segment.Count); break;
                default: StoredColumnSerializer.Write(file, section, segment.Stored[i]!); break;
            }
        }
    }
}
