namespace GovReportArchive.Web.Pages.Reports;

/// <summary>Chinese names of the statutory tables.</summary>
internal static class TableNames
{
    public static string Of(string table) => table switch
    {
        "disclosure" => "主动公开",
        "applications" => "依申请公开",
        "litigation" => "复议诉讼",
        "statistics" => "统计表",
        _ => table,
    };
}
