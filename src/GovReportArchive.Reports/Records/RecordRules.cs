using System.Globalization;
using System.Net.Http.Headers;

namespace GovReportArchive.Reports.Records;

/// <summary>What the strings and numbers of a record may be, wherever a record comes in.</summary>
/// <remarks>
/// Law: no string of a record that passes leads out of a directory, ends a line, a header or a page's address, runs as a script, or grows without
/// bound. Prose is free but for its length: it is only ever shown, escaped. The table names every string of a record.
/// </remarks>
public static class RecordRules
{
    private const int LongestName = 500;
    private const int LongestLine = 4_000;
    private const int LongestText = 16_000_000;
    private const int MostSections = 10_000;

    // Cells that lost their separators give long numbers; a table of these can still be summed.
    private const decimal LargestNumber = 100_000_000_000_000_000_000_000_000m;

    private static readonly Rule[] Strings =
    [
        Needed("id", r => [r.Id], ReportId.Complaint),
        new("aliases[]", r => r.Aliases, ReportId.Complaint),
        Needed("title", r => [r.Title], Line),
        Needed("agency.id", r => [r.Agency.Id], AgencyId),
        Needed("agency.name", r => [r.Agency.Name], Name),
        new("agency.printed", r => [r.Agency.Printed], Line),
        new("agency.type", r => [r.Agency.Type], Name),
        new("agency.level", r => [r.Agency.Level], Name),
        new("region.code", r => [r.Region?.Code], RegionCode),
        new("region.province", r => [r.Region?.Province], Name),
        new("region.city", r => [r.Region?.City], Name),
        new("region.county", r => [r.Region?.County], Name),
        new("region.township", r => [r.Region?.Township], Name),
        new("region.basis[]", r => r.Region?.Basis ?? [], Key),
        Needed("form", r => [r.Form], Key),
        Needed("scope", r => [r.Scope], Key),
        new("published.date", r => [r.Published?.Date], Date),
        new("published.basis", r => [r.Published?.Basis], Key),
        new("publisher", r => [r.Publisher], Line),
        new("documentNumber", r => [r.DocumentNumber], Line),
        new("contact.address", r => [r.Contact?.Address], Line),
        new("contact.postcode", r => [r.Contact?.Postcode], Line),
        new("contact.phone", r => [r.Contact?.Phone], Line),
        new("contact.email", r => [r.Contact?.Email], Line),
        Needed("sections[].kind", r => r.Sections.Select(section => section.Kind), Key),
        new("sections[].heading", r => r.Sections.Select(section => section.Heading), Text),
        Needed("sections[].text", r => r.Sections.Select(section => section.Text), Text),
        Needed("counts", r => r.Counts.Select(count => count.Key), Key),
        Needed("cumulative", r => r.Cumulative.Select(count => count.Key), Key),
        Needed("cells", r => r.Cells.Select(cell => cell.Key), Key),
        Needed("cells[].state", r => r.Cells.Select(cell => cell.Value.State), Key),
        new("cells[].raw", r => r.Cells.Select(cell => cell.Value.Raw), Text),
        new("cells[].by", r => r.Cells.Select(cell => cell.Value.By), Key),
        Needed("rows", r => r.Rows.Select(row => row.Key), Key),
        Needed("rows[].raw", r => r.Rows.Select(row => row.Value.Raw), Text),
        Needed("at", r => r.At.Select(place => place.Key), Key),
        Needed("extraRows[].table", r => r.ExtraRows.Select(row => row.Table), Key),
        Needed("extraRows[].label", r => r.ExtraRows.Select(row => row.Label), Text),
        new("extraRows[].unit", r => r.ExtraRows.Select(row => row.Unit), Text),
        Needed("extraRows[].cells[]", r => r.ExtraRows.SelectMany(row => row.Cells), Text),
        Needed("figures[].what", r => r.Figures.Select(figure => figure.What), Text),
        Needed("figures[].quote", r => r.Figures.Select(figure => figure.Quote), Text),
        new("figures[].unit", r => r.Figures.Select(figure => figure.Unit), Text),
        new("figures[].key", r => r.Figures.Select(figure => figure.Key), Key),
        new("figures[].scope", r => r.Figures.Select(figure => figure.Scope), Scope),
        Needed("figures[].comparator", r => r.Figures.Select(figure => figure.Comparator), Comparator),
        Needed("figures[].state", r => r.Figures.Select(figure => figure.State), FigureState),
        Needed("checks[].rule", r => r.Checks.Select(check => check.Rule), Key),
        new("checks[].column", r => r.Checks.Select(check => check.Column), Name),
        Needed("checks[].state", r => r.Checks.Select(check => check.State), Key),
        new("checks[].quote", r => r.Checks.Select(check => check.Quote), Text),
        new("checks[].reason", r => r.Checks.Select(check => check.Reason), Key),
        Needed("checksAsRead[].rule", r => (r.ChecksAsRead ?? []).Select(check => check.Rule), Key),
        new("checksAsRead[].column", r => (r.ChecksAsRead ?? []).Select(check => check.Column), Name),
        Needed("checksAsRead[].state", r => (r.ChecksAsRead ?? []).Select(check => check.State), Key),
        new("checksAsRead[].quote", r => (r.ChecksAsRead ?? []).Select(check => check.Quote), Text),
        new("checksAsRead[].reason", r => (r.ChecksAsRead ?? []).Select(check => check.Reason), Key),
        Needed("warnings[].code", r => r.Warnings.Select(warning => warning.Code), Key),
        Needed("warnings[].message", r => r.Warnings.Select(warning => warning.Message), Text),
        Needed("corrections[].key", r => (r.Corrections ?? []).Select(correction => correction.Key), Key),
        new("corrections[].value", r => (r.Corrections ?? []).Select(correction => correction.Value), Line),
        Needed("corrections[].by", r => (r.Corrections ?? []).Select(correction => correction.By), Name),
        Needed("corrections[].source", r => (r.Corrections ?? []).Select(correction => correction.Source), Line),
        new("corrections[].at", r => (r.Corrections ?? []).Select(correction => correction.At), Moment),
        new("corrections[].was", r => (r.Corrections ?? []).Select(correction => correction.Was), Line),
        new("corrections[].wasCell.state", r => (r.Corrections ?? []).Select(correction => correction.WasCell?.State), Key),
        new("corrections[].wasCell.raw", r => (r.Corrections ?? []).Select(correction => correction.WasCell?.Raw), Text),
        new("corrections[].wasCell.by", r => (r.Corrections ?? []).Select(correction => correction.WasCell?.By), Key),
        Needed("parser.name", r => [r.Parser.Name], Key),
        new("source.file", r => [r.Source.File], Line),
        new("source.mediaType", r => [r.Source.MediaType], MediaType),
        new("source.sha256", r => [r.Source.Sha256], Hash),
        new("source.url", r => [r.Source.Url], Url),
        new("source.fetched", r => [r.Source.Fetched], Moment),
    ];

