using GovReportArchive.Reports.Agencies;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Judging;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Regions;
using GovReportArchive.Reports.Rules;
using GovReportArchive.Reports.Tables;
namespace GovReportArchive.Reports;

/// <summary>Makes a record of a document: who reports on which year, its sections, its statutory counts and whether they add up.</summary>
/// <remarks>Pure and thread-safe: the same document gives the same record, whatever was read before.</remarks>
public static class ReportReader
{
    /// <summary>Reads a document. Never throws on any content: what cannot be decided is absent and explained in the warnings.</summary>
    /// <remarks>Time grows with the length of the document, not faster.</remarks>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Gives up between the parts of the reading.</param>
    /// <exception cref="OperationCanceledException">Given up.</exception>
    public static ReadingResult Read(SourceDocument document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        RuleFirings.Begin();
        TableReading tables = TableReader.Read(document, cancellationToken);
        ProseReading prose = ProseReader.Read(document, tables.Taken, cancellationToken);
        List<ReadingWarning> warnings = [.. document.Warnings.Select(w => new ReadingWarning(w.Code, Unnamed(w.Message, document.File), w.Block is int b ? new Place(b) : null))];

        cancellationToken.ThrowIfCancellationRequested();
        TitleAgency[] titles = [.. prose.Titles.Select(t => TitleAgency.Read(t.Text))];
        Published? published = prose.Published;
        int? year = YearReader.Decide([.. titles.Select(t => t.Year).OfType<int>()], prose.Text, published?.Date, warnings);
        if (year is null) warnings.Add(new ReadingWarning("year.unknown", "文件中没有说明报告的是哪一年。"));

        RegionEvidence evidence = new(prose.Text, prose.Contact, prose.Facts, document.Breadcrumb, year, document.Url);
        List<(string Name, ReadingRule Rule)> named = [];
        AgencyReading who = AgencyReader.Read(Names(document, prose, titles, year).Select(found => { named.Add(found); return found.Name; }), prose.Text, year, evidence, warnings);
        ReadingRule? agencyRule = named.FirstOrDefault(found => found.Name == who.Agency.Printed).Rule;
        agencyRule?.Holds();
        cancellationToken.ThrowIfCancellationRequested();
        who = who with { Agency = Identified(who.Agency) };
        string title = prose.Titles.Count > 0 ? OnOneLine(prose.Titles[0].Text) : ComposeTitle(who.Agency.Name, year);
        if (prose.Titles.Count == 0) warnings.Add(new ReadingWarning("title.missing", "文件没有标题；现有标题由文件内容拼成。"));
        warnings.AddRange(tables.Warnings);
        List<Figure> figures = FigureReader.Read(prose.Sections, key => HasCell(tables, key));

        ReportRecord record = new()
        {
            Id = ReportId.Propose(who.Agency, title, year),
            Title = title,
            Agency = who.Agency,
            Year = year,
            Region = who.Region,
            Form = tables.Form,
            Scope = titles.Select(t => t.Scope).FirstOrDefault(s => s is not null) ?? ScopeReader.Read(prose.Preamble, prose.First) ?? "unknown",
            Published = published,
            Publisher = prose.Facts.Publisher ?? document.DeclaredPublisher,
            DocumentNumber = prose.Facts.DocumentNumber,
            Contact = prose.Contact,
            Sections = prose.Sections,
            Counts = tables.Counts,
            Cells = tables.Cells,
            Rows = tables.Rows,
            At = tables.At,
            Cumulative = tables.Cumulative,
            ExtraRows = tables.ExtraRows,
            Figures = figures,
            Warnings = warnings,
            Source = new Source(document.File, document.MediaType, document.Sha256, new[] { document.Url, prose.Facts.Url }.FirstOrDefault(WebAddress.IsOne), Recognised: document.Recognised ? true : null),
        };
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<Check> sums = CheckRunner.Run(tables.Form, tables.Counts, tables.Cells);
        ProseAssessment assessed = CheckRunner.AssessProse(record);
        if (document.Recognised) (sums, assessed) = ([.. sums.Select(CheckRunner.Recognised)], assessed.Recognised());
        record = record with { Figures = assessed.Figures, Checks = [.. sums, .. assessed.Checks] };
        string? reason = ReportJudge.ReasonAgainst(prose, tables, figures, who.Agency.Name != Agency.Unnamed);
        return new ReadingResult(record, reason, ReadingExplanation.Of(document, tables, warnings, agencyRule, RuleFirings.End()));
    }

