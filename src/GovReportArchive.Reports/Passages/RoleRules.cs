using System.Buffers;
using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Passages;

/// <summary>What an item shows of its role by its own words. The words are rows of roles.tsv.</summary>
internal static partial class RoleRules
{
    private const int LongestSignature = 40;

    // 以上报告，请审示。
    private const int LongestClosing = 30;

    // 2031年我们将, 市政府办公室将.
    private const int LongestSubject = 16;

    // Enough for a clause of its own: 全年开展检查4次，
    private const int ShortestWork = 8;

    private static readonly RolePlace Passages = new("passage"), Imperatives = new("imperative"), Doing = new("doing"), Treating = new("treating"), TakesUp = new("takesUp"), TurnsBack = new("turnsBack"),
        TurnsBackOpening = new("turnsBackOpening"), Judged = new("judged"), Nothing = new("nothing"), NothingCounted = new("nothingCounted"), NothingFound = new("nothingFound"), Fees = new("fees"),
        Closing = new("closing"), NoMore = new("noMore"), LastYear = new("lastYear"), Solved = new("solved"), SolvedBy = new("solvedBy"), Unsolved = new("unsolved"), Fared = new("fared"), Improved = new("improved"), Signers = new("signer");

    private static readonly SearchValues<string> TreatingVerbs = SearchValues.Create(
        ["针对", "解决", "围绕", "改变", "克服", "消除", "补齐", "补强", "弥补", "破解", "聚焦", "纠正", "扭转", "紧盯", "盯住", "盯紧", "避免", "防止", "杜绝", "严防", "的单位", "的科室", "的部门", "的栏目", "的人员", "的镇街", "的乡镇", "的街道", "的责任人", "的信息", "的文件", "的申请"], StringComparison.Ordinal);

    private static readonly SearchValues<char> FutureSigns = SearchValues.Create("将拟计打准建");

    private static readonly SearchValues<string> Coming = SearchValues.Create([.. Passages.Rules.Where(rule => rule is { Role: PassageRole.Measure, Weight: 3 }).SelectMany(rule => rule.Words)], StringComparison.Ordinal);

    private static readonly SearchValues<char> DateSigns = SearchValues.Create("0123456789０１２３４５６７８９ 　〇○◯ＯO零一二三四五六七八九十年月日");

    /// <summary>Whether a passage tells that problems of an earlier year were solved.</summary>
    public static bool TellsOfLastYear(ReadOnlySpan<char> passage)
    {
        // What stands at the beginning is what the passage is about.
        ReadOnlySpan<char> beginning = passage[..Math.Min(passage.Length, 24)];
        if (!LastYear.In(beginning)) return false;
        if (Solved.In(passage)) return true;
        // 去年存在的讲解不足问题，今年通过…: what is lacking still would stand behind it.
        int problem = passage.IndexOf("问题", StringComparison.Ordinal);
        return problem >= 0 && SolvedBy.In(passage) && !Unsolved.In(passage) && LackingIn(passage[(problem + 2)..]) < 3;
    }

    /// <summary>The role of a passage of the problems section that neither heading nor label nor turn has given one.</summary>
    /// <param name="passage">The passage without its mark.</param>
    public static RoleVerdict OfProblems(ReadOnlySpan<char> passage)
    {
        if (Treats(passage)) return new(PassageRole.Measure, "opening.treating");
        ReadOnlySpan<char> left = Untreated(passage);
        Span<int> scores = stackalloc int[4];
        Score(left, scores);
        int lacking = scores[(int)PassageRole.Problem], work = scores[(int)PassageRole.Measure];
        // What went well opens the section; a sentence that goes on with 但 is about what did not.
        if (scores[(int)PassageRole.Achievement] >= 3 && lacking == 0 && !TurnsBack.In(passage) && !IsToCome(passage)) return new(PassageRole.Achievement, "achieved");
        if (lacking == 0 && Imperatives.Begins(passage)) return new(PassageRole.Measure, "opening.imperative");
        if (lacking < 3 && IsToCome(left)) return new(PassageRole.Measure, "coming");
        // What was done in the year is told there to show where it fell short.
        return work >= 3 && lacking < 3 && work > lacking ? new(PassageRole.Measure, "work") : new(PassageRole.Problem, lacking > 0 ? "lacking" : "section");
    }

