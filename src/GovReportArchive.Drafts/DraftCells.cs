using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Tables;

namespace GovReportArchive.Drafts;

/// <summary>How the numbers are written into the cells of the statutory tables, whether their rows stand in the form's order, and what no number can be.</summary>
internal static partial class DraftCells
{
    private const int MostSingly = 3;
    private const int ShortestName = 4;

    public static void Check(ReadingResult reading, ReportRecord record, CellPlaces places, DraftFindings findings)
    {
        Written(reading, record, places, findings);
        Ordered(record, places, findings);
        Labelled(reading, places, findings);
        InForce(record, places, findings);
        Extra(record, findings);
    }

    private static void Written(ReadingResult reading, ReportRecord record, CellPlaces places, DraftFindings findings)
    {
        findings.Looked("cell.format", record.Counts.Count);
        (string Key, string Raw)[] odd =
        [
            .. record.Cells.Where(cell => cell.Value is { State: "remark", Raw.Length: > 0 } && CountCatalog.Find(cell.Key) is { } count && !(count.AllowsFraction && cell.Value.Raw!.EndsWith('元'))).Select(cell => (cell.Key, cell.Value.Raw!)),
            .. reading.Explanation.Counts.Where(count => !record.Cells.ContainsKey(count.Key) && IsOdd(count)).Select(count => (count.Key, count.Raw)),
        ];
        const string action = "格内只填阿拉伯数字，说明写在正文。";
        if (odd.Length > MostSingly)
        {
            findings.Remind(
                "cell.format", string.Create(CultureInfo.InvariantCulture, $"有 {odd.Length} 格写的不只是数字，如“{odd[0].Raw}”。"), action, places.Of([.. odd.Select(cell => cell.Key)], string.Join('／', odd.Take(MostSingly).Select(cell => cell.Raw)) + " 等"), places: odd.Length);
            return;
        }

        foreach ((string key, string raw) in odd)
            findings.Remind("cell.format", $"“{CountNames.Of(key)}”格写的是“{raw}”，不只是数字。", action, places.Of([key], raw));
    }

    // Amounts have fractions and may have been printed in groups of three.
    private static bool IsOdd(CountExplanation count) =>
        Odd().IsMatch(count.Raw) || (CountCatalog.Find(count.Key)?.AllowsFraction != true && (count.Raw.AsSpan().ContainsAny(',', '，') || count.Raw.Contains('.', StringComparison.Ordinal)));

    private static void Ordered(ReportRecord record, CellPlaces places, DraftFindings findings)
    {
        foreach (LayoutTable table in FormLayout.For(record).Tables.Where(table => table.Id == "applications"))
        {
            (string Key, Place At)[] rows =
            [
                .. table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Key).OfType<string>().GroupBy(TableGaps.RowOf, StringComparer.Ordinal)
                    .Select(row => row.FirstOrDefault(record.At.ContainsKey)).OfType<string>().Select(key => (key, record.At[key])),
            ];
            if (rows.Length < 2 || rows.Any(row => row.At.Row is null)) continue;
            findings.Looked("table.rowOrder", rows.Length);
            for (int i = 1; i < rows.Length; i++)
            {
                if (rows[i].At.Block != rows[i - 1].At.Block || rows[i].At.Row > rows[i - 1].At.Row || (rows[i].At.Row == rows[i - 1].At.Row)) continue;
                findings.Remind(
                    "table.rowOrder", $"“{CountNames.Row(TableGaps.RowOf(rows[i].Key))}”一行排在“{CountNames.Row(TableGaps.RowOf(rows[i - 1].Key))}”之前，与格式的次序不同。", "请按格式排列各行，并核对数字没有错行。", places.Of([rows[i].Key]));
                break;
            }
        }
    }

    /// <summary>Rows whose numbers stand behind the label of another row: two rows were exchanged, or one slipped.</summary>
    private static void Labelled(ReadingResult reading, CellPlaces places, DraftFindings findings)
    {
        (string Row, string Name, CountExplanation Count)[] rows =
        [
            .. reading.Explanation.Counts.Where(count => count.Table == "applications" && count.Label.Length > 0).GroupBy(count => TableGaps.RowOf(count.Key), StringComparer.Ordinal)
                .Select(row => (row.Key, Name: CountNames.Row(row.Key).Split('·')[^1], row.First())).Where(row => row.Name.Length >= ShortestName),
        ];
        foreach ((string row, string name, CountExplanation count) in rows)
        {
            if (count.Label.Contains(name, StringComparison.Ordinal) || Array.Find(rows, other => other.Row != row && count.Label.EndsWith(other.Name, StringComparison.Ordinal)) is not { Row: not null } other) continue;
            findings.Remind("table.rowOrder", $"“{name}”的位置上是“{other.Name}”，行的次序与格式不同。", "请按格式排列各行，并核对数字没有错行。", places.Of([count.Key], count.Label));
            return;
        }
    }

    /// <summary>What was made in the year and is in force is among all that is in force.</summary>
    private static void InForce(ReportRecord record, CellPlaces places, DraftFindings findings)
    {
        foreach (string row in new[] { "disclosure.rules", "disclosure.normativeDocuments" })
        {
            if (!record.Counts.TryGetValue(row + ".made", out decimal made) || !record.Counts.TryGetValue(row + ".inForce", out decimal inForce)) continue;
            if (made <= inForce)
                findings.Pass("cell.inForce");
            else
                findings.Remind("cell.inForce", string.Create(CultureInfo.InvariantCulture, $"“{CountNames.Row(row)}”本年制发 {made:0.####} 件，现行有效只有 {inForce:0.####} 件。"), "现行有效件数一般不少于本年制发件数，请核对。", places.Of([row + ".made", row + ".inForce"]));
        }
    }

    private static void Extra(ReportRecord record, DraftFindings findings)
    {
        if (record.Form is not (FormIds.Form2021 or FormIds.Form2019)) return;
        foreach (ExtraRow row in record.ExtraRows.Where(row => row.Table == "applications").Take(MostSingly))
            findings.Remind("table.extraRow", $"表格多出一行“{DraftFindings.Quote(row.Label)}”，格式没有这一行。", "请删去，或将数字并入格式规定的行。", new DraftPlace("收到和处理政府信息公开申请情况", Row: row.Label, Quote: string.Join(' ', row.Cells)));
    }

    [GeneratedRegex("[０-９]|^0\\d|\\d\\s+\\d|[约余多近]|[一二三四五六七八九十]")]
    private static partial Regex Odd();
}
