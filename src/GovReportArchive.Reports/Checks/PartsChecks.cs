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
        if (whole.IsRough || Added().Match(sentence.Before(whole)) is not { Success: true } added) return null;
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
        bool isClosed = lead.Contains("分别", StringComparison.Ordinal) || Rest().IsMatch(labels[^1]) || (excludes && IsPartition(labels));
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
        (labels.All(Applicant().IsMatch) && !(labels.Any(Organisation().IsMatch) && labels.Any(KindOfOrganisation().IsMatch)))
        || (context.Contains("申请", StringComparison.Ordinal) && labels.All(Channel().IsMatch)
            && !(labels.Any(Online().IsMatch) && labels.Any(KindOfOnline().IsMatch)) && !(labels.Any(OnPaper().IsMatch) && labels.Any(KindOnPaper().IsMatch)))
        || (Cases().IsMatch(context) && labels.All(Outcome().IsMatch) && labels.Distinct().Count() == labels.Length);

    private static bool IsPartition(string[] labels) => labels.Length == 2 && labels.Any(label => label.Contains("自然人", StringComparison.Ordinal)) && labels.Any(label => label.Contains("其他组织", StringComparison.Ordinal));

    [GeneratedRegex(@"\G[，（：]?(?:其中|分别(?:为|是)?)[，：]?")]
    private static partial Regex Lead();

    [GeneratedRegex("^(?:以上|上述|这)?(?<n>[两二三四五六])(?:项|类|者|个?平台|个?渠道|种渠道|种方式)(?:合计|共计|总计|相加)(?:公开|发布|推送|收到)?(?:政府信息|信息)?(?:为|共)?$")]
    private static partial Regex Added();

    [GeneratedRegex("^[、，和及与]?[^，、；。：（）]{1,24}$")]
    private static partial Regex Label();

    [GeneratedRegex("^[、，和及与]")]
    private static partial Regex Separator();

    [GeneratedRegex("^(?:其他|其它|其余|剩余)(?:各?类)?(?:政府|政务)?(?:信息|渠道|方式|形式|途径|平台|申请|内容|事项|文件)?(?:发布|公开)?(?:为|共)?$")]
    private static partial Regex Rest();

    [GeneratedRegex("^(?:来自)?(?:公民|自然人|法人|商业企业|企业|科研机构|社会公益组织|法律服务机构|其他组织|其他)(?:(?:和|或|及|与|或者)其他组织)?(?:提出|提交)?(?:的)?(?:政府信息公开)?(?:申请)?(?:为|共)?$")]
    private static partial Regex Applicant();

    [GeneratedRegex("^法人")]
    private static partial Regex Organisation();

    [GeneratedRegex("^(?:商业)?企业|^科研|^社会|^法律")]
    private static partial Regex KindOfOrganisation();

    [GeneratedRegex("^(?:通过)?(?:网络|网上|线上|互联网|网站|平台|在线|信函|信件|邮寄|邮政|当面|现场|窗口|传真|电子邮件|邮件|书面|线下|其他)(?:渠道|方式|形式|平台)?(?:收到|提交|提出|受理)?(?:的)?(?:申请)?(?:为|共)?$")]
    private static partial Regex Channel();

    [GeneratedRegex("网络|网上|线上|互联网|在线")]
    private static partial Regex Online();

    [GeneratedRegex("网站|平台|邮件")]
    private static partial Regex KindOfOnline();

    [GeneratedRegex("书面|线下|现场")]
    private static partial Regex OnPaper();

    [GeneratedRegex("信函|信件|邮寄|邮政|当面|窗口|传真")]
    private static partial Regex KindOnPaper();

    [GeneratedRegex("复议|诉讼")]
    private static partial Regex Cases();

    [GeneratedRegex("^(?:结果)?(?:维持|纠正|被纠正|被依法纠错|其他结果|其他|尚未审结|未审结)(?:结果)?(?:的)?(?:案件)?(?:为|共)?$")]
    private static partial Regex Outcome();
}
