using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Decides where two columns of statistics that ran together part, by the rows that other rows are parts of.</summary>
/// <remarks>A reading stays if it is part of some choice of readings that adds up in both columns. Where the table has rows between them that no
/// key covers, the parts are only at most the whole. Where no choice fits, nothing is decided.</remarks>
internal static class StatisticSums
{
    private const int MostStates = 4_000;
    private const int MostPasses = 3;
    private const string Basis = "stats.sum";

    // This year's number and the cumulative one.
    private static readonly int[] Columns = [0, 1];

    private const string Disclosed = "stats.disclosed.total";

    private static readonly string[] Channels = ["gazette", "website", "weibo", "wechat", "other"];

    /// <summary>Narrows the undecided rows of a table whose two columns ran together.</summary>
    public static void Resolve(TableReadingPart part)
    {
        if (!part.Rows.Exists(row => row.IsOpen && IsPair(row)))
            return;
        for (int pass = 0; pass < MostPasses; pass++)
        {
            foreach (FormRowReading whole in part.Rows.Where(IsPair))
            {
                FormRowReading[] parts = [.. part.Rows.Where(row => IsPair(row) && ParentOf(row.RowKey) == whole.RowKey)];
                if (parts.Length > 0)
                    Narrow(whole, parts, isComplete: IsComplete(part, whole, parts));
            }
            // One piece of information can be given through several channels, so that these do not add up.
            if (part.Rows.Find(row => row.RowKey == Disclosed && IsPair(row)) is { } disclosed)
            {
                foreach (string channel in Channels)
                {
                    if (part.Rows.Find(row => row.RowKey == "stats.disclosed." + channel && IsPair(row)) is { } given)
                        Narrow(disclosed, [given], isComplete: false);
                }
            }
        }
    }

    private static string? ParentOf(string key) => StatisticsForm.Keyed.FirstOrDefault(row => row.Key == key)?.Parent;

    private static bool IsPair(FormRowReading row) =>
        row is { Reading: { } reading, IsDoubtful: false } && reading.Options.All(option => option.Numbers is [not null, not null]);

    /// <summary>True where no other row stands among the parts.</summary>
    private static bool IsComplete(TableReadingPart part, FormRowReading whole, FormRowReading[] parts)
    {
        int first = IndexOf(part, whole);
        int last = parts.Max(row => IndexOf(part, row));
        bool hasAlien = part.Unused.Exists(i => i > first && i <= last + 1);
        return first >= 0 && !hasAlien;
    }

    private static int IndexOf(TableReadingPart part, FormRowReading row) => part.SourceRows.ToList().IndexOf(row.Source!);

    private static void Narrow(FormRowReading whole, FormRowReading[] parts, bool isComplete)
    {
        if (OptionSums.Of(parts, Columns, MostStates) is not { } sums)
            return;
        HashSet<ColumnSums> wanted = [.. sums.All.Where(sum => whole.Reading!.Options.Any(option => Fits(sum, ColumnSums.Of(option, Columns))))];
        if (wanted.Count == 0)
            return;
        whole.Keep(option => wanted.Any(sum => Fits(sum, ColumnSums.Of(option, Columns))), Basis);
        foreach ((FormRowReading row, HashSet<RowOption> options) in sums.LeadingTo(wanted))
            row.Keep(options.Contains, Basis);

        bool Fits(ColumnSums sum, ColumnSums all) => isComplete ? sum == all : sum.A <= all.A && sum.B <= all.B;
    }
}