    private const int ShortestSentence = 12;

    /// <summary>Names of the agency, the most trustworthy first; each is only looked for when those before do not settle it.</summary>
    private static IEnumerable<(string Name, ReadingRule Rule)> Names(SourceDocument document, ProseReading prose, TitleAgency[] titles, int? year)
    {
        foreach (string name in titles.Select(t => t.Agency).OfType<string>()) yield return (name, ReadingRules.Of("agency.title"));
        foreach ((string, ReadingRule) name in AgencyPhrases.Find(prose.Preamble, prose.First, prose.Closing, prose.Text)) yield return name;
        (string Name, PublisherTrust Trust)[] publishers = [.. new[] { prose.Facts.Publisher, document.DeclaredPublisher }.OfType<string>().Select(name => (name, PublisherFit.Of(name, prose.Text)))];
        foreach ((string name, _) in publishers.Where(publisher => publisher.Trust == PublisherTrust.Own)) yield return (name, ReadingRules.Of("agency.publisher"));
        if (AgencyActors.MostNamed(prose.Text, year) is { } acting) yield return acting;
        if (AgencyActors.OfOpening(prose.Preamble.Where(p => p.Length >= ShortestSentence).Take(2).Concat(prose.First.Take(2)), prose.Text) is string opening) yield return (opening, ReadingRules.Of("agency.opening"));
        foreach ((string name, _) in publishers.Where(publisher => publisher.Trust == PublisherTrust.Possible)) yield return (PublisherFit.Reporter(name, PublisherTrust.Possible), ReadingRules.Of("agency.publisher"));
    }

    private static bool HasCell(TableReading tables, string key) => CountSums.CellsOf(key).Any(cell => tables.Counts.ContainsKey(cell) || tables.Cells.ContainsKey(cell));

    /// <summary>A message that begins with the file's name, which a record has no need of.</summary>
    private static string Unnamed(string message, string file) =>
        message.StartsWith(file + "：", StringComparison.Ordinal) ? message[(file.Length + 1)..] : message;

    // A damaged table may give a name with a tab or with a slash at its end; an id is made of parts that an address can hold.
    private static Agency Identified(Agency agency)
    {
        string[] parts = [.. OnOneLine(agency.Id).Split('/').Where(part => ReportId.Complaint(part) is null)];
        return agency with
        {
            Id = parts.Length > 1 ? string.Join('/', parts) : $"{parts.FirstOrDefault() ?? "x"}/{Agency.Unnamed}",
            Name = OnOneLine(agency.Name),
            Printed = agency.Printed is { } printed ? OnOneLine(printed) : null,
        };
    }

    private static string OnOneLine(string title) => Unprintable.IsIn(title) ? string.Concat(title.Where(c => !Unprintable.IsOne(c))) : title;

    private static string ComposeTitle(string agency, int? year) =>
        (agency == Agency.Unnamed ? "" : agency) + (year is int y ? y + "年" : "") + "政府信息公开工作年度报告";
}

/// <summary>What reading a document gives.</summary>
/// <param name="Record">The record.</param>
/// <param name="NotAReport">The reason why the file is probably no annual report; null where it is one.</param>
/// <param name="Explanation">Where the record's counts and warnings come from.</param>
public sealed record ReadingResult(ReportRecord Record, string? NotAReport, ReadingExplanation Explanation);
