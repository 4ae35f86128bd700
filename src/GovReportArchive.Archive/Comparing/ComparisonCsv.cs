using System.Globalization;
using GovReportArchive.Archive.Searching;

namespace GovReportArchive.Archive.Comparing;

/// <summary>A comparison as CSV (RFC 4180): a line for each sentence, then one for each count, then one for each metric across forms.</summary>
/// <remarks>A text that a spreadsheet would run as a formula is preceded by an apostrophe; numbers, negative ones too, stay numbers.</remarks>
public static class ComparisonCsv
{
    private static readonly (string Key, string Label)[] Columns =
        [("kind", "类别"), ("place", "部分或指标"), ("state", "变动"), ("was", "较早的报告"), ("now", "本报告"), ("difference", "增减")];

    private static readonly (string State, string Label)[] States =
        [("kept", "未变"), ("moved", "移动"), ("changed", "改写"), ("new", "新增"), ("dropped", "删去")];

    /// <summary>Writes the header and the lines.</summary>
    /// <param name="output">Gets UTF-8; stays open.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="byteOrderMark">True for a leading byte order mark, without which Excel does not read Chinese.</param>
    /// <param name="chineseHeaders">True: headers and states are Chinese; false: keys.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static Task WriteAsync(Stream output, ReportComparison comparison, bool byteOrderMark, bool chineseHeaders, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        string header = CsvExport.Line(Columns.Select(column => chineseHeaders ? column.Label : column.Key));
        IEnumerable<string> rows = Rows(comparison, chineseHeaders).Select(CsvExport.Line);
        return CsvExport.WriteLinesAsync(output, rows.Prepend(header), byteOrderMark, cancellationToken);
    }

    private static IEnumerable<string[]> Rows(ReportComparison comparison, bool chinese)
    {
        foreach (ComparedSection section in comparison.Sections)
        {
            foreach (ComparedSentence sentence in section.Sentences)
            {
                yield return
                [
                    chinese ? "句子" : "sentence", CsvExport.Safe(section.Heading ?? section.WasHeading), chinese ? FilterLabels.Of(States, sentence.State) : sentence.State,
                    sentence.State == SentenceAlignment.New ? "" : CsvExport.Safe(Was(sentence)),
                    sentence.State == SentenceAlignment.Dropped ? "" : CsvExport.Safe(sentence.Text), "",
                ];
            }
        }

        foreach (ComparedCount count in comparison.Counts)
        {
            yield return
            [
                chinese ? "数字" : "count", chinese ? count.Label : count.Key, "", Number(count.Was) ?? count.WasState ?? "", Number(count.Now) ?? count.NowState ?? "",
                Number(count.Difference) ?? "",
            ];
        }

        foreach (ComparedMetric metric in comparison.Metrics)
            yield return [chinese ? "跨表式指标" : "metric", chinese ? metric.Label : metric.Metric, "", Number(metric.Was)!, Number(metric.Now)!, Number(metric.Difference)!];
    }

    private static string Was(ComparedSentence sentence) => sentence.Parts is { } parts
        ? string.Concat(parts.Where(part => part.State != CharacterDiff.Added).Select(part => part.Text))
        : sentence.Text;

    private static string? Number(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture);
}
