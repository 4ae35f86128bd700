using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Tests;

/// <summary>A schema such as the archive's, small.</summary>
internal static class SampleSchema
{
    public static IndexSchema Reports { get; } = new("sample/1",
    [
        new TextField("title", 3, "标题"),
        new TextField("overall", 1, "总体"),
        new TextField("problems", 1, "问题"),
    ],
    [
        new Column("year", ColumnKind.Keyword, "年份"),
        new Column("agency", ColumnKind.Keyword, "机关"),
        new Column("region", ColumnKind.Keyword, "地区"),
        new Column("applications.received.total", ColumnKind.Number, "新收申请"),
    ]);

    /// <summary>A query over <see cref="Reports"/>.</summary>
    public static ParsedQuery Query(string? text) => ParsedQuery.Parse(text, Reports);

    public static IndexDocument Document(string id, string title, string overall, string problems, int year = 2023, double? total = null,
        string agency = "民政局", params IReadOnlyList<string> regions) => new()
        {
            Id = id,
            Units = [("title", title), .. overall.Split('\n').Select(text => ("overall", text)), .. problems.Split('\n').Select(text => ("problems", text))],
            Keywords = [("year", year.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("agency", agency), .. regions.Select(region => ("region", region))],
            Numbers = total is double value ? [("applications.received.total", value)] : [],
        };
}