    /// <summary>The role of a passage of a section that tells of the year's work.</summary>
    /// <remarks>There 加强, 完善, 坚持 say what was done; only what is still to come is a measure.</remarks>
    public static RoleVerdict OfWork(ReadOnlySpan<char> passage, PassageRole otherwise)
    {
        Span<int> scores = stackalloc int[4];
        Score(passage, scores);
        if (StillToCome(passage)) return new(PassageRole.Measure, "coming");
        if (LeadIns.TurnsToProblems(passage.ToString())) return new(PassageRole.Problem, "turnsToProblems");
        int done = scores[(int)PassageRole.Achievement], work = scores[(int)PassageRole.Measure];
        if (Judged.In(passage) && done == 0 && work <= 1) return new(PassageRole.Problem, "judged");
        bool nothing = SaysNothing(passage);
        // 未发生泄密事件 at the end is one of the things told; at the beginning it is what the item tells.
        if (nothing && otherwise == PassageRole.Achievement && TellsOfWorkFirst(passage)) nothing = false;
        if (nothing && work + done <= 3) return new(PassageRole.Statement, "nothing");
        return done + work > 0 && !nothing ? new(PassageRole.Achievement, done > 0 ? "counted" : "work") : new(otherwise, "section");
    }

    /// <summary>How surely a passage speaks of what is lacking; what it says is put right does not count.</summary>
    public static int LackingIn(ReadOnlySpan<char> passage)
    {
        Span<int> scores = stackalloc int[4];
        Score(Untreated(passage), scores);
        return scores[(int)PassageRole.Problem];
    }

    /// <summary>Whether a passage opens with a problem only to say what is done about it: 针对更新慢的问题，我局…, 二要补齐短板.</summary>
    /// <param name="passage">The passage without its mark.</param>
    public static bool Treats(ReadOnlySpan<char> passage)
    {
        int word = Treating.LengthAtBeginning(passage);
        if (word == 0) return false;
        int clause = passage.IndexOfAny('，', '。', '；');
        ReadOnlySpan<char> rest = clause < 0 ? [] : passage[(clause + 1)..];
        bool judged = Judged.In(Untreated(passage));
        // 对照群众期盼 and 围绕 may lead to what is lacking: there the rest decides.
        return !judged && LackingIn(rest) < 3 && (clause >= 0 || Treated().IsMatch(passage));
    }

    /// <summary>Whether a heading without its mark begins with what is done about a problem: 解决更新慢的问题.</summary>
    public static bool OpensTreating(ReadOnlySpan<char> heading) => Treating.Begins(heading);

    /// <summary>Whether a passage of prose at the head of the problems section tells only how well the year went.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="next">What follows it.</param>
    public static bool OpensWell(ReadOnlySpan<char> passage, ReadOnlySpan<char> next) =>
        LackingIn(passage) == 0 && !TurnsBack.In(passage) && !IsToCome(passage) && (Fared.In(passage) || TurnsBackOpening.Begins(next));

    /// <summary>Whether a sentence goes back from measures to what is still lacking.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="paragraph">Whether it begins a paragraph, which may take up another problem without a word that says so.</param>
    public static bool GoesBack(ReadOnlySpan<char> sentence, bool paragraph) =>
        LackingIn(sentence) >= 3 && (TurnsBackOpening.Begins(sentence) || (paragraph && !IsToCome(sentence) && !Imperatives.Begins(sentence) && !Doing.Begins(sentence) && !Treats(sentence)));

    /// <summary>Whether a sentence among measures tells what they have brought.</summary>
    public static bool TellsOfSuccess(ReadOnlySpan<char> sentence)
    {
        Span<int> scores = stackalloc int[4];
        Score(sentence, scores);
        return (scores[(int)PassageRole.Achievement] >= 3 || Improved.In(sentence)) && scores[(int)PassageRole.Problem] + scores[(int)PassageRole.Measure] == 0 && !IsToCome(sentence);
    }

    /// <summary>Whether a sentence inside an item of problems begins what is done about it.</summary>
    public static bool TakesUpAt(ReadOnlySpan<char> sentence) => TakesUp.Begins(sentence) || FromYear().IsMatch(sentence);

    /// <summary>Whether a sentence begins with what is done, and names nothing that is lacking: 建立提醒制度, 已组织培训.</summary>
    public static bool Does(ReadOnlySpan<char> rest)
    {
        if (!Imperatives.Begins(rest) && !Doing.Begins(rest)) return false;
        int stop = rest.IndexOf('。');
        ReadOnlySpan<char> sentence = stop < 0 ? rest : rest[..stop];
        return LackingIn(sentence) == 0 && !TurnsBack.In(sentence);
    }

    /// <summary>Whether the sentence that begins here tells soon that it is to come: 我局将…, and names nothing that is lacking.</summary>
    public static bool ComesAt(ReadOnlySpan<char> rest)
    {
        int stop = rest.IndexOf('。');
        ReadOnlySpan<char> sentence = stop < 0 ? rest : rest[..stop];
        return IsToCome(sentence[..Math.Min(sentence.Length, LongestSubject)]) && LackingIn(sentence) == 0;
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
        return Signers.Ends(signer.TrimEnd("）) ")) && Names(signer);
    }

