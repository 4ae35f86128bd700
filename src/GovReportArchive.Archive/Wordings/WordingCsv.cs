using System.Globalization;
using GovReportArchive.Archive.Searching;

namespace GovReportArchive.Archive.Wordings;

/// <summary>Wordings as CSV (RFC 4180), a line each.</summary>
/// <remarks>A cell that a spreadsheet would run as a formula is preceded by an apostrophe.</remarks>
public static class WordingCsv
{
    private static readonly (string Key, string Label, Func<WordingItem, string?> Read)[] Columns =
    [
        ("id", "措辞标识", w => w.Id),
        ("text", "措辞", w => w.Text),
        ("passages", "条目数", w => Number(w.Passages)),
        ("agencies", "机关数", w => Number(w.Agencies)),
        ("regions", "地区数", w => Number(w.Regions)),
        ("first", "首次使用年度", w => w.First is { } year ? Number(year) : null),
        ("last", "最近使用年度", w => w.Last is { } year ? Number(year) : null),
        ("years", "年度", w => string.Join(' ', w.Years)),
        ("variants", "变体数", w => Number(w.Variants)),
        ("roles", "作用", w => string.Join(' ', w.Roles.Select(role => FilterLabels.Of(FilterLabels.Roles, role)))),
        ("sections", "部分", w => string.Join(' ', w.Sections.Select(FilterLabels.Section))),
        ("page", "条目地址", w => w.Page),
    ];

    /// <summary>Writes the header and a line for each wording as it comes.</summary>
    /// <param name="output">Gets UTF-8; stays open.</param>
    /// <param name="wordings">Consumed once, one at a time.</param>
    /// <param name="byteOrderMark">True for a leading byte order mark, without which Excel does not read Chinese.</param>
    /// <param name="chineseHeaders">True: headers are Chinese labels; false: keys.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static Task WriteAsync(
        Stream output, IEnumerable<WordingItem> wordings, bool byteOrderMark, bool chineseHeaders, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wordings);
        string header = CsvExport.Line(Columns.Select(column => chineseHeaders ? column.Label : column.Key));
        IEnumerable<string> rows = wordings.Select(wording => CsvExport.Line(Columns.Select(column => CsvExport.Safe(column.Read(wording)))));
        return CsvExport.WriteLinesAsync(output, rows.Prepend(header), byteOrderMark, cancellationToken);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
