using System.Globalization;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;

namespace GovReportArchive.Archive.Searching;

/// <summary>Conditions on counts as people write them: <c>KEY OP NUMBER</c> or <c>KEY:missing</c>.</summary>
public static class CountCondition
{
    private static readonly (string Sign, NumberOperator Operator)[] Signs =
    [
        (">=", NumberOperator.GreaterOrEqual), ("<=", NumberOperator.LessOrEqual), ("!=", NumberOperator.NotEqual),
        ("≥", NumberOperator.GreaterOrEqual), ("≤", NumberOperator.LessOrEqual), ("≠", NumberOperator.NotEqual),
        (">", NumberOperator.Greater), ("<", NumberOperator.Less), ("=", NumberOperator.Equal),
    ];

    /// <summary>Reads one condition; blanks around its parts do not matter, full-width signs count as the ASCII ones.</summary>
    /// <exception cref="QueryParameterException">It has another shape, or names no count key; the message says which are near.</exception>
    public static NumberFilter Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string condition = CompatibleForm.Of(text).Trim();
        int colon = condition.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && condition[(colon + 1)..].Trim() is "missing")
            return new NumberFilter(Key(condition[..colon].Trim()), NumberOperator.Missing);

        int at = condition.IndexOfAny(['<', '>', '=', '!', '≥', '≤', '≠']);
        foreach ((string sign, NumberOperator comparison) in Signs)
        {
            if (at <= 0 || string.CompareOrdinal(condition, at, sign, 0, sign.Length) != 0) continue;
            string number = condition[(at + sign.Length)..].Trim();
            if (!double.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value))
                throw new QueryParameterException("where", $"where 条件“{text}”中“{number}”不是数字。");
            return new NumberFilter(Key(condition[..at].Trim()), comparison, value);
        }

        throw new QueryParameterException(
            "where", $"where 条件“{text}”应写作 指标键 比较符 数字，或 指标键:missing，例如 applications.received.total>=1。", ["=", "!=", "<", "<=", ">", ">=", ":missing"]);
    }

    /// <summary>The condition as <see cref="Parse"/> reads it.</summary>
    public static string Write(NumberFilter condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Operator == NumberOperator.Missing
            ? condition.Column + ":missing"
            : condition.Column + Signs.First(sign => sign.Operator == condition.Operator).Sign + condition.Value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The condition as a person reads it: 本年新收·总计 ≥ 1.</summary>
    public static string Describe(NumberFilter condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        string label = Reports.Forms.CountCatalog.Find(condition.Column)?.Label ?? condition.Column;
        return condition.Operator == NumberOperator.Missing
            ? label + " 未填数字"
            : $"{label} {Signs.Last(sign => sign.Operator == condition.Operator).Sign} {condition.Value.ToString(CultureInfo.InvariantCulture)}";
    }

    private static string Key(string key) => CountKeys.Require("where", key);
}
