using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Drafts;

/// <summary>What the rules of the check are called, and what they are counted in. Rules of the tables and of the ledger bear their own names.</summary>
internal static class DraftRules
{
    private const string Sentence = "句";
    private const string Place = "处";

    private static readonly (string Code, string Label, string Unit)[] Named =
    [
        ("draft.notAReport", "是否年度报告", "份"),
        ("draft.status", "标题中送审稿等字样", Place),
        ("year", "报告年度", Place),
        ("year.unknown", "写明报告年度", "份"),
        ("year.conflict", "全文年度一致", "份"),
        ("agency", "机关名称", Place),
        ("agency.unnamed", "写明机关全称", "份"),
        ("title.missing", "标题", "份"),
        ("unit.assumed", "表头写明单位", Place),
        ("table.printedTwice", "重复的表格", "张"),
        ("region.misprint", "地名", Place),
        ("cell.blank", "没有填写的格", "格"),
        ("cell.slash", "填“/”的格", "格"),
        ("cell.dash", "填短横的格", "格"),
        ("cell.none", "填“无”的格", "格"),
        ("sections", "格式规定的部分", "个"),
        ("section.empty", "各部分应有内容", "个"),
        ("section.order", "部分的次序", "个"),
        ("section.elsewhere", "问题与改进单列为一个部分", "份"),
        ("section.number", "部分的序号", "个"),
        ("section.wording", "部分的标题用语", "个"),
        ("content.government", "政府报告须载明的内容", "份"),
        ("problems.measures", "问题与改进措施是否都有", "份"),
        ("table.disclosure", "“主动公开政府信息情况”表各行各格", "张"),
        ("table.applications", "“收到和处理政府信息公开申请情况”表各行各格", "张"),
        ("table.litigation", "“行政复议、行政诉讼情况”表各行各格", "张"),
        ("form.other", "表格的格式是哪一年的", "份"),
        ("table.closedAsOneRow", "“（六）其他处理”分三行", "份"),
        ("table.missing", "缺少的表", "张"),
        ("table.rowMissing", "表格缺少的行", "行"),
        ("table.cellMissing", "表格缺少的格", "格"),
        ("table.extraRow", "表格多出的行", "行"),
        ("table.undecided", "分不清属于哪一格的数字", "行"),
        ("table.rowOrder", "表格各行的次序", "行"),
        ("cell.format", "格内数字的写法", "格"),
        ("sections.problems", "第五部分应有内容", "份"),
        ("sections.fees", "第六部分与信息处理费", "份"),
        ("figures.allDone", "全部办结与结转", Place),
        ("figures.share", "占比不超过100%", Place),
        ("figures.fees", "行政事业性收费的正文与表格", Place),
        ("parts.announced", "所称部分数", Place),
        ("agency.signature", "落款", Place),
        ("figures.growth", "变化幅度", Place),
        ("cell.inForce", "现行有效不少于本年制发", Place),
        ("section.twice", "重复的标题", "个"),
        ("section.missing", "格式规定的部分", "个"),
        ("contact.elsewhere", "外地的联系方式", Place),
        ("figures.differ", "同一事项在正文各处的数字", "项"),
        ("agency.other", "其他机关的名称", Sentence),
        ("agency.foreign", "句中其他机关的名称", Sentence),
        ("agency.self", "自称", Sentence),
        ("year.stale", "上年的年度", Sentence),
        ("year.period", "统计期限", Place),
        ("year.named", "正文所写的报告年度", Place),
        ("year.plan", "下一步打算的年度", Place),
        ("year.asOf", "统计到的月份", Place),
        ("date.after", "报告年度之后的日期", Place),
        ("repeats.year", "沿用的年度", Place),
        ("privacy.identity", "身份证号码", Place),
        ("list.empty", "没有内容的标题", Place),
        ("date.impossible", "日期", Place),
        ("date.signed", "署名日期", Place),
        ("era.stale", "已过时的提法和名称", Sentence),
        ("law.cited", "法规和文件的引用", Place),
        ("contact.malformed", "邮编、电话、邮箱", Place),
        ("draft.placeholder", "占位符号和待补内容", Sentence),
        ("text.marks", "标点与括号", "段"),
        ("text.doubled", "重复的词语", Sentence),
        ("text.repeated", "重复的句子", Sentence),
        ("text.unfinished", "没有写完的段落", "段"),
        ("list.order", "列举的序号", Place),
        ("list.announced", "所称项数与列举的项数", Place),
        ("boilerplate.sentences", "与多个机关相同的套话", Sentence),
        ("repeats.prose", "整篇沿用较早的报告", "份"),
        ("repeats.figures", "表格数字与较早的报告全部相同", "份"),
        ("repeats.sentences", "与较早的报告一字不差的句子", "部分"),
        ("repeats.problem", "较早的报告写过的问题", "条"),
        ("cell.zeroForSign", "填 0 的格在较早的报告中留空或写“/”", "格"),
        ("cell.signs", "空白与 0 的用法同较早的报告", "份"),
    ];

    /// <summary>What the rule is called.</summary>
    public static string Label(string code) =>
        Array.Find(Named, rule => rule.Code == code).Label ?? LedgerRules.Find(code)?.Label ?? CheckText.Name(new Check(code, null, CheckRunner.Ok));

    /// <summary>What its places are counted in.</summary>
    public static string Unit(string code) => Array.Find(Named, rule => rule.Code == code).Unit ?? Place;
}
