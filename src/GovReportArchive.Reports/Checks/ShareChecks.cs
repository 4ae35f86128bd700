using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Checks;

/// <summary>Compares percentages of applications that the prose states beside a number with that number and the table's totals.</summary>
/// <remarks>A share of something unnamed proves nothing: it passes where it is a share of one of the totals, fails only where the total is named
/// and no total fits, and is not assessable elsewhere.</remarks>
internal static partial class ShareChecks
{
    private const string Rule = "shares.applications";

    /// <summary>What a share of applications can be a share of.</summary>
    private static readonly string[][] Totals =
    [
        ["applications.concluded.total"],
        ["applications.received.total"],
        ["applications.received.total", "applications.carriedIn.total"],
    ];

    /// <summary>One check for each share, in the order of the prose.</summary>
    public static IEnumerable<DerivedCheck> Run(ReportRecord record)
    {
        decimal[] totals = [.. Totals.Where(keys => keys.All(record.Counts.ContainsKey)).Select(keys => keys.Sum(key => record.Counts[key])).Where(total => total > 0)];
        if (totals.Length == 0)
            yield break;
        foreach (Section section in record.Sections.Where(section => section.Kind is "overview" or "applications"))
        {
            foreach (Match match in Share().Matches(section.Text))
            {
                if (!decimal.TryParse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out decimal number)
                    || !decimal.TryParse(match.Groups["p"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent)
                    || percent > 100)
                    continue;
                int decimals = match.Groups["p"].Value.SkipWhile(c => c != '.').Skip(1).Count();
                decimal[] shares = [.. totals.Select(total => Math.Round(number / total * 100, Math.Min(decimals, 6), MidpointRounding.AwayFromZero))];
                decimal nearest = shares.MinBy(share => Math.Abs(share - percent));
                // Shares are rounded so that they add up to 100, or cut off.
                bool fits = Math.Abs(nearest - percent) <= Unit(decimals);
                bool isNamed = Named().IsMatch(match.Groups["of"].Value);
                string state = fits ? CheckRunner.Ok : isNamed ? CheckRunner.Fail : CheckRunner.NotAssessable;
                yield return new DerivedCheck(
                    new Check(Rule, null, state, percent, nearest, match.Value, state == CheckRunner.NotAssessable ? CheckReasons.OtherCount : null, section.N, match.Index), match.Groups["p"].Index);
            }
        }
    }

    private static decimal Unit(int decimals)
    {
        decimal unit = 1;
        for (int i = 0; i < Math.Min(decimals, 6); i++)
            unit /= 10;
        return unit;
    }

    [GeneratedRegex(@"(?:予以公开(?:[及和与、](?:予以)?部分公开)?|部分公开|不予公开|无法提供|不予处理|其他处理)(?:的|共|计|为|有|申请)*\s?(?<n>\d{1,6})\s?件[，、,（(]\s?(?:约)?占(?<of>[^，。；、%％\d]{0,16})\s?(?<p>\d{1,3}(?:\.\d{1,4})?)\s?[%％]")]
    private static partial Regex Share();

    [GeneratedRegex("办结|办理|答复|申请|总[量数]")]
    private static partial Regex Named();
}
