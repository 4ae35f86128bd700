using System.Runtime.InteropServices;

namespace GovReportArchive.Text.Likeness;

/// <summary>A stretch that two sequences have in common.</summary>
/// <param name="Before">Where it begins in the earlier sequence.</param>
/// <param name="Now">Where it begins in the later one.</param>
/// <param name="Length">Elements.</param>
public readonly record struct CommonRun(int Before, int Now, int Length);

/// <summary>Finds what two sequences have in common, in order: the greedy algorithm of Myers (An O(ND) Difference Algorithm, 1986).</summary>
/// <remarks>
/// Law: the runs ascend in both sequences and their elements are equal; they are longest possible as long as no more than
/// <c>mostEdits</c> insertions and deletions are needed. Beyond that the search keeps the way that leads furthest and goes on from its end, so
/// that time stays within a multiple of length times <c>mostEdits</c>, and what it gives is still common to both. Anybody may send texts to be compared,
/// and DiffPlex has no such bound. Pure and thread-safe.
/// </remarks>
public static class SequenceDiff
{
    private const int Unreached = -1;

    /// <summary>The common runs, ascending.</summary>
    /// <param name="before">The earlier sequence; what is equal has equal numbers.</param>
    /// <param name="now">The later one.</param>
    /// <param name="mostEdits">Insertions and deletions up to which the runs are the longest possible.</param>
    public static List<CommonRun> Common(ReadOnlySpan<int> before, ReadOnlySpan<int> now, int mostEdits = 1000)
    {
        List<CommonRun> runs = [];
        int start = SamePrefix(before, now);
        Add(runs, 0, 0, start);
        int tail = SamePrefix(before[start..], now[start..], fromEnd: true);
        int x = start, y = start, n = before.Length - tail, m = now.Length - tail;
        while (x < n && y < m)
        {
            (int dx, int dy) = Advance(before[x..n], now[y..m], mostEdits, runs, x, y);
            (x, y) = (x + dx, y + dy);
        }

        Add(runs, n, m, tail);
        return runs;
    }

    /// <summary>Goes to the end of both, or as far as the allowed edits lead; adds the runs on the way and returns how far it came.</summary>
    private static (int Before, int Now) Advance(ReadOnlySpan<int> before, ReadOnlySpan<int> now, int mostEdits, List<CommonRun> runs, int x0, int y0)
    {
        int n = before.Length, m = now.Length, most = Math.Min(n + m, mostEdits);
        // reached[d][k + d]: the furthest position in the earlier sequence with d edits on the diagonal k = before - now.
        List<int[]> reached = [];
        for (int d = 0; d <= most; d++)
        {
            int[] row = new int[(2 * d) + 1];
            reached.Add(row);
            for (int k = -d; k <= d; k += 2)
            {
                int x = d == 0 ? 0 : Step(reached[d - 1], d - 1, k, n, m).X;
                if (x != Unreached)
                    while (x < n && x - k < m && before[x] == now[x - k]) x++;
                row[k + d] = x;
                if (x == n && x - k == m) return Trace(reached, d, k, runs, x0, y0, n, m);
            }
        }

        int best = Furthest(reached[most], most);
        return Trace(reached, most, best, runs, x0, y0, n, m);
    }

    // From d - 1 edits to the diagonal k: by an insertion from k + 1, or by a deletion from k - 1, whichever leads further.
    private static (int X, int From) Step(int[] row, int d, int k, int n, int m)
    {
        int inserted = k + 1 <= d && k + 1 >= -d ? row[k + 1 + d] : Unreached;
        if (inserted != Unreached && inserted - k > m) inserted = Unreached;
        int deleted = k - 1 >= -d && k - 1 <= d && row[k - 1 + d] is var at and not Unreached && at < n ? at + 1 : Unreached;
        return deleted > inserted ? (deleted, k - 1) : (inserted, k + 1);
    }

    private static int Furthest(int[] row, int d)
    {
        int best = -d;
        for (int k = -d; k <= d; k += 2)
            if (row[k + d] != Unreached && (row[best + d] == Unreached || (2 * row[k + d]) - k > (2 * row[best + d]) - best)) best = k;
        return best;
    }

    private static (int Before, int Now) Trace(List<int[]> reached, int d, int k, List<CommonRun> runs, int x0, int y0, int n, int m)
    {
        int first = runs.Count;
        (int endX, int endY) = (reached[d][k + d], reached[d][k + d] - k);
        for (; d >= 0; d--)
        {
            int x = reached[d][k + d];
            (int from, int diagonal) = d == 0 ? (0, 0) : Step(reached[d - 1], d - 1, k, n, m);
            Add(runs, x0 + from, y0 + from - k, x - from);
            k = diagonal;
        }

        CollectionsMarshal.AsSpan(runs)[first..].Reverse();
        return (endX, endY);
    }

    private static int SamePrefix(ReadOnlySpan<int> before, ReadOnlySpan<int> now, bool fromEnd = false)
    {
        int most = Math.Min(before.Length, now.Length);
        for (int i = 0; i < most; i++)
            if (fromEnd ? before[^(i + 1)] != now[^(i + 1)] : before[i] != now[i]) return i;
        return most;
    }

    private static void Add(List<CommonRun> runs, int before, int now, int length)
    {
        if (length > 0) runs.Add(new CommonRun(before, now, length));
    }
}
