using GovReportArchive.Discovery.Exports;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Wording.Groups;

/// <summary>Wordings as CSV (RFC 4180), a line each.</summary>
public static class WordingCsv
{
    private static readonly CsvColumn<WordingItem>[] Columns =
    [
        new("id", "措辞标识", w => w.Id),
        new("text", "措辞", w => w.Text),
        new("passages", "条目数", w => w.Passages),
        new("agencies", "机关数", w => w.Agencies),
        new("regions", "地区数", w => w.Regions),
        new("first", "最早见于年度", w => w.First),
        new("last", "最近见于年度", w => w.Last),
        new("years", "年度", w => string.Join(' ', w.Years)),
        new("variants", "变体数", w => w.Variants),
        new("roles", "作用", w => string.Join(' ', w.Roles.Select(role => Labels.Of(FilterLabels.Roles, role)))),
        new("sections", "部分", w => string.Join(' ', w.Sections.Select(FilterLabels.Section))),
        new("page", "条目地址", w => w.Page),
        new("formula", "格式用语", w => w.Formula is { } formula ? Formulas.Label(formula) : null),
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
        return CsvTable.WriteAsync(output, Columns, wordings, byteOrderMark, chineseHeaders, cancellationToken);
    }
}
