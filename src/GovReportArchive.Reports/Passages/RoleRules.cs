using System.Buffers;

namespace GovReportArchive.Reports.Passages;

/// <summary>Words by which a heading, or failing that the passage itself, shows its role.</summary>
internal static class RoleRules
{
    // A heading that names both (存在的主要问题及改进情况) decides nothing.
    private static readonly (PassageRole Role, string[] Words)[] HeadingWords =
    [
        (PassageRole.Problem, ["问题", "不足", "短板", "困难", "差距", "薄弱"]),
        (PassageRole.Measure, ["改进", "措施", "下一步", "下步", "打算", "举措", "对策", "思路", "整改方向", "工作计划", "准备做", "计划做", "重点抓"]),
        (PassageRole.Achievement, ["成效", "整改情况", "落实情况", "解决情况", "工作亮点", "完成情况"]),
    ];

    // Weights are how surely the word shows the role on its own, from 1 (weak) to 3 (nearly certain).
    private static readonly (PassageRole Role, int Weight, string[] Words)[] PassageWords =
    [
        (PassageRole.Problem, 3, ["有待", "不够", "不足", "欠缺", "薄弱", "差距", "滞后", "不到位", "不及时", "不平衡", "不均衡", "不全面", "不深入", "不规范", "不高", "不强", "偏少", "偏低", "单一", "尚未", "仍需", "还需", "短板", "缺乏", "参差不齐", "存在一些问题", "不完善", "较少", "较弱", "不多", "不紧密"]),
        (PassageRole.Problem, 1, ["问题", "困难", "需进一步", "需要进一步", "仍有", "个别"]),
        (PassageRole.Measure, 3, ["下一步", "下步", "今后", "我局将", "我市将", "我县将", "我区将", "我镇将", "我办将", "我们将", "我们计划", "我们准备", "将进一步", "将继续", "将持续", "将加", "将以", "将重点", "将不断", "将深化", "将着力", "将努力", "将认真", "将严格", "将积极", "将切实", "将着重", "将坚持", "将围绕", "将采取", "力争"]),
        (PassageRole.Measure, 1, ["加强", "强化", "健全", "完善", "提升", "拓宽", "拓展", "加大", "优化", "严格", "规范", "创新", "推进", "推动", "丰富", "深化", "建立", "提高", "确保", "落实", "围绕", "坚持", "抓好"]),
        (PassageRole.Achievement, 3, ["取得了", "已完成", "得到解决", "已解决", "得到改善", "圆满完成", "有所提升", "明显提升", "显著提升", "已整改", "整改到位", "新增了"]),
        (PassageRole.Achievement, 2, ["全年", "累计", "共发布", "共公开", "共组织", "共开展", "完成了", "实现了", "较上年", "同比"]),
    ];

    // What tells a problem also where a report tells of its work: there 更新不及时 may be what was put an end to.
    private static readonly string[] JudgedLacking = ["有待", "不够", "欠缺", "存在不足", "存在差距", "有差距", "较薄弱", "仍需", "还需", "参差不齐", "有短板"];

    // Nothing happened, or a duty is told of.
    private static readonly string[] NothingWords =
        ["未收到", "没有收到", "未接到", "没有接到", "未发生", "没有发生", "未收取", "没有收取", "未产生", "为0", "均无", "零申请", "不收费", "收取费用", "信息处理费"];

    // Nothing of a kind: 0件, but not 20件.
    private static readonly string[] NothingCounted = ["0件", "0元", "0条"];

    private static readonly string[] FeeWords = ["收取信息处理费", "信息处理费收取", "信息处理费情况", "收取费用情况"];

    // What went wrong before does so no more.
    private static readonly string[] NoMoreWords = ["未再发生", "没有再发生", "未再出现", "没有再出现", "不再发生", "再未发生", "再未出现"];

    private static readonly string[] TakesUp = ["对此", "为此", "针对此"];

    private static readonly string[] SolvedHeads = ["整改情况", "落实情况", "解决情况", "完成情况"];

    // What the names of those who sign end with.
    private static readonly string[] SignerEnds =
        ["政府", "局", "委员会", "管委会", "办公室", "厅", "委", "院", "办事处", "街道", "镇", "乡", "中心", "总队", "支队", "大队", "分局", "公司", "学校", "大学", "署", "协会", "集团"];

    private const int LongestSignature = 40;

    // Enough for a clause of its own: 全年开展检查4次，
    private const int ShortestWork = 8;

