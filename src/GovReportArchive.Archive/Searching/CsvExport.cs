using System.Globalization;
using System.Text;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Archive.Searching;

/// <summary>Reports as CSV (RFC 4180), a line each: id, metadata, then every count key that exists.</summary>
/// <remarks>A cell that a spreadsheet would run as a formula is preceded by an apostrophe; numbers are left alone. What the source does not
/// print as a number is an empty cell, never 0.</remarks>
public static class CsvExport
{
    private static readonly (string Key, string Label, Func<ReportRecord, string?> Read)[] Metadata =
    [
        ("id", "编号", r => r.Id),
        ("title", "标题", r => r.Title),
        ("agency", "机关", r => r.Agency.Name),
        ("agencyId", "机关标识", r => r.Agency.Id),
        ("agencyType", "机关类型", r => r.Agency.Type),
        ("level", "层级", r => r.Agency.Level),
        ("year", "年份", r => r.Year?.ToString(CultureInfo.InvariantCulture)),
        ("region", "地区代码", r => r.Region?.Code),
        ("province", "省级", r => r.Region?.Province),
        ("city", "市级", r => r.Region?.City),
        ("county", "县级", r => r.Region?.County),
        ("form", "表式", r => r.Form),
        ("scope", "统计范围", r => r.Scope),
        ("published", "公布日期", r => r.Published?.Date),
        ("url", "来源地址", r => r.Source.Url),
        ("corrected", "更正项", r => r.Corrections is { Count: > 0 } c ? string.Join(' ', c.Select(x => x.Key)) : null),
    ];

    /// <summary>Writes the header and a line for each report as it comes.</summary>
    /// <param name="output">Gets UTF-8; stays open.</param>
    /// <param name="reports">Consumed once, one at a time.</param>
    /// <param name="byteOrderMark">True for a leading byte order mark, without which Excel does not read Chinese.</param>
    /// <param name="chineseHeaders">True: headers are Chinese labels; false: keys.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync(
        Stream output, IEnumerable<StoredReport> reports, bool byteOrderMark, bool chineseHeaders, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reports);
        await WriteLinesAsync(output, reports.Select(report => Row(report.Record)).Prepend(Header(chineseHeaders)), byteOrderMark, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Writes lines that <see cref="Line"/> made, each as it comes.</summary>
    internal static async Task WriteLinesAsync(Stream output, IEnumerable<string> lines, bool byteOrderMark, CancellationToken cancellationToken)
    {
        StreamWriter writer = new(output, new UTF8Encoding(byteOrderMark), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        await using (writer.ConfigureAwait(false))
        {
            foreach (string line in lines)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await writer.WriteLineAsync(line).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A text cell that no spreadsheet takes for a formula.</summary>
    internal static string Safe(string? text) => text is [('=' or '+' or '-' or '@' or '\t' or '\r' or '\n'), ..] ? "'" + text : text ?? "";

    private static string Header(bool chinese) => Line(Metadata
        .Select(column => chinese ? column.Label : column.Key)
        .Concat(CountCatalog.All.Select(count => chinese ? $"{count.Label}（{count.Unit}）" : count.Key)));

    private static string Row(ReportRecord record) => Line(Metadata
        .Select(column => Safe(column.Read(record)))
        .Concat(CountCatalog.All.Select(count =>
            record.Counts.TryGetValue(count.Key, out decimal number) ? number.ToString(CultureInfo.InvariantCulture) : "")));

    /// <summary>A line of cells, quoted where they need it.</summary>
    internal static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted));

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
