namespace GovReportArchive.Reports.Forms;

/// <summary>One column of the applications table.</summary>
/// <param name="Suffix">Last part of the count keys, such as <c>person</c>.</param>
/// <param name="Label">Heading as the form prints it.</param>
/// <param name="Spellings">Other headings met in reports.</param>
internal sealed record ApplicantColumn(string Suffix, string Label, params string[] Spellings);

/// <summary>One row of the applications table.</summary>
/// <param name="Stem">Count key without its column.</param>
/// <param name="Ordinal">Numbering as the form prints it.</param>
/// <param name="Label">Row label without its numbering.</param>
/// <param name="Group">Heading of the cell to the left that the row shares with others; null where it has none.</param>
/// <param name="Spellings">Shortened or differing labels met in reports.</param>
/// <param name="OneRow">True for （六）其他处理 printed as one row (2019 form, and some 2021 tables).</param>
/// <param name="Split">True for the three rows that stand in its place in the 2021 form.</param>
internal sealed record ApplicationRow(
    string Stem, string Ordinal, string Label, string? Group, string[] Spellings, bool OneRow = false, bool Split = false)
{
    /// <summary>True for the rows that （七）总计 adds up.</summary>
    public bool IsResult => Stem is not ("received" or "carriedIn" or "concluded" or "carriedOut");

    /// <summary>Count key without its column, with the table's prefix.</summary>
    public string Key => "applications." + Stem;
}

/// <summary>Table 三 of the 2019 and 2021 forms: applications received and dealt with, by applicant.</summary>
internal static class ApplicationsForm
{
    public const string Title = "收到和处理政府信息公开申请情况";

    public const string Corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

    public const string ResultsGroup = "三、本年度办理结果";

    private const string Denied = "（三）不予公开";
    private const string Unavailable = "（四）无法提供";
    private const string Refused = "（五）不予处理";
    private const string Closed = "（六）其他处理";

    public static readonly ApplicantColumn[] Columns =
    [
        new("person", "自然人", "公民"),
        new("business", "商业企业", "企业"),
        new("research", "科研机构"),
        new("charity", "社会公益组织", "社会公益"),
        new("legal", "法律服务机构", "法律服务"),
        new("otherOrg", "其他", "其它"),
        new("total", "总计", "合计"),
    ];

    /// <summary>Every row that any form has, in the form's order. （六）其他处理 stands once as one row and once as three.</summary>
    public static readonly ApplicationRow[] Rows =
    [
        new("received", "一、", "本年新收政府信息公开申请数量", null, ["本年新收申请数量", "本年度新收政府信息公开申请数量", "新收政府信息公开申请"]),
        new("carriedIn", "二、", "上年结转政府信息公开申请数量", null, ["上年结转申请数量", "上年度结转政府信息公开申请数量"]),
        new("granted", "（一）", "予以公开", null, []),
        new("partlyGranted", "（二）", "部分公开（区分处理的，只计这一情形，不计其他情形）", null, ["部分公开", "部分公开（区分处理的，只计这一情形）"]),
        new("denied.stateSecret", "1.", "属于国家秘密", Denied, ["涉及国家秘密", "国家秘密"]),
        new("denied.otherLaw", "2.", "其他法律行政法规禁止公开", Denied, ["其他法律、行政法规禁止公开", "法律行政法规禁止公开"]),
        new("denied.security", "3.", "危及“三安全一稳定”", Denied, ["危及三安全一稳定", "三安全一稳定"]),
        new("denied.thirdParty", "4.", "保护第三方合法权益", Denied, ["损害第三方合法权益", "第三方合法权益"]),
        new("denied.internal", "5.", "属于三类内部事务信息", Denied, ["三类内部事务信息", "内部事务信息"]),
        new("denied.process", "6.", "属于四类过程性信息", Denied, ["四类过程性信息", "过程性信息"]),
        new("denied.enforcement", "7.", "属于行政执法案卷", Denied, ["属于行政执法案卷信息", "行政执法案卷"]),
        new("denied.query", "8.", "属于行政查询事项", Denied, ["属于行政查询事项信息", "行政查询事项"]),
        new("unavailable.notHeld", "1.", "本机关不掌握相关政府信息", Unavailable, ["不掌握相关政府信息", "本机关不掌握相关信息"]),
        new("unavailable.needsCreation", "2.", "没有现成信息需要另行制作", Unavailable, ["没有现成信息，需要另行制作", "没有现成信息"]),
        new("unavailable.unclear", "3.", "补正后申请内容仍不明确", Unavailable, ["补正后仍不明确"]),
        new("refused.petition", "1.", "信访举报投诉类申请", Refused, ["信访、举报、投诉类申请", "信访举报投诉类"]),
        new("refused.repeat", "2.", "重复申请", Refused, []),
        new("refused.publication", "3.", "要求提供公开出版物", Refused, ["公开出版物"]),
        new("refused.excessive", "4.", "无正当理由大量反复申请", Refused, ["大量反复申请"]),
        new("refused.reconfirm", "5.", "要求行政机关确认或重新出具已获取信息", Refused, ["确认或重新出具已获取信息", "要求行政机关确认或重新出具"]),
        new("closed.all", "（六）", "其他处理", null, [], OneRow: true),
        new("closed.uncorrected", "1.", "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", Closed,
            ["逾期不补正", "申请人无正当理由逾期不补正"], Split: true),
        new("closed.unpaid", "2.", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", Closed,
            ["逾期不缴费", "逾期未缴费", "申请人逾期未按收费通知要求缴纳费用"], Split: true),
        new("closed.other", "3.", "其他", Closed, ["其它"], Split: true),
        new("concluded", "（七）", "总计", null, ["合计"]),
        new("carriedOut", "四、", "结转下年度继续办理", null, ["结转下年度继续办理数量", "结转下年继续办理"]),
    ];

    /// <summary>The rows of a table that prints （六）其他处理 as one row, or as three.</summary>
    public static IEnumerable<ApplicationRow> RowsOf(bool closedAsOneRow) =>
        Rows.Where(row => closedAsOneRow ? !row.Split : !row.OneRow);

    /// <summary>Row labels without their group, unambiguous on their own: 不予公开·属于国家秘密.</summary>
    public static string ShortLabel(ApplicationRow row) => row.Stem switch
    {
        "received" => "本年新收",
        "carriedIn" => "上年结转",
        "partlyGranted" => "部分公开",
        "closed.uncorrected" => "其他处理·逾期不补正",
        "closed.unpaid" => "其他处理·逾期未缴费",
        "closed.all" => "其他处理（合并一行）",
        "concluded" => "办理结果总计",
        "carriedOut" => "结转下年度",
        _ => row.Group is null ? row.Label : row.Group[3..] + "·" + row.Label,
    };
}
