namespace GovReportArchive.Collecting.Journals;

/// <summary>What became of a visit.</summary>
/// <param name="Code">As the journal has it.</param>
/// <param name="Label">As a person is told it.</param>
internal sealed record VisitOutcome(string Code, string Label)
{
    /// <summary>The archive holds what the address gave.</summary>
    public bool IsHeld { get; private init; }

    /// <summary>Something a person should look into, wherever it happens.</summary>
    public bool IsFailure { get; private init; }

    /// <summary>What a site may well do with one of its addresses, but a source of the list must not.</summary>
    public bool IsFailureOfSource { get; private init; }

    /// <summary>It is asked again in the next run though no page may lead to it any more.</summary>
    public bool IsAskedAgain { get; private init; }

    public static readonly VisitOutcome
        List = new("list", "栏目页"),
        Empty = new("empty", "栏目页上没有年报链接") { IsFailure = true },
        New = new("new", "新增") { IsHeld = true, IsAskedAgain = true },
        NewVersion = new("version", "新版本") { IsHeld = true, IsAskedAgain = true },
        Unchanged = new("unchanged", "未变") { IsHeld = true, IsAskedAgain = true },
        SameReport = new("copy", "已收报告的另一格式"),
        Cover = new("cover", "附件所在的网页"),
        NotAReport = new("notReport", "不是年报") { IsFailureOfSource = true },
        // What an address no longer shows, the archive does not take for withdrawn: a person looks.
        Replaced = new("replaced", "原网址已不是该报告") { IsFailure = true, IsAskedAgain = true },
        Gone = new("gone", "已收报告的原网址打不开了") { IsAskedAgain = true },
        Absent = new("absent", "网页不存在") { IsFailureOfSource = true },
        Withdrawn = new("withdrawn", "本库已撤下"),
        Unreadable = new("unreadable", "不能读取") { IsFailure = true },
        Disallowed = new("disallowed", "robots.txt 不允许") { IsFailureOfSource = true, IsAskedAgain = true },
        Login = new("login", "需要登录") { IsFailureOfSource = true },
        Refused = new("refused", "拒绝访问的网址") { IsFailureOfSource = true },
        Rejected = new("rejected", "网站拒绝") { IsFailureOfSource = true, IsAskedAgain = true },
        Outside = new("outside", "在来源范围之外"),
        Bounded = new("bounded", "超过页数上限") { IsFailure = true },
        Later = new("later", "稍后再试"),
        Failed = new("failed", "失败") { IsFailure = true, IsAskedAgain = true },
        // Of a dry run.
        Found = new("found", "将要采集"),
        Known = new("known", "已收，将要复查");

    /// <summary>All of them, in the order in which they are told.</summary>
    public static IReadOnlyList<VisitOutcome> All { get; } =
    [
        New, NewVersion, Gone, Unchanged, SameReport, NotAReport, Replaced, Absent, Withdrawn, Unreadable, Disallowed, Login, Refused, Rejected, Outside, Bounded, Failed,
        List, Cover, Empty, Later, Found, Known,
    ];

    /// <summary>The outcome of a code.</summary>
    public static VisitOutcome Of(string code) => All.First(outcome => outcome.Code == code);
}
