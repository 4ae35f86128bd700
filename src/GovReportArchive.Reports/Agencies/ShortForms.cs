using System.Text.RegularExpressions;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Agencies;

/// <summary>Short forms of agency names whose long form is the same everywhere.</summary>
/// <remarks>Only these are resolved. 发改局, 住建局, 文旅局 and the like stand for different official names in different places, so they stay as
/// printed unless the file itself says what they are short for.</remarks>
public static partial class ShortForms
{
    private static readonly Dictionary<string, string> Table = ReaderData.Rows("Agencies.short-forms.txt")
        .ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    private static readonly ILookup<string, string> Shortened = Table.ToLookup(row => row.Value, row => row.Key, StringComparer.Ordinal);

    /// <summary>The one short form that also ends longer names: 开发区管委会.</summary>
    private const string Committee = "管委会";

    /// <summary>The body of a name (without its region) with its short form resolved; the same where it has none.</summary>
    public static string Resolve(string body)
    {
        if (GovernmentOffice().IsMatch(body)) return "人民政府办公室";
        if (body == "政府") return "人民政府";
        if (body is "政府办公室" or "政府办公厅") return "人民" + body;
        if (body is "街道" or "街道办") return "街道办事处";
        if (TownGovernment().IsMatch(body)) return body[..^2] + "人民政府";
        if (body.EndsWith("街道办", StringComparison.Ordinal)) return body + "事处";
        if (Table.TryGetValue(body, out string? full)) return full;
        return body.EndsWith(Committee, StringComparison.Ordinal) ? body[..^Committee.Length] + Table[Committee] : body;
    }

    /// <summary>The short forms of a body (a name without its region), in no order.</summary>
    public static IEnumerable<string> Of(string body) => Shortened[body];

    [GeneratedRegex("[镇乡]政府$")]
    private static partial Regex TownGovernment();

    [GeneratedRegex("^(?:政府办|府办|府办公室)$")]
    private static partial Regex GovernmentOffice();
}
