namespace GovReportArchive.Reports.Passages;

/// <summary>Carries the role from a heading, or from a turn such as 下一步, to the passages that follow.</summary>
internal sealed class PassageRoles
{
    private readonly string _kind;

    // Below 主要问题 as the section's heading a sentence may still tell first what went well.
    private readonly bool _ofSection;

    /// <summary>Begins a section.</summary>
    /// <param name="kind">The section's kind.</param>
    /// <param name="heading">Its heading; null where nobody knows it.</param>
    public PassageRoles(string kind, string? heading)
    {
        _kind = kind;
        if (kind != "problems" || heading is null || HeadingRoles.OfSection(heading) is not { } verdict) return;
        (_given, _depth, _ofSection) = (verdict, -1, verdict.Role == PassageRole.Problem);
        if (_ofSection) _ruling = -1;
    }

    // 无。 and 无此情况。 say nothing.
    private const int LongestNothing = 6;

    // （一）、 or 第一个问题：, with room.
    private const int LongestMark = 12;

    // Deeper than any mark: what a sentence gave no heading protects.
    private const int NoHeading = int.MaxValue;

    private RoleVerdict? _given;

    // How deep the heading stands that gave the role.
    private int _depth = NoHeading;

    // Prose that has come to its measures goes on with them until it names a problem or an item begins.
    private bool _measures;

    // Under 主要问题 items are problems whatever words they use, until a mark as far out as the heading's, or measures, come. Null where no such heading stands.
    private int? _ruling;

    // The last numbered problem: where the count goes on after a turn, problems go on.
    private (int Depth, int Ordinal, RoleVerdict? Given)? _series;

    private bool _lacked;

    private RoleVerdict? _before;

    public void Enter(string heading, ItemMarks.Mark? mark)
    {
        _measures = false;
        RoleVerdict? verdict = HeadingRoles.Verdict(heading);
        bool names = LeadIns.NamesProblems(heading);
        // 解决更新慢的问题 heads what is done about it.
        if (verdict?.Role == PassageRole.Problem && !names && RoleRules.OpensTreating(heading.AsSpan(mark?.Length ?? 0))) verdict = new(PassageRole.Measure, "opening.treating");
        // 2031年，本局将抓好以下工作： names no measures, but what is to come.
        if (verdict is null && _kind == "problems" && !names && RoleRules.IsToCome(heading)) verdict = new(PassageRole.Measure, "coming");
        // （一）上年度问题整改情况 rules 1.关于更新慢的问题 below it.
        if (verdict?.Role == PassageRole.Problem && !names && mark is { } inner && inner.Depth > _depth && _given?.Role is PassageRole.Achievement or PassageRole.Measure
            && !LeadIns.OpensProblems(heading.AsSpan(inner.Length))) return;
        // 针对上述问题，一是… takes the problems up to say what is done about them.
        if (verdict?.Role == PassageRole.Problem && LeadIns.OpensMeasures(heading.AsSpan(mark?.Length ?? 0))) verdict = new(PassageRole.Measure, "turn");
        // 2031年主要问题及改进措施 after 往年问题整改情况 ends what that gave.
        if (verdict is null && _kind == "problems" && mark is { } same && same.Depth <= _depth && _depth is not NoHeading and not -1) Give(null);
        if (names) (_given, _ruling) = (new(PassageRole.Problem, verdict?.Rule ?? "heading.problem"), mark?.Depth ?? -1);
        else if (verdict is null && mark is { } own && IsUnder(own)) return;
        else (_given, _ruling) = (_kind == "problems" ? verdict ?? _given : verdict?.Role == PassageRole.Measure && _given is not null ? verdict : null, null);
        if (verdict is not null) (_depth, _series) = (mark?.Depth ?? -1, null);
    }