    private static readonly (PassageRole Role, string[] Words)[] Openings =
    [
        (PassageRole.Problem, ["短板之", "问题之", "不足之", "短板是", "问题是", "不足是"]),
        (PassageRole.Measure, ["改进办法", "改进的办法", "改进措施", "改进方向", "整改措施", "对策是"]),
    ];

    // Where a sentence begins so, the text goes over from problems to measures.
    private static readonly string[] TurnWords =
        ["下一步", "下步", "今后", "针对上述", "针对以上", "针对这些", "针对存在的", "为解决上述", "为解决以上", "新的一年", "改进：", "改进措施：", "整改措施：", "改进情况：", "改进办法：", "改进方向：", "改进计划：", "下一步改进", "针对存在问题", "根据上述问题", "根据以上问题"];

    private static readonly string[] TurnsBack = ["但", "然而", "不过", "仍", "却", "未", "虽"];

    private static readonly string[] LastYearWords = ["上年", "去年", "上一年", "过去一年", "往年", "前几年", "年提出的", "年报告提出", "年报告指出"];

    private static readonly string[] SolvedWords =
        ["已整改", "整改到位", "已解决", "已经解决", "得到解决", "基本解决", "得到改善", "有所改善", "有所好转", "已经缓解", "得到缓解", "明显缓解", "可以销号", "没有再发生", "已完成", "降为0", "通过"];

    private static readonly string[] HeadlineEnds = ["问题", "措施", "改进", "情况", "打算", "安排", "整改", "思路", "存在的不足", "主要不足"];

    private static readonly string[] TakenUp = ["针对", "上述问题", "以上问题", "这些问题", "上述不足", "以上不足"];

    private static readonly string[] ItemsFollow = ["以下", "如下", "下列", "几个方面", "几方面", "几点", "几项"];

    private static readonly string[] AnnouncedMeasures = ["措施", "改进", "举措", "努力", "对策"];
    private static readonly string[] AnnouncedProblems = ["问题", "不足", "差距", "短板", "困难"];

    private static readonly string[] AnnouncingWords = ["有", "如下", "以下", "表现", "方面", "几点", "不足", "问题", "改进", "措施", "安排", "打算"];

    // The last words of a passage, long enough for 因此，我们考虑从以下三个方面作进一步的改进：
    private const int LongestAnnouncement = 32;

    private static readonly SearchValues<char> DateSigns = SearchValues.Create("0123456789０１２３４５６７８９ 　〇○◯Ｏ零一二三四五六七八九十年月日");

    // A label such as 存在的问题： is short.
    private const int LongestLabel = 16;

    /// <summary>The role that a heading gives to what follows; null where it names none, or two.</summary>
    public static PassageRole? OfHeading(string heading)
    {
        // 虽然取得一定成效，但还存在以下问题： announces problems.
        string deciding = LeadIns.Deciding(heading);
        if (deciding.Length < heading.Length && RolesIn(deciding) is [var decided]) return decided;
        PassageRole[] roles = RolesIn(heading);
        // 问题整改情况 tells how last year's problems were solved.
        if (roles.Contains(PassageRole.Achievement) || (heading.Contains("整改", StringComparison.Ordinal) && heading.AsSpan().Contains('年'))) return PassageRole.Achievement;
        // 针对上述问题，采取以下措施 announces measures.
        if (roles.Length == 2 && ContainsAny(heading, TakenUp)) return PassageRole.Measure;
        return roles.Length == 1 ? roles[0] : null;
    }

    private static PassageRole[] RolesIn(string heading) =>
        [.. HeadingWords.Where(entry => entry.Words.Any(word => heading.Contains(word, StringComparison.Ordinal))).Select(entry => entry.Role)];

    /// <summary>The role that a label at the beginning gives, such as 改进： or 问题1：; null where there is none.</summary>
    public static PassageRole? OfLabel(ReadOnlySpan<char> passage)
    {
        int colon = passage[..Math.Min(passage.Length, LongestLabel)].IndexOfAny('：', ':');
        if (colon >= 0) return OfHeading(passage[..colon].ToString());
        // 改进办法是…, 短板之二是…: the sentence begins with what it tells.
        foreach ((PassageRole role, string[] words) in Openings)
            foreach (string word in words)
                if (passage.StartsWith(word, StringComparison.Ordinal)) return role;
        return null;
    }

    /// <summary>Whether a sentence that begins at a place goes over from problems to measures.</summary>
    public static bool Turns(string text, int start) =>
        Array.Exists(TurnWords, word => string.CompareOrdinal(text, start, word, 0, word.Length) == 0);

