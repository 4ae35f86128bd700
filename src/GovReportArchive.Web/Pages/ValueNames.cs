using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Pages;

/// <summary>Chinese names of values that are codes: levels, forms, sections, results of checks, scopes.</summary>
internal static class ValueNames
{
    private static readonly Dictionary<string, IReadOnlyList<(string Value, string Label)>> Tables = new(StringComparer.Ordinal)
    {
        ["level"] = FilterLabels.Levels,
        ["form"] = FilterLabels.Forms,
        ["section"] = SectionKinds.All,
        ["repeats"] = FilterLabels.Repeats,
        ["recognised"] = FilterLabels.Recognised,
        ["boilerplate"] = FilterLabels.Boilerplate,
        ["scope"] = [("own", "本级（本机关）"), ("aggregate", "汇总"), ("unknown", "未说明")],
    };

    /// <summary>The name of a value of a filter; the value itself where it is no code.</summary>
    public static string Of(string filter, string value) => filter == "check"
        ? FilterLabels.Check(value)
        : Tables.GetValueOrDefault(filter)?.FirstOrDefault(entry => entry.Value == value).Label ?? value;

    /// <summary>The name of a section kind, or of the title.</summary>
    public static string Section(string kind) => kind == "title" ? "标题" : Of("section", kind);

    /// <summary>The full name of a form, with the notice it rests on.</summary>
    public static string Form(string form) => FormIds.All.FirstOrDefault(entry => entry.Id == form).Label ?? form;
}
