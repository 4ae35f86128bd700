using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Pages;

/// <summary>Chinese names of values that are codes: levels, forms, sections, results of checks.</summary>
internal static class ValueNames
{
    private static readonly Dictionary<(string Filter, string Value), string> Names = new()
    {
        [("level", "national")] = "国家级",
        [("level", "province")] = "省级",
        [("level", "city")] = "市级",
        [("level", "county")] = "县级",
        [("level", "township")] = "乡级",
        [("level", "zone")] = "功能区",
        [("form", "2021")] = "2021年格式",
        [("form", "2019")] = "2019年格式",
        [("form", "2014")] = "2014年统计表",
        [("form", "free")] = "无全国统一表格",
        [("check", "ok")] = "相符",
        [("check", "fail")] = "有不符",
        [("check", "notAssessable")] = "有不能核对的",
        [("scope", "own")] = "本级（本机关）",
        [("scope", "aggregate")] = "汇总",
        [("scope", "unknown")] = "未说明",
    };

    private static readonly Dictionary<string, string> Sections =
        SectionKinds.All.ToDictionary(kind => kind.Kind, kind => kind.Label, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> FormNames = FormIds.All.ToDictionary(form => form.Id, form => form.Label, StringComparer.Ordinal);

    /// <summary>The name of a value of a filter; the value itself where it is no code.</summary>
    public static string Of(string filter, string value) => filter == "section" ? Section(value) : Names.GetValueOrDefault((filter, value), value);

    /// <summary>The name of a section kind, or of the title.</summary>
    public static string Section(string kind) => kind == "title" ? "标题" : Sections.GetValueOrDefault(kind, kind);

    /// <summary>The full name of a form, with the notice it rests on.</summary>
    public static string Form(string form) => FormNames.GetValueOrDefault(form, form);
}
