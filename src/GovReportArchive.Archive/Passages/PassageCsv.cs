using System.Globalization;
using GovReportArchive.Archive.Searching;

namespace GovReportArchive.Archive.Passages;

/// <summary>Passages as CSV (RFC 4180), a line each, with all that a citation needs.</summary>
/// <remarks>A cell that a spreadsheet would run as a formula is preceded by an apostrophe.</remarks>
public static class PassageCsv
{
    private static readonly (string Key, string Label, Func<PassageHit, string?> Read)[] Columns =
    [
        ("text", "条目", p => p.Text),
        ("role", "作用", p => FilterLabels.Of(FilterLabels.Roles, p.Role)),
        ("section", "部分", p => FilterLabels.Section(p.Section)),
        ("sectionHeading", "部分标题", p => p.SectionHeading),
        ("heading", "小标题", p => p.Heading),
        ("item", "条目序号", p => p.Item.ToString(CultureInfo.InvariantCulture)),
        ("agency", "机关", p => p.Agency.Name),
        ("agencyId", "机关标识", p => p.Agency.Id),
        ("agencyType", "机关类型", p => p.Agency.Type),
        ("level", "层级", p => p.Agency.Level),
        ("year", "年份", p => p.Year?.ToString(CultureInfo.InvariantCulture)),
        ("region", "地区代码", p => p.Region?.Code),
        ("province", "省级", p => p.Region?.Province),
        ("city", "市级", p => p.Region?.City),
        ("county", "县级", p => p.Region?.County),
        ("title", "报告标题", p => p.Title),
        ("report", "报告编号", p => p.Report),
        ("version", "版本", p => p.Version.ToString(CultureInfo.InvariantCulture)),
        ("page", "永久地址", p => p.Page),
        ("wording", "措辞标识", p => p.Wording),
    ];

    /// <summary>Writes the header and a line for each passage as it comes.</summary>
    /// <param name="output">Gets UTF-8; stays open.</param>
    /// <param name="passages">Consumed once, one at a time.</param>
    /// <param name="byteOrderMark">True for a leading byte order mark, without which Excel does not read Chinese.</param>
    /// <param name="chineseHeaders">True: headers are Chinese labels; false: keys.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static Task WriteAsync(
        Stream output, IEnumerable<PassageHit> passages, bool byteOrderMark, bool chineseHeaders, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(passages);
        string header = CsvExport.Line(Columns.Select(column => chineseHeaders ? column.Label : column.Key));
        IEnumerable<string> rows = passages.Select(passage => CsvExport.Line(Columns.Select(column => CsvExport.Safe(column.Read(passage)))));
        return CsvExport.WriteLinesAsync(output, rows.Prepend(header), byteOrderMark, cancellationToken);
    }
}
