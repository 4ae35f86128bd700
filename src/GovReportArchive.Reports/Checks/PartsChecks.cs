using System.Text.RegularExpressions;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Checks;

/// <summary>Adds up the parts that a sentence gives of a number: 收到申请40件，其中网上申请26件、信函申请14件; 网站120条，公众号80条，两项合计200条.</summary>
/// <remarks>
/// A list behind 其中 need not be whole, and one thing may be in two parts (the same news on two channels). It fails where the list is closed by its own words and does
/// not reach the whole, or where its parts shut each other out and pass it.
/// </remarks>
internal static partial class PartsChecks
{
    /// <summary>Name of the rule.</summary>
    public const string Rule = "prose.parts";

    private const int FewestParts = 2;

    /// <summary>At most one check for each list.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="carriedIn">Applications carried in, by the table: parts may count these too.</param>
    public static IEnumerable<DerivedCheck> Run(SentenceNumbers sentence, decimal? carriedIn)
    {
        for (int i = 0; i + FewestParts < sentence.Numbers.Count; i++)
        {
            SentenceNumber whole = sentence.Numbers[i];
            if (whole.IsRough || whole.Unit == "%" || Lead().Match(sentence.Text, whole.End) is not { Success: true } lead || ReadingRules.Of("elsewhere.noWhole").IsIn(sentence.Before(whole))) continue;
            SentenceNumber[] parts = [.. sentence.Numbers.Skip(i + 1).TakeWhile((part, n) => IsNext(sentence, n == 0 ? lead.Index + lead.Length : sentence.Numbers[i + n].End, part, whole.Unit))];
            if (parts.Length < FewestParts || !Ends(sentence, parts[^1])) continue;
            string[] labels = [.. parts.Select((part, n) => Separator().Replace(sentence.Text[(n == 0 ? lead.Index + lead.Length : parts[n - 1].End)..part.At], ""))];
            if (Judge(sentence, whole, parts, labels, lead.Value, carriedIn) is { } check) yield return new DerivedCheck(check, sentence.Origin(whole.At));
            i += parts.Length;
        }

        for (int i = FewestParts; i < sentence.Numbers.Count; i++)
            if (Together(sentence, i) is { } check) yield return new DerivedCheck(check, sentence.Origin(sentence.Numbers[i].At));
    }

    /// <summary>网站公开120条，公众号推送80条，两项合计200条: held where the words say how many numbers are added and no list of parts stands among them.</summary>
    private static Check? Together(SentenceNumbers sentence, int at)
    {
        SentenceNumber whole = sentence.Numbers[at];
        if (whole.IsRough || Of("added").Match(sentence.Before(whole)) is not { Success: true } added) return null;
        int count = "两二三四五六".IndexOf(added.Groups["n"].Value, StringComparison.Ordinal) is var index && index < 2 ? FewestParts : index + 1;
        if (at < count) return null;
        SentenceNumber[] parts = [.. sentence.Numbers.Skip(at - count).Take(count)];
        int from = parts[0].At - sentence.Before(parts[0]).Length;
        // A number more before these, or one of a list, leaves open which are added.
        bool isPlain = Array.TrueForAll(parts, part => part.Unit == whole.Unit && !part.IsRough) && (at == count || sentence.Numbers[at - count - 1].Unit != whole.Unit) && !ReadingRules.Of("elsewhere.notAdded").IsIn(sentence.Text[from..whole.At]);
        decimal sum = parts.Sum(part => part.Value);
        return isPlain ? sentence.Told(Rule, sum == whole.Value ? CheckRunner.Ok : CheckRunner.Fail, whole.Value, sum, from, whole.End) : null;
    }

    private static Check? Judge(SentenceNumbers sentence, SentenceNumber whole, SentenceNumber[] parts, string[] labels, string lead, decimal? carriedIn)
    {
        decimal sum = parts.Sum(part => part.Value);
        int from = whole.At - sentence.Before(whole).Length;
        Check Told(string state, string? reason = null) => sentence.Told(Rule, state, whole.Value, sum, from, parts[^1].End, reason);
        if (sum == whole.Value) return Told(CheckRunner.Ok);
        // 新收40件，上年结转3件，其中…: the list may be of both, or of the one before.
        decimal[] earlier = [.. sentence.Numbers.TakeWhile(number => number.At < whole.At).Where(number => number.Unit == whole.Unit).Select(number => number.Value)];
        if (earlier.Any(number => number == sum || number + whole.Value == sum) || sum - whole.Value == carriedIn) return null;
        string context = sentence.Text[..whole.End];
        bool excludes = ShutsOut(labels, context);
        if (sum > whole.Value) return excludes ? Told(CheckRunner.Fail) : Told(CheckRunner.NotAssessable, CheckReasons.MayOverlap);
        bool isClosed = lead.Contains("分别", StringComparison.Ordinal) || Of("rest").IsIn(labels[^1]) || (excludes && IsPartition(labels));
        return isClosed ? Told(CheckRunner.Fail) : null;
    }

    /// <summary>Whether a number is the next part: a label and the number, with nothing between but the separator.</summary>
    private static bool IsNext(SentenceNumbers sentence, int from, SentenceNumber part, string unit) =>
        part.Unit == unit && !part.IsRough && part.Value == decimal.Truncate(part.Value) && Label().IsMatch(sentence.Text[from..part.At]);

    /// <summary>Whether the list ends with a part: behind it the sentence ends, or goes on without numbers.</summary>
    private static bool Ends(SentenceNumbers sentence, SentenceNumber last) =>
        last.End == sentence.Text.Length || (sentence.Text[last.End] is '，' or '）' && !sentence.Text.AsSpan(last.End).ContainsAnyInRange('0', '9'));

    /// <summary>Whether every part is of one division of which nothing can be in two parts.</summary>
    private static bool ShutsOut(string[] labels, string context) =>
        (labels.All(Of("applicant").IsIn) && !(labels.Any(Of("organisation").IsIn) && labels.Any(Of("kindOfOrganisation").IsIn)))
        || (context.Contains("申请", StringComparison.Ordinal) && labels.All(Of("channel").IsIn)
            && !(labels.Any(Of("online").IsIn) && labels.Any(Of("kindOfOnline").IsIn)) && !(labels.Any(Of("onPaper").IsIn) && labels.Any(Of("kindOnPaper").IsIn)))
        || (Of("cases").IsIn(context) && labels.All(Of("outcome").IsIn) && labels.Distinct().Count() == labels.Length);

    private static bool IsPartition(string[] labels) => labels.Length == 2 && labels.Any(label => label.Contains("自然人", StringComparison.Ordinal)) && labels.Any(label => label.Contains("其他组织", StringComparison.Ordinal));

    [GeneratedRegex(@"\G[，（：]?(?:其中|分别(?:为|是)?)[，：]?")]
    private static partial Regex Lead();

    [GeneratedRegex("^[、，和及与]?[^，、；。：（）]{1,24}$")]
    private static partial Regex Label();

    [GeneratedRegex("^[、，和及与]")]
    private static partial Regex Separator();

    private static ReadingRule Of(string name) => ReadingRules.Of("parts." + name);
}
