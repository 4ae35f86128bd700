using GovReportArchive.Archive;
using GovReportArchive.Archive.Passages;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Api;

/// <summary>What a permanent address of an item or a count leads to. Page and API answer alike.</summary>
/// <param name="Lookup">What the report part leads to; <see cref="ReportLookup.Missing"/> also tells of an item or count that is not there.</param>
/// <param name="Item">The item; null where the address names none that is there.</param>
/// <param name="Count">The count; null where the address names none that is there.</param>
internal sealed record PermanentAddress(ReportLookup Lookup, PassageView? Item, CountView? Count)
{
    /// <summary>Follows the address of an item.</summary>
    public static PermanentAddress OfItem(ReportArchive archive, string id, int version, int section, int item, bool nextYear)
    {
        ReportLookup found = Find(archive, id, version);
        if (found.Report is not { } report) return new(found, null, null);
        return archive.Passages.At(report, section, item, nextYear) is { } view
            ? new(found, view, null)
            : new(Missing(FormattableString.Invariant($"报告 {report.Id} 第 {version} 版的第 {section} 部分没有第 {item} 条。")), null, null);
    }

    /// <summary>Follows the address of a count.</summary>
    public static PermanentAddress OfCount(ReportArchive archive, string id, int version, string key)
    {
        ReportLookup found = Find(archive, id, version);
        if (found.Report is not { } report) return new(found, null, null);
        if (CountCatalog.Find(key) is not { } count) return new(Missing($"没有指标 {key}；全部指标见 /api/v1/counts。"), null, null);
        ReportRecord record = report.Record;
        bool printed = record.Counts.TryGetValue(key, out decimal value);
        CellState? cell = record.Cells.GetValueOrDefault(key);
        if (!printed && cell is null)
            return new(Missing(FormattableString.Invariant($"报告 {report.Id} 第 {version} 版没有“{count.Label}”（{key}）所在的表。")), null, null);
        string page = PassageAddress.Count(report.Id, report.Version, key);
        return new(found, null, new CountView(
            report.Id, report.Version, report.Versions, record.Title, record.Agency.Id, record.Agency.Name, record.Year, key, count.Label, count.Unit,
            printed ? value : null, cell, page, PassageAddress.Api + page));
    }

    // A slash inside an id travels as %2F, which no server turns back before it has cut the address into parts.
    private static ReportLookup Find(ReportArchive archive, string id, int version) =>
        ReportLookup.Find(archive, id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), version);

    private static ReportLookup Missing(string what) => new(null, null, null, what);
}

/// <summary>One count by its permanent address.</summary>
/// <param name="Report">Id of the report.</param>
/// <param name="Version">The version that the address names.</param>
/// <param name="NewestVersion">The newest version of the report.</param>
/// <param name="Title">Title of the report.</param>
/// <param name="AgencyId">Id of the agency.</param>
/// <param name="Agency">Name of the agency.</param>
/// <param name="Year">Report year, where known.</param>
/// <param name="Key">The count's key.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Value">The number that the report prints; null where it prints none.</param>
/// <param name="Cell">What stands in the cell, where that is not a plain number.</param>
/// <param name="Page">Permanent address of the page.</param>
/// <param name="Url">The same as JSON.</param>
internal sealed record CountView(
    string Report, int Version, int NewestVersion, string Title, string AgencyId, string Agency, int? Year, string Key, string Label, string Unit,
    decimal? Value, CellState? Cell, string Page, string Url);
