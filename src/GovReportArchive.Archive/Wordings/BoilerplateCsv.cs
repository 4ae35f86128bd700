using System.Globalization;
using GovReportArchive.Archive.Searching;

namespace GovReportArchive.Archive.Wordings;

/// <summary>Shares of boilerplate as CSV (RFC 4180), a line for each report.</summary>
/// <remarks>A text that a spreadsheet would run as a formula is preceded by an apostrophe.</remarks>
public static class BoilerplateCsv
{
    private static readonly (string Key, string Label, Func<BoilerplateReport, string?> Read)[] Columns =
    [
        ("report", "报告", line => line.Report),
        ("agency", "机关", line => line.Agency),
        ("year", "年度", line => line.Year is { } year ? Number(year) : null),
        ("region", "地区", line => line.Region),
        ("sentences", "句数", line => Number(line.Sentences)),
        ("shared", "套话", line => Number(line.Shared)),
        ("repeated", "本机关其他报告也有", line => Number(line.Repeated)),
        ("own", "自有", line => Number(line.Own)),
        ("share", "套话占比", line => line.Share.ToString("0.####", CultureInfo.InvariantCulture)),
    ];

    /// <summary>Writes the header and a line for each report as it comes.</summary>
    /// <param name="output">Gets UTF-8; stays open.</param>
    /// <param name="reports">Consumed once, one at a time.</param>
    /// <param name="byteOrderMark">True for a leading byte order mark, without which Excel does not read Chinese.</param>
    /// <param name="chineseHeaders">True: headers are Chinese labels; false: keys.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static Task WriteAsync(
        Stream output, IEnumerable<BoilerplateReport> reports, bool byteOrderMark, bool chineseHeaders, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reports);
        string header = CsvExport.Line(Columns.Select(column => chineseHeaders ? column.Label : column.Key));
        IEnumerable<string> rows = reports.Select(report => CsvExport.Line(Columns.Select(column => CsvExport.Safe(column.Read(report)))));
        return CsvExport.WriteLinesAsync(output, rows.Prepend(header), byteOrderMark, cancellationToken);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
