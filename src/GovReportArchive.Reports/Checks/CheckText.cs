using System.Globalization;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Checks;

/// <summary>The cells that a failed check marks.</summary>
public static class CheckCells
{
    private static readonly string[] BalanceRows = ["received", "carriedIn", "concluded", "carriedOut"];

    /// <summary>Count keys, left to right and top to bottom; empty where the check has no place in a table.</summary>
    public static IReadOnlyList<string> Of(Check check) => check switch
    {
        { Rule: "applications.balance", Column: { } column } => [.. BalanceRows.Select(row => $"applications.{row}.{column}")],
        { Rule: "applications.concluded", Column: { } column } => [$"applications.concluded.{column}"],
        { Rule: "applications.rowSum", Column: { } row } => [(row.StartsWith("applications.", StringComparison.Ordinal) ? row : "applications." + row) + ".total"],
        { Rule: "stats.denied.sum" } => ["stats.replies.denied"],
        { Rule: "stats.organisation.sum" } => ["stats.organisation.staff"],
        { Rule: "stats.completed.replies" } => ["stats.completed.total", "stats.replies.total"],
        _ when check.Rule.EndsWith(".sum", StringComparison.Ordinal) => [check.Rule[..^".sum".Length] + ".total"],
        _ when check.Rule.StartsWith("prose.", StringComparison.Ordinal) => [.. CountSums.CellsOf(check.Rule["prose.".Length..]).Where(key => CountCatalog.Find(key) is not null)],
        { Column: { } key } when CountCatalog.Find(key) is not null => [key],
        _ => [],
    };
}

/// <summary>Checks in words.</summary>
public static class CheckText
{
    private const string Prose = CheckRules.Prose;
    private const string Unequal = "，两者不等。";

    /// <summary>What the check is about: 勾稽关系（自然人）.</summary>
    public static string Name(Check check)
    {
        ArgumentNullException.ThrowIfNull(check);
        string name = CheckRules.Find(check.Rule) is not { } rule ? check.Rule : IsAgainstTable(check.Rule) ? $"{rule.Label}：{CountNames.Of(check.Rule[Prose.Length..])}" : rule.Label;
        return check.Column is null ? name : $"{name}（{Place(check)}）";
    }

    /// <summary>One sentence that says which two numbers differ.</summary>
    public static string Failure(Check check)
    {
        ArgumentNullException.ThrowIfNull(check);
        string left = check.Left is { } l ? Number(l) : "—";
        string right = check.Right is { } r ? Number(r) : "—";
        if (check.Rule == "counts.natural") return $"{Name(check)}：报告印作 {left}。";
        string quoted = check.Quote is { Length: > 0 } words ? $"“{words}”" : "";
        if (check.Rule == "sections.problems") return $"{Name(check)}：存在的主要问题及改进情况没有实质内容{quoted}。";
        if (check.Rule == "sections.fees") return $"{Name(check)}：其他需要报告的事项写“无”，而报告别处有信息处理费{quoted}。";
        if (check.Rule is "shares.applications" or "prose.rate") return $"{Name(check)}：正文{quoted}写 {left}%，按表格应约为 {right}%。";
        if (check.Rule == "prose.parts") return $"{Name(check)}：正文{quoted}，总数写 {left}，各项之和为 {right}。";
        if (check.Rule == "prose.growth") return $"{Name(check)}：正文{quoted}写 {left}，按所列两数计算为 {right}。";
        if (check.Rule.StartsWith(Prose, StringComparison.Ordinal)) return $"{Name(check)}：正文{quoted}写 {left}，{InTable(check)} {right}，两者不等。";
        return $"{Name(check)}：{CheckRules.Find(check.Rule)?.Left ?? "左边"}为 {left}，{CheckRules.Find(check.Rule)?.Right ?? "右边"}为 {right}，两者不等。";
    }

    /// <summary>What <see cref="Failure"/> says, of a report that is published: both numbers stand there so.</summary>
    public static string AsPrinted(Check check)
    {
        string failure = Failure(check);
        return (failure.EndsWith(Unequal, StringComparison.Ordinal) ? failure[..^Unequal.Length] : failure.TrimEnd('。')) + "（原文如此）。";
    }

    /// <summary>What could not be checked, with both numbers where there are two: the reason is told by <see cref="CheckReasons.Text"/>.</summary>
    public static string Open(Check check)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (check is not { Left: { } left, Right: { } right, Quote: { Length: > 0 } quote }) return Name(check);
        return IsAgainstTable(check.Rule) ? $"{Name(check)}（正文“{quote}”为 {Number(left)}，{InTable(check)} {Number(right)}）"
            : check.Rule == "prose.parts" ? $"{Name(check)}（正文“{quote}”，总数为 {Number(left)}，各项之和为 {Number(right)}）"
            : Name(check);
    }

    private static string InTable(Check check) => CountSums.Find(check.Rule[Prose.Length..]) is null ? "表格为" : "表格所填各数之和为";

    /// <summary>Whether a rule compares the prose with a cell, or with the sum of some.</summary>
    private static bool IsAgainstTable(string rule) => CheckRules.Find(rule) is { Name: Prose };

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Where the rule was applied: 自然人, or the count that the prose states; the rule's name where it has one place.</summary>
    public static string Place(Check check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return check switch
        {
            { Rule: "applications.balance" or "applications.concluded", Column: { } column } => CountNames.Column(column),
            { Rule: "applications.rowSum", Column: { } row } => CountNames.Row(row),
            { Column: { } key } => CountNames.Of(key),
            _ when check.Rule.StartsWith("prose.", StringComparison.Ordinal) => CountNames.Of(check.Rule["prose.".Length..]),
            _ => Name(check),
        };
    }
}

/// <summary>Chinese names of count keys, of the rows and of the columns they are made of.</summary>
public static class CountNames
{
    /// <summary>The key's label; the key itself where it is unknown.</summary>
    public static string Of(string key) => CountCatalog.LabelOf(key);

    /// <summary>The name of an applicant column: 自然人.</summary>
    public static string Column(string suffix) =>
        CountCatalog.Find("applications.received." + suffix)?.Label.Split('·') is [.., var name] ? name : suffix;

    /// <summary>The name of a row, given its key without the column: 本年新收.</summary>
    public static string Row(string rowKey) =>
        CountCatalog.All.FirstOrDefault(d => d.Key.StartsWith(rowKey + ".", StringComparison.Ordinal))?.Label is { } label
            ? label[..Math.Max(label.LastIndexOf('·'), 0)] is { Length: > 0 } row ? row : label
            : rowKey;
}
