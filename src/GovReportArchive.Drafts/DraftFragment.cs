using System.Text.RegularExpressions;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Drafts;

/// <summary>Whether what was sent is a part of a report, such as section five alone or one table: of a part, nothing is missing.</summary>
internal static partial class DraftFragment
{
    private const int MostParts = 3;

    /// <summary>The tables, as they are called in a sentence.</summary>
    private static readonly (string Prefix, string Name)[] Tables =
        [("disclosure.", "主动公开表"), ("applications.", "申请情况表"), ("review.", "复议诉讼表"), ("stats.", "统计表")];

    /// <summary>What the draft is a part of, in Chinese; null for a whole report, and for what is no report at all.</summary>
    public static string? Of(ReadingResult reading)
    {
        ReportRecord record = reading.Record;
        bool isTitled = !record.Warnings.Any(warning => warning.Code == "title.missing");
        string[] parts = [.. FormParts.All.Where(part => record.Sections.Any(section => section.Kind == part.Kind && section.Heading is not null)).Select(part => part.Ordinal)];
        string[] tables = [.. Tables.Where(table => record.Counts.Keys.Concat(record.Cells.Keys).Any(key => key.StartsWith(table.Prefix, StringComparison.Ordinal))).Select(table => table.Name)];
        bool isWhole = parts.Length > MostParts || (isTitled && (parts.Length != 1 || parts[0] == FormParts.All[0].Ordinal)) || record.Sections.Any(section => Introduces().IsMatch(section.Text));
        if (isWhole) return null;
        if (parts.Length == 0 && tables.Length == 0)
            return record.Sections.Any(section => Domain().IsMatch(section.Text)) && !isTitled ? "一段文字" : null;
        string[] lone = [.. tables.Where((_, at) => parts.Length == 0 || !Covers(parts, at))];
        return string.Join('、', parts.Concat(lone));
    }

    // A part holds its own table.
    private static bool Covers(string[] parts, int table) => table switch
    {
        0 => parts.Contains(FormParts.All[1].Ordinal),
        1 => parts.Contains(FormParts.All[2].Ordinal),
        2 => parts.Contains(FormParts.All[3].Ordinal),
        _ => false,
    };

    // Who says on what the report rests and which days it counts has begun a whole one.
    [GeneratedRegex("(?:现|特)(?:向社会)?公布|(?:编制|制作)(?:了|完成)?本(?:年度)?报告|统计期限")]
    private static partial Regex Introduces();

    [GeneratedRegex("信息公开|政务公开|主动公开|依申请|公开(?:内容|形式|平台|渠道|目录)")]
    private static partial Regex Domain();
}
