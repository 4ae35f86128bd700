using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Pages;

/// <summary>Chinese names of values that are codes: levels, forms, sections, results of checks, scopes.</summary>
internal static class ValueNames
{
    /// <summary>The name of a value of a filter; the value itself where it is no code.</summary>
    public static string Of(string filter, string value) => filter switch
    {
        "check" => FilterLabels.Check(value),
        "scope" => Labels.Of(MetricDimensions.Scopes, value),
        _ => Labels.Of(FacetTable.Find(filter)?.Known ?? [], value),
    };

    /// <summary>The name of a section kind, or of the title.</summary>
    public static string Section(string kind) => kind == "title" ? "标题" : Of("section", kind);

    /// <summary>The full name of a form, with the notice it rests on.</summary>
    public static string Form(string form) => FormIds.All.FirstOrDefault(entry => entry.Id == form).Label ?? form;
}
