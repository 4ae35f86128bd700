using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Columns;
using GovReportArchive.Search.Own.Documents;
using GovReportArchive.Search.Own.Postings;
using GovReportArchive.Search.Own.Segments;
using GovReportArchive.Search.Own.Storage;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Own.Writing;

/// <summary>Writes one segment with the live documents of several, in their order.</summary>
internal sealed class SegmentMerger
{
    private readonly SegmentLayout _layout;
    private readonly IReadOnlyList<SegmentReader> _sources;
    private readonly CancellationToken _cancellation;
    private readonly ByteBuffer[] _lengths;
    private readonly long[] _totals;

    /// <param name="layout">Layout of all of them.</param>
    /// <param name="sources">The segments.</param>
    /// <param name="deleted">The deleted documents of each; null for none.</param>
    /// <param name="cancellation">Ends the work early, by an exception.</param>
    public SegmentMerger(SegmentLayout layout, IReadOnlyList<SegmentReader> sources, IReadOnlyList<ulong[]?> deleted, CancellationToken cancellation)
    {
        (_layout, _sources, _cancellation) = (layout, sources, cancellation);
        DocMaps = new int[sources.Count][];
        for (int i = 0; i < sources.Count; i++)
        {
            DocMaps[i] = new int[sources[i].Documents];
            for (int doc = 0; doc < DocMaps[i].Length; doc++)
                DocMaps[i][doc] = deleted[i] is { } bits && DocBits.Get(bits, doc) ? -1 : Documents++;
        }

        _lengths = [.. Enumerable.Range(0, layout.WordFields).Select(_ => new ByteBuffer())];
        _totals = new long[layout.WordFields];
    }

    /// <summary>For each source, the new number of each document; -1 for deleted ones.</summary>
    public int[][] DocMaps { get; }

    /// <summary>Documents of the new segment.</summary>
    public int Documents { get; }

    /// <summary>Writes the files; they are on the device when it returns.</summary>
    public void Write(IIndexStorage storage, string name)
    {
        SegmentSerializer serializer = new(storage, _layout, name);
        MergeLengths();
        serializer.WriteFile(FileKind.Ids, file => IdTableSerializer.Write(file, MergeIds()));
        serializer.WriteFile(FileKind.Words, WriteWords);
        serializer.WriteFile(FileKind.Pairs, WritePairs);
        serializer.WriteFile(FileKind.Columns, WriteColumns);
        LetPagesGo();
    }

    // The sources are read from end to end; their pages would take as much memory as they are long.
    private void LetPagesGo()
    {
        foreach (FramedFileReader file in _sources.SelectMany(source => source.Files)) file.LetPagesGo();
    }

    private List<byte[]> MergeIds()
    {
        List<byte[]> ids = new(Documents);
        for (int i = 0; i < _sources.Count; i++)
            for (int doc = 0; doc < DocMaps[i].Length; doc++)
                if (DocMaps[i][doc] >= 0) ids.Add(_sources[i].Ids.Id(doc).ToArray());
        return ids;
    }

    private void MergeLengths()
    {
        for (int field = 0; field < _lengths.Length; field++)
        {
            for (int i = 0; i < _sources.Count; i++)
            {
                ReadOnlySpan<byte> codes = _sources[i].Lengths(field);
                _totals[field] += _sources[i].Statistics(field).Total;
                for (int doc = 0; doc < codes.Length; doc++)
                {
                    if (DocMaps[i][doc] >= 0) _lengths[field].Append(codes[doc]);
                    else _totals[field] -= LengthCode.Lengths[codes[doc]];
                }
            }

            // Deleted documents were taken off by their quantised lengths, which may be a little more or less than the exact ones.
            _totals[field] = Math.Max(_totals[field], _lengths[field].Length - _lengths[field].Span.Count((byte)0));
        }
    }

    private void WriteWords(FramedFileWriter file)
    {
        ReadOnlyMemory<byte>[] lengths = [.. _lengths.Select(codes => (ReadOnlyMemory<byte>)codes.Span.ToArray())];
        TermMerger merger = new([.. _sources.Select(source => source.Words)], (i, term) => _sources[i].WordList(term), DocMaps, LetPagesGo, _cancellation);
        merger.Write(file, new PostingsSerializer(file, PostingsLayout.Bounds, Documents), term => lengths[term.Span[0]]);
        SegmentSerializer.WriteLengths(file, lengths, _totals);
    }

    private void WritePairs(FramedFileWriter file)
    {
        TermMerger merger = new([.. _sources.Select(source => source.Pairs)], (i, term) => _sources[i].PairList(term), DocMaps, LetPagesGo, _cancellation);
        merger.Write(file, new PostingsSerializer(file, PostingsLayout.Positions, Documents), _ => default);
        UnitTableWriter units = new();
        for (int i = 0; i < _sources.Count; i++)
            for (int doc = 0; doc < DocMaps[i].Length; doc++)
                if (DocMaps[i][doc] >= 0) units.AddDocument(_sources[i].Units.Document(doc));
        units.Write(file, SegmentLayout.Units);
    }

    private void WriteColumns(FramedFileWriter file)
    {
        for (int i = 0; i < _layout.Schema.Columns.Count; i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_layout.Schema.Columns[i].Kind != ColumnKind.Number) LetPagesGo();
            uint section = SegmentLayout.FirstColumn + ((uint)i * SegmentLayout.SectionsOfColumn);
            switch (_layout.Schema.Columns[i].Kind)
            {
                case ColumnKind.Keyword:
                    KeywordColumnSerializer.Write(file, section, ColumnMerger.Merge([.. _sources.Select(source => source.Keywords[i]!)], DocMaps));
                    break;
                case ColumnKind.Number:
                    NumberColumnSerializer.Write(file, section, ColumnMerger.Merge([.. _sources.Select(source => source.Numbers[i]!)], DocMaps), Documents);
                    break;
                default:
                    StoredColumnSerializer.Merge(file, section, [.. _sources.Select(source => source.Stored[i]!)], DocMaps);
                    break;
            }
        }
    }
}
