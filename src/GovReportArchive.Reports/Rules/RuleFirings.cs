namespace GovReportArchive.Reports.Rules;

/// <summary>Counts which rules held while a document was read.</summary>
/// <remarks>A reading runs on one thread from its beginning to its end, so the counts are kept for the thread: rules are asked deep inside, and handing a list
/// down to each of them would hide what they are asked for.</remarks>
internal static class RuleFirings
{
    [ThreadStatic]
    private static Dictionary<string, int>? _counts;

    /// <summary>Begins to count for a reading; what another reading left is forgotten.</summary>
    public static void Begin() => _counts = new(StringComparer.Ordinal);

    public static void Count(string rule)
    {
        if (_counts is not null) _counts[rule] = _counts.GetValueOrDefault(rule) + 1;
    }

    /// <summary>What was counted since the beginning, by name; nothing is counted afterwards.</summary>
    public static IReadOnlyDictionary<string, int> End()
    {
        IReadOnlyDictionary<string, int> counts = _counts ?? [];
        _counts = null;
        return counts;
    }
}
