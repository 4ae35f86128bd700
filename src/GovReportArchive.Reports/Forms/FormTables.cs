namespace GovReportArchive.Reports.Forms;

/// <summary>One of the tables of the forms.</summary>
/// <param name="Id">As in places and extra rows.</param>
/// <param name="Title">What the form prints above it.</param>
/// <param name="Name">Its short name.</param>
public sealed record FormTable(string Id, string Title, string Name);

/// <summary>The names of the tables of the forms.</summary>
public static class FormTables
{
    /// <summary>All of them, in the order of the forms.</summary>
    public static IReadOnlyList<FormTable> All { get; } =
    [
        new("disclosure", "主动公开政府信息情况", "主动公开"),
        new("applications", ApplicationsForm.Title, "依申请公开"),
        new("litigation", "行政复议、行政诉讼情况", "复议诉讼"),
        new("statistics", StatisticsForm.Title, "统计表"),
    ];

    /// <summary>What the form prints above a table; the id where there is none such.</summary>
    public static string Title(string id) => Find(id)?.Title ?? id;

    /// <summary>The short name of a table; the id where there is none such.</summary>
    public static string Name(string id) => Find(id)?.Name ?? id;

    private static FormTable? Find(string id) => All.FirstOrDefault(table => table.Id == id);
}
