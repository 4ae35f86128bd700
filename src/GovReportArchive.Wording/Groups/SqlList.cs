using System.Text.Json;

namespace GovReportArchive.Wording.Groups;

/// <summary>Values for <c>IN (SELECT value FROM json_each(…))</c>, however many.</summary>
internal static class SqlList
{
    public static string Of<T>(IEnumerable<T> values) => JsonSerializer.Serialize(values);
}
