using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Checks;

/// <summary>Works out rates of applications from the table: 予以公开率, 办结率, 答复率.</summary>
/// <remarks>予以公开率 fails where no way of working it out gives the number. What was done in time no table says, so other rates only pass.</remarks>
internal static partial class RateChecks
{
    /// <summary>Name of the rule.</summary>
    public const string Rule = "prose.rate";

    private static readonly string[] Left = ["applications.closed.total", "applications.refused.total", "applications.unavailable.total"];

    private static readonly string[] Totals = ["applications.received.total", "applications.handled.total"];

    /// <summary>One check for each rate that can be told, in the order of the prose.</summary>
    public static IEnumerable<DerivedCheck> Run(ReportRecord record)
    {
        if (Number(record, "applications.concluded.total") is not > 0 || Number(record, "applications.handled.total") is not > 0) yield break;
        foreach (Section section in record.Sections.Where(section => section.Kind is "overview" or "applications"))
        {
            foreach (Match match in Rate().Matches(section.Text))
            {
                if (!decimal.TryParse(match.Groups["p"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent)) continue;
                bool isGiven = match.Groups["given"].Success;
                string before = section.Text[Sentence(section.Text, match.Index)..match.Index];
                // 热线办结率 is another matter.
                if (!isGiven && section.Kind != "applications" && !before.Contains("申请", StringComparison.Ordinal)) continue;
                decimal[] rates = [.. (isGiven ? Given(record) : Done(record)).Select(rate => Math.Round(rate * 100, percent.Scale, MidpointRounding.AwayFromZero))];
                if (rates.Length == 0) continue;
                decimal nearest = rates.MinBy(rate => Math.Abs(rate - percent));
                bool fits = Math.Abs(nearest - percent) <= 1m / (decimal)Math.Pow(10, percent.Scale);
                bool isPlain = isGiven && match.Groups["rough"].Length == 0 && !ReadingRules.Of("elsewhere.rate").IsIn(before);
                if (!fits && !isPlain) continue;
                yield return new DerivedCheck(
                    new Check(Rule, null, fits ? CheckRunner.Ok : CheckRunner.Fail, percent, nearest, match.Value, null, section.N, match.Index), match.Groups["p"].Index);
            }
        }
    }

    private static IEnumerable<decimal> Given(ReportRecord record)
    {
        if (Number(record, "applications.granted.total") is not { } granted || Number(record, "applications.partlyGranted.total") is not { } partly) return [];
        return [.. new[] { granted, granted + partly }.SelectMany(_ => Wholes(record), (given, whole) => whole > 0 ? given / whole : 0)];
    }

    private static IEnumerable<decimal> Done(ReportRecord record)
    {
        decimal concluded = Number(record, "applications.concluded.total")!.Value;
        decimal handled = Number(record, "applications.handled.total")!.Value;
        return concluded == handled ? [1] : [concluded / handled];
    }

    /// <summary>All that was concluded or received, also without the results that some do not count.</summary>
    private static IEnumerable<decimal> Wholes(ReportRecord record)
    {
        decimal concluded = Number(record, "applications.concluded.total")!.Value;
        decimal[] left = [.. Left.Select(key => Number(record, key) ?? 0)];
        return Enumerable.Range(0, 8).Select(some => concluded - left.Where((_, i) => (some >> i & 1) == 1).Sum())
            .Concat(Totals.Select(key => Number(record, key)).OfType<decimal>());
    }

    private static decimal? Number(ReportRecord record, string key) => CountSums.Of(record, key) is (var value, true) ? value : null;

    private static int Sentence(string text, int at) => Prose.FigureReader.Begin(text, at, Prose.FigureReader.SentenceEnds);

    [GeneratedRegex(@"(?:(?<given>予以公开率)|(?<=[，。；、：\s]|申请|公开|按时|按期|及时|依法)(?:办结|答复)率)\s?(?:均?为|均?达到?|约为)?(?<rough>约|近|超过?)?\s?(?<p>\d{1,3}(?:\.\d{1,4})?)\s?[%％]")]
    private static partial Regex Rate();
}
