using System.Globalization;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;

namespace GovReportArchive.Discovery.Searching;

/// <summary>A condition on a count, which people write <c>KEY OP NUMBER</c> or <c>KEY:missing</c>.</summary>
/// <param name="Key">The count.</param>
/// <param name="Operator">How it is compared. None but <see cref="NumberOperator.Missing"/> holds where the report prints no number.</param>
/// <param name="Value">What it is compared with.</param>
public sealed record CountCondition(string Key, NumberOperator Operator, double Value = 0)
{
    private static readonly (string Sign, NumberOperator Operator)[] Signs =
    [
        (">=", NumberOperator.GreaterOrEqual), ("<=", NumberOperator.LessOrEqual), ("!=", NumberOperator.NotEqual),
        ("≥", NumberOperator.GreaterOrEqual), ("≤", NumberOperator.LessOrEqual), ("≠", NumberOperator.NotEqual),
        (">", NumberOperator.Greater), ("<", NumberOperator.Less), ("=", NumberOperator.Equal),
    ];

    /// <summary>Reads one condition; blanks around its parts do not matter, full-width signs count as the ASCII ones.</summary>
    /// <exception cref="QueryParameterException">It has another shape, or names no count key; the message says which are near.</exception>
    public static CountCondition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string condition = CompatibleForm.Of(text).Trim();
        int colon = condition.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && condition[(colon + 1)..].Trim() is "missing")
            return new CountCondition(Known(condition[..colon].Trim()), NumberOperator.Missing);

        int at = condition.IndexOfAny(['<', '>', '=', '!', '≥', '≤', '≠']);
        foreach ((string sign, NumberOperator comparison) in Signs)
        {
            if (at <= 0 || string.CompareOrdinal(condition, at, sign, 0, sign.Length) != 0) continue;
            string number = condition[(at + sign.Length)..].Trim();
            if (!double.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value))
                throw new QueryParameterException("where", $"where 条件“{text}”中“{number}”不是数字。");
            return new CountCondition(Known(condition[..at].Trim()), comparison, value);
        }

        throw new QueryParameterException(
            "where", $"where 条件“{text}”应写作 指标键 比较符 数字，或 指标键:missing，例如 applications.received.total>=1。", ["=", "!=", "<", "<=", ">", ">=", ":missing"]);
    }

    /// <summary>The condition as <see cref="Parse"/> reads it.</summary>
    public string Written => Operator == NumberOperator.Missing
        ? Key + ":missing"
        : Key + Signs.First(sign => sign.Operator == Operator).Sign + Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The condition as a person reads it: 本年新收·总计 ≥ 1.</summary>
    public string Label
    {
        get
        {
            string count = Reports.Forms.CountCatalog.Find(Key)?.Label ?? Key;
            return Operator == NumberOperator.Missing
                ? count + " 没有读到数字"
                : $"{count} {Signs.Last(sign => sign.Operator == Operator).Sign} {Value.ToString(CultureInfo.InvariantCulture)}";
        }
    }

    /// <summary>The condition on the column of the count.</summary>
    /// <exception cref="QueryParameterException">There is no such count.</exception>
    internal NumberFilter OnColumn() => new(Known(Key), Operator, Value);

    private static string Known(string key) => KeyOf("where", key);

    /// <summary>The count that a parameter names.</summary>
    /// <exception cref="QueryParameterException">It names none; the message lists the nearest.</exception>
    internal static string KeyOf(string parameter, string text)
    {
        if (CountKeys.Find(text) is string key) return key;
        IReadOnlyList<string> nearest = CountKeys.NearestKeys(text);
        throw new QueryParameterException(
            parameter, $"没有指标“{text}”{CountKeys.Offered(nearest)}。全部指标见 /api/v1/counts。", nearest);
    }
}
