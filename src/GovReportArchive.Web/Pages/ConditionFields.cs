using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Web.Pages;

/// <summary>The form for conditions on counts and for the order by a count: three fields that become one <c>where</c> or <c>sort</c>.</summary>
internal static class ConditionFields
{
    private const string KeyField = "whereKey";
    private const string OperatorField = "whereOp";
    private const string NumberField = "whereNumber";
    private const string OrderField = "sortKey";

    /// <summary>Comparisons as they are sent, with their labels.</summary>
    public static IReadOnlyList<(string Sign, string Label)> Operators { get; } =
        [(">=", "不少于"), ("<=", "不多于"), ("=", "等于"), ("!=", "不等于"), (">", "多于"), ("<", "少于"), (":missing", "没有读到数字")];

    /// <summary>Counts to choose from, by table: sums rather than single columns, so that a person can find one.</summary>
    public static IReadOnlyList<(string Group, IReadOnlyList<CountDefinition> Counts)> Choices { get; } =
    [
        ("主动公开", Starting("disclosure.")),
        ("依申请公开", [.. Starting("applications.").Where(count => count.Key.EndsWith(".total", StringComparison.Ordinal))]),
        ("复议诉讼", [.. Starting("review."), .. Starting("litigation.")]),
        ("2018年度及以前的统计", Starting("stats.")),
    ];

    /// <summary>Where the form was sent: the address that says the same in the search's own parameters; null where it was not.</summary>
    public static string? Redirect(SearchTarget target, IQueryCollection query)
    {
        bool sent = query.ContainsKey(KeyField) || query.ContainsKey(OrderField);
        if (!sent) return null;
        SearchAddress address = SearchAddress.Of(target, query);
        string key = query[KeyField].ToString();
        string sign = query[OperatorField].ToString();
        string number = query[NumberField].ToString().Trim();
        if (key.Length > 0 && Operators.Any(choice => choice.Sign == sign) && (sign == ":missing" || number.Length > 0))
            address = address.With("where", key + sign + (sign == ":missing" ? "" : number));
        string order = query[OrderField].ToString();
        if (order.Length > 0) address = address.Only("sort", order);
        return address.FirstPage.ToString();
    }

    /// <summary>A condition as a person reads it: 本年新收·总计 不少于 1.</summary>
    public static string Label(string condition)
    {
        try
        {
            string written = CountCondition.Parse(condition).Written;
            int end = written.IndexOfAny([':', '=', '!', '<', '>']);
            string key = written[..end];
            string label = CountCatalog.Find(key)?.Label ?? key;
            string rest = written[end..];
            (string sign, string word) = Operators.Where(choice => rest.StartsWith(choice.Sign, StringComparison.Ordinal))
                .MaxBy(choice => choice.Sign.Length);
            return $"{label} {word} {rest[sign.Length..]}".TrimEnd();
        }
        catch (QueryParameterException)
        {
            // The page shows what is wrong with it; the chip shows it as it stands, to be taken away.
            return condition;
        }
    }

    private static IReadOnlyList<CountDefinition> Starting(string prefix) =>
        [.. CountCatalog.All.Where(count => count.Key.StartsWith(prefix, StringComparison.Ordinal))];
}
