using System.Text.RegularExpressions;
using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Where a table begins and how far it can reach at most.</summary>
internal readonly record struct TableRegion(int Start, int Limit);

/// <summary>Finds the headings of the statutory tables in a flattened document.</summary>
internal static partial class TableRegions
{
    private const int LongestDisclosure = 1_500;
    private const int LongestApplications = 6_000;
    private const int LongestLitigation = 900;
    private const int LongestHeading = 260;
    private const int LongestLastRow = 60;

    /// <summary>Behind the end of a file that was cut off stands at most the page's own furniture.</summary>
    private const int LongestFurniture = 120;

    /// <summary>Places where the table 主动公开政府信息情况 begins.</summary>
    public static List<TableRegion> Disclosure(TableText source)
    {
        string text = source.Text;
        List<int> applications = [.. ApplicationStarts(text)];
        List<TableRegion> regions = [];
        int from = 0;
        while (DisclosureStart().Match(text, from) is { Success: true } match)
        {
            int limit = Nearest(text.Length, match.Index + LongestDisclosure,
                applications.Find(start => start > match.Index), SectionThree().Match(text, match.Index));
            regions.Add(new TableRegion(match.Index, limit));
            from = Math.Max(limit, match.Index + match.Length);
        }
        return regions;
    }

    /// <summary>Places where the table 收到和处理政府信息公开申请情况 begins.</summary>
    public static List<TableRegion> Applications(TableText source)
    {
        string text = source.Text;
        List<int> starts = [.. ApplicationStarts(text)];
        List<int> litigation = [.. Litigation(source).Select(region => region.Start)];
        List<TableRegion> regions = [];
        for (int i = 0; i < starts.Count; i++)
        {
            int next = i + 1 < starts.Count ? starts[i + 1] : 0;
            int limit = Nearest(text.Length, starts[i] + LongestApplications, next, SectionFive().Match(text, starts[i]));
            limit = Nearest(limit, limit, litigation.Find(start => start > starts[i]), SectionFour().Match(text, starts[i]));
            regions.Add(new TableRegion(starts[i], limit));
        }
        return regions;
    }

    /// <summary>Where the last rows of the applications table stand alone, as on the page behind the rest of it; null where they do not.</summary>
    public static TableRegion? ApplicationsEnd(TableText source)
    {
        Match row = LastApplicationRow().Match(source.Text);
        return row.Success ? new TableRegion(row.Index, Math.Min(source.Text.Length, row.Index + row.Length + LongestLastRow)) : null;
    }

    /// <summary>Places where the table 行政复议、行政诉讼 begins.</summary>
    public static List<TableRegion> Litigation(TableText source)
    {
        string text = source.Text;
        List<TableRegion> regions = [];
        int from = 0;
        while (LitigationHead().Match(text, from) is { Success: true } match)
        {
            int limit = Nearest(text.Length, match.Index + LongestLitigation, 0, SectionFive().Match(text, match.Index));
            regions.Add(new TableRegion(match.Index, limit));
            from = Math.Max(match.Index + match.Length, Math.Min(limit, match.Index + (LongestLitigation / 2)));
        }
        return regions;
    }

    /// <summary>True where the document has nothing behind a place but the furniture of a page.</summary>
    public static bool IsLastText(TableText source, int end)
    {
        string rest = source.Text[Math.Min(end, source.Text.Length)..];
        return LabelFolding.Letters(rest).Length <= LongestFurniture && !NextSection().IsMatch(rest);
    }

    private static IEnumerable<int> ApplicationStarts(string text)
    {
        int from = 0;
        if (!FirstApplicationRow().IsMatch(text))
        {
            // The first rows are lost or broken around their numbers: a heading, or any row with a label that prose does not use.
            Match start = ApplicationHeading().Match(text) is { Success: true } heading ? heading : LaterApplicationRow().Match(text);
            if (start.Success)
                yield return start.Index;
            yield break;
        }
        while (FirstApplicationRow().Match(text, from) is { Success: true } row)
        {
            int low = Math.Max(from, row.Index - LongestHeading);
            Match above = ApplicationHeading().Match(text, low, row.Index - low);
            yield return above.Success ? above.Index : row.Index;
            from = row.Index + row.Length;
        }
    }

    private static int Nearest(int length, int longest, int next, Match heading)
    {
        int limit = Math.Min(length, longest);
        if (next > 0)
            limit = Math.Min(limit, next);
        return heading.Success ? Math.Min(limit, heading.Index) : limit;
    }

    [GeneratedRegex(@"第二十条第?\(?[一五六八九]\)?项(?=[^,。;]{0,60}?信息内容|规章(?:本年|\d))|信息内容(?=本年制发|本年新制作|本年废止)")]
    private static partial Regex DisclosureStart();

    [GeneratedRegex(@"(?:一、)?本年(?:度)?新收(?:到)?(?:的)?(?:政府信息公开)?申请(?=数|总数|\d|件)|一、本年新收")]
    private static partial Regex FirstApplicationRow();

    [GeneratedRegex(@"(?:1[.、])?属于国家秘密(?=[\d/-])|(?:8[.、])?属于行政查询事项(?=[\d/-])")]
    private static partial Regex LaterApplicationRow();

    [GeneratedRegex(@"四、结转下年度继续办理(?=\d)")]
    private static partial Regex LastApplicationRow();

    [GeneratedRegex(@"\(?本列数|申请人情况|自然人法人或其他组织")]
    private static partial Regex ApplicationHeading();

    [GeneratedRegex(@"行政复议(?:\([^)]{0,12}\))?行政诉讼(?!情况)(?=.{0,160}?(?:维持|纠正|审结|直接起诉))|行政复议(?=结果维持结果纠正)|未经复议直接起诉(?=.{0,160}?(?:维持|纠正|审结))")]
    private static partial Regex LitigationHead();

    [GeneratedRegex(@"[一二三四]、(?:行政机关)?收到和处理政府信息公开申请")]
    private static partial Regex SectionThree();

    [GeneratedRegex("[三四五六]、(?:其他|存在|政府信息|因政府|收到|附)|其他需要报告")]
    private static partial Regex NextSection();

    [GeneratedRegex(@"[三四五]、(?:因)?政府信息公开(?:工作)?(?:被申请)?行政(?:法)?复议")]
    private static partial Regex SectionFour();

    [GeneratedRegex(@"[四五六]、(?:政府信息公开)?(?:工作)?(?:中)?(?:存在)?(?:的)?(?:主要)?问题|[四五]、存在")]
    private static partial Regex SectionFive();
}
