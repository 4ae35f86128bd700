using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Regions;

/// <summary>Unified social credit codes (GB 32100), whose third to eighth digits say in which division an organ was registered. Portals
/// build their index numbers and page addresses on them: <c>索引号 11…/2024-00001</c>, <c>area=11…</c>.</summary>
internal static partial class CreditCode
{
    private const string Signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>The division of the first valid code in a text; null where there is none.</summary>
    public static Division? DivisionIn(string text, int? year)
    {
        foreach (Match m in Code().Matches(text))
        {
            if (IsValid(m.ValueSpan) && Gazetteer.Find(m.Groups["division"].Value, year) is Division division) return division;
        }

        return null;
    }

    private static bool IsValid(ReadOnlySpan<char> code)
    {
        int sum = 0;
        for (int i = 0; i < Weights.Length; i++) sum += Weights[i] * Signs.IndexOf(code[i], StringComparison.Ordinal);
        return Signs.IndexOf(code[^1], StringComparison.Ordinal) == (31 - (sum % 31)) % 31;
    }

    // State organs, institutions, people's organisations and others under the same registration.
    [GeneratedRegex("(?<![0-9A-Za-z])1[1239](?<division>[1-8][0-9]{5})[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])")]
    private static partial Regex Code();
}