    /// <summary>Holds a record to the rules.</summary>
    /// <exception cref="FormatException">It breaks one; the message names the member and says why, without a full stop.</exception>
    public static void Require(ReportRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        foreach ((string path, object? part) in Parts(record))
            if (part is null) throw new FormatException($"{path} 不能是 null");
        foreach (Rule rule in Strings)
        {
            foreach (string? value in rule.Values(record))
            {
                string? complaint = value is not null ? rule.Complaint(value) : rule.IsNeeded ? "缺少" : null;
                if (complaint is not null) throw new FormatException($"{rule.Path} {complaint}");
            }
        }

        RequireNumbers(record);
    }

    private static void RequireNumbers(ReportRecord record)
    {
        if (record.Sections.Count > MostSections) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"sections 超过 {MostSections} 个"));
        HashSet<int> numbers = [];
        foreach (Section section in record.Sections)
            if (section.N < 1 || !numbers.Add(section.N)) throw new FormatException("sections[].n 应为不重复的正整数");
        IEnumerable<decimal> values = record.Counts.Values.Concat(record.Cumulative.Values).Concat(record.Figures.SelectMany(figure => new[] { figure.Value, figure.Against ?? 0 }))
            .Concat(record.Cells.Values.Select(cell => cell.Value ?? 0)).Concat(record.Rows.Values.SelectMany(row => row.Candidates).SelectMany(row => row));
        if (values.Any(value => Math.Abs(value) > LargestNumber)) throw new FormatException("有数字超过 26 位");
        foreach (Figure figure in record.Figures)
        {
            int length = record.Sections.FirstOrDefault(section => section.N == figure.Section)?.Text.Length ?? 0;
            if (figure.Start < 0 || figure.Length < 0 || figure.Start > length - figure.Length) throw new FormatException("figures[] 指到正文之外");
        }

        foreach (Check check in record.Checks.Concat(record.ChecksAsRead ?? []).Where(check => check.Section is not null || check.Start is not null))
        {
            int length = record.Sections.FirstOrDefault(section => section.N == check.Section)?.Text.Length ?? 0;
            if (check.Start is not >= 0 || check.Quote is null || check.Start > length - check.Quote.Length) throw new FormatException("checks[] 指到正文之外");
        }
    }

    // JSON may set to null what a record always has; later parts are asked for only when earlier ones are there.
    private static IEnumerable<(string Path, object? Part)> Parts(ReportRecord record)
    {
        yield return ("agency", record.Agency);
        yield return ("parser", record.Parser);
        yield return ("source", record.Source);
        yield return ("counts", record.Counts);
        yield return ("cumulative", record.Cumulative);
        (string Path, IEnumerable<object?>? Items)[] lists =
        [
            ("sections", record.Sections), ("cells", record.Cells?.Values), ("rows", record.Rows?.Values), ("at", record.At?.Values),
            ("extraRows", record.ExtraRows), ("figures", record.Figures), ("checks", record.Checks), ("checksAsRead", record.ChecksAsRead ?? []),
            ("warnings", record.Warnings), ("aliases", record.Aliases), ("corrections", record.Corrections ?? []),
            ("region.basis", record.Region is { } region ? region.Basis : []),
        ];
        foreach ((string path, IEnumerable<object?>? items) in lists)
        {
            yield return (path, items);
            foreach (object? item in items!) yield return (path + "[]", item);
        }

        foreach (ExtraRow row in record.ExtraRows) yield return ("extraRows[].cells", row.Cells);
        foreach (UndecidedRow row in record.Rows!.Values)
        {
            yield return ("rows[].candidates", row.Candidates);
            foreach (IReadOnlyList<decimal>? candidate in row.Candidates) yield return ("rows[].candidates[]", candidate);
        }
    }

    /// <summary>Whether a text is a region code: six digits, nine for a township.</summary>
    public static bool IsRegionCode(string text) => text is { Length: 6 or 9 } && text.All(char.IsAsciiDigit);

    /// <summary>Whether a text is a day, written 2025-01-31.</summary>
    public static bool IsDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string? Hash(string text) => OriginalHash.IsOne(text) ? null : "应为 64 位小写十六进制数字";

    private static string? RegionCode(string text) => IsRegionCode(text) ? null : "应为六位或九位数字";

    private static string? Date(string text) => IsDate(text) ? null : "应写作 2025-01-31";

    private static string? Moment(string text) =>
        text.Length <= LongestName && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) ? Name(text) : "应为日期或时间";

    private static string? Url(string text) => WebAddress.IsOne(text) ? null : "应为 http 或 https 网址";

    private static string? MediaType(string text) =>
        Name(text) ?? (MediaTypeHeaderValue.TryParse(text, out _) ? null : "应为媒体类型，如 text/html");

    // One address serves an agency; each part of its id is a part of that.
    private static string? AgencyId(string text) =>
        text.Length > ReportId.Longest ? Bound(text, ReportId.Longest) : text.Split('/').Select(ReportId.Complaint).FirstOrDefault(complaint => complaint is not null);

    private static string? Key(string text)
    {
        if (text.Length is 0 or > ReportId.Longest) return text.Length == 0 ? "是空的" : Bound(text, ReportId.Longest);
        return text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or ':') ? null : "只能由字母、数字和 . - _ : 组成";
    }

    private static string? Scope(string text) => text is FigureScopes.Own or FigureScopes.Aggregate ? null : "应为 own 或 aggregate";

    private static string? FigureState(string text) =>
        text is FigureStates.Matched or FigureStates.Contradicted or FigureStates.Unassigned ? null : "应为 matched、contradicted 或 unassigned";

    private static string? Comparator(string text) =>
        text is FigureComparators.Equal or FigureComparators.More or FigureComparators.Less or FigureComparators.About or FigureComparators.All ? null : "应为 =、>、<、~ 或 all";

    private static string? Name(string text) => Bound(text, LongestName) ?? Shown(text);

    private static string? Line(string text) => Bound(text, LongestLine) ?? Shown(text);

    private static string? Text(string text) => Bound(text, LongestText) ?? (ReportId.HasLoneSurrogate(text) ? "含有不成对的代理字符" : null);

    private static string? Shown(string text) =>
        Unprintable.IsIn(text) ? "含有控制字符" : ReportId.HasLoneSurrogate(text) ? "含有不成对的代理字符" : null;

    private static string? Bound(string text, int most) =>
        text.Length > most ? string.Create(CultureInfo.InvariantCulture, $"超过 {most} 个字符") : null;

    private static Rule Needed(string path, Func<ReportRecord, IEnumerable<string?>> values, Func<string, string?> complaint) => new(path, values, complaint, true);

    /// <summary>One member of a record.</summary>
    /// <param name="Path">Where it stands in JSON.</param>
    /// <param name="Values">Its values in a record.</param>
    /// <param name="Complaint">Why a value cannot stand there, as the end of a sentence; null where it can.</param>
    /// <param name="IsNeeded">Whether it must be there.</param>
    private sealed record Rule(
        string Path, Func<ReportRecord, IEnumerable<string?>> Values, Func<string, string?> Complaint, bool IsNeeded = false);
}