    /// <summary>The role of the next passage.</summary>
    /// <param name="passage">The passage, trimmed.</param>
    /// <param name="mark">The mark that it begins with.</param>
    /// <param name="paragraph">Whether it begins a paragraph.</param>
    /// <param name="next">What follows it in the section.</param>
    public RoleVerdict Of(ReadOnlySpan<char> passage, ItemMarks.Mark? mark, bool paragraph, ReadOnlySpan<char> next)
    {
        RoleVerdict verdict = Continues(passage, mark, paragraph) && _before is { } before ? before with { Rule = "continues" } : Decided(passage, mark, paragraph, next);
        _before = verdict;
        if (verdict.Role == PassageRole.Problem) _lacked = true;
        if (mark is { Ordinal: { } ordinal } own)
        {
            if (verdict.Role == PassageRole.Problem) _series = (own.Depth, ordinal, _given);
            else if (_series is { } series && series.Depth == own.Depth && ordinal <= series.Ordinal) _series = null;
        }

        return verdict;
    }

    // 其中 goes on with what the sentence before told, and 另一方面 with what 一方面 did.
    private static bool Continues(ReadOnlySpan<char> passage, ItemMarks.Mark? mark, bool paragraph) =>
        !paragraph && (mark is null ? passage.StartsWith("其中", StringComparison.Ordinal) : passage.StartsWith("另一方面", StringComparison.Ordinal));

    private RoleVerdict Decided(ReadOnlySpan<char> passage, ItemMarks.Mark? mark, bool paragraph, ReadOnlySpan<char> next)
    {
        bool marked = mark is not null;
        if (RoleRules.IsSignature(passage)) return new(PassageRole.Statement, "signature");
        if (!marked && RoleRules.Closes(passage)) return new(PassageRole.Statement, "closing");
        if (IsRuled(passage, mark, paragraph)) return new(PassageRole.Problem, "ruled");
        if (!marked && LeadIns.Announces(passage) && LeadIns.NamesProblems(passage.ToString()))
        {
            Give(new(PassageRole.Problem, "announced"));
            (_ruling, _measures) = (-1, false);
            return _given!.Value;
        }

        if (_kind != "problems" && _given is null) return RoleRules.OfWork(passage, _kind is "overview" or "disclosure" ? PassageRole.Achievement : PassageRole.Statement);
        ReadOnlySpan<char> body = passage[Math.Min(passage.Length, mark?.Length ?? 0)..];
        if (_given?.Role == PassageRole.Measure && _series is { } series && mark is { } own && own.Depth == series.Depth && own.Ordinal == series.Ordinal + 1 && RoleRules.LackingIn(body) >= 3 && !RoleRules.Treats(body)) Give(series.Given);
        if (!marked && LeadIns.Announces(passage) && HeadingRoles.Verdict(LeadIns.Deciding(passage.ToString())) is { } announced) Give(announced);
        if (HeadingRoles.EndsWithSolved(passage)) Give(new(PassageRole.Achievement, "solvedHead"));
        if (RoleRules.TellsOfLastYear(passage)) return new(PassageRole.Achievement, "lastYear");
        if (RoleRules.TellsOfFees(passage)) return new(PassageRole.Statement, "fees");
        // 下一步 turns from problems to measures in the middle of a paragraph, and so does 改进： at the beginning of a sentence.
        if (HeadingRoles.OfLabel(passage) is { } labelled) Give(labelled);
        else if (HeadingRoles.TurnsWithin(passage)) Give(new(PassageRole.Measure, "turn"));
        else if (_given?.Role == PassageRole.Measure && _depth == NoHeading && !marked && RoleRules.GoesBack(passage, paragraph)) Give(null);
        if (_given?.Role != PassageRole.Problem) _ruling = null;
        if (passage.Length <= LongestNothing && passage.TrimStart("（(").StartsWith("无", StringComparison.Ordinal)) return new(PassageRole.Statement, "nothing");
        if (_given?.Role is null or PassageRole.Problem && OfItself(body, passage, mark, paragraph, next) is { } itself) return itself;
        _measures = !marked && RoleRules.GoesOnWithMeasures(passage, _measures, paragraph);
        if (!marked && _before?.Role == PassageRole.Measure && _depth == NoHeading && RoleRules.TellsOfSuccess(passage)) return new(PassageRole.Achievement, "improved");
        // What is to come and stands before a first item heads the items.
        if (_measures && _kind == "problems" && !next.IsEmpty && ItemMarks.At(next[..Math.Min(next.Length, LongestMark)].ToString(), 0) is { Ordinal: 1 }) Give(new(PassageRole.Measure, "coming"));
        // Below 社会评议 the problems section tells of work as others do.
        if (_kind == "problems" && _given?.Role == PassageRole.Statement) return RoleRules.OfWork(passage, PassageRole.Statement);
        RoleVerdict verdict = _measures ? new(PassageRole.Measure, "coming") : _given ?? RoleRules.OfProblems(body);
        if (!HeadingRoles.AnnouncesMeasures(passage)) return verdict;
        // The last problem may announce, in a sentence of its own, what is done about all of them.
        Give(new(PassageRole.Measure, "announced"));
        _ruling = null;
        return passage[..^1].Contains('。') ? verdict : _given!.Value;
    }