    /// <summary>Whether a passage goes over from problems to measures.</summary>
    public static bool TurnsWithin(ReadOnlySpan<char> passage)
    {
        foreach (string word in TurnWords)
            if (passage.StartsWith(word, StringComparison.Ordinal)) return true;
        return passage.Contains("下一步", StringComparison.Ordinal) || passage.Contains("改进情况", StringComparison.Ordinal)
            || passage.Contains("改进措施", StringComparison.Ordinal);
    }

    /// <summary>Whether a passage ends by announcing the measures that follow it: 将采取以下措施加以改进。</summary>
    public static bool AnnouncesMeasures(ReadOnlySpan<char> passage)
    {
        ReadOnlySpan<char> end = passage[Math.Max(0, passage.Length - LongestAnnouncement)..];
        int from = Math.Max(end.LastIndexOf("以下", StringComparison.Ordinal), end.LastIndexOf("如下", StringComparison.Ordinal));
        if (from < 0) return false;
        ReadOnlySpan<char> announced = end[from..];
        return announced.IndexOfAny('，', ',') < 0 && ContainsAny(announced, AnnouncedMeasures) && !ContainsAny(announced, AnnouncedProblems);
    }

    /// <summary>Whether a sentence with a colon at its end says that items follow, of whatever role.</summary>
    public static bool AnnouncesItems(ReadOnlySpan<char> sentence) => ContainsAny(sentence, ItemsFollow);

    /// <summary>Whether a passage tells that problems of an earlier year were solved.</summary>
    public static bool TellsOfLastYear(ReadOnlySpan<char> passage)
    {
        // What stands at the beginning is what the passage is about.
        ReadOnlySpan<char> beginning = passage[..Math.Min(passage.Length, 24)];
        return ContainsAny(beginning, LastYearWords) && ContainsAny(passage, SolvedWords);
    }

