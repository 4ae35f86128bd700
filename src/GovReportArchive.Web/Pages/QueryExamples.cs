namespace GovReportArchive.Web.Pages;

/// <summary>One query that the help page shows and links.</summary>
internal sealed record QueryExample(string Query, string Meaning);

/// <summary>The query language by example; each example can be searched as it stands.</summary>
internal static class QueryExamples
{
    public static IReadOnlyList<(string Title, string Intro, IReadOnlyList<QueryExample> Examples)> Groups { get; } =
    [
        ("词语", "不加引号的文字按空白分成几段，各段都要出现。一段里的词不必相连，分词由程序完成；整段原样出现的也算。",
        [
            new("政策解读 公众号", "既谈到政策解读，又谈到公众号"),
            new("依申请公开答复不规范", "一段之内的各词都要出现，相近的排在前面"),
        ]),
        ("原文包含", "加引号即“页内查找”：凡是原文含有这串文字的报告都会找到，也只找到这些。全角半角、大小写、繁简、引号和括号的写法、汉字旁的空格不作区分；数字不互换（“三”与“3”不同）。一个自然段是一个单位，命中不跨段。",
        [
            new("\"最后一公里\"", "原文有这五个字"),
            new("\"一图读懂\" \"短视频\"", "两串文字都有"),
            new("「政務公開」", "直角引号、繁体字都可以"),
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
        ]),
        ("只查某一部分", "部分名加冒号，只在报告的该部分里查。冒号后可以是词、引号或括号。",
        [
            new("问题:\"形式单一\"", "“存在的主要问题及改进情况”部分里有这串文字"),
            new("问题:(人员 培训)", "该部分里两者都有"),
            new("标题:民政局", "标题里有"),
            new("总体:公众号", "“总体情况”部分里有"),
        ]),
        ("前缀与权重", "* 放在文字之后表示以它开头；^ 加数字提高一段在排序中的分量。",
        [
            new("解读*", "含有以“解读”开头的内容"),
            new("公众号^3 短视频", "两者都要有，排序更看重公众号"),
        ]),
        ("范围", "字段后用方括号写起止，方括号含端点，花括号不含。年份等也可以用左侧的筛选项。",
        [
            new("年份:[2021 TO 2023]", "2021 至 2023 年度的报告"),
            new("政策解读 新收申请:[10 TO 100]", "本年新收申请 10 至 100 件的报告中查“政策解读”"),
        ]),
    ];
}
