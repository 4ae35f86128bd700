using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Api;

/// <summary>What a permanent address of an item or a count leads to. Page and API answer alike.</summary>
/// <param name="Lookup">What the report part leads to; <see cref="ReportLookup.Missing"/> also tells of an item or count that is not there.</param>
/// <param name="Item">The item; null where the address names none that is there.</param>
/// <param name="Count">The count; null where the address names none that is there.</param>
/// <param name="Section">Where the section is there and the item is not: the section, to look for it by eye.</param>
internal sealed record PermanentAddress(ReportLookup Lookup, PassageView? Item, CountView? Count, Section? Section = null)
{
    private const int ShortestFingerprint = 4;

    /// <summary>Follows the address of an item.</summary>
    /// <exception cref="QueryParameterException">The fingerprint is too short to tell anything.</exception>
    public static PermanentAddress OfItem(
        Holdings holdings, PassageSearch passages, string id, int version, int section, int item, string? fingerprint, bool nextYear)
    {
        if (fingerprint?.Length < ShortestFingerprint)
            throw new QueryParameterException("f", $"f 至少 {ShortestFingerprint} 个字符；地址可能没有复制完整，去掉 f 则只按序号打开。");
        ReportLookup found = Find(holdings, id, version);
        if (found.Report is not { } report) return new(found, null, null);
        if (passages.At(report, section, item, fingerprint, nextYear) is { } view) return new(found, view, null);
        Section? part = report.Record.Sections.FirstOrDefault(part => part.N == section);
        return new(Missing(Lost(report, section, item, part, fingerprint)), null, null, part);
    }

    /// <summary>Follows the address of a count.</summary>
    public static PermanentAddress OfCount(Holdings holdings, string id, int version, string key)
    {
        ReportLookup found = Find(holdings, id, version);
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
            printed ? value : null, cell, page, PassageAddress.Api + page, [.. CellSum.Of(report, key)]));
    }

    // A slash inside an id travels as %2F, which no server turns back before it has cut the address into parts.
    private static ReportLookup Find(Holdings holdings, string id, int version) =>
        ReportLookup.Find(holdings, id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), version);

    private static string Lost(StoredReport report, int section, int item, Section? part, string? fingerprint)
    {
        string where = FormattableString.Invariant($"报告 {report.Id} 第 {report.Version} 版");
        if (part is null) return FormattableString.Invariant($"{where}没有第 {section} 部分；它有 {report.Record.Sections.Count} 个部分。");
        if (fingerprint is not null) return FormattableString.Invariant($"{where}中已找不到所引的条目（原为第 {section} 部分第 {item} 条）：这一版经重新解析，文字或条目的划分与引用时不同。请在该部分中查找。");
        int items = PassageSplitter.Split(part).Count(passage => !passage.IsHeading);
        return FormattableString.Invariant($"{where}的第 {section} 部分没有第 {item} 条；它有 {items} 条。");
    }

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
/// <param name="Sums">The metrics of which this cell is one of several addends.</param>
internal sealed record CountView(
    string Report, int Version, int NewestVersion, string Title, string AgencyId, string Agency, int? Year, string Key, string Label, string Unit,
    decimal? Value, CellState? Cell, string Page, string Url, IReadOnlyList<CellSum> Sums);

/// <summary>A metric that adds up several cells of a report, one of which is shown.</summary>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Value">The sum; null where a cell has no number.</param>
/// <param name="Cells">All cells, in the order of the table.</param>
internal sealed record CellSum(string Metric, string Label, string Unit, decimal? Value, IReadOnlyList<AddedCell> Cells)
{
    /// <summary>The sums that a cell of a report is part of.</summary>
    public static IEnumerable<CellSum> Of(StoredReport report, string key)
    {
        ReportRecord record = report.Record;
        foreach (CrosswalkEntry entry in Crosswalk.All)
        {
            if (entry.Keys.GetValueOrDefault(record.Form) is not { Count: > 1 } keys || !keys.Contains(key, StringComparer.Ordinal)) continue;
            AddedCell[] cells = [.. keys.Select(part => new AddedCell(
                part, CountCatalog.Find(part)!.Label, record.Counts.TryGetValue(part, out decimal value) ? value : null, PassageAddress.Count(report.Id, report.Version, part)))];
            yield return new CellSum(
                entry.Metric, entry.Label, CountCatalog.Find(key)!.Unit, cells.All(cell => cell.Value is not null) ? cells.Sum(cell => cell.Value) : null, cells);
        }
    }
}

/// <summary>A cell that is added up with others.</summary>
/// <param name="Key">Key of the count.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Value">The number that is printed in it; null where there is none.</param>
/// <param name="Page">Permanent address of its page.</param>
internal sealed record AddedCell(string Key, string Label, decimal? Value, string Page);