    // What an item says so clearly that what stood before it does not matter.
    private RoleVerdict? OfItself(ReadOnlySpan<char> body, ReadOnlySpan<char> passage, ItemMarks.Mark? mark, bool paragraph, ReadOnlySpan<char> next)
    {
        bool marked = mark is not null;
        if (_kind == "problems" && RoleRules.FoundNothing(passage)) return new(PassageRole.Statement, "nothing.found");
        if (RoleRules.TellsOfNoMore(passage)) return new(PassageRole.Achievement, "noMore");
        if (mark is { Depth: ItemMarks.Inline } && passage[mark.Value.Length - 1] == '要') return new(PassageRole.Measure, "opening.must");
        if (!marked && RoleRules.Treats(body)) return new(PassageRole.Measure, "opening.treating");
        // What is done stands behind the problem in its paragraph.
        if (!marked && !paragraph && _before?.Role == PassageRole.Problem && RoleRules.Does(passage)) return new(PassageRole.Measure, "opening.doing");
        return !marked && !_lacked && !_measures && (_given is null || _ofSection) && RoleRules.OpensWell(passage, next) ? new(PassageRole.Achievement, "fared") : null;
    }

    private void Give(RoleVerdict? verdict) => (_given, _depth) = (verdict, NoHeading);

    /// <summary>Whether a mark stands under the heading that rules. The first item under one without a mark says how deep its items are.</summary>
    private bool IsUnder(ItemMarks.Mark mark)
    {
        if (_ruling == -1) _ruling = mark.Depth - 1;
        return mark.Depth > _ruling;
    }

    private bool IsRuled(ReadOnlySpan<char> passage, ItemMarks.Mark? mark, bool paragraph)
    {
        if (_ruling is null) return false;
        if (mark is not { } own)
        {
            // Elsewhere a paragraph without a mark, after items, tells of something else.
            if (_kind != "problems" && paragraph && _ruling != -1) (_given, _ruling) = (null, null);
            return false;
        }

        bool under = IsUnder(own);
        // 一是…二是… counts on in one sentence: there 今后 is a word of the problem.
        if (under && (own.Depth == ItemMarks.Inline || !LeadIns.OpensMeasures(passage[own.Length..])))
        {
            // The last problem may announce what is done about all of them.
            if (!HeadingRoles.AnnouncesMeasures(passage)) return true;
            Give(new(PassageRole.Measure, "announced"));
            _ruling = null;
            return passage[..^1].Contains('。');
        }

        _ruling = null;
        if (_kind != "problems") Give(under ? new(PassageRole.Measure, "turn") : null);
        return false;
    }
}
