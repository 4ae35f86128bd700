using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Passages;

namespace GovReportArchive.Web.Pages;

/// <summary>Addresses of pages. Those of reports are permanent.</summary>
internal static class Addresses
{
    /// <summary>A report's page; with a query its hits are marked.</summary>
    public static string Report(string id, string? query = null) =>
        "/reports/" + Uri.EscapeDataString(id) + (string.IsNullOrWhiteSpace(query) ? "" : "?q=" + Uri.EscapeDataString(query));

    /// <summary>One version of a report, whatever versions come later.</summary>
    public static string Version(string id, int version) => FormattableString.Invariant($"/reports/{Uri.EscapeDataString(id)}?version={version}");

    /// <summary>A report beside the agency's report before it, or beside another one; versions where they are not the newest.</summary>
    public static string Compare(string id, string? with = null, int? version = null, int? withVersion = null)
    {
        string?[] parts = [with is null ? null : "with=" + Uri.EscapeDataString(with), version is { } n ? FormattableString.Invariant($"version={n}") : null, withVersion is { } m ? FormattableString.Invariant($"withVersion={m}") : null];
        string query = string.Join('&', parts.OfType<string>());
        return $"/reports/{Uri.EscapeDataString(id)}/compare" + (query.Length > 0 ? "?" + query : "");
    }

    /// <summary>The original of a version, as far as it can be shown; what of it is to be marked comes behind.</summary>
    public static string Original(string id, int version) => FormattableString.Invariant($"/reports/{Uri.EscapeDataString(id)}/original?version={version}");

    /// <summary>An item in the original of its report.</summary>
    public static string OriginalOf(PassageHit passage) => FormattableString.Invariant(
        $"{Original(passage.Report, passage.Version)}&section={passage.SectionNumber}&item={passage.Item}&f={PassageAddress.Fingerprint(passage.Text)}");

    /// <summary>The citation of an item, but for its format.</summary>
    public static string CitationOf(PassageHit passage) => FormattableString.Invariant(
        $"{Json(PassageAddress.Item(passage.Report, passage.Version, passage.SectionNumber, passage.Item))}/citation?f={PassageAddress.Fingerprint(passage.Text)}&");

    /// <summary>HTML id of an item on its report's page.</summary>
    public static string ItemAnchor(int section, int item) => FormattableString.Invariant($"s{section}-i{item}");

    /// <summary>HTML id of a cell on its report's page.</summary>
    public static string CellAnchor(string key) => "cell-" + key;

    /// <summary>A number in its report, as it stands in its table there.</summary>
    public static string Cell(string id, int? version, string key) => (version is { } n ? Version(id, n) : Report(id)) + "#" + CellAnchor(key);

    /// <summary>HTML id of what a cell is added up to, on its permanent page.</summary>
    public const string SumAnchor = "sum";

    /// <summary>Where a number is shown in its report: its cell; where it is a sum, all of its cells; where it has none, the version.</summary>
    public static string Number(MetricValue number) => Number(number.Cells) ?? Version(number.Report, number.Version);

    /// <summary>Where a number is shown by its cells; null where it has none.</summary>
    public static string? Number(IReadOnlyList<MetricCell> cells) => cells switch
    {
        [] => null,
        [var cell] => cell.Page,
        [var cell, ..] => cell.Page + "#" + SumAnchor,
    };

    /// <summary>An item in its report, highlighted.</summary>
    public static string Item(PassageHit passage, string? query = null) =>
        Version(passage.Report, passage.Version) + (string.IsNullOrWhiteSpace(query) ? "" : "&q=" + Uri.EscapeDataString(query))
        + "#" + ItemAnchor(passage.SectionNumber, passage.Item);

    /// <summary>What a rule of a check, of the ledger or of reading says.</summary>
    public static string Rule(string rule) => "/rules#" + Uri.EscapeDataString(rule);

    /// <summary>An agency's page; the slash inside the id stays one.</summary>
    public static string Agency(string id) => "/agencies/" + string.Join('/', id.Split('/').Select(Uri.EscapeDataString));

    /// <summary>A region's page.</summary>
    public static string Region(string code) => "/regions/" + Uri.EscapeDataString(code);

    /// <summary>A wording's page.</summary>
    public static string Wording(string id) => "/wordings/" + Uri.EscapeDataString(id);

    /// <summary>All reports with one value of a filter.</summary>
    public static string Search(string filter, string value) => $"/?{filter}={Uri.EscapeDataString(value)}";

    /// <summary>The JSON twin of a page.</summary>
    public static string Json(string page) => "/api/v1" + page;
}
