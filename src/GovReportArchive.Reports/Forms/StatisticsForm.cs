namespace GovReportArchive.Reports.Forms;

/// <summary>One row of a statistics table.</summary>
/// <param name="Key">Count key; null for a heading row.</param>
/// <param name="Ordinal">Numbering as the 2014 form prints it.</param>
/// <param name="Label">Indicator without its numbering.</param>
/// <param name="Unit">Unit of the key's numbers; empty for a heading row.</param>
/// <param name="Depth">Indentation, from 0.</param>
/// <param name="ShortLabel">Label that stands on its own.</param>
/// <param name="Parent">Key of the row under which the label has this meaning; null where the label alone says it.</param>
/// <param name="National">True for rows of the 2014 form; false for rows that only provincial tables have.</param>
/// <param name="Spellings">Other labels met in reports.</param>
internal sealed record StatisticRow(
    string? Key, string Ordinal, string Label, string Unit, int Depth, string ShortLabel, string? Parent, bool National, params string[] Spellings)
{
    /// <summary>True for amounts.</summary>
    public bool AllowsFraction => Unit == "万元";
}

/// <summary>The statistics of 国办发〔2014〕32号, with the rows that only provincial tables of earlier years have.</summary>
internal static class StatisticsForm
{
    public const string Title = "政府信息公开情况统计表";

    private const string Received = "stats.applications.total";
    private const string Completed = "stats.completed.total";
    private const string Replies = "stats.replies.total";
    private const string Denied = "stats.replies.denied";
    private const string Review = "stats.review.total";
    private const string Litigation = "stats.litigation.total";
    private const string Disclosed = "stats.disclosed.total";
    private const string Staff = "stats.organisation.staff";

