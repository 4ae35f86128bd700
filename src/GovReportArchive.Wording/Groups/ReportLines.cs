using System.IO.Compression;
using System.Text.Json;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Wording.Groups;

/// <summary>What the making of wordings needs of one report: whose it is, its sentences and its items.</summary>
/// <param name="Id">The report.</param>
/// <param name="Version">Version that was read.</param>
/// <param name="Year">Its year; null where nobody knows.</param>
/// <param name="Author">Whose it is.</param>
/// <param name="Sentences">Keys of its sentences that are no formula, in the report's order.</param>
/// <param name="Items">Its items that are wordings, in the report's order.</param>
internal sealed record ReportLines(string Id, int Version, int? Year, WordingAuthor Author, IReadOnlyList<ulong> Sentences, IReadOnlyList<LineItem> Items)
{
    /// <summary>To be raised where the same record gives other lines: when items or sentences are cut or compared otherwise, or other sentences are formulas. What was kept
    /// under another number is made anew.</summary>
    public const int Rules = 1;

    // As for records, so that whoever looks for a text in packed bytes needs to know one form only.
    private const byte BrotliJson = 1;
    private const int Quality = 2;
    private const int Window = 20;

    /// <summary>The lines of a report.</summary>
    public static ReportLines Of(StoredReport stored)
    {
        ReportRecord record = stored.Record;
        IReadOnlyList<RegionNode> path = RegionNode.PathOf(record.Region);
        string? At(string level) => path.FirstOrDefault(node => node.Level == level)?.Code;
        static string? Told(string? text) => text is { Length: > 0 } ? text : null;
        WordingAuthor author = new(
            record.Agency.Id, record.Agency.Name, Told(record.Agency.Type), Told(record.Agency.Level), At("province"), At("city"), At("county"),
            path.Count == 0 ? null : Told(path[^1].FullName), Told(RegionNode.ValueOf(record.Region)));
        return new ReportLines(
            stored.Id, stored.Version, record.Year is > 0 and < ushort.MaxValue ? record.Year : null, author,
            [.. WordingLines.Sentences(record).Where(sentence => sentence.Formula is null).Select(sentence => sentence.Key)],
            [.. WordingLines.Items(record).Select(line => new LineItem(
                line.Passage.Index, line.Passage.Section.N, line.Passage.Item.Number, Math.Max(0, Array.IndexOf(WordingTally.KindNames, line.Passage.Section.Kind)),
                line.Passage.Item.Role, line.Passage.Text, line.Normal))]);
    }

    /// <summary>As bytes.</summary>
    public byte[] Pack()
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(this);
        byte[] packed = new byte[1 + BrotliEncoder.GetMaxCompressedLength(json.Length)];
        packed[0] = BrotliJson;
        if (!BrotliEncoder.TryCompress(json, packed.AsSpan(1), out int written, Quality, Window)) throw new InvalidOperationException("The packed lines exceed their own bound.");
        return packed[..(written + 1)];
    }

    /// <summary>What was packed.</summary>
    public static ReportLines Unpack(byte[] packed)
    {
        using MemoryStream bytes = new(packed, 1, packed.Length - 1, writable: false);
        using BrotliStream json = new(bytes, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<ReportLines>(json) ?? throw new InvalidDataException("There are no lines.");
    }
}

/// <summary>One item of a report.</summary>
/// <param name="Place">Number among the items of the report.</param>
/// <param name="Section">Number of its section.</param>
/// <param name="Item">Number in its section.</param>
/// <param name="Kind">Kind of its section, by its number in <see cref="WordingTally.KindNames"/>.</param>
/// <param name="Role">What it says.</param>
/// <param name="Text">As written.</param>
/// <param name="Normal">Its comparable text.</param>
internal sealed record LineItem(int Place, int Section, int Item, int Kind, PassageRole Role, string Text, string Normal);
