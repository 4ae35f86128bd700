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
    private const string Disclosed = "stats.disclosed.total";

    private static readonly string[] Channels = ["gazette", "website", "weibo", "wechat", "other"];

    /// <summary>Narrows the undecided rows of a table whose two columns ran together.</summary>
    public static void Resolve(TableReadingPart part)
    {
        if (!part.Rows.Exists(row => row is { Reading.IsDecided: false, IsDoubtful: false } && IsPair(row)))
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
        List<HashSet<(decimal, decimal)>> reached = [[(0, 0)]];
        foreach (FormRowReading row in parts)
        {
            HashSet<(decimal, decimal)> next = [];
            foreach ((decimal now, decimal all) in reached[^1])
            {
                foreach (RowOption option in row.Reading!.Options)
                    next.Add((now + option.Numbers[0]!.Value, all + option.Numbers[1]!.Value));
            }
            if (next.Count > MostStates)
                return;
            reached.Add(next);
        }
        RowOption[] wholes = [.. whole.Reading!.Options.Where(option => reached[^1].Any(sum => Fits(sum, option)))];
        if (wholes.Length == 0)
            return;
        HashSet<(decimal, decimal)> wanted = [.. reached[^1].Where(sum => wholes.Any(option => Fits(sum, option)))];
        Keep(whole, wholes);
        for (int i = parts.Length - 1; i >= 0; i--)
        {
            HashSet<(decimal, decimal)> before = [];
            List<RowOption> kept = [];
            foreach (RowOption option in parts[i].Reading!.Options)
            {
                bool fits = false;
                foreach ((decimal now, decimal all) in wanted)
                {
                    (decimal, decimal) rest = (now - option.Numbers[0]!.Value, all - option.Numbers[1]!.Value);
                    if (!reached[i].Contains(rest))
                        continue;
                    before.Add(rest);
                    fits = true;
                }
                if (fits)
                    kept.Add(option);
            }
            Keep(parts[i], [.. kept]);
            wanted = before;
        }

        bool Fits((decimal Now, decimal All) sum, RowOption option) => isComplete
            ? sum.Now == option.Numbers[0] && sum.All == option.Numbers[1]
            : sum.Now <= option.Numbers[0] && sum.All <= option.Numbers[1];
    }

    private static void Keep(FormRowReading row, RowOption[] options)
    {
        if (options.Length == 0 || options.Length == row.Reading!.Options.Count)
            return;
        row.Reading = row.Reading with { Options = options };
        row.Basis = "stats.sum";
    }
}
