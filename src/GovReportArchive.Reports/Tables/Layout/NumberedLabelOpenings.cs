using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Reports.Tables.Layout;

/// <summary>The first characters of the labels that the forms number with digits.</summary>
internal static class NumberedLabelOpenings
{
    /// <summary>Characters in an opening: 其他 alone also opens a label without a number.</summary>
    public const int Length = 3;

    /// <summary>Openings such as 属于国: a digit right before one of them numbers it, even where the point behind the digit is lost.</summary>
    public static HashSet<string> All { get; } = new(
        ApplicationsForm.Rows.Where(row => char.IsAsciiDigit(row.Ordinal.FirstOrDefault())).Select(row => row.Label)
            .Concat(StatisticsForm.Rows.Where(row => char.IsAsciiDigit(row.Ordinal.FirstOrDefault())).Select(row => row.Label))
            .Where(label => label.Length >= Length)
            .Select(label => label[..Length]),
        StringComparer.Ordinal);
}
