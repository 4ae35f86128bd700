using System.Globalization;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Collecting.Fetching;

/// <summary>A way in which a question can end: its kind, its code, and what is said of it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Code">The code.</param>
/// <param name="Text">The sentence; <c>{0}</c> stands for what is particular.</param>
internal sealed record FetchOutcome(FetchKind Kind, string Code, string Text)
{
    public static readonly FetchOutcome Taken = new(FetchKind.Taken, "fetch.taken", "已取得");
    public static readonly FetchOutcome NotModified = new(FetchKind.NotModified, "fetch.notModified", "网站答复自上次以来没有变化（304）");
    public static readonly FetchOutcome Gone = new(FetchKind.Gone, "fetch.gone", "网站答复没有此页（{0}）");

    public static readonly FetchOutcome Scheme = new(FetchKind.Refused, "fetch.scheme", "只采集 http 与 https 地址，不采集 {0}");
    public static readonly FetchOutcome Malformed = new(FetchKind.Refused, "fetch.address", "地址不可用：{0}");
    public static readonly FetchOutcome UserInfo = new(FetchKind.Refused, "fetch.userInfo", "地址中含用户名或密码，不予采集");
    public static readonly FetchOutcome TooLong = new(FetchKind.Refused, "fetch.longAddress", "地址超过 {0} 个字符，不予采集");
    public static readonly FetchOutcome Port = new(FetchKind.Refused, "fetch.port", "端口 {0} 不是网站常用端口，来源表中也没有写明，不予采集");
    public static readonly FetchOutcome Private = new(FetchKind.Refused, "fetch.privateAddress", "{0} 不是公网地址，不予采集；确为本单位内网的来源，请在来源表中写明该地址与端口，并加 --allow-private");
    public static readonly FetchOutcome Loop = new(FetchKind.Refused, "fetch.redirectLoop", "网站的跳转又回到 {0}，不再跟随");
    public static readonly FetchOutcome Redirects = new(FetchKind.Refused, "fetch.redirects", "网站的跳转超过 {0} 次，不再跟随");
    public static readonly FetchOutcome Outside = new(FetchKind.Refused, "fetch.outside", "网站跳转到来源范围之外的 {0}，不予采集；确属这个来源的，请把主机写入来源表的 hosts");
    public static readonly FetchOutcome TooLarge = new(FetchKind.Refused, "fetch.tooLarge", "内容超过 {0} 字节，不予采集");
    public static readonly FetchOutcome Bomb = new(FetchKind.Refused, "fetch.bomb", "压缩内容解开后是原大小的 {0} 倍以上，不予采集");
    public static readonly FetchOutcome Nested = new(FetchKind.Refused, "fetch.encodings", "内容压缩了 {0} 层，不予采集");
    public static readonly FetchOutcome LargeHead = new(FetchKind.Refused, "fetch.largeHead", "答复的首部超过 {0} KB，不予采集");

    public static readonly FetchOutcome Robots = new(FetchKind.Disallowed, "fetch.robots", "网站的 robots.txt 不许采集此地址（规则“{0}”）");
    public static readonly FetchOutcome RobotsUnreachable = new(FetchKind.Failed, "fetch.robotsUnreachable", "网站读不出 {0}，允许采集与否不明，稍后再试");

    public static readonly FetchOutcome LoginPage = new(FetchKind.LoginWanted, "fetch.loginPage", "网站跳转到登录页 {0}，不予采集");
    public static readonly FetchOutcome Login = new(FetchKind.LoginWanted, "fetch.login", "网站要求登录（{0}）");

    public static readonly FetchOutcome Forbidden = new(FetchKind.Rejected, "fetch.forbidden", "网站拒绝访问（403）");
    public static readonly FetchOutcome Rejected = new(FetchKind.Rejected, "fetch.rejected", "网站不接受此请求（{0}）");
    public static readonly FetchOutcome NoContent = new(FetchKind.Rejected, "fetch.noContent", "网站答复此地址没有内容（{0}）");
    public static readonly FetchOutcome UnknownEncoding = new(FetchKind.Rejected, "fetch.unknownEncoding", "内容以没有请求的方式压缩（{0}），读不出");

    public static readonly FetchOutcome Busy = new(FetchKind.Failed, "fetch.busy", "网站要求稍后再来（{0}）");
    public static readonly FetchOutcome ServerError = new(FetchKind.Failed, "fetch.serverError", "网站出错（{0}），稍后再试");
    public static readonly FetchOutcome OddStatus = new(FetchKind.Failed, "fetch.oddStatus", "网站的答复不合常理（{0}），稍后再试");
    public static readonly FetchOutcome NotAsked = new(FetchKind.Failed, "fetch.notAsked", "没有按条件请求，网站却答复没有变化（304），稍后再试");
    public static readonly FetchOutcome Partial = new(FetchKind.Failed, "fetch.partial", "网站只给了一部分内容（206），稍后再试");
    public static readonly FetchOutcome Empty = new(FetchKind.Failed, "fetch.empty", "网站答复成功，内容却是空的，稍后再试");
    public static readonly FetchOutcome NoLocation = new(FetchKind.Failed, "fetch.noLocation", "网站要跳转（{0}），却没有给出可用的地址，稍后再试");
    public static readonly FetchOutcome CutOff = new(FetchKind.Failed, "fetch.cutOff", "连接在内容传完之前断开，稍后再试");
    public static readonly FetchOutcome Damaged = new(FetchKind.Failed, "fetch.damaged", "压缩内容已损坏，解不开，稍后再试");
    public static readonly FetchOutcome Slow = new(FetchKind.Failed, "fetch.slow", "网站太慢：{0}，稍后再试");
    public static readonly FetchOutcome Name = new(FetchKind.Failed, "fetch.name", "查不到主机 {0}，稍后再试");
    public static readonly FetchOutcome Connection = new(FetchKind.Failed, "fetch.connection", "连不上 {0}，稍后再试");
    public static readonly FetchOutcome Tls = new(FetchKind.Failed, "fetch.tls", "不能安全连接：{0}，稍后再试");
    public static readonly FetchOutcome NotHttp = new(FetchKind.Failed, "fetch.notHttp", "对方的答复不合 HTTP，稍后再试");

    /// <summary>All of them, a row each.</summary>
    public static IReadOnlyList<FetchOutcome> All { get; } =
        [.. typeof(FetchOutcome).GetFields().Where(field => field.FieldType == typeof(FetchOutcome)).Select(field => (FetchOutcome)field.GetValue(null)!)];

    /// <summary>The sentence, with what is particular in its place, made harmless.</summary>
    public string Said(string? detail)
    {
        string told = Unprintable.Escaped(detail ?? "");
        return string.Format(CultureInfo.InvariantCulture, Text, told.Length > 300 ? told[..300] + "…" : told) + "。";
    }
}

/// <summary>Ends a question wherever that becomes clear: also within the library that opens connections, which is why it is thrown.</summary>
internal sealed class FetchStop : IOException
{
    /// <summary>Ends a question in a way.</summary>
    /// <param name="outcome">The way.</param>
    /// <param name="detail">What is particular.</param>
    public FetchStop(FetchOutcome outcome, string? detail = null)
        : base(outcome.Said(detail)) => Outcome = outcome;

    /// <summary>Ends a question as another one ended.</summary>
    public FetchStop(FetchAnswer other)
        : base(other.Message) => Outcome = FetchOutcome.All.Single(outcome => outcome.Code == other.Code);

    /// <summary>How it ends.</summary>
    public FetchOutcome Outcome { get; }
}
