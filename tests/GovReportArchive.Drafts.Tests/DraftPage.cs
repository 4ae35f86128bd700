using System.Globalization;
using System.Net;
using System.Text;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Drafts.Tests;

/// <summary>Writes a record as a web page with its tables in the form's own layout, so that a changed record becomes a changed draft.</summary>
internal static class DraftPage
{
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal) { ["slash"] = "/", ["dash"] = "—", ["none"] = "无" };

    public static byte[] Of(ReportRecord record)
    {
        StringBuilder page = new("<html><head><meta charset=\"utf-8\"></head><body>");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{record.Title}</h1>");
        Dictionary<string, LayoutTable> tables = FormLayout.For(record).Tables.ToDictionary(table => table.Id, StringComparer.Ordinal);
        foreach (Section section in record.Sections)
        {
            if (section.Heading is { } heading) page.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(heading)}</p>");
            if (tables.Remove(section.Kind, out LayoutTable? table)) Write(page, table, record);
            foreach (string line in section.Text.Split('\n')) page.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(line)}</p>");
        }

        return Encoding.UTF8.GetBytes(page.Append("</body></html>").ToString());
    }

    private static void Write(StringBuilder page, LayoutTable table, ReportRecord record)
    {
        page.Append("<table>");
        foreach (LayoutRow row in table.Rows)
        {
            page.Append("<tr>");
            foreach (LayoutCell cell in row.Cells)
                page.Append(CultureInfo.InvariantCulture, $"<td colspan=\"{cell.ColumnSpan}\" rowspan=\"{cell.RowSpan}\">{WebUtility.HtmlEncode(Text(cell, record))}</td>");
            page.Append("</tr>");
        }

        page.Append("</table>");
    }

    private static string Text(LayoutCell cell, ReportRecord record) =>
        cell.Key is not { } key ? cell.Text
        : record.Counts.TryGetValue(key, out decimal count) ? count.ToString("0.####", CultureInfo.InvariantCulture)
        : Signs.GetValueOrDefault(record.Cells.GetValueOrDefault(key)?.State ?? "", "");
}
