using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Captures;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Discovery.Missing;

/// <summary>Which agencies should have reported and are not held, by region, type and year.</summary>
/// <remarks>That a report is not held says nothing of whether it was published. Reads the catalog, one row an agency and year, and the records of those agencies alone that are told of. Thread-safe.</remarks>
public sealed class MissingSearch
{
    private const int MostLookedAt = 5;

    // The day changes where the law counts it.
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly CatalogDatabase _catalog;
    private readonly TimeProvider _time;

    // What was read last, for as long as nothing changes.
    private volatile Kept? _last;

    internal MissingSearch(CatalogDatabase catalog, TimeProvider time) => (_catalog, _time) = (catalog, time);

    /// <summary>A page of agencies, and all of them together by year.</summary>
    /// <exception cref="QueryParameterException">A filter or cursor cannot be used.</exception>
    public MissingAnswer Search(MissingQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        After? after = question.Cursor is null ? null : PageCursor.Read<After>(question.Question, question.Cursor, place => place.Key is { Length: > 0 });
        (MissingTable table, IReadOnlyList<NamedPlace>? places) = Table(question);
        MissingAgency[] rest = [.. table.Agencies.SkipWhile(agency => after is not null && string.CompareOrdinal(agency.Key, after.Key) <= 0)];
        MissingAgency[] shown = [.. rest.Take(question.Limit)];
        string? next = shown.Length > 0 && shown.Length < rest.Length ? PageCursor.Write(question.Question, new After(shown[^1].Key)) : null;
        return new MissingAnswer(table.Agencies.Count, table.Years, [.. shown.Select(WithReports)], next, places);
    }

    /// <summary>All agencies.</summary>
    /// <inheritdoc cref="Search"/>
    public IEnumerable<MissingAgency> All(MissingQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        // What cannot be answered is to be told before the first agency.
        IReadOnlyList<MissingAgency> agencies = Table(question).Table.Agencies;
        return agencies.Select(WithReports);
    }

    private (MissingTable Table, IReadOnlyList<NamedPlace>? Places) Table(MissingQuestion question)
    {
        FilterResolver resolver = new(_catalog, SearchKinds.Agencies);
        MissingAsked asked = new(resolver.Resolve(question.Filters), question.Bases, question.All);
        return (MissingTable.Of(Book(), asked, DateOnly.FromDateTime(_time.GetUtcNow().ToOffset(China).Date)), resolver.Ambiguous);
    }

    private HeldBook Book() => _catalog.Read(reader =>
    {
        long change = reader.LastChange();
        if (_last is { } last && last.Change == change) return last.Book;
        HeldBook book = HeldBook.Read(reader);
        _last = new Kept(change, book);
        return book;
    });

    private MissingAgency WithReports(MissingAgency agency) => _catalog.Read(reader => agency.Agency is { } id
        ? agency with
        {
            Undated = [.. reader.ReportsOf(id, null).Where(row => !row.Withdrawn).Select(row => row.Id)],
            Source = SourceOf(id, agency.Years[^1].Year, reader) ?? SourceIn(agency.Region, reader),
        }
        : agency with { Source = SourceIn(agency.Region, reader) });

    // The page that led to the nearest year that was fetched from one, else where the nearest year itself was.
    private static MissingSource? SourceOf(string agency, int wanted, CatalogReader reader)
    {
        CaptureRows captures = new(reader);
        ReportRow[] nearest = [.. reader.SeriesOf(agency, int.MaxValue).OrderBy(row => Math.Abs(row.Year!.Value - wanted)).ThenByDescending(row => row.Year).Take(MostLookedAt)];
        (ReportRow Row, CaptureInfo Capture)[] fetched = [.. nearest.SelectMany(row => reader.Version(row.Key, row.Version)?.Sha256 is { } sha256 ? captures.Of(sha256) : [], (row, capture) => (row, capture))];
        if (Array.Find(fetched, found => found.Capture.Via is not null) is { Capture.Via: { } page } linked) return new MissingSource(page, MissingSource.Column, linked.Row.Id);
        return nearest.Select(row => reader.Readable(row, withTables: false) is StoredReport { Record.Source.Url: { Length: > 0 } address } ? new MissingSource(address, MissingSource.Single, row.Id) : null)
            .FirstOrDefault(source => source is not null);
    }

    // Places mostly keep the reports of all their agencies in one column.
    private static MissingSource? SourceIn(string? place, CatalogReader reader) =>
        place is not null && new CaptureRows(reader).PageOf(place) is ({ } page, { } report) ? new MissingSource(page, MissingSource.Column, report) : null;

    private sealed record After(string Key);

    private sealed record Kept(long Change, HeldBook Book);
}
