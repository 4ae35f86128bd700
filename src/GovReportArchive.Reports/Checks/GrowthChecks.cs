using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Checks;

/// <summary>Works out 同比 where a sentence prints both years' numbers: 受理265件，上年220件，同比增长20.5%.</summary>
/// <remarks>Only where the sentence has just these numbers, so that no other can be meant. Against the report of the year before, the ledger compares.</remarks>
internal static partial class GrowthChecks
{
    /// <summary>Name of the rule.</summary>
    public const string Rule = "prose.growth";

    /// <summary>One check for each change that the sentence states, percentage or number.</summary>
    public static IEnumerable<DerivedCheck> Run(SentenceNumbers sentence, int? year)
    {
        if (sentence.Numbers.Count > 4 || sentence.Numbers.Any(number => number.IsRough)) yield break;
        SentenceNumber[] changes = [.. sentence.Numbers.Where(number => Change().IsMatch(sentence.Label(number)))];
        SentenceNumber[] stated = [.. sentence.Numbers.Except(changes)];
        if (changes.Length == 0 || stated is not [var one, var two] || one.Unit != two.Unit || one.Unit == "%") yield break;
        bool oneIsEarlier = IsEarlier(sentence, one, year);
        if (oneIsEarlier == IsEarlier(sentence, two, year)) yield break;
        (SentenceNumber now, SentenceNumber before) = oneIsEarlier ? (two, one) : (one, two);
        foreach (SentenceNumber change in changes)
        {
            Match words = Change().Match(sentence.Label(change));
            // 阅读量增长31% is the growth of something else.
            if (!Same().IsMatch(sentence.Label(change)[..words.Index])) continue;
            bool isShare = change.Unit == "%";
            if (isShare ? before.Value == 0 : change.Unit != now.Unit) continue;
            decimal sign = words.Groups["down"].Success ? -1 : 1;
            decimal exact = isShare ? (now.Value - before.Value) / before.Value * 100 : now.Value - before.Value;
            decimal right = Math.Round(exact * sign, change.Value.Scale, MidpointRounding.AwayFromZero);
            decimal tolerance = words.Groups["about"].Success ? Math.Max(1, change.Value / 10) : isShare ? change.Step : 0;
            string state = Math.Abs(exact * sign - change.Value) <= tolerance ? CheckRunner.Ok : CheckRunner.Fail;
            int from = Math.Min(now.At, before.At) - sentence.Before(now.At < before.At ? now : before).Length;
            int to = Math.Max(change.End, Math.Max(now.End, before.End));
            yield return new DerivedCheck(sentence.Told(Rule, state, change.Value, right, from, to), sentence.Origin(change.At));
        }
    }

    private static bool IsEarlier(SentenceNumbers sentence, SentenceNumber number, int? year)
    {
        string before = sentence.Label(number);
        return ReadingRules.Of("elsewhere.lastYear").IsIn(before) || (year is int y && before.Contains((y - 1).ToString(CultureInfo.InvariantCulture) + "年", StringComparison.Ordinal));
    }

    [GeneratedRegex("(?:(?<up>增长|增加|上升|提高|提升|增幅|增)|(?<down>下降|减少|降低|回落|降幅|减幅|降|减))(?:率|幅度?)?(?:了|为|是|达到?)?(?<about>约|近|超过?|逾)?$", RegexOptions.RightToLeft)]
    private static partial Regex Change();

    [GeneratedRegex("^(?>(?:同比|相比|较|比|与|上一?年度?|去年|前一年|20\\d\\d年|同期|相应|总体|的|政府信息公开|申请|数量|总量|总数|件数|收到|受理|量|数|共|，|、|）)*)$")]
    private static partial Regex Same();
}
