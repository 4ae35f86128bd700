using System.Text.Json;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>What a record says, without where that stands in its file and what follows from it: two originals of a report that say the same are one version.</summary>
internal static class SaidByRecord
{
    private const int LongestCounter = 40;

    private static readonly string[] Looking = ["访问", "访客", "浏览", "点击", "阅读"];

    /// <summary>A text that is the same for records that say the same.</summary>
    public static string Of(ReportRecord record) => JsonSerializer.Serialize(
        record with
        {
            Id = "",
            Sections = [.. record.Sections.Select((section, i) => i == record.Sections.Count - 1 ? section with { Text = WithoutCounter(section.Text) } : section)],
            At = new Dictionary<string, Place>(),
            Figures = [],
            Checks = [],
            Warnings = [],
            Aliases = [],
            Corrections = null,
            ChecksAsRead = null,
            Parser = ParserVersion.Current,
            Source = new Source(),
        },
        RecordJson.Options);

    // 您是第 1003 位访问者: what a page has below its text counts who looked at it.
    private static string WithoutCounter(string text)
    {
        string last = text[(text.LastIndexOf('\n') + 1)..];
        bool isCounter = last.Length <= LongestCounter && last.Any(char.IsAsciiDigit) && !last.Contains('。', StringComparison.Ordinal) && Looking.Any(word => last.Contains(word, StringComparison.Ordinal));
        return isCounter ? text[..^last.Length].TrimEnd('\n') : text;
    }
}