    /// <summary>Whether a marked short sentence is a headline such as （一）存在的主要问题。 and not an item such as （2）查找困难。</summary>
    public static bool IsHeadline(ReadOnlySpan<char> sentence)
    {
        ReadOnlySpan<char> words = sentence[..^1];
        foreach (string word in HeadlineEnds)
            if (words.EndsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>Whether a short sentence that names problems or measures only announces them.</summary>
    public static bool Announces(ReadOnlySpan<char> sentence) => ContainsAny(sentence[..^1], AnnouncingWords) && sentence.IndexOfAny('，', ',') < 0;

    /// <summary>The role of a passage of the problems section that neither heading nor label nor turn has given one.</summary>
    public static PassageRole OfProblems(ReadOnlySpan<char> passage)
    {
        Span<int> scores = stackalloc int[4];
        Score(passage, scores);
        // What went well opens the section; a sentence that goes on with 但 is about what did not.
        bool done = scores[(int)PassageRole.Achievement] >= 3 && scores[(int)PassageRole.Problem] == 0 && !ContainsAny(passage, TurnsBack);
        if (done && !StillToCome(passage)) return PassageRole.Achievement;
        // What was done in the year is told there to show where it fell short.
        return scores[(int)PassageRole.Measure] >= 3 && scores[(int)PassageRole.Measure] > scores[(int)PassageRole.Problem] ? PassageRole.Measure : PassageRole.Problem;
    }

    /// <summary>The role of a passage of a section that tells of the year's work.</summary>
    /// <remarks>There 加强, 完善, 坚持 say what was done; only what is still to come is a measure.</remarks>
    public static PassageRole OfWork(ReadOnlySpan<char> passage, PassageRole otherwise)
    {
        Span<int> scores = stackalloc int[4];
        Score(passage, scores);
        if (StillToCome(passage)) return PassageRole.Measure;
        if (LeadIns.TurnsToProblems(passage.ToString())) return PassageRole.Problem;
        int done = scores[(int)PassageRole.Achievement], work = scores[(int)PassageRole.Measure];
        if (ContainsAny(passage, JudgedLacking) && done == 0 && work <= 1) return PassageRole.Problem;
        bool nothing = SaysNothing(passage);
        // 未发生泄密事件 at the end is one of the things told; at the beginning it is what the item tells.
        if (nothing && otherwise == PassageRole.Achievement && TellsOfWorkFirst(passage)) nothing = false;
        if (nothing && work + done <= 3) return PassageRole.Statement;
        return done + work > 0 && !nothing ? PassageRole.Achievement : otherwise;
    }

    private static bool StillToCome(ReadOnlySpan<char> passage)
    {
        foreach ((PassageRole role, int weight, string[] words) in PassageWords)
            if (role == PassageRole.Measure && weight >= 3 && ContainsAny(passage, words)) return true;
        return false;
    }

    /// <summary>Whether a passage is only the name of the agency under a report, or the date, or both.</summary>
    public static bool IsSignature(ReadOnlySpan<char> passage)
    {
        if (passage.Length is < 3 or > LongestSignature || ItemMarks.At(passage.ToString(), 0) is not null) return false;
        ReadOnlySpan<char> signer = passage;
        if (passage[^1] is '日' or '月')
        {
            int from = passage.LastIndexOfAnyExcept(DateSigns) + 1;
            ReadOnlySpan<char> date = passage[from..];
            // A month alone needs its year: 2030年1月, but not 十月.
            if (!date.Contains('年')) return false;
            signer = passage[..from].TrimEnd();
            if (signer.IsEmpty) return date.Length > 4;
        }

        // A name has no stop and tells of nothing.
        foreach (char sign in signer)
            if (!char.IsLetter(sign) && sign is not ('（' or '）' or '(' or ')' or ' ' or '\u3000')) return false;
        ReadOnlySpan<char> name = signer.TrimEnd("）) ");
        foreach (string end in SignerEnds)
            if (name.EndsWith(end, StringComparison.Ordinal)) return Names(name);
        return false;
    }

    private static bool Names(ReadOnlySpan<char> name)
    {
        Span<int> scores = stackalloc int[4];
        Score(name, scores);
        return scores[(int)PassageRole.Problem] + scores[(int)PassageRole.Measure] + scores[(int)PassageRole.Achievement] == 0;
    }

    /// <summary>Whether a passage tells of fees for giving information, which some reports do below the problems.</summary>
    public static bool TellsOfFees(ReadOnlySpan<char> passage) => ContainsAny(passage, FeeWords);

    /// <summary>Whether a passage tells that something does not go wrong any more.</summary>
    public static bool TellsOfNoMore(ReadOnlySpan<char> passage) => ContainsAny(passage, NoMoreWords) && !ContainsAny(passage, JudgedLacking);

    /// <summary>Whether a passage ends by announcing how earlier problems were solved: 整改情况如下：</summary>
    public static bool EndsWithSolved(ReadOnlySpan<char> passage) =>
        passage[^1] is '：' or ':' && ContainsAny(passage[(passage[..^1].LastIndexOfAny('。', '，', '；') + 1)..], SolvedHeads);

    /// <summary>Whether a sentence of prose tells a measure: because it begins to, or the one before did and this one names no problem. A new
    /// paragraph has to say so itself, if less clearly.</summary>
    public static bool GoesOnWithMeasures(ReadOnlySpan<char> sentence, bool before, bool paragraph)
    {
        foreach (string word in TakesUp)
            if (sentence.StartsWith(word, StringComparison.Ordinal)) return true;
        Span<int> scores = stackalloc int[4];
        Score(sentence, scores);
        int lacking = scores[(int)PassageRole.Problem];
        if (before && paragraph) before = lacking == 0 && scores[(int)PassageRole.Measure] > 0;
        return lacking < 3 && (before || StillToCome(sentence));
    }

    private static bool SaysNothing(ReadOnlySpan<char> passage)
    {
        if (ContainsAny(passage, NothingWords)) return true;
        foreach (string word in NothingCounted)
        {
            for (int from = 0; passage[from..].IndexOf(word, StringComparison.Ordinal) is var found and >= 0; from += found + 1)
                if (from + found == 0 || !(char.IsDigit(passage[from + found - 1]) || passage[from + found - 1] is '.' or ',')) return true;
        }

        return false;
    }

    private static bool TellsOfWorkFirst(ReadOnlySpan<char> passage)
    {
        int clause = 0;
        for (int at = 0; at < passage.Length; at++)
        {
            if (passage[at] is not ('，' or '。' or '；' or ',' or ';')) continue;
            if (SaysNothing(passage[clause..at])) break;
            clause = at + 1;
        }

        if (clause < ShortestWork) return false;
        Span<int> scores = stackalloc int[4];
        Score(passage[..clause], scores);
        return scores[(int)PassageRole.Measure] + scores[(int)PassageRole.Achievement] > 0;
    }

    private static void Score(ReadOnlySpan<char> passage, Span<int> scores)
    {
        foreach ((PassageRole role, int weight, string[] words) in PassageWords)
        {
            foreach (string word in words)
                if (passage.Contains(word, StringComparison.Ordinal)) scores[(int)role] += weight;
        }
    }

    private static bool ContainsAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (string word in words)
            if (text.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }
}
