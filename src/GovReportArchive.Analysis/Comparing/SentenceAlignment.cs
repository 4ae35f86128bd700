using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Analysis.Comparing;

/// <summary>What became of a sentence.</summary>
/// <param name="State"><c>kept</c>, <c>moved</c>, <c>changed</c>, <c>new</c> or <c>dropped</c>.</param>
/// <param name="Before">Position of the earlier sentence; -1 for <c>new</c>.</param>
/// <param name="Now">Position of the later one; -1 for <c>dropped</c>.</param>
internal readonly record struct SentenceMatch(string State, int Before, int Now);

/// <summary>Finds for each sentence of the later report the one of the earlier report that it repeats or rewords.</summary>
/// <remarks>
/// Law: every sentence of both reports is in exactly one match. Equal sentences in order inside sections that continue each other are kept,
/// equal ones elsewhere moved; of the rest those that share half of their character pairs are changed, the most alike first. Time is bounded:
/// a pair of characters that stands in very many sentences proposes none of them.
/// </remarks>
internal static class SentenceAlignment
{
    public const string Kept = "kept";
    public const string Moved = "moved";
    public const string Changed = "changed";
    public const string New = "new";
    public const string Dropped = "dropped";

    // 无。 and the like stand anywhere; elsewhere than in its own section it is not the same sentence moved.
    public const int ShortestMoved = 6;
    private const int CommonestPair = 48;
    private const int MostCandidates = 8;
    private const double Alike = 0.5;
    private const double OwnSection = 0.1;

    /// <summary>The matches, those of later sentences in their order, then the dropped ones in theirs.</summary>
    public static IReadOnlyList<SentenceMatch> Align(IReadOnlyList<Sentence> before, IReadOnlyList<Sentence> now, IReadOnlyList<int> sectionOf)
    {
        SentenceMatch?[] found = new SentenceMatch?[now.Count];
        bool[] used = new bool[before.Count];
        void Take(string state, int old, int later) => (found[later], used[old]) = (new SentenceMatch(state, old, later), true);

        Keep(before, now, sectionOf, Take);
        Move(before, now, sectionOf, found, used, Take);
        Change(before, now, sectionOf, found, used, Take);
        return
        [
            .. found.Select((match, later) => match ?? new SentenceMatch(New, -1, later)),
            .. Enumerable.Range(0, before.Count).Where(old => !used[old]).Select(old => new SentenceMatch(Dropped, old, -1)),
        ];
    }

    private static void Keep(IReadOnlyList<Sentence> before, IReadOnlyList<Sentence> now, IReadOnlyList<int> sectionOf, Action<string, int, int> take)
    {
        Dictionary<string, int> ids = new(StringComparer.Ordinal);
        int Id(Sentence sentence)
        {
            if (!ids.TryGetValue(sentence.Key, out int id)) ids.Add(sentence.Key, id = ids.Count);
            return id;
        }

        ILookup<int, Sentence> old = before.ToLookup(sentence => sentence.Section), later = now.ToLookup(sentence => sentence.Section);
        for (int section = 0; section < sectionOf.Count; section++)
        {
            if (sectionOf[section] < 0) continue;
            // What only one side has cannot be kept, and leaving it out makes the search short where little is alike.
            HashSet<string> shared = [.. old[sectionOf[section]].Select(s => s.Key).Intersect(later[section].Select(s => s.Key), StringComparer.Ordinal)];
            Sentence[] a = [.. old[sectionOf[section]].Where(s => shared.Contains(s.Key))], b = [.. later[section].Where(s => shared.Contains(s.Key))];
            foreach (CommonRun run in SequenceDiff.Common([.. a.Select(Id)], [.. b.Select(Id)]))
                for (int i = 0; i < run.Length; i++) take(Kept, a[run.Before + i].Position, b[run.Now + i].Position);
        }
    }

    private static void Move(
        IReadOnlyList<Sentence> before, IReadOnlyList<Sentence> now, IReadOnlyList<int> sectionOf, SentenceMatch?[] found, bool[] used, Action<string, int, int> take)
    {
        Dictionary<string, Queue<int>> left = new(StringComparer.Ordinal);
        foreach (Sentence sentence in before.Where(sentence => !used[sentence.Position]))
        {
            if (!left.TryGetValue(sentence.Key, out Queue<int>? queue)) left.Add(sentence.Key, queue = []);
            queue.Enqueue(sentence.Position);
        }

        foreach (Sentence sentence in now.Where(sentence => found[sentence.Position] is null))
        {
            if (!left.TryGetValue(sentence.Key, out Queue<int>? queue) || queue.Count == 0) continue;
            if (sentence.Key.Length < ShortestMoved && before[queue.Peek()].Section != sectionOf[sentence.Section]) continue;
            take(Moved, queue.Dequeue(), sentence.Position);
        }
    }

    private static void Change(
        IReadOnlyList<Sentence> before, IReadOnlyList<Sentence> now, IReadOnlyList<int> sectionOf, SentenceMatch?[] found, bool[] used, Action<string, int, int> take)
    {
        Dictionary<int, List<int>> byPair = [];
        Dictionary<int, int> pairsOf = [];
        foreach (Sentence sentence in before.Where(sentence => !used[sentence.Position]))
        {
            HashSet<int> pairs = Pairs(sentence.Key);
            pairsOf.Add(sentence.Position, pairs.Count);
            foreach (int pair in pairs)
            {
                if (!byPair.TryGetValue(pair, out List<int>? places)) byPair.Add(pair, places = []);
                places.Add(sentence.Position);
            }
        }

        List<(double Score, int Old, int Later)> candidates = [];
        foreach (Sentence sentence in now.Where(sentence => found[sentence.Position] is null))
        {
            HashSet<int> pairs = Pairs(sentence.Key);
            Dictionary<int, int> shared = [];
            foreach (int pair in pairs)
            {
                if (!byPair.TryGetValue(pair, out List<int>? places) || places.Count > CommonestPair) continue;
                foreach (int old in places) shared[old] = shared.GetValueOrDefault(old) + 1;
            }

            candidates.AddRange(shared
                .Select(entry => (Score: 2.0 * entry.Value / (pairs.Count + pairsOf[entry.Key]), entry.Key, sentence.Position))
                .Where(candidate => candidate.Score >= Alike)
                .Select(candidate => (candidate.Score + (before[candidate.Key].Section == sectionOf[sentence.Section] ? OwnSection : 0), candidate.Key, candidate.Position))
                .OrderByDescending(candidate => candidate.Item1).ThenBy(candidate => candidate.Key).Take(MostCandidates));
        }

        foreach ((_, int old, int later) in candidates.OrderByDescending(c => c.Score).ThenBy(c => c.Later).ThenBy(c => c.Old))
            if (!used[old] && found[later] is null) take(Changed, old, later);
    }

    private static HashSet<int> Pairs(string key)
    {
        HashSet<int> pairs = [];
        for (int i = 0; i + 1 < key.Length; i++) pairs.Add((key[i] << 16) | key[i + 1]);
        return pairs;
    }
}
