namespace GovReportArchive.Archive.Drafts;

/// <summary>Collects what the checks of one draft say. Not thread-safe.</summary>
internal sealed class DraftFindings
{
    private const int LongestQuote = 120;
    private readonly List<DraftFinding> _findings = [];
    private readonly Dictionary<string, DraftPass> _passed = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];

    /// <summary>Errors first, each in the order in which they came.</summary>
    public IReadOnlyList<DraftFinding> All =>
        [.. _findings.Where(finding => finding.Severity == DraftSeverity.Error), .. _findings.Where(finding => finding.Severity != DraftSeverity.Error)];

    /// <summary>Findings so far.</summary>
    public int Count => _findings.Count;

    public IReadOnlyList<DraftPass> Passed => [.. _passed.Values];

    public IReadOnlyList<string> Open => _open;

    public void Error(string code, string message, string action, DraftPlace? place = null, DraftSource? source = null) =>
        _findings.Add(new DraftFinding(code, DraftSeverity.Error, message, action, place, source));

    public void Remind(string code, string message, string action, DraftPlace? place = null, DraftSource? source = null) =>
        _findings.Add(new DraftFinding(code, DraftSeverity.Reminder, message, action, place, source));

    /// <summary>Counts one more place where a rule holds.</summary>
    public void Pass(string code, string label) =>
        _passed[code] = _passed.TryGetValue(code, out DraftPass? known) ? known with { Places = known.Places + 1 } : new DraftPass(code, label, 1);

    public void Leave(string sentence)
    {
        if (!_open.Contains(sentence)) _open.Add(sentence);
    }

    /// <summary>Words as they are quoted: on one line, cut where they are long.</summary>
    public static string Quote(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestQuote ? line : line[..LongestQuote] + "…";
    }
}
