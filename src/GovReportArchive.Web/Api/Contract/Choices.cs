using System.Reflection;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Web.Api.Contract;

/// <summary>The lists of values that parameters take, each as the room that understands them has it, with labels where there are some.</summary>
internal static class Choices
{
    public static IReadOnlyList<(string Value, string Label)> Levels => FilterLabels.Levels;

    public static IReadOnlyList<(string Value, string Label)> Forms => FilterLabels.Forms;

    public static IReadOnlyList<(string Value, string Label)> Syntaxes { get; } = Bare(QuerySyntaxes.All);

    public static IReadOnlyList<(string Value, string Label)> ReportFacets { get; } = Offered(SearchKinds.Reports);

    public static IReadOnlyList<(string Value, string Label)> PassageFacets { get; } = Offered(SearchKinds.Passages);

    public static IReadOnlyList<(string Value, string Label)> HitFields { get; } = [.. Discovery.Searching.HitFields.All.Select(field => (field.Name, field.Label))];

    public static IReadOnlyList<(string Value, string Label)> SuggestionKinds => Discovery.Suggesting.SuggestionKinds.All;

    public static IReadOnlyList<(string Value, string Label)> WordingSorts => WordingOrders.All;

    public static IReadOnlyList<(string Value, string Label)> FormulaNames { get; } = Bare(Formulas.All.Select(rule => rule.Label));

    public static IReadOnlyList<(string Value, string Label)> Shares { get; } = Bare(BoilerplateShares.Ranges);

    public static IReadOnlyList<(string Value, string Label)> AgencySorts => AgencyList.Sorts;

    public static IReadOnlyList<(string Value, string Label)> ShareSorts { get; } = Bare(["share", "-share"]);

    public static IReadOnlyList<(string Value, string Label)> MetricDimensions => Discovery.Metrics.MetricDimensions.All;

    public static IReadOnlyList<(string Value, string Label)> MetricStates => Discovery.Metrics.MetricStates.All;

    public static IReadOnlyList<(string Value, string Label)> Scopes => Discovery.Metrics.MetricDimensions.Scopes;

    public static IReadOnlyList<(string Value, string Label)> Ranked => Discovery.Metrics.RankingQuestion.Ranked;

    public static IReadOnlyList<(string Value, string Label)> RankedBy => Discovery.Metrics.RankingQuestion.Statistics;

    public static IReadOnlyList<(string Value, string Label)> RankingOrders => Discovery.Metrics.RankingQuestion.Orders;

    public static IReadOnlyList<(string Value, string Label)> Repeated => Discovery.Metrics.RepeatQuestion.Kinds;

    public static IReadOnlyList<(string Value, string Label)> MissingBases => Discovery.Missing.MissingBasis.All;

    public static IReadOnlyList<(string Value, string Label)> Headers { get; } = Bare(["keys", "labels"]);

    public static IReadOnlyList<(string Value, string Label)> PassageGroups => Publishing.Documents.PassageGroups.All;

    public static IReadOnlyList<(string Value, string Label)> CitationFormats { get; } = [.. CitationFormat.All.Select(format => (format.Name, format.Label))];

    public static IReadOnlyList<(string Value, string Label)> ZeroOrOne { get; } = Bare(["0", "1"]);

    /// <summary>The list of a name; empty for none.</summary>
    public static IReadOnlyList<(string Value, string Label)> Of(string? name) => name is null ? []
        : (IReadOnlyList<(string Value, string Label)>)typeof(Choices).GetProperty(name, BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;

    /// <summary>A list as a description prints it: <c>used（最常用）、rare（最少用）</c>.</summary>
    public static string Print(IReadOnlyList<(string Value, string Label)> choices) =>
        string.Join("、", choices.Select(choice => choice.Label == choice.Value ? choice.Value : $"{choice.Value}（{choice.Label}）"));

    private static (string Value, string Label)[] Offered(SearchKinds kinds) => [.. FacetTable.In(kinds).Select(facet => (facet.Name, facet.Label))];

    private static (string Value, string Label)[] Bare(IEnumerable<string> values) => [.. values.Select(value => (value, value))];
}
