using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Highlighting;
using Microsoft.Extensions.Caching.Memory;

namespace GovReportArchive.Discovery.Searching;

/// <summary>The reports that hits show, without their tables, unpacked and folded once and kept as long as there is room: what many ask for costs little.</summary>
/// <remarks>Thread-safe. An entry is known by the report's last change, so what is kept is never out of date; whether a report stands is asked of the catalog
/// each time.</remarks>
internal sealed class ShownReports(CatalogDatabase catalog) : IDisposable
{
    private const long MostBytes = 96 << 20;
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>The reports of these ids that stand, in their order. A report that was withdrawn after the index's last commit is not shown, even for the moment until
    /// the index follows.</summary>
    /// <param name="ids">Ids, as the index has them.</param>
    /// <param name="damaged">Told the id of each report that is left out because its record is damaged.</param>
    /// <param name="withTables">True for whole records, which are not kept.</param>
    public List<ShownReport?> Standing(IReadOnlyCollection<string> ids, Action<string>? damaged = null, bool withTables = false) => catalog.Read(reader =>
    {
        Dictionary<string, ReportRow> rows = reader.ReportsOf(ids);
        return ids.Select(id => rows.TryGetValue(id, out ReportRow? row) ? Shown(reader, row, damaged, withTables)
            : reader.Readable(id, damaged) is { Withdrawn: null } other ? new ShownReport(other) : null).ToList();
    });

    /// <summary>Drops all that is kept.</summary>
    public void Dispose() => _kept.Dispose();

    private ShownReport? Shown(CatalogReader reader, ReportRow row, Action<string>? damaged, bool withTables)
    {
        if (row.Withdrawn) return null;
        if (!withTables && _kept.TryGetValue((row.Key, row.Change), out ShownReport? kept)) return kept;
        if (reader.Readable(row, damaged, withTables) is not { Withdrawn: null } report) return null;
        ShownReport shown = new(report);
        return withTables ? shown : _kept.Set((row.Key, row.Change), shown, new MemoryCacheEntryOptions { Size = shown.Bytes });
    }
}

/// <summary>A report ready to be shown among hits.</summary>
/// <remarks>Thread-safe: two threads may make the same part, which comes out the same.</remarks>
internal sealed class ShownReport(StoredReport report)
{
    // Measured: the section, its paragraphs, each folded with a map of eight bytes a character, and half a word a character.
    private const int BytesOfCharacter = 26;
    private const int BytesOfReport = 4096;

    private FoldedUnit? _title;
    private List<ShownSection>? _sections;
    private List<PlacedPassage>? _passages;

    /// <summary>The report; without its tables where they were not asked for.</summary>
    public StoredReport Report { get; } = report;

    /// <summary>Its title.</summary>
    public FoldedUnit Title => _title ??= new FoldedUnit(Report.Record.Title);

    /// <summary>Its sections, as they are marked.</summary>
    public IReadOnlyList<ShownSection> Sections => _sections ??= [.. Report.Record.Sections.Select(section => new ShownSection(
        section.Kind,
        section.Heading is { Length: > 0 } heading ? [new FoldedUnit(heading)] : [],
        ReportDocument.Paragraphs(section).ConvertAll(paragraph => new FoldedUnit(paragraph))))];

    /// <summary>Its items.</summary>
    public List<PlacedPassage> Passages => _passages ??= PassageList.Of(Report.Record);

    /// <summary>What it takes of memory, about, when all of it is made.</summary>
    public long Bytes => BytesOfReport + (BytesOfCharacter * Report.Record.Sections.Sum(section => (long)section.Text.Length));
}

/// <summary>A section as it is marked.</summary>
/// <param name="Kind">As <see cref="Section.Kind"/>.</param>
/// <param name="Heading">Its heading; empty where it has none.</param>
/// <param name="Paragraphs">As <see cref="ReportDocument.Paragraphs"/>.</param>
internal sealed record ShownSection(string Kind, IReadOnlyList<FoldedUnit> Heading, IReadOnlyList<FoldedUnit> Paragraphs);
