using System.Buffers;
using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Passages;

/// <summary>What role headings, labels and announcements give to what follows them.</summary>
internal static partial class HeadingRoles
{
    // The last words of a passage, long enough for 因此，我们考虑从以下三个方面作进一步的改进：
    private const int LongestAnnouncement = 32;

    // A label such as 存在的问题： is short.
    private const int LongestLabel = 16;

    private static readonly RolePlace Headings = new("heading"), Openings = new("opening"), TurnWords = new("turn"), TakenUp = new("takenUp"), ItemsFollow = new("itemsFollow"),
        AnnouncedMeasures = new("announcedMeasure"), AnnouncedProblems = new("announcedProblem"), AnnouncingWords = new("announcing"), HeadlineEnds = new("headlineEnd"), SolvedHeads = new("solvedHead");

    private static readonly SearchValues<char> Telling = SearchValues.Create("，,：:已未没");

    private static readonly (string Word, RoleRule Rule)[] HeadingWords =
        [.. Headings.Rules.SelectMany(rule => rule.Words.Select(word => (word, rule))).OrderByDescending(entry => entry.word.Length)];

    /// <summary>The role that a heading gives to what follows; null where it names none, or two.</summary>
    public static PassageRole? OfHeading(string heading) => Verdict(heading)?.Role;

    /// <summary>The same with the rule that gave it.</summary>
    public static RoleVerdict? Verdict(string heading)
    {
        // 虽然取得一定成效，但还存在以下问题： announces problems.
        string deciding = LeadIns.Deciding(heading);
        if (deciding.Length < heading.Length && RolesIn(deciding) is [var decided]) return decided;
        RoleVerdict[] roles = RolesIn(heading);
        // 问题整改情况 tells how last year's problems were solved.
        if (Array.Find(roles, role => role.Role == PassageRole.Achievement) is { Rule: not null } solved && !(roles.Length > 1 && Joined().IsMatch(heading))) return solved;
        if (heading.Contains("整改", StringComparison.Ordinal) && heading.AsSpan().Contains('年')) return new(PassageRole.Achievement, "heading.solved");
        if (OfLastYear().IsMatch(heading)) return new(PassageRole.Achievement, "heading.lastYear");
        // 针对上述问题，采取以下措施 announces measures.
        if (roles.Length == 2 && TakenUp.In(heading) && !Array.Exists(roles, role => role.Role == PassageRole.Statement)) return new(PassageRole.Measure, "heading.takenUp");
        return roles.Length == 1 ? roles[0] : null;
    }

    /// <summary>The role that a section's own heading gives to all of it; null where it speaks of several, as 存在的主要问题及改进情况 does.</summary>
    public static RoleVerdict? OfSection(string heading) =>
        OfLastYear().IsMatch(heading) ? new(PassageRole.Achievement, "heading.lastYear") : RolesIn(heading) is [var only] && only.Role != PassageRole.Statement ? only : null;

    // 2030年问题改进情况, not 2030年主要问题及改进措施, which are this year's.
    [GeneratedRegex("(?:问题|不足|困难)(?:以?及|和|与|、)")]
    private static partial Regex Joined();

    [GeneratedRegex("(?:上一?年度?|去年|20\\d\\d年(?:度|年报)?)[^及和与、，。：]{0,8}问题的?(?:整改|改进|落实|解决)")]
    private static partial Regex OfLastYear();

    // A longer word takes the shorter ones in it: 需要改进 speaks of problems.
    private static RoleVerdict[] RolesIn(string heading)
    {
        char[]? left = null;
        List<RoleVerdict> roles = [];
        foreach ((string word, RoleRule rule) in HeadingWords)
        {
            ReadOnlySpan<char> text = left ?? heading.AsSpan();
            int at = text.IndexOf(word, StringComparison.Ordinal);
            if (at < 0) continue;
            left ??= heading.ToCharArray();
            for (; at >= 0; at = left.AsSpan().IndexOf(word, StringComparison.Ordinal)) left.AsSpan(at, word.Length).Clear();
            if (!roles.Exists(role => role.Role == rule.Role)) roles.Add(new RoleVerdict(rule.Role, rule.Name));
        }

        return [.. roles];
    }

    /// <summary>The role that a label at the beginning gives, such as 改进： or 问题1：; null where there is none.</summary>
    public static RoleVerdict? OfLabel(ReadOnlySpan<char> passage)
    {
        int colon = passage[..Math.Min(passage.Length, LongestLabel)].IndexOfAny('：', ':');
        if (colon >= 0) return Verdict(passage[..colon].ToString());
        // 改进办法是…, 短板之二是…: the sentence begins with what it tells.
        foreach (RoleRule rule in Openings.Rules)
            foreach (string word in rule.Words)
                if (passage.StartsWith(word, StringComparison.Ordinal)) return new RoleVerdict(rule.Role, rule.Name);
        return null;
    }

    /// <summary>Whether a sentence that begins at a place goes over from problems to measures.</summary>
    public static bool Turns(string text, int start) => TurnWords.Begins(text.AsSpan(start));

    /// <summary>Whether a clause only takes up what was told before: 针对上述问题, 对于这些不足.</summary>
    public static bool TakesUp(ReadOnlySpan<char> clause) => TakenUp.In(clause);

    /// <summary>Whether a passage goes over from problems to measures.</summary>
    public static bool TurnsWithin(ReadOnlySpan<char> passage) =>
        TurnWords.Begins(passage) || passage.Contains("下一步", StringComparison.Ordinal) || passage.Contains("改进情况", StringComparison.Ordinal)
        || passage.Contains("改进措施", StringComparison.Ordinal);

    /// <summary>Whether a passage ends by announcing the measures that follow it: 将采取以下措施加以改进。</summary>
    public static bool AnnouncesMeasures(ReadOnlySpan<char> passage)
    {
        ReadOnlySpan<char> end = passage[Math.Max(0, passage.Length - LongestAnnouncement)..];
        int from = Math.Max(end.LastIndexOf("以下", StringComparison.Ordinal), end.LastIndexOf("如下", StringComparison.Ordinal));
        if (from < 0) return false;
        ReadOnlySpan<char> announced = end[from..];
        return announced.IndexOfAny('，', ',') < 0 && AnnouncedMeasures.In(announced) && !AnnouncedProblems.In(announced);
    }

    /// <summary>Whether a sentence with a colon at its end says that items follow, of whatever role.</summary>
    public static bool AnnouncesItems(ReadOnlySpan<char> sentence) => ItemsFollow.In(sentence);

    /// <summary>Whether a marked short sentence is a headline such as （一）存在的主要问题。 and not an item such as （2）查找困难。</summary>
    public static bool IsHeadline(ReadOnlySpan<char> sentence) => HeadlineEnds.Ends(sentence[..^1]);

    /// <summary>Whether a short sentence that names problems or measures only announces them, and tells nothing: not 上年问题已解决。</summary>
    public static bool Announces(ReadOnlySpan<char> sentence) => AnnouncingWords.In(sentence[..^1]) && sentence.IndexOfAny(Telling) < 0;

    /// <summary>Whether a passage ends by announcing how earlier problems were solved: 整改情况如下：</summary>
    public static bool EndsWithSolved(ReadOnlySpan<char> passage) =>
        passage[^1] is '：' or ':' && SolvedHeads.In(passage[(passage[..^1].LastIndexOfAny('。', '，', '；') + 1)..]);
}
