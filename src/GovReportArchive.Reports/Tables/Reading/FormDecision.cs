using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Decides which form a report contains.</summary>
internal static partial class FormDecision
{
    private const int FirstYearOf2021 = 2021;

    /// <summary>The tables decide; without tables the headings of the form, and between the two newest forms the year in the title.</summary>
    public static string Of(TableText source, List<TableReadingPart> parts)
    {
        if (parts.Find(part => part.Table == "disclosure")?.Form is { } form)
            return form;
        if (parts.Find(part => part.Table == "applications") is { } applications)
        {
            bool isSplit = applications.Rows.Any(row => row.RowKey.StartsWith("applications.closed.un", StringComparison.Ordinal) && row.Reading is not null);
            return isSplit ? FormIds.Form2021 : applications.ClosedAsOneRow ? FormIds.Form2019 : ByWords(source.Text);
        }
        if (parts.Find(part => part.Table == "statistics")?.Form is { } statistics)
            return statistics;
        bool hasHeadings = DisclosureHeading().IsMatch(source.Text) && ApplicationsHeading().IsMatch(source.Text);
        return parts.Count > 0 || hasHeadings ? ByWords(source.Text) : FormIds.Free;
    }

    private static string ByWords(string text)
    {
        if (text.Contains("国办公开办函〔2021〕30号", StringComparison.Ordinal))
            return FormIds.Form2021;
        if (text.Contains("国办公开办函〔2019〕60号", StringComparison.Ordinal))
            return FormIds.Form2019;
        Match year = TitleYear().Match(text);
        bool isOld = year.Success && int.Parse(year.Groups[1].ValueSpan, CultureInfo.InvariantCulture) < FirstYearOf2021;
        return isOld ? FormIds.Form2019 : FormIds.Form2021;
    }

    [GeneratedRegex("[一二三]、(?:行政机关)?主动公开政府信息(?:的)?情况")]
    private static partial Regex DisclosureHeading();

    [GeneratedRegex("[二三四]、(?:行政机关)?收到和处理政府信息公开申请")]
    private static partial Regex ApplicationsHeading();

    [GeneratedRegex("(20[0-3][0-9])年?(?:度)?[^。]{0,12}政府信息公开(?:工作)?(?:年度)?报告")]
    private static partial Regex TitleYear();
}
