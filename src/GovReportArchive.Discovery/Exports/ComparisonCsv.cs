using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Reports.Records;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Discovery.Exports;

/// <summary>A comparison as a table: a line for each sentence, then one for each count, then one for each metric across forms.</summary>
internal static class ComparisonCsv
{
    private static readonly (string State, string Label)[] States =
        [("kept", "未变"), ("moved", "移动"), ("changed", "改写"), ("new", "新增"), ("dropped", "删去")];

    public static CsvTable<ComparisonLine> Table { get; } = new(
    [
        new("kind", "类别", line => line.Kind, line => line.KindLabel),
        new("place", "部分或指标", line => line.Place, line => line.PlaceLabel),
        new("state", "变动", line => line.State, line => Labels.Of(States, line.State)),
        new("was", "较早的报告", line => line.Was) { Width = 60 },
        new("now", "本报告", line => line.Now) { Width = 60 },
        new("difference", "增减", line => Plain(line.Difference)),
    ]);

    /// <summary>The lines of a comparison.</summary>
    public static IEnumerable<ComparisonLine> Lines(ReportComparison comparison) =>
    [
        .. comparison.Sections.SelectMany(section => section.Sentences, (section, sentence) => new ComparisonLine(
            "sentence", "句子", section.Heading ?? section.WasHeading, section.Heading ?? section.WasHeading, sentence.State,
            sentence.State == SentenceAlignment.New ? "" : Was(sentence), sentence.State == SentenceAlignment.Dropped ? "" : sentence.Text, null)),
        .. comparison.Counts.Select(count => new ComparisonLine(
            "count", "数字", count.Key, count.Label, "", Number(count.Was, count.WasState), Number(count.Now, count.NowState), count.Difference)),
        .. comparison.Metrics.Select(metric => new ComparisonLine(
            "metric", "跨表式指标", metric.Metric, metric.Label, "", Plain(metric.Was), Plain(metric.Now), metric.Difference)),
    ];

    private static string Was(ComparedSentence sentence) => sentence.Parts is { } parts
        ? string.Concat(parts.Where(part => part.State != DiffPart.Added).Select(part => part.Text))
        : sentence.Text;

    private static CsvCell Number(decimal? value, string? state) => value is null ? state : Plain(value);

    // Dividing by one to so many places drops the zeros that a sum of amounts has at its end.
    private static decimal? Plain(decimal? value) => value / 1.0000000000000000000000000000m;
}

/// <summary>One line of a comparison; what has a name for people has it beside the one for programs.</summary>
internal sealed record ComparisonLine(string Kind, string KindLabel, string? Place, string? PlaceLabel, string State, CsvCell Was, CsvCell Now, decimal? Difference);
