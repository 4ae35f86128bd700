using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Forms;

/// <summary>One of the six parts that the forms of 2019 and 2021 demand of a report.</summary>
/// <param name="Kind">The kind of its section.</param>
/// <param name="Numeral">Its number, 一 to 六.</param>
/// <param name="Heading">Its heading in the form's words, without the number.</param>
/// <param name="Words">Words by which a heading is known to mean it: all of them, or one of several parted by |.</param>
public sealed record FormPart(string Kind, char Numeral, string Heading, IReadOnlyList<string> Words)
{
    /// <summary>一、总体情况.</summary>
    public string Numbered => $"{Numeral}、{Heading}";

    /// <summary>第一部分.</summary>
    public string Ordinal => $"第{Numeral}部分";

    /// <summary>Whether a heading says what the form's does.</summary>
    /// <param name="heading">Folded or in simplified characters.</param>
    public bool IsSaidBy(string heading) => Words.All(words => words.Split('|').Any(word => heading.Contains(word, StringComparison.Ordinal)));

    /// <summary>Whether a section is this part.</summary>
    public bool Is(Section section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return section.Kind == Kind && (Kind != FormParts.Other || FormParts.IsOther(section));
    }
}

/// <summary>The table of the six parts, in their order.</summary>
public static class FormParts
{
    internal const string Other = "other";

    private static readonly string[] OtherWords = ["其他", "其它", "需要报告", "需要说明"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FormPart> All { get; } =
    [
        new("overview", '一', "总体情况", ["总体|基本|概"]),
        new("disclosure", '二', "主动公开政府信息情况", ["主动公开"]),
        new("applications", '三', "收到和处理政府信息公开申请情况", ["收到", "处理"]),
        new("litigation", '四', "政府信息公开行政复议、行政诉讼情况", ["复议", "诉讼"]),
        new("problems", '五', "存在的主要问题及改进情况", ["问题", "改进"]),
        new(Other, '六', "其他需要报告的事项", ["报告"]),
    ];

    /// <summary>Whether a section is the sixth part, and not one that no word tells the kind of.</summary>
    public static bool IsOther(Section section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return section is { Kind: Other, Heading: { } heading } && OtherWords.Any(word => heading.Contains(word, StringComparison.Ordinal));
    }
}
