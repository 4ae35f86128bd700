using GovReportArchive.Reports.Passages;

namespace GovReportArchive.Archive.Passages;

/// <summary>Finds the measure by which the same report answers a problem.</summary>
internal static class Remedies
{
    // Less in common than this is what any two items of such a section have in common.
    private const double LeastShare = 0.1;

    // Words by which an item that names a problem turns to what is done about it.
    private static readonly string[] Turns = ["对此，", "为此，", "下一步", "今后，", "改进：", "改进措施", "整改措施"];

    /// <summary>The measure that answers a problem; null where there is none, or the item is no problem.</summary>
    /// <param name="passages">The items of the report.</param>
    /// <param name="problem">One of them.</param>
    /// <param name="pageOf">Permanent address of an item.</param>
    public static Remedy? Of(List<PlacedPassage> passages, PlacedPassage problem, Func<PlacedPassage, string> pageOf)
    {
        if (problem.Item.Role != PassageRole.Problem) return null;
        if (Within(problem.Text) is { } within) return new Remedy("item", null, within, pageOf(problem));
        List<PlacedPassage> measures = [.. passages.Where(other => other.Section.N == problem.Section.N && other.Item.Role == PassageRole.Measure && other.Index > problem.Index)];
        if (ByNumber(passages, problem, measures) is { } numbered) return new Remedy("number", null, numbered.Text, pageOf(numbered));
        Likeness own = Likeness.Of(problem.Text + problem.Item.Heading);
        (PlacedPassage? best, double share) = measures.Select(measure => (measure, Share: own.SharedWith(Likeness.Of(measure.Text + measure.Item.Heading))))
            .OrderByDescending(pair => pair.Share).FirstOrDefault();
        return best is not null && share >= LeastShare ? new Remedy("wording", Math.Round(share, 3), best.Text, pageOf(best)) : null;
    }

    // Numbers answer each other only where there are as many measures as problems, each number once.
    private static PlacedPassage? ByNumber(List<PlacedPassage> passages, PlacedPassage problem, List<PlacedPassage> measures)
    {
        if (problem.Item.Ordinal is not int number) return null;
        int?[] problems = [.. passages.Where(other => other.Section.N == problem.Section.N && other.Item is { Role: PassageRole.Problem, Ordinal: not null }).Select(other => other.Item.Ordinal).Order()];
        PlacedPassage[] numbered = [.. measures.Where(measure => measure.Item.Ordinal is not null)];
        bool fits = problems.Distinct().Count() == problems.Length && problems.SequenceEqual(numbered.Select(measure => measure.Item.Ordinal).Order());
        return fits ? Array.Find(numbered, measure => measure.Item.Ordinal == number) : null;
    }

    private static string? Within(string text)
    {
        int turn = Turns.Select(word => text.IndexOf(word, StringComparison.Ordinal)).Where(at => at > 10).DefaultIfEmpty(-1).Min();
        return turn < 0 ? null : text[turn..];
    }
}

/// <summary>The measure that answers a problem.</summary>
/// <param name="Basis"><c>number</c>: problems and measures are numbered alike; <c>wording</c>: it shares most wording; <c>item</c>: it stands in
/// the item itself.</param>
/// <param name="Share">How much of the problem's wording the measure has, 0 to 1; only where that is the basis.</param>
/// <param name="Text">The measure.</param>
/// <param name="Page">Permanent address of the measure.</param>
public sealed record Remedy(string Basis, double? Share, string Text, string Page);
