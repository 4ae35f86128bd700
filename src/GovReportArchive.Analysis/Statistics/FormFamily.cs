using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Analysis.Statistics;

/// <summary>Forms that count the same cells belong together, whatever a crosswalk says of the others.</summary>
internal static class FormFamily
{
    /// <summary>The family of a form, as the forms in it: <c>2019/2021</c>.</summary>
    /// <param name="keys">Per form the keys whose sum is the metric.</param>
    /// <param name="form">One of these forms.</param>
    public static string Of(IReadOnlyDictionary<string, IReadOnlyList<string>> keys, string form) =>
        string.Join('/', keys.Where(entry => entry.Value.SequenceEqual(keys[form], StringComparer.Ordinal)).Select(entry => entry.Key).Order(StringComparer.Ordinal));

    /// <summary>A family in Chinese.</summary>
    public static string Label(string family) => string.Join("、", family.Split('/').Select(form => form == FormIds.Free ? "其他格式" : form + "年式"));
}