    public static readonly StatisticRow[] Rows =
    [
        Heading("一、", "主动公开情况", 0),
        Row("stats.disclosed.total", "（一）", "主动公开政府信息数", "条", 1, "主动公开政府信息数", null,
            "主动公开信息数", "主动公开政府信息总数", "主动公开信息总数", "主动公开文件数"),
        Row("stats.disclosed.normativeDocuments", "其中：", "主动公开规范性文件数", "条", 2, "主动公开规范性文件数", null),
        Row("stats.normativeDocuments.made", "", "制发规范性文件总数", "件", 2, "制发规范性文件总数", null, "制发规范性文件数", "制定规范性文件总数"),
        Heading("（二）", "通过不同渠道和方式公开政府信息的情况", 1),
        Row("stats.disclosed.gazette", "1.", "政府公报公开政府信息数", "条", 2, "主动公开·政府公报", null,
            "政府公报公开信息数", "政府公报公开数", "政府公报公开"),
        Row("stats.disclosed.website", "2.", "政府网站公开政府信息数", "条", 2, "主动公开·政府网站", null,
            "政府网站公开信息数", "政府网站公开数", "网站公开数", "网站公开", "政府网站公开", "网站公开政府信息数"),
        Row("stats.disclosed.weibo", "3.", "政务微博公开政府信息数", "条", 2, "主动公开·政务微博", null, "政务微博公开信息数", "微博公开政府信息数"),
        Row("stats.disclosed.wechat", "4.", "政务微信公开政府信息数", "条", 2, "主动公开·政务微信", null, "政务微信公开信息数", "微信公开政府信息数"),
        Row("stats.disclosed.other", "5.", "其他方式公开政府信息数", "条", 2, "主动公开·其他方式", null,
            "其他方式公开信息数", "其它方式公开政府信息数", "其他方式公开", "其他形式公开"),
        Heading("二、", "回应解读情况", 0),
        Row("stats.responses.total", "（一）", "回应公众关注热点或重大舆情数", "次", 1, "回应热点或重大舆情数", null, "回应公众关注热点或重大舆情次数"),
        Heading("（二）", "通过不同渠道和方式回应解读的情况", 1),
        Row("stats.responses.pressConferences", "1.", "参加或举办新闻发布会总次数", "次", 2, "新闻发布会总次数", null, "举办新闻发布会总次数", "新闻发布会次数"),
        Row("stats.responses.pressConferencesByHead", "其中：", "主要负责同志参加新闻发布会次数", "次", 3, "主要负责同志参加新闻发布会次数", null,
            "主要负责人参加新闻发布会次数"),
        Row("stats.responses.interviews", "2.", "政府网站在线访谈次数", "次", 2, "在线访谈次数", null, "政府网站在线访谈总次数", "在线访谈次数"),
        Row("stats.responses.interviewsByHead", "其中：", "主要负责同志参加政府网站在线访谈次数", "次", 3, "主要负责同志参加在线访谈次数", null,
            "主要负责人参加政府网站在线访谈次数"),
        Row("stats.responses.interpretations", "3.", "政策解读稿件发布数", "篇", 2, "政策解读稿件发布数", null, "政策解读稿件数"),
        Row("stats.responses.socialMedia", "4.", "微博微信回应事件数", "次", 2, "微博微信回应事件数", null),
        Row("stats.responses.other", "5.", "其他方式回应事件数", "次", 2, "其他方式回应事件数", null, "其它方式回应事件数"),
        Heading("三、", "依申请公开情况", 0),
        Row(Received, "（一）", "收到申请数", "件", 1, "收到申请数", null,
            "受理依申请公开信息总数", "申请总数", "收到申请总数", "受理申请总数", "受理申请数", "收到依申请公开数", "依申请公开申请总数"),
        Row("stats.applications.inPerson", "1.", "当面申请数", "件", 2, "收到申请·当面", Received, "当面申请"),
        Row("stats.applications.fax", "2.", "传真申请数", "件", 2, "收到申请·传真", Received, "传真申请"),
        Local("stats.applications.email", "", "电子邮件申请数", "件", 2, "收到申请·电子邮件", Received, "电子邮件申请", "邮件申请数"),
        Row("stats.applications.online", "3.", "网络申请数", "件", 2, "收到申请·网络", Received, "网上申请数", "网络申请", "网上申请"),
        Row("stats.applications.letter", "4.", "信函申请数", "件", 2, "收到申请·信函", Received, "信函申请"),
        Local("stats.applications.other", "", "其他形式申请数", "件", 2, "收到申请·其他形式", Received, "其它形式申请数", "其他方式申请数", "其他申请数"),
        Row(Completed, "（二）", "申请办结数", "件", 1, "申请办结数", null, "申请办结总数"),
        Row("stats.completed.onTime", "1.", "按时办结数", "件", 2, "申请办结·按时", Completed),
        Row("stats.completed.extended", "2.", "延期办结数", "件", 2, "申请办结·延期", Completed),
        Row(Replies, "（三）", "申请答复数", "件", 1, "申请答复数", null, "对申请的答复数", "对申请的答复总数", "申请答复总数", "答复总数"),
        Row("stats.replies.alreadyPublic", "1.", "属于已主动公开范围数", "件", 2, "答复·已主动公开", Replies, "属于主动公开范围数", "已主动公开范围数"),
        Row("stats.replies.granted", "2.", "同意公开答复数", "件", 2, "答复·同意公开", Replies, "同意公开数", "同意公开"),
        Row("stats.replies.partlyGranted", "3.", "同意部分公开答复数", "件", 2, "答复·同意部分公开", Replies, "部分公开答复数", "同意部分公开"),
        Row(Denied, "4.", "不同意公开答复数", "件", 2, "答复·不同意公开", Replies,
            "否决公开答复数", "否决公开答复总数", "不予公开答复数", "不同意公开数", "否决公开"),
        Row("stats.replies.denied.stateSecret", "其中：", "涉及国家秘密", "件", 3, "不同意公开·涉及国家秘密", Denied),
        Row("stats.replies.denied.tradeSecret", "", "涉及商业秘密", "件", 3, "不同意公开·涉及商业秘密", Denied),
        Row("stats.replies.denied.privacy", "", "涉及个人隐私", "件", 3, "不同意公开·涉及个人隐私", Denied),
        Row("stats.replies.denied.security", "", "危及国家安全、公共安全、经济安全和社会稳定", "件", 3, "不同意公开·危及安全稳定", Denied,
            "危及国家安全公共安全经济安全和社会稳定"),
        Row("stats.replies.denied.notGovernmentInformation", "", "不是《条例》所指政府信息", "件", 3, "不同意公开·非《条例》所指政府信息", Denied,
            "不属于《条例》所指政府信息", "非《条例》所指政府信息", "非《规定》所指政府信息", "不是《规定》所指政府信息"),
        Row("stats.replies.denied.otherLaw", "", "法律法规规定的其他情形", "件", 3, "不同意公开·法律法规规定的其他情形", Denied, "法律法规规定的其它情形"),
        Row("stats.replies.notOurs", "5.", "不属于本行政机关公开数", "件", 2, "答复·不属于本机关公开", Replies, "非本部门掌握", "不属于本机关公开数"),
        Row("stats.replies.notExisting", "6.", "申请信息不存在数", "件", 2, "答复·申请信息不存在", Replies, "信息不存在", "信息不存在数"),
        Row("stats.replies.askedToCorrect", "7.", "告知作出更改补充数", "件", 2, "答复·告知更改补充", Replies, "告知做出更改补充数"),
        Row("stats.replies.otherChannels", "8.", "告知通过其他途径办理数", "件", 2, "答复·告知其他途径", Replies, "告知通过其它途径办理数"),
        Row(Review, "四、", "行政复议数量", "件", 0, "行政复议数量", null, "行政复议数", "行政复议总数", "行政复议"),
        Row("stats.review.upheld", "（一）", "维持具体行政行为数", "件", 1, "行政复议·维持", Review, "维持具体行政行为"),
        Row("stats.review.corrected", "（二）", "被依法纠错数", "件", 1, "行政复议·被依法纠错", Review, "依法纠错数"),
        Row("stats.review.other", "（三）", "其他情形数", "件", 1, "行政复议·其他情形", Review, "其它情形数", "其他情形"),
        Row(Litigation, "五、", "行政诉讼数量", "件", 0, "行政诉讼数量", null, "行政诉讼数", "行政诉讼总数", "行政诉讼"),
        Row("stats.litigation.upheld", "（一）", "维持具体行政行为或者驳回原告诉讼请求数", "件", 1, "行政诉讼·维持或驳回", Litigation,
            "维持具体行政行为或驳回原告诉讼请求数", "维持具体行政行为数"),
        Row("stats.litigation.corrected", "（二）", "被依法纠错数", "件", 1, "行政诉讼·被依法纠错", Litigation, "依法纠错数"),
        Row("stats.litigation.other", "（三）", "其他情形数", "件", 1, "行政诉讼·其他情形", Litigation, "其它情形数", "其他情形"),
        Local("stats.appeals.total", "", "行政申诉数", "件", 0, "行政申诉数", null, "行政申诉数量", "行政申诉总数"),
        Row("stats.complaints.total", "六、", "举报投诉数量", "件", 0, "举报投诉数量", null, "举报投诉数", "投诉举报数量", "被举报投诉数量"),
        Row("stats.fees.amount", "七、", "依申请公开信息收取的费用", "万元", 0, "依申请公开收取的费用", null,
            "依申请公开收取的费用", "依申请公开信息收取费用", "依申请提供信息收取的费用"),
        Heading("八、", "机构建设和保障经费情况", 0),
        Row("stats.organisation.units", "（一）", "政府信息公开工作专门机构数", "个", 1, "专门机构数", null, "政府信息公开专门机构数"),
        Row("stats.organisation.readingPoints", "（二）", "设置政府信息公开查阅点数", "个", 1, "查阅点数", null, "政府信息公开查阅点数"),
        Row(Staff, "（三）", "从事政府信息公开工作人员数", "人", 1, "工作人员数", null, "政府信息公开工作人员数"),
        Row("stats.organisation.staffFullTime", "1.", "专职人员数（不包括政府公报及政府网站工作人员数）", "人", 2, "专职人员数", Staff, "专职人员数"),
        Row("stats.organisation.staffPartTime", "2.", "兼职人员数", "人", 2, "兼职人员数", Staff),
        Row("stats.organisation.budget", "（四）", "政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）", "万元", 1, "专项经费", null,
            "政府信息公开专项经费"),
        Heading("九、", "政府信息公开会议和培训情况", 0),
        Row("stats.training.meetings", "（一）", "召开政府信息公开工作会议或专题会议数", "次", 1, "工作会议或专题会议数", null, "召开政府信息公开工作会议数"),
        Row("stats.training.courses", "（二）", "举办各类培训班数", "次", 1, "培训班数", null, "举办培训班数", "举办各类培训班次数"),
        Row("stats.training.participants", "（三）", "接受培训人员数", "人次", 1, "接受培训人员数", null, "接受培训人数", "接受培训人次"),
    ];

    /// <summary>Remarks that the form prints under labels; the digits in them are no values.</summary>
    public static readonly string[] Remarks =
    [
        "不同渠道和方式公开相同信息计1条",
        "不同方式回应同一热点或舆情计1次",
        "同一热点或舆情计1次",
        "相同信息计1条",
    ];

    /// <summary>The rows that have a key.</summary>
    public static IReadOnlyList<StatisticRow> Keyed { get; } = [.. Rows.Where(row => row.Key is not null)];

    private static StatisticRow Heading(string ordinal, string label, int depth) =>
        new(null, ordinal, label, "", depth, label, null, National: true);

    private static StatisticRow Row(
        string key, string ordinal, string label, string unit, int depth, string shortLabel, string? parent, params string[] spellings) =>
        new(key, ordinal, label, unit, depth, shortLabel, parent, National: true, spellings);

    private static StatisticRow Local(
        string key, string ordinal, string label, string unit, int depth, string shortLabel, string? parent, params string[] spellings) =>
        new(key, ordinal, label, unit, depth, shortLabel, parent, National: false, spellings);
}
