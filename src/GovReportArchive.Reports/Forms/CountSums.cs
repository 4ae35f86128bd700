using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Forms;

/// <summary>What words count that no single cell does: several rows together.</summary>
/// <param name="Key">Shaped like a count key, but none.</param>
/// <param name="Label">Name that stands on its own.</param>
/// <param name="Rows">Keys of the cells that are added up, most of them the totals of rows.</param>
public sealed record CountSum(string Key, string Label, IReadOnlyList<string> Rows);

/// <summary>The sums that have a name, and what a table holds of a total. Derived from the forms; immutable and thread-safe.</summary>
public static class CountSums
{
    private const string Closed = "applications.closed.total";

    private static readonly string[] Organisations = [.. ApplicationsForm.Columns.Select(column => column.Suffix).Where(column => column is not ("person" or "total"))];

    /// <summary>In the order of the forms.</summary>
    public static IReadOnlyList<CountSum> All { get; } =
    [
        new("applications.handled.total", "新收与上年结转·总计", ["applications.received.total", "applications.carriedIn.total"]),
        new("applications.handled.person", "新收与上年结转·自然人", ["applications.received.person", "applications.carriedIn.person"]),
        new("applications.handled.organisations", "新收与上年结转·法人或其他组织", [.. Organisations.Select(column => "applications.received." + column), .. Organisations.Select(column => "applications.carriedIn." + column)]),
        new("applications.received.organisations", "本年新收·法人或其他组织", [.. Organisations.Select(column => "applications.received." + column)]),
        new("applications.disclosed.total", "予以公开及部分公开·总计", ["applications.granted.total", "applications.partlyGranted.total"]),
        OfApplications("denied", "不予公开·总计"),
        OfApplications("unavailable", "无法提供·总计"),
        OfApplications("refused", "不予处理·总计"),
        OfApplications("closed", "其他处理·总计"),
        new("litigation.total", "行政诉讼·总计", ["litigation.direct.total", "litigation.afterReview.total"]),
    ];

    /// <summary>The sum of a key; null where the key is a cell's, or none.</summary>
    public static CountSum? Find(string key) => All.FirstOrDefault(sum => sum.Key == key);

    /// <summary>The cells that a key stands for: itself, or the totals of a sum's rows.</summary>
    public static IReadOnlyList<string> CellsOf(string key) => Find(key)?.Rows ?? [key];

    /// <summary>What the table holds of a key: the cells' numbers, or where a total is no number, those of its row.</summary>
    /// <returns>Null where no number is there. Not whole where a total is no number: what was counted is that much at least, since a blank may be anything.</returns>
    public static (decimal Value, bool IsWhole)? Of(ReportRecord record, string key)
    {
        ArgumentNullException.ThrowIfNull(record);
        (decimal sum, bool whole, bool any) = (0, true, false);
        foreach (string cell in CellsOf(key))
        {
            // （六）其他处理 has one row or three.
            if (key == Closed && !record.Counts.ContainsKey(cell) && !record.Cells.ContainsKey(cell)) continue;
            decimal[] numbers = record.Counts.TryGetValue(cell, out decimal total) ? [total] : [.. PartsOf(cell).Where(record.Counts.ContainsKey).Select(part => record.Counts[part])];
            whole &= record.Counts.ContainsKey(cell);
            any |= numbers.Length > 0;
            sum += numbers.Sum();
        }

        return any ? (sum, whole) : null;
    }

    /// <summary>The cells that a row's total adds up.</summary>
    private static IEnumerable<string> PartsOf(string total)
    {
        if (!total.EndsWith(".total", StringComparison.Ordinal)) return [];
        string stem = total[..(total.LastIndexOf('.') + 1)];
        return stem.StartsWith("applications.", StringComparison.Ordinal) ? ApplicationsForm.Columns[..^1].Select(column => stem + column.Suffix)
            : LitigationForm.Groups.Any(group => group.Key + "." == stem) ? LitigationForm.Outcomes[..^1].Select(outcome => stem + outcome.Suffix)
            : [];
    }

    private static CountSum OfApplications(string group, string label) =>
        new($"applications.{group}.total", label, [.. ApplicationsForm.Rows.Where(row => row.Stem.StartsWith(group + ".", StringComparison.Ordinal)).Select(row => row.Key + ".total")]);
}
