using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Reports.Tests.Tables.Printing;

/// <summary>Short ways to a report text with one deliberate flaw.</summary>
internal static class ReportText
{
    /// <summary>A report whose tables are tab-separated lines.</summary>
    public static string Tabs(SampleCounts sample) => Lines(sample, "tabs");

    /// <summary>A report in one of the layouts, as lines of text.</summary>
    public static string Lines(SampleCounts sample, string layout, PrintStyle? style = null) =>
        string.Join('\n', PrintedReport.Of(PrintedTable.Of(sample, style ?? PrintStyle.Plain), TableLayouts.Separated[layout]).Blocks
            .Cast<Paragraph>().Select(paragraph => paragraph.Text));

    /// <summary>Numbers of the 2021 form, all 0 but those given; totals are the caller's business.</summary>
    public static SampleCounts Zeros(string form, params (string Key, decimal Number)[] numbers)
    {
        SampleCounts sample = SampleCounts.Of(form, 1);
        foreach (string key in sample.Numbers.Keys.ToArray())
            sample.Numbers[key] = 0;
        foreach ((string key, decimal number) in numbers)
            sample.Numbers[key] = number;
        return sample;
    }

    /// <summary>Changes the one line that contains some words.</summary>
    public static string Change(string text, string words, Func<string, string> change)
    {
        string[] lines = text.Split('\n');
        int at = Array.FindIndex(lines, line => line.Contains(words, StringComparison.Ordinal));
        Assert.True(at >= 0, $"No line has {words}.");
        lines[at] = change(lines[at]);
        return string.Join('\n', lines);
    }

    /// <summary>The cells of a row of the applications table, by column suffix.</summary>
    public static string[] Keys(string row) => [.. ApplicationsForm.Columns.Select(column => $"applications.{row}.{column.Suffix}")];
}
