using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Pages.Rankings;

/// <summary>A ranking in words.</summary>
internal sealed class RankingWords(RankingAnswer answer, AskedQuery asked)
{
    // Of an agency "none" is what its cell says, of a place that it has no number.
    private static readonly (string Value, string Label)[] OfPlaces =
        [("none", "没有机关印有数字"), ("tooFew", "机关太少"), ("notComparable", "表格口径不同")];

    // What is asked of those that are ranked, and what their name says.
    private static readonly string[] Asking = ["metric", "year", "by", "of", "order", "share", "cursor", "limit", "atLeast"], Naming = ["level", "agencyType"];

    // Of no place: these are reports, and not places without a rank.
    private const string NoPlace = "noPlace";

    private static readonly (string Value, string Label)[] OfShares =
    [
        ("noWhole", "没有印总数"), ("smallWhole", $"总数不足 {RankedShare.LeastWhole}"), ("overWhole", "大于总数，报告自身不相符"),
    ];

    public bool OfAgencies => answer.By == RankingQuestion.Agency;

    /// <summary>What is ranked, in the words of the heading.</summary>
    public string Subject => answer.Share ? $"{answer.Metric.Label}占{answer.Whole!.Label}的比例" : answer.Metric.Label + (OfAgencies ? "" : "（" + Labels.Of(RankingQuestion.Statistics, answer.Of!) + "）");

    /// <summary>Who is ranked: 县级教育机关.</summary>
    public string Ranked
    {
        get
        {
            string level = Only("level") is { Length: > 0 } chosen ? ValueNames.Of("level", chosen) : "", type = Only("agencyType");
            return OfAgencies ? $"{level}{type}机关" : (level + type is { Length: > 0 } some ? $"各地区的{some}机关（按{FacetTable.Heading(answer.By)}）" : FacetTable.Heading(answer.By) + "地区");
        }
    }

    /// <summary>Among whom: more must be said where more was chosen than <see cref="Ranked"/> says.</summary>
    public string Among => "本库所收" + (asked.Without(Asking).Any(part => !Naming.Contains(part.Name) || Only(part.Name).Length == 0) ? "、符合所选条件的" : "") + Ranked;

    /// <summary>The question of the page, for title and heading.</summary>
    public string Title => $"{answer.Year} 年度{Subject}排名";

    public string Most => answer.Order == "asc" ? "最少" : "最多";

    /// <summary>A number with its unit, or a share.</summary>
    public string Value(decimal number) => answer.Share ? Numbers.Percent((double)number) : $"{Numbers.Of(number)} {answer.Metric.Unit}";

    public decimal ByOf(RankedItem item) => answer.Share ? item.Share!.Share : item.Value;

    /// <summary>A change as a percentage with its sign.</summary>
    public static string Signed(decimal ratio) => Numbers.Signed(decimal.Round(ratio * 100, 1)) + "%";

    // Blank for none and for several.
    private string Only(string name) => asked.Query[name] is [{ } one] ? one : "";

    /// <summary>Why agencies or places have no rank, each with how many.</summary>
    public IEnumerable<(string Reason, int Count)> NotRanked => answer.NotRanked.Where(reason => reason.Key != NoPlace).OrderByDescending(reason => reason.Value).Select(reason => (Labels.Of([.. OfAgencies ? MetricStates.All : OfPlaces, .. OfShares], reason.Key), reason.Value));

    /// <summary>Reports that were chosen and do not count, each with why.</summary>
    public IEnumerable<(string Reason, int Count)> Excluded => new[]
    {
        ("汇总报告，数字已含下级机关的", answer.Excluded.Aggregate), ("属于没有选的统计范围", answer.Excluded.OtherScope), ("同一机关同一年度另有一份计入", answer.Excluded.Second),
        ("机关名称不足以分辨", answer.Excluded.Unnamed), ("没有读到年度", answer.Excluded.NoYear),
        ($"不属于任何一个{FacetTable.Heading(answer.By)}地区，或地区不明的", answer.NotRanked.GetValueOrDefault(NoPlace)),
    }.Where(reason => reason.Item2 > 0);
}
