using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Text;

namespace GovReportArchive.Discovery.Facets;

/// <summary>Report years: one, a span (2021-2024) or an open one (&gt;=2024).</summary>
internal sealed partial class YearValues : FacetValues
{
    private const int FirstYear = 1990, LastYear = 2100;

    public override string? Pattern => "^((>=|<=|[<>≥≤])?[0-9]{4}|[0-9]{4}-[0-9]{4})$";

    public override IEnumerable<string> Resolve(string filter, string written, FilterResolver resolver)
    {
        Match span = YearSpan().Match(CompatibleForm.Of(written));
        int from = Year(span.Groups["from"], 0), to = Year(span.Groups["to"], from);
        (int first, int last) = span.Groups["sign"].Value switch
        {
            ">=" or "≥" => (from, LastYear),
            ">" => (from + 1, LastYear),
            "<=" or "≤" => (FirstYear, from),
            "<" => (FirstYear, from - 1),
            _ => (Math.Min(from, to), Math.Max(from, to)),
        };
        if (first < FirstYear || last > LastYear || first > last)
            throw new QueryParameterException("year", $"year 的值“{written}”应为四位年份，如 2024，或年份范围，如 2021-2024、>=2024。");
        return Enumerable.Range(first, last - first + 1).Select(year => year.ToString(CultureInfo.InvariantCulture));
    }

    private static int Year(Group digits, int otherwise) => digits.Success ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    [GeneratedRegex("^(?<sign>>=|<=|[<>≥≤])?\\s*(?<from>[0-9]{4})年?(?(sign)|(?:\\s*[-~—–至]\\s*(?<to>[0-9]{4})年?)?)$")]
    private static partial Regex YearSpan();
}
