using GovReportArchive.Reports.Passages;

namespace GovReportArchive.Discovery.Passages;

/// <summary>Finds the measure by which the same report answers a problem.</summary>
internal static class Remedies
{
    // What all such items talk of answers nothing; what is left names the thing that is lacking.
    private static readonly string[] Generic =
    [
        "政府信息公开", "政务公开", "信息公开", "公开工作", "政府信息", "取得", "成效", "成绩", "进一步", "单位", "部门", "公开", "工作", "信息", "政府", "政务", "需要", "仍需", "还需", "有待", "加强", "强化",
        "提升", "提高", "完善", "不够", "不足", "存在", "问题", "短板", "差距", "一定", "一些", "部分", "个别", "方面", "年度", "我局", "我市", "我县", "我区", "我镇", "开展", "推进", "情况", "相关", "以及", "内容",
    ];

    // Fewer pairs of characters in common are chance.
    private const int LeastShared = 3;

    private const double LeastShare = 0.1;

    // What names the same thing stands out from the report's other measures.
    private const double LeastLead = 1.5;

    // Shorter than this nothing is said that could be done.
    private const int ShortestMeasure = 8;

    private const int MostListed = 12;

    // Words by which an item that names a problem turns to what is done about it.
    private static readonly string[] Turns = ["对此，", "为此，", "下一步", "今后，", "改进：", "改进措施", "整改措施"];

    /// <summary>What the report answers to a problem: the measure, or, where none answers it alone, its measures.</summary>
    /// <param name="passages">The items of the report.</param>
    /// <param name="problem">One of them.</param>
    /// <param name="agency">Whose report it is; its name stands in problems and measures alike.</param>
    /// <param name="pageOf">Permanent address of an item.</param>
    /// <returns>No measure and none listed where the item is no problem, or the report has no measures.</returns>
    public static (Remedy? Remedy, IReadOnlyList<ReportMeasure>? Measures) Of(List<PlacedPassage> passages, PlacedPassage problem, string agency, Func<PlacedPassage, string> pageOf)
    {
        if (problem.Item.Role != PassageRole.Problem) return default;
        if (Within(problem.Text) is { } within) return (new Remedy("item", null, within, pageOf(problem)), null);
        List<PlacedPassage> own = [.. passages.Where(other => other.Section.N == problem.Section.N)];
        List<PlacedPassage> measures = [.. own.Where(other => other.Item.Role == PassageRole.Measure && other.Text.Length >= ShortestMeasure)];
        if (measures.Count == 0) return default;
        if (Following(own, problem) is { } following) return (new Remedy("item", null, following.Text, pageOf(following)), null);
        if (ByNumber(own, problem, measures) is { } numbered) return (new Remedy("number", null, numbered.Text, pageOf(numbered)), null);
        if (ByWording(problem, agency, measures) is (var best, var share)) return (new Remedy("wording", Math.Round(share, 3), best.Text, pageOf(best)), null);
        return (null, [.. measures.Take(MostListed).Select(measure => new ReportMeasure(measure.Text, pageOf(measure)))]);
    }

    // Numbers answer each other only where there are as many measures as problems, each number once, and the problems come first or each before its measure.
    private static PlacedPassage? ByNumber(List<PlacedPassage> passages, PlacedPassage problem, List<PlacedPassage> measures)
    {
        if (problem.Item.Ordinal is not int number) return null;
        int?[] problems = [.. passages.Where(other => other.Item is { Role: PassageRole.Problem, Ordinal: not null }).Select(other => other.Item.Ordinal).Order()];
        PlacedPassage[] numbered = [.. measures.Where(measure => measure.Item.Ordinal is not null)];
        bool fits = problems.Distinct().Count() == problems.Length && problems.SequenceEqual(numbered.Select(measure => measure.Item.Ordinal).Order());
        return fits ? Array.Find(numbered, measure => measure.Item.Ordinal == number && measure.Index > problem.Index) : null;
    }

    private static (PlacedPassage Measure, double Share)? ByWording(PlacedPassage problem, string agency, List<PlacedPassage> measures)
    {
        HashSet<(char, char)> named = Named(problem.Text, agency);
        if (named.Count < LeastShared) return null;
        (PlacedPassage Measure, int Shared)[] ranked = [.. measures.Where(measure => measure.Index > problem.Index)
            .Select(measure => (measure, Shared: Named(measure.Text, agency).Count(named.Contains))).OrderByDescending(pair => pair.Shared).Take(2)];
        if (ranked is not [var best, ..] || best.Shared < LeastShared || (ranked.Length > 1 && best.Shared < ranked[1].Shared * LeastLead)) return null;
        double share = (double)best.Shared / named.Count;
        return share >= LeastShare ? (best.Measure, share) : null;
    }

    /// <summary>Pairs of neighbouring characters of what an item names, without what all items of the genre say.</summary>
    private static HashSet<(char, char)> Named(string text, string agency)
    {
        string own = Wordings.Bare(text);
        if (agency.Length > 0) own = own.Replace(agency, " ", StringComparison.Ordinal);
        foreach (string word in Generic) own = own.Replace(word, " ", StringComparison.Ordinal);
        return [.. Enumerable.Range(0, Math.Max(0, own.Length - 1)).Where(i => char.IsLetter(own[i]) && char.IsLetter(own[i + 1])).Select(i => (own[i], own[i + 1]))];
    }

    // Right behind the item and before the next problem stands what is done about it; behind the last it may be about all of them.
    private static PlacedPassage? Following(List<PlacedPassage> own, PlacedPassage problem)
    {
        int at = own.IndexOf(problem);
        if (at < 0 || at + 1 >= own.Count || own[at + 1] is not { Item: { Role: PassageRole.Measure, Ordinal: null } next } following) return null;
        bool near = following.Text.Length >= ShortestMeasure && next.Start == problem.Item.Start + problem.Item.Length && problem.Section.Text[next.Start - 1] != '\n';
        bool alone = own.Exists(other => other.Index > following.Index && other.Item.Role == PassageRole.Problem) || !own.Exists(other => other.Index < problem.Index && other.Item.Role == PassageRole.Problem);
        return near && alone && following.Text[^1] is not ('：' or ':') ? following : null;
    }

    private static string? Within(string text)
    {
        int turn = Turns.Select(word => text.IndexOf(word, StringComparison.Ordinal)).Where(at => at > 10).DefaultIfEmpty(-1).Min();
        // A turn at the end only announces what follows the item.
        return turn < 0 || text.Length - turn < ShortestMeasure || text[^1] is '：' or ':' ? null : text[turn..];
    }
}

/// <summary>The measure that answers a problem.</summary>
/// <param name="Basis"><c>number</c>: there are as many numbered problems as measures, and both have the same number; <c>wording</c>: it takes up the
/// problem's wording, more than the report's other measures; <c>item</c>: it stands in the item itself, or right behind it and before the next problem.</param>
/// <param name="Share">How much of what the problem names the measure takes up, 0 to 1, words left out that all such items have; only where that is the
/// basis.</param>
/// <param name="Text">The measure.</param>
/// <param name="Page">Permanent address of the measure.</param>
public sealed record Remedy(string Basis, double? Share, string Text, string Page);

/// <summary>A measure of a report.</summary>
/// <param name="Text">The measure.</param>
/// <param name="Page">Its permanent address.</param>
public sealed record ReportMeasure(string Text, string Page);
