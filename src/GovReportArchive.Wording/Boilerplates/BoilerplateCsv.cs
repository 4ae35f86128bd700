using System.Globalization;
using GovReportArchive.Discovery.Exports;

namespace GovReportArchive.Wording.Boilerplates;

/// <summary>Shares of boilerplate as CSV (RFC 4180), a line for each report.</summary>
public static class BoilerplateCsv
{
    private static readonly CsvColumn<BoilerplateReport>[] Columns =
    [
        new("report", "报告", line => line.Report),
        new("agency", "机关", line => line.Agency),
        new("year", "年度", line => line.Year),
        new("region", "地区", line => line.Region),
        new("sentences", "句数", line => line.Sentences),
        new("shared", "套话", line => line.Shared),
        new("repeated", "本机关其他报告也有", line => line.Repeated),
        new("own", "自有", line => line.Own),
        new("share", "套话占比", line => line.Share.ToString("0.####", CultureInfo.InvariantCulture)),
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
        return CsvTable.WriteAsync(output, Columns, reports, byteOrderMark, chineseHeaders, cancellationToken);
    }
}
