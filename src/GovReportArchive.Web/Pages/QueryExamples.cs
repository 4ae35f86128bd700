using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Web.Pages;

/// <summary>One query that the help page shows and links.</summary>
internal sealed record QueryExample(string Query, string Meaning);

/// <summary>The query language by example; each example can be searched as it stands.</summary>
internal static class QueryExamples
{
    private static Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal)
    {
        ["year"] = "报告年度，四位数字",
        ["region"] = "行政区划代码，任一级",
        ["province"] = "省级代码",
        ["city"] = "市级代码",
        ["county"] = "县级代码",
        ["township"] = "乡级代码",
        ["place"] = "任一级地名",
        ["agency"] = "机关标识",
        ["agencyName"] = "机关名称",
        ["agencyType"] = "机关类型（职能）",
        ["level"] = "层级：" + Codes(FilterLabels.Levels),
        ["form"] = "表式：" + Codes(FilterLabels.Forms),
        ["scope"] = "统计范围：" + Codes(MetricDimensions.Scopes),
        ["uncounted"] = "不计入统计：second 同一机关同一年度另有一份计入，unnamed 机关名称不足以分辨",
        ["repeats"] = "与上年相同：" + Codes(FilterLabels.Repeats),
        ["boilerplate"] = "套话占比，以百分数分段：" + string.Join("，", FilterLabels.Boilerplate.Select(range => range.Value)),
        ["recognised"] = "文字由图片识别：yes",
        ["section"] = "有该部分：" + Codes(SectionKinds.All),
        ["check"] = "勾稽校验：" + Codes(FilterLabels.CheckStates) + "；或 规则:结果",
    };

    public static IReadOnlyList<(string Title, string Intro, IReadOnlyList<QueryExample> Examples)> Groups { get; } =
    [
        ("词语", "不加引号的文字按空白分成几段，各段都要出现。一段里的词不必相连，分词由程序完成；整段原样出现的也算。",
        [
            new("政策解读 公众号", "既谈到政策解读，又谈到公众号"),
            new("依申请公开答复不规范", "一段之内的各词都要出现，相近的排在前面"),
        ]),
        ("原文包含", "加引号即“页内查找”：凡是原文含有这串文字的报告都会找到，也只找到这些。全角半角、大小写、繁简、引号和括号的写法、汉字旁的空格不作区分；数字不互换（“三”与“3”不同）。一个自然段是一个单位，命中不跨段。引号到与它成对的那一个为止，里面别的引号是文字。",
        [
            new("\"最后一公里\"", "原文有这五个字"),
            new("\"一图读懂\" \"短视频\"", "两串文字都有"),
            new("「政務公開」", "直角引号、繁体字都可以"),
            new("“最后一公里”", "中文引号"),
        ]),
        ("邻近", "引号后写 ~N：空格隔开的几部分彼此相距不超过 N 个字，先后不限。",
        [
            new("\"解读 单一\"~10", "“解读”与“单一”在十个字之内"),
        ]),
        ("组合", "AND、OR、NOT 须大写；先 NOT，再 AND，后 OR，可用括号改变。+ 表示必须有，- 表示不能有。运算符的全角写法同样有效。",
        [
            new("短视频 OR 直播", "有其一即可"),
            new("(短视频 OR 直播) AND 政策解读", "括号改变先后"),
            new("公众号 -微博", "有公众号而无微博"),
            new("公众号 NOT 微博", "同上"),
            new("+公众号 +短视频", "两者都要有"),
            new("公众号 AND NOT (微博 OR 微信)", "括号里的都不能有"),
            new("（短视频 ＯＲ 直播） 政策解读", "全角括号、全角运算符"),
        ]),
        ("只查某一部分", "部分名加冒号，只在报告的该部分里查。冒号后可以是词、引号、邻近或括号。全部名称见下面的“字段一览”。",
        [
            new("问题:\"形式单一\"", "“存在的主要问题及改进情况”部分里有这串文字"),
            new("问题:(乡镇 兼职)", "该部分里两者都有"),
            new("标题:民政局", "标题里有"),
            new("总体:公众号", "“总体情况”部分里有"),
            new("问题:\"答复 说理\"~10", "该部分里“答复”与“说理”相距不超过十个字"),
            new("总体:短视频 OR 问题:短视频", "两个部分有其一"),
            new("其他:信息处理费", "“其他需要报告的事项”部分里有"),
            new("小标题:\"存在的主要问题\"", "各部分的标题里有"),
        ]),
        ("前缀与权重", "* 放在文字之后表示以它开头：字母与数字从词首算起，汉字则出现在何处都算；^ 加数字提高一段在排序中的分量。",
        [
            new("解读*", "含有“解读”以及以它开头的内容"),
            new("公众号^3 短视频", "两者都要有，排序更看重公众号"),
        ]),
        ("年份、地区、机关等", "属性名加冒号，值的写法与页面左侧的筛选项相同：年份可写范围，地区、机关可写全称、简称（宿迁、人社局）或拼音首字母（rsj），层级、部分、校验写名称或代码；写开头几个字加 * 也可以。没有这个值时会给出相近的。筛选项与此等效，还能一次选几个。",
        [
            new("年份:2023 公众号", "2023 年度的报告里查"),
            new("年份:[2021 TO 2023]", "2021 至 2023 年度，方括号含两端"),
            new("年份:2021-2023 政策解读", "同上的另一种写法"),
            new("年份:>=2024", "2024 年度起"),
            new("年份:{2021 TO 2023]", "2022 至 2023 年度，花括号不含该端"),
            new("年份:[2024 TO *]", "2024 年度起，* 表示不限"),
            new("机关:素溪县民政局", "这个机关的报告"),
            new("机关:素溪*", "名称以“素溪”开头的机关"),
            new("地区:云岚省 公众号", "这个地区及其下级的报告"),
            new("机关类型:民政", "民政机关的报告"),
            new("层级:county", "县级机关的报告"),
            new("表式:2019 NOT 年份:2020", "用 2019 年式统计表、且不是 2020 年度的报告"),
            new("部分:responses", "有“回应解读”部分的报告"),
            new("校验:fail", "有勾稽不符的报告"),
        ]),
        ("指标", "指标名加冒号，后接一个数、比较（>=100）或范围；只对印有该数字的报告成立，空白不算 0。常用指标有短名，其余用全名，见“字段一览”和接口的 /api/v1/counts。",
        [
            new("新收申请:[100 TO *]", "本年新收申请 100 件以上"),
            new("新收申请:>=100", "同上的另一种写法"),
            new("政策解读 新收申请:[10 TO 100]", "新收申请 10 至 100 件的报告中查“政策解读”"),
            new("上年结转:0", "上年结转印为 0"),
            new("结转下年:[1 TO *]", "有结转下年度继续办理的"),
            new("复议纠正:[1 TO *] 问题:复议", "复议被纠正过，并在问题部分谈到复议"),
            new("行政许可:[1000 TO *]", "行政许可处理决定 1000 件以上"),
            new("收到申请:[200 TO *]", "2018 年度及以前的统计里，收到申请 200 件以上"),
        ]),
        ("特殊字符", "这些字符有用处：\" ( ) : + - ! * ^ ~ [ ] { } \\。要查它们本身，放进引号，或在前面加反斜线。",
        [
            new("\"国办公开办函〔2019〕60号\"", "括号在引号里就是普通文字，〔〕与（）不作区分"),
            new("\"三审三校\"", "引号里的每个字都照原样查"),
            new("12315", "数字照样可查"),
        ]),
    ];

    /// <summary>What happens to mistakes: query, and the one message that answers it.</summary>
    public static IReadOnlyList<QueryExample> Mistakes { get; } =
    [
        new("公众号 \"没有闭合", "第 5 个字符：引号没有闭合"),
        new("(短视频 OR 直播", "第 1 个字符：括号没有闭合"),
        new("短视频 OR", "第 5 个字符：“OR”后面缺少要查的内容"),
        new("\"解读 单一\"~", "第 8 个字符：“~”后面应当是字数，例如 \"甲 乙\"~10"),
        new("年份:[2021 2023]", "第 4 个字符：范围应当写成 [甲 TO 乙]，不限的一端写 *"),
        new("新收申请:很多", "第 6 个字符：“applications.received.total”是数字，这里应当写一个数"),
    ];

    /// <summary>Every name that may stand before a colon, with what it reaches: text fields, attributes, and the counts that have short names.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<(string Names, string Reaches)> Rows)> Fields { get; } =
    [
        ("报告的部分", [.. ReportSchema.Schema.Fields.Select(field => (Names(field.Aliases, field.Name), Reaches(field.Name)))]),
        ("属性", [.. ReportSchema.Schema.Columns.Where(column => column is { Kind: ColumnKind.Keyword, IsInternal: false })
            .Select(column => (Names(column.Aliases, column.Name), Attributes.GetValueOrDefault(column.Name, "")))]),
        ("有短名的指标", [.. ReportSchema.Schema.Columns.Where(column => column.Kind == ColumnKind.Number && column.Aliases.Count > 1)
            .Select(column => (Names([column.Aliases[0]], column.Name), column.Aliases[^1]))]),
    ];

    private static string Names(IReadOnlyList<string> aliases, string name) => string.Join("、", aliases.Append(name));

    private static string Codes(IReadOnlyList<(string Value, string Label)> table) => string.Join("，", table.Select(entry => $"{entry.Value} {entry.Label}"));

    private static string Reaches(string field) => field switch
    {
        ReportSchema.Title => "报告的标题",
        ReportSchema.Heading => "各部分的标题",
        _ => FilterLabels.Section(field),
    };
}
