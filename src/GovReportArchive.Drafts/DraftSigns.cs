using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Drafts;

/// <summary>Cells that held a sign in the earlier report and hold 0 now: one of the two says what is not meant. Signs in the draft itself are told by <see cref="TableGaps"/>.</summary>
internal static class DraftSigns
{
    private const int MostNamed = 3;

    public static void Check(DraftNeighbours beside, DraftFindings findings)
    {
        (ReportRecord now, ReportRecord before) = (beside.Record, beside.Stored!.Record);
        if (now.Form != before.Form) return;
        string[] filled = [.. now.Counts.Where(count => count.Value == 0 && SignOf(before, count.Key) is not null).Select(count => count.Key)];
        CellPlaces places = new(now, null);
        foreach (string[] cells in ByTable(filled))
        {
            findings.Remind(
                "cell.zeroForSign", $"{Named(cells)}填的是 0，{beside.Called}是{Signs(before, cells)}：0 表示有此项职权而没有发生，空白或“/”表示不统计。",
                "请确认口径；没有此项职权的，与往年一致填写，并在正文说明。", places.Of(cells));
        }

        if (filled.Length == 0) findings.Pass("cell.signs");
    }

    private static string? SignOf(ReportRecord record, string key) =>
        !record.Counts.ContainsKey(key) && record.Cells.GetValueOrDefault(key) is { } cell && DraftTables.Signs.ContainsKey(cell.State) ? cell.State : null;

    private static IEnumerable<string[]> ByTable(string[] keys) =>
        keys.Order(StringComparer.Ordinal).GroupBy(key => key[..key.IndexOf('.', StringComparison.Ordinal)], StringComparer.Ordinal).Select(table => table.ToArray());

    private static string Named(string[] keys) => string.Join('、', keys.Take(MostNamed).Select(key => $"“{CountNames.Of(key)}”"))
        + (keys.Length > MostNamed ? FormattableString.Invariant($"等 {keys.Length} 格") : "");

    private static string Signs(ReportRecord record, string[] keys) =>
        string.Join('或', keys.Select(key => DraftTables.Signs[SignOf(record, key)!]).Distinct(StringComparer.Ordinal));
}
