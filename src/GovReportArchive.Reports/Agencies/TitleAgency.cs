using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Agencies;

/// <summary>What a title says: who reports, on which year, for whom.</summary>
/// <param name="Agency">The agency's name in the title's own characters, or null where it names none.</param>
/// <param name="Year">The year in the title, or null.</param>
/// <param name="Scope"><c>own</c> for 本级, <c>aggregate</c> for 汇总, else null.</param>
internal sealed record TitleAgency(string? Agency, int? Year, string? Scope)
{
    public static TitleAgency Read(string title) => TitleReader.Read(title);
}

/// <summary>Takes titles apart.</summary>
internal static partial class TitleReader
{
    public static TitleAgency Read(string title)
    {
        Squeezed s = new(title);
        string text = s.Text;
        int? year = null;
        foreach (Match m in YearToken().Matches(text)) year ??= ChineseNumbers.Year(m.Groups["y"].Value);

        string? scope = Of("own").IsIn(text) ? "own" : Of("aggregate").IsIn(text) ? "aggregate" : null;
        int genre = GenreStart(text);
        string head = genre < 0 ? text : text[..genre];
        int start = Of("carrier").Match(head) is { Success: true } carried ? carried.Index + carried.Length : 0;
        string? agency = Clean(head[start..]);
        if (agency is null && start > 0) agency = Clean(head[..head.IndexOf("关于", StringComparison.Ordinal)]);
        if (agency is null && Of("parenthesis").Match(text) is { Success: true } aside) agency = Clean(aside.Groups["a"].Value);
        return new TitleAgency(agency, year, scope);
    }

    /// <summary>Where 政府信息公开…报告 begins; 人民政府信息公开 gives the 政府 to the agency.</summary>
    private static int GenreStart(string text)
    {
        Match m = Of("genre").Match(text);
        if (!m.Success) return -1;
        int at = m.Index;
        return text.AsSpan(at).StartsWith("政府") && at >= 2 && text.AsSpan(at - 2, 2).SequenceEqual("人民") ? at + 2 : at;
    }

    private static string? Clean(string head)
    {
        string text = YearToken().Replace(Of("front").Replace(head, ""), "");
        text = Of("scopes").Replace(text, "");
        text = Ending().Replace(Of("beginning").Replace(text, ""), "");
        return text.Length is >= 2 and <= 40 && !Of("noAgency").IsIn(text) ? text : null;
    }

    [GeneratedRegex(@"(?<![\d〔（\[])(?<y>20\d\d|二[〇零O0]{1}[〇零O0一二三四五六七八九]{2})(?:年度|年|(?=政府信息)|(?=信息公开)|度)")]
    private static partial Regex YearToken();

    // Read from its end, since each beginning of a long run would be followed to the end of the run.
    [GeneratedRegex(@"(?:的|年度|年|工作|开展|《|<|〈|在|[\-—_:：·,，、.。\s（(])+$", RegexOptions.RightToLeft)]
    private static partial Regex Ending();

    private static ReadingRule Of(string name) => ReadingRules.Of("title." + name);
}
