using System.Globalization;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Pages.Reports;

/// <summary>How a cell that is not a plain number is shown: its sign as printed, and what it means in words.</summary>
internal static class CellSigns
{
    /// <summary>State, style class, meaning. The text shown is the printed one, or what <see cref="Shown"/> puts in its place.</summary>
    private static readonly Dictionary<string, (string Class, string Meaning)> States = new(StringComparer.Ordinal)
    {
        ["remark"] = ("", "数字附有说明，照原报告显示"),
        ["blank"] = ("state blank", "空白：报告在此留空，不等于 0"),
        ["slash"] = ("state", "“/”：报告在此印斜线，照样显示，不等于 0"),
        ["dash"] = ("state", "短横：报告在此印短横，照样显示，不等于 0"),
        ["none"] = ("state", "“无”：报告在此印“无”字"),
        ["undecided"] = ("undecided", "？：原件中数字连写，有多种读法"),
        ["implied"] = ("implied", "〔 〕：报告未印，由表内算术唯一推得，不参与检索"),
        ["missing"] = ("state missing", "缺格：读到的表格没有这一格"),
    };

    public static string Class(CellState cell) => States.TryGetValue(cell.State, out var state) ? state.Class : "state";

    public static string Meaning(CellState cell) => States.TryGetValue(cell.State, out var state) ? state.Meaning : "照原报告显示";

    public static string Shown(CellState cell) => cell.State switch
    {
        "blank" or "missing" => "",
        "undecided" => "？",
        "implied" when cell.Value is { } value => $"〔{Number(value)}〕",
        "slash" => cell.Raw ?? "/",
        "dash" => cell.Raw ?? "—",
        "none" => cell.Raw ?? "无",
        _ => cell.Raw ?? "",
    };

    /// <summary>A number as the tables print it: no grouping, no trailing zeros.</summary>
    public static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
