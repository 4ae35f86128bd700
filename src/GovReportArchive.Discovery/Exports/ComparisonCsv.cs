using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Reports.Records;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Discovery.Exports;

/// <summary>A comparison as CSV (RFC 4180): a line for each sentence, then one for each count, then one for each metric across forms.</summary>
public static class ComparisonCsv
{
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
        return CsvTable.WriteAsync(output, Columns(chineseHeaders), Lines(comparison), byteOrderMark, chineseHeaders, cancellationToken);
    }

    private static CsvColumn<Line>[] Columns(bool chinese) =>
    [
        new("kind", "类别", line => chinese ? line.KindLabel : line.Kind),
        new("place", "部分或指标", line => chinese ? line.PlaceLabel : line.Place),
        new("state", "变动", line => chinese ? Labels.Of(States, line.State) : line.State),
        new("was", "较早的报告", line => line.Was),
        new("now", "本报告", line => line.Now),
        new("difference", "增减", line => Plain(line.Difference)),
    ];

    private static IEnumerable<Line> Lines(ReportComparison comparison) =>
    [
        .. comparison.Sections.SelectMany(section => section.Sentences, (section, sentence) => new Line(
            "sentence", "句子", section.Heading ?? section.WasHeading, section.Heading ?? section.WasHeading, sentence.State,
            sentence.State == SentenceAlignment.New ? "" : Was(sentence), sentence.State == SentenceAlignment.Dropped ? "" : sentence.Text, null)),
        .. comparison.Counts.Select(count => new Line(
            "count", "数字", count.Key, count.Label, "", Number(count.Was, count.WasState), Number(count.Now, count.NowState), count.Difference)),
        .. comparison.Metrics.Select(metric => new Line(
            "metric", "跨表式指标", metric.Metric, metric.Label, "", Plain(metric.Was), Plain(metric.Now), metric.Difference)),
    ];

    private static string Was(ComparedSentence sentence) => sentence.Parts is { } parts
        ? string.Concat(parts.Where(part => part.State != DiffPart.Added).Select(part => part.Text))
        : sentence.Text;

    private static CsvCell Number(decimal? value, string? state) => value is null ? state : Plain(value);

    // Dividing by one to so many places drops the zeros that a sum of amounts has at its end.
    private static decimal? Plain(decimal? value) => value / 1.0000000000000000000000000000m;

    private sealed record Line(
        string Kind, string KindLabel, string? Place, string? PlaceLabel, string State, CsvCell Was, CsvCell Now, decimal? Difference);
}
