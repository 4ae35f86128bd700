using GovReportArchive.Discovery.Facets;

namespace GovReportArchive.Web.Assistants;

/// <summary>Parameters that several tools take.</summary>
internal static class ToolParameters
{
    public const string Filters = "筛选：名称到值的列表，如 {\"year\":[\"2023-2025\"],\"region\":[\"青禾市\"],\"agencyType\":[\"民政\"]}。常用名称：year、region、province、city、county、agency、agencyType、level、form、section、check；"
        + "同名之间为“或”，不同名称之间为“且”。值可用代码、名称、简称。";

    public const string Where = "指标条件，如 [\"applications.received.total>=100\"]；KEY:missing 为没有该数字。指标的键见 /api/v1/counts。";

    /// <summary>The filters that were given.</summary>
    /// <exception cref="ArgumentException">There is a null among them, whatever the type says.</exception>
    public static ReportFilter[] Of(Dictionary<string, string[]>? filters) =>
        (filters ?? []).Any(filter => filter.Value?.Contains(null!) != false)
            ? throw new ArgumentException("Null is no value of a filter.", nameof(filters))
            : [.. (filters ?? []).Select(filter => new ReportFilter(filter.Key, filter.Value)).Where(filter => filter.Values.Count > 0)];
}
