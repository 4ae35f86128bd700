namespace GovReportArchive.Reports.Forms;

/// <summary>How far one metric means the same in two forms.</summary>
public static class Comparability
{
    /// <summary>The same thing is counted.</summary>
    public const string Exact = "exact";

    /// <summary>Nearly the same; the note says what differs.</summary>
    public const string Near = "near";

    /// <summary>Looks alike and is not; the note says why.</summary>
    public const string None = "none";
}

/// <summary>One metric that more than one form counts.</summary>
/// <param name="Metric">Stable English name.</param>
/// <param name="Label">Chinese label.</param>
/// <param name="Keys">Per form the keys whose sum is the metric; a form without an entry does not count it.</param>
/// <param name="Comparable">Between the forms of the regulation of 2019 and the earlier statistics, or, where only the newer forms have it,
/// between these: <c>exact | near | none</c>.</param>
/// <param name="Note">What differs, in Chinese; empty where nothing does.</param>
public sealed record CrosswalkEntry(
    string Metric, string Label, IReadOnlyDictionary<string, IReadOnlyList<string>> Keys, string Comparable, string Note);

/// <summary>The metrics that can be followed across forms. Immutable.</summary>
public static class Crosswalk
{
    private static readonly string[] Newer = [FormIds.Form2021, FormIds.Form2019];
    private static readonly string[] Older = [FormIds.Form2014, FormIds.Free];

    /// <summary>All metrics, in the order of the newest form.</summary>
    public static IReadOnlyList<CrosswalkEntry> All { get; } =
    [
        ByForm("normativeDocumentsMade", "制发规范性文件数", Comparability.Near, "2019年格式为“本年新制作数量”，2014年统计表为“制发规范性文件总数”，统计口径由各地掌握。",
            (FormIds.Form2021, ["disclosure.normativeDocuments.made"]),
            (FormIds.Form2019, ["disclosure.normativeDocuments.newlyMade"]),
            (FormIds.Form2014, ["stats.normativeDocuments.made"]),
            (FormIds.Free, ["stats.normativeDocuments.made"])),
        ByForm("normativeDocumentsInForce", "规范性文件存量", Comparability.None, "“现行有效件数”只计仍然有效的文件，2019年格式的“对外公开总数量”是另一口径。",
            (FormIds.Form2021, ["disclosure.normativeDocuments.inForce"]),
            (FormIds.Form2019, ["disclosure.normativeDocuments.disclosedTotal"])),
        Across("licenceDecisions", "行政许可处理决定数", Comparability.Exact, "", ["disclosure.licences.decisions"], null),
        Across("penaltyDecisions", "行政处罚处理决定数", Comparability.Exact, "", ["disclosure.penalties.decisions"], null),
        Across("coercionDecisions", "行政强制处理决定数", Comparability.Exact, "", ["disclosure.coercion.decisions"], null),
        ByForm("fees", "收费金额", Comparability.None, "2021年格式计行政事业性收费，2014年统计表计依申请公开收取的费用，两者无关。",
            (FormIds.Form2021, ["disclosure.fees.amount"]),
            (FormIds.Form2014, ["stats.fees.amount"]),
            (FormIds.Free, ["stats.fees.amount"])),
        Across("applicationsReceived", "收到申请数", Comparability.Exact, "", ["applications.received.total"], ["stats.applications.total"]),
        Across("applicationsConcluded", "办结申请数", Comparability.Near, "2019年起含上年结转的申请。",
            ["applications.concluded.total"], ["stats.completed.total"]),
        Across("applicationsGranted", "予以公开数", Comparability.Near, "旧统计把“属于已主动公开范围”另列，这里一并计入。",
            ["applications.granted.total"], ["stats.replies.granted", "stats.replies.alreadyPublic"]),
        Across("applicationsPartlyGranted", "部分公开数", Comparability.Near, "2019年起区分处理的只计这一情形。",
            ["applications.partlyGranted.total"], ["stats.replies.partlyGranted"]),
        Across("applicationsDenied", "不予公开数", Comparability.Near, "不予公开的情形在两部《条例》中不同。",
            [.. TotalsOf("denied.")], ["stats.replies.denied"]),
        Across("deniedStateSecret", "涉及国家秘密不予公开数", Comparability.Near, "2019年起部分公开的不在此计。",
            ["applications.denied.stateSecret.total"], ["stats.replies.denied.stateSecret"]),
        Across("deniedSecurity", "危及安全稳定不予公开数", Comparability.Near, "2019年起部分公开的不在此计。",
            ["applications.denied.security.total"], ["stats.replies.denied.security"]),
        Across("notHeld", "不掌握或不存在", Comparability.Near, "旧统计分为“不属于本行政机关公开”和“信息不存在”，这里相加。",
            ["applications.unavailable.notHeld.total"], ["stats.replies.notOurs", "stats.replies.notExisting"]),
        Across("unclear", "申请内容不明确", Comparability.None, "旧统计计“告知作出更改补充”，2019年起计补正后仍不明确的申请。",
            ["applications.unavailable.unclear.total"], ["stats.replies.askedToCorrect"]),
        ByForm("closed", "其他处理", Comparability.Exact, "2021年格式分为三行，这里相加；有的报告仍只填一行。",
            (FormIds.Form2021, [.. TotalsOf("closed.").Where(key => !key.Contains(".all.", StringComparison.Ordinal))]),
            (FormIds.Form2019, ["applications.closed.all.total"])),
        Across("review", "行政复议数", Comparability.Near, "2019年起含尚未审结的案件。", ["review.total"], ["stats.review.total"]),
        Across("reviewUpheld", "行政复议维持数", Comparability.Exact, "", ["review.upheld"], ["stats.review.upheld"]),
        Across("reviewCorrected", "行政复议纠错数", Comparability.Exact, "", ["review.corrected"], ["stats.review.corrected"]),
        Across("litigation", "行政诉讼数", Comparability.Near, "2019年起含尚未审结的案件，并分为直接起诉和复议后起诉，这里相加。",
            ["litigation.direct.total", "litigation.afterReview.total"], ["stats.litigation.total"]),
        Across("litigationUpheld", "行政诉讼维持数", Comparability.Near, "旧统计含驳回原告诉讼请求。",
            ["litigation.direct.upheld", "litigation.afterReview.upheld"], ["stats.litigation.upheld"]),
        Across("litigationCorrected", "行政诉讼纠错数", Comparability.Exact, "",
            ["litigation.direct.corrected", "litigation.afterReview.corrected"], ["stats.litigation.corrected"]),
    ];

    /// <summary>The metrics that a key takes part in; empty for most keys.</summary>
    public static IEnumerable<CrosswalkEntry> Of(string key) => All.Where(entry => entry.Keys.Values.Any(keys => keys.Contains(key)));

    private static IEnumerable<string> TotalsOf(string stem) =>
        ApplicationsForm.Rows.Where(row => row.Stem.StartsWith(stem, StringComparison.Ordinal)).Select(row => row.Key + ".total");

    private static CrosswalkEntry Across(string metric, string label, string comparable, string note, string[] newer, string[]? older)
    {
        IEnumerable<(string, string[])> keys = Newer.Select(form => (form, newer));
        return ByForm(metric, label, comparable, note, [.. older is null ? keys : keys.Concat(Older.Select(form => (form, older)))]);
    }

    private static CrosswalkEntry ByForm(string metric, string label, string comparable, string note, params (string Form, string[] Keys)[] keys) =>
        new(metric, label, keys.ToDictionary(x => x.Form, x => (IReadOnlyList<string>)x.Keys, StringComparer.Ordinal), comparable, note);
}
