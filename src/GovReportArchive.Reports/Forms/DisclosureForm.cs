namespace GovReportArchive.Reports.Forms;

/// <summary>One column of a part of the disclosure table.</summary>
/// <param name="Suffix">Last part of the count keys, such as <c>made</c>.</param>
/// <param name="Heading">Heading as the form prints it.</param>
/// <param name="Unit">Unit of the key's numbers.</param>
/// <param name="AllowsFraction">True for amounts.</param>
/// <param name="AllowsSign">True where the number may be negative.</param>
internal sealed record DisclosureColumn(string Suffix, string Heading, string Unit, bool AllowsFraction = false, bool AllowsSign = false);

/// <summary>One row of the disclosure table.</summary>
internal sealed record DisclosureRow(string Stem, string Label, params string[] Spellings)
{
    /// <summary>Count key without its column, with the table's prefix.</summary>
    public string Key => "disclosure." + Stem;
}

/// <summary>A part of the disclosure table: one item of article 20 with its own headings.</summary>
/// <param name="Item">The item's number: 一, 五 and so on.</param>
/// <param name="Columns">Headings, left to right.</param>
/// <param name="Rows">Rows, top to bottom; each has every column.</param>
internal sealed record DisclosurePart(string Item, DisclosureColumn[] Columns, DisclosureRow[] Rows)
{
    public string Article => $"第二十条第（{Item}）项";
}

/// <summary>Table 二 of the 2019 and 2021 forms: information disclosed without application.</summary>
internal static class DisclosureForm
{
    public const string Title = "主动公开政府信息情况";

    public const string RowHeading = "信息内容";

    private static readonly DisclosureRow Rules = new("rules", "规章");
    private static readonly DisclosureRow Licences = new("licences", "行政许可");
    private static readonly DisclosureRow Penalties = new("penalties", "行政处罚");
    private static readonly DisclosureRow Coercion = new("coercion", "行政强制");
    private static readonly DisclosureRow Fees = new("fees", "行政事业性收费", "事业性收费");

    private static readonly DisclosureColumn Decisions2021 = new("decisions", "本年处理决定数量", "件");

    private static readonly DisclosureColumn[] Items2019 =
    [
        new("itemsLastYear", "上一年项目数量", "项"),
        new("itemsChange", "本年增/减", "项", AllowsSign: true),
        new("decisions", "处理决定数量", "件"),
    ];

    private static readonly DisclosurePart[] Parts2021 =
    [
        new(
            "一",
            [new("made", "本年制发件数", "件"), new("repealed", "本年废止件数", "件"), new("inForce", "现行有效件数", "件")],
            [Rules, new("normativeDocuments", "行政规范性文件", "规范性文件")]),
        new("五", [Decisions2021], [Licences]),
        new("六", [Decisions2021], [Penalties, Coercion]),
        new("八", [new("amount", "本年收费金额（单位：万元）", "万元", AllowsFraction: true)], [Fees]),
    ];

    private static readonly DisclosurePart[] Parts2019 =
    [
        new(
            "一",
            [new("newlyMade", "本年新制作数量", "件"), new("newlyDisclosed", "本年新公开数量", "件"), new("disclosedTotal", "对外公开总数量", "件")],
            [Rules, new("normativeDocuments", "规范性文件", "行政规范性文件")]),
        new("五", Items2019, [Licences, new("otherServices", "其他对外管理服务事项", "其他对外管理服务", "对外管理服务事项")]),
        new("六", Items2019, [Penalties, Coercion]),
        new("八", Items2019[..2], [Fees]),
        new(
            "九",
            [new("projects", "采购项目数量", "项"), new("amount", "采购总金额", "元", AllowsFraction: true)],
            [new("procurement", "政府集中采购", "集中采购")]),
    ];

    /// <summary>The items of article 20 that have a part in any form, in the order in which they are printed.</summary>
    public static readonly string[] Items = ["一", "五", "六", "八", "九"];

    /// <summary>The parts as one source has them: some print a part under the headings of the other form.</summary>
    /// <param name="form">The form that the table follows.</param>
    /// <param name="has">Whether the source has a cell of a key.</param>
    public static IEnumerable<DisclosurePart> PartsOf(string form, Func<string, bool> has)
    {
        string other = form == FormIds.Form2019 ? FormIds.Form2021 : FormIds.Form2019;
        foreach (string item in Items)
        {
            DisclosurePart? own = PartsOf(form).FirstOrDefault(part => part.Item == item);
            DisclosurePart? foreign = PartsOf(other).FirstOrDefault(part => part.Item == item);
            bool isForeign = foreign is not null && KeysOf(foreign).Any(has) && (own is null || !KeysOf(own).Any(has) || KeysOf(foreign).Except(KeysOf(own)).Any(has));
            if ((isForeign ? foreign : own) is { } part)
                yield return part;
        }
    }

    private static IEnumerable<string> KeysOf(DisclosurePart part) =>
        part.Rows.SelectMany(row => part.Columns.Select(column => $"{row.Key}.{column.Suffix}"));

    /// <summary>The parts of the table in the form's order; empty for forms without it.</summary>
    public static IReadOnlyList<DisclosurePart> PartsOf(string form) => form switch
    {
        FormIds.Form2021 => Parts2021,
        FormIds.Form2019 => Parts2019,
        _ => [],
    };
}
