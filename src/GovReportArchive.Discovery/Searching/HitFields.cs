using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Discovery.Searching;

/// <summary>Something of its report that a hit carries where it is asked for.</summary>
/// <param name="Name">As parameters write it: a member of the record, or the key of a count.</param>
/// <param name="Label">What it is called.</param>
public sealed record HitField(string Name, string Label)
{
    /// <summary>Puts it on a hit.</summary>
    internal Func<ReportHit, StoredReport, ReportHit> Put { get; init; } = static (hit, _) => hit;

    /// <summary>The field of a name, or of a count's key.</summary>
    /// <exception cref="QueryParameterException">There is none; the message lists all, and the keys that are nearest.</exception>
    public static HitField Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string name = text.Trim();
        if (HitFields.All.FirstOrDefault(field => field.Name == name) is { } field) return field;
        if (CountKeys.Find(name) is string key)
            return new HitField(key, CountCatalog.Find(key)!.Label) { Put = (hit, report) => hit with { Values = [.. hit.Values ?? [], CountValue.Of(report, key)] } };
        string[] names = [.. HitFields.All.Select(field => field.Name)];
        IReadOnlyList<string> nearest = CountKeys.NearestKeys(name);
        throw new QueryParameterException(
            "fields", $"没有字段“{name}”；可用的有 {string.Join("、", names)}，以及任一指标键{CountKeys.Offered(nearest)}。全部指标见 /api/v1/counts。", [.. names, .. nearest]);
    }
}

/// <summary>The table of what hits can carry. But for <c>archive</c>, each is the record's member of that name, in its form there.</summary>
public static class HitFields
{
    /// <summary>Characters of sections that one page carries: a page that would have more ends before, with the cursor of the next.</summary>
    public const int MostText = 4_000_000;

    /// <summary>Most fields of one question.</summary>
    public const int Most = 40;

    internal const string Sections = "sections";

    /// <summary>All of them, in the order of the record.</summary>
    public static IReadOnlyList<HitField> All { get; } =
    [
        new("scope", "统计范围") { Put = (hit, report) => hit with { Scope = report.Record.Scope } },
        new("published", "发布日期") { Put = (hit, report) => hit with { Published = report.Record.Published } },
        new("publisher", "发布机构") { Put = (hit, report) => hit with { Publisher = report.Record.Publisher } },
        new("documentNumber", "文号") { Put = (hit, report) => hit with { DocumentNumber = report.Record.DocumentNumber } },
        new("contact", "联系方式") { Put = (hit, report) => hit with { Contact = report.Record.Contact } },
        new(Sections, "各部分的正文") { Put = (hit, report) => hit with { Sections = report.Record.Sections } },
        new("counts", "印有的全部数字") { Put = (hit, report) => hit with { Counts = report.Record.Counts } },
        new("cells", "不是单纯数字的格") { Put = (hit, report) => hit with { Cells = report.Record.Cells } },
        new("cumulative", "历年累计") { Put = (hit, report) => hit with { Cumulative = report.Record.Cumulative } },
        new("extraRows", "表外行") { Put = (hit, report) => hit with { ExtraRows = report.Record.ExtraRows } },
        new("figures", "文中数字") { Put = (hit, report) => hit with { Figures = report.Record.Figures } },
        new("checks", "勾稽校验") { Put = (hit, report) => hit with { Checks = report.Record.Checks } },
        new("warnings", "解析提示") { Put = (hit, report) => hit with { Warnings = report.Record.Warnings } },
        new("corrections", "更正") { Put = (hit, report) => hit with { Corrections = report.Corrections } },
        new("source", "原件") { Put = (hit, report) => hit with { Source = report.Record.Source } },
        new("archive", "版本与变更序号") { Put = (hit, report) => hit with { Archive = new HitArchive(report.Versions, report.Change, ReportLinks.Page(report.Id)) } },
    ];
}
