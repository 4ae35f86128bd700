namespace GovReportArchive.Archive.Wordings;

/// <summary>Counts in how many agencies' reports each sentence stands.</summary>
/// <remarks>Twelve bytes a sentence of the archive. Not thread-safe.</remarks>
internal sealed class SentenceTally
{
    private readonly List<ulong> _keys = [];
    private readonly List<int> _reports = [];

    public void Add(ulong key, int report)
    {
        _keys.Add(key);
        _reports.Add(report);
    }

    /// <summary>Counts what was added.</summary>
    /// <param name="agencies">Number of the agency of each report.</param>
    public SentenceCounts Count(int[] agencies)
    {
        ulong[] keys = [.. _keys];
        int[] reports = [.. _reports];
        Array.Sort(keys, reports);
        ushort[] all = new ushort[agencies.Length], shared = new ushort[agencies.Length], repeated = new ushort[agencies.Length];
        List<ulong> sharedKeys = [];
        List<int> sharedAgencies = [];
        Dictionary<int, HashSet<int>> byAgency = [];
        for (int start = 0, end; start < keys.Length; start = end)
        {
            byAgency.Clear();
            for (end = start; end < keys.Length && keys[end] == keys[start]; end++)
            {
                int agency = agencies[reports[end]];
                if (!byAgency.TryGetValue(agency, out HashSet<int>? own)) byAgency[agency] = own = [];
                own.Add(reports[end]);
            }

            if (byAgency.Count > 1)
            {
                sharedKeys.Add(keys[start]);
                sharedAgencies.Add(byAgency.Count);
            }

            for (int i = start; i < end; i++)
            {
                int report = reports[i];
                Raise(ref all[report]);
                if (byAgency.Count - 1 >= BoilerplateSearch.LeastAgencies) Raise(ref shared[report]);
                else if (byAgency[agencies[report]].Count > 1) Raise(ref repeated[report]);
            }
        }

        return new SentenceCounts(all, shared, repeated, [.. sharedKeys], [.. sharedAgencies]);
    }

    private static void Raise(ref ushort count)
    {
        if (count < ushort.MaxValue) count++;
    }
}

/// <summary>Sentences of each report by number: all, those of enough other agencies, those that only other reports of its agency have; and the
/// sentences of more than one agency, by key.</summary>
internal sealed record SentenceCounts(ushort[] All, ushort[] Shared, ushort[] Repeated, ulong[] Keys, int[] Agencies);