    // Weak words are parts of names: 未来科技城.
    private static bool Names(ReadOnlySpan<char> name)
    {
        foreach (RoleRule rule in Passages.Rules)
            if (rule is not { Role: PassageRole.Problem, Weight: 1 })
                foreach (string word in rule.Words)
                    if (name.Contains(word, StringComparison.Ordinal)) return false;
        return true;
    }

    /// <summary>Whether a passage only closes the report: 特此报告。</summary>
    public static bool Closes(ReadOnlySpan<char> passage) => passage.Length <= LongestClosing && Closing.In(passage);

    /// <summary>Whether a passage says that no problem was found, or nothing came in.</summary>
    public static bool FoundNothing(ReadOnlySpan<char> passage) => NothingFound.In(passage) && !passage.Contains('但') && LackingIn(passage) < 3;

    /// <summary>Whether a passage tells of fees for giving information, which some reports do below the problems.</summary>
    public static bool TellsOfFees(ReadOnlySpan<char> passage) => Fees.In(passage);

    /// <summary>Whether a passage tells that something does not go wrong any more.</summary>
    public static bool TellsOfNoMore(ReadOnlySpan<char> passage) => NoMore.In(passage) && !Judged.In(passage);

    /// <summary>Whether a sentence of prose tells a measure: because it begins to, or the one before did and this one names no problem. A new
    /// paragraph has to say so itself, if less clearly.</summary>
    public static bool GoesOnWithMeasures(ReadOnlySpan<char> sentence, bool before, bool paragraph)
    {
        if (TakesUpAt(sentence)) return true;
        ReadOnlySpan<char> left = Untreated(sentence);
        Span<int> scores = stackalloc int[4];
        Score(left, scores);
        int lacking = scores[(int)PassageRole.Problem];
        if (before && paragraph) before = lacking == 0 && scores[(int)PassageRole.Measure] > 0;
        return lacking < 3 && (before || IsToCome(left));
    }

    private static bool StillToCome(ReadOnlySpan<char> passage) => passage.ContainsAny(Coming);

    /// <summary>Whether a passage of a section of problems tells what is to come: there 将 does, whatever verb follows.</summary>
    public static bool IsToCome(ReadOnlySpan<char> passage) => StillToCome(passage) || (passage.ContainsAny(FutureSigns) && Future().IsMatch(passage));

    private static bool SaysNothing(ReadOnlySpan<char> passage)
    {
        if (Nothing.In(passage)) return true;
        foreach (string word in NothingCounted.Rules[0].Words)
        {
            for (int from = 0; passage[from..].IndexOf(word, StringComparison.Ordinal) is var found and >= 0; from += found + 1)
                if (from + found == 0 || !(char.IsDigit(passage[from + found - 1]) || passage[from + found - 1] is '.' or ',')) return NothingCounted.Holds(0);
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

    private static ReadOnlySpan<char> Untreated(ReadOnlySpan<char> passage) => passage.ContainsAny(TreatingVerbs) ? Treated().Replace(passage.ToString(), string.Empty) : passage;

    private static void Score(ReadOnlySpan<char> passage, Span<int> scores) => Passages.Score(passage, scores);

    // What is said to be put right or prevented is not what is lacking.
    [GeneratedRegex("(?:针对|解决|围绕|改变|克服|消除|补齐|补强|弥补|破解|聚焦|纠正|扭转|紧盯|盯住|盯紧)[^，。；！]{0,30}?(?:问题|短板|不足|现象|薄弱环节|弱项|困难|差距|难题|局面)|(?:避免|防止|杜绝|严防)[^，。；！]{0,24}|对[^，。；！]{0,30}?的(?:单位|科室|部门|栏目|人员|镇街|乡镇|街道|责任人|信息|文件|申请)")]
    private static partial Regex Treated();

    // 将 after a subject or a stop; not 将公开工作纳入考核, which tells how, nor 应当将.
    [GeneratedRegex("(?:^|[，。；：、\\s]|[局市县区镇乡街道办委厅院校站会心府门位们年步后来里中署旗州盟室处科队组还也均都并])将(?![近于来军此该其应]|[^，。；]{0,20}(?:纳入|作为|列入|列为|摆上))|(?:^|[，。；：]|年)(?:我[局市县区镇乡办委厅院校们]|本[局机]关?)?(?:拟|计划|打算|准备|建议)")]
    private static partial Regex Future();

    [GeneratedRegex(@"^(?:自|从)?20\d\d年(?:\d{1,2}月)?(?:度)?(?:起|[，,]?(?:我[局市县区镇乡办委厅院校们站]|本[局机]关?)?(?:要|拟|计划|打算|准备))")]
    private static partial Regex FromYear();
}
