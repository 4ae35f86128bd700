namespace GovReportArchive.Drafts;

/// <summary>Collects what the checks of one draft say, and how many places each rule looked at. Not thread-safe.</summary>
internal sealed class DraftFindings
{
    private const int LongestQuote = 120;
    private const int MostOfOne = 30;
    private readonly List<DraftFinding> _findings = [];
    private readonly Dictionary<string, int> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _failed = new(StringComparer.Ordinal);
    private readonly List<string> _rules = [];
    private readonly Dictionary<string, int> _holds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _looked = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];

    /// <summary>Errors first, each in the order in which they came.</summary>
    public IReadOnlyList<DraftFinding> All =>
        [.. _findings.Where(finding => finding.Severity == DraftSeverity.Error), .. _findings.Where(finding => finding.Severity != DraftSeverity.Error)];

    /// <summary>Findings so far, those that are not listed among them.</summary>
    public int Count => _told.Values.Sum();

    /// <summary>Rules that were assessed or found something at least once, in the order in which they did.</summary>
    public IReadOnlyList<DraftRule> Rules => [.. _rules.Select(RuleOf).Where(rule => rule.Places > 0)];

    /// <summary>Rules that held somewhere, with the number of places.</summary>
    public IReadOnlyList<DraftPass> Passed =>
        [.. Rules.Select(rule => new DraftPass(rule.Code, rule.Label, rule.Places - _failed.GetValueOrDefault(rule.Code))).Where(pass => pass.Places > 0)];

    public IReadOnlyList<string> Open => _open;

    /// <summary>Whether something was found under a code.</summary>
    public bool Has(string code) => _told.ContainsKey(code);

    /// <summary>Tells of what is wrong at one place, or at several of a kind.</summary>
    public void Error(string code, string message, string action, DraftPlace? place = null, DraftSource? source = null, int places = 1, DraftFix? fix = null) =>
        Add(new DraftFinding(code, DraftSeverity.Error, message, action, place, source, fix), places);

    /// <summary>Tells of what is to be looked at, at one place or at several of a kind.</summary>
    public void Remind(string code, string message, string action, DraftPlace? place = null, DraftSource? source = null, int places = 1, DraftFix? fix = null) =>
        Add(new DraftFinding(code, DraftSeverity.Reminder, message, action, place, source, fix), places);

    /// <summary>Counts one more place where a rule was assessed and holds.</summary>
    public void Pass(string code) => Add(_holds, code, 1);

    /// <summary>Counts places that a rule looked at, those of its findings among them.</summary>
    public void Looked(string code, int places = 1) => Add(_looked, code, places);

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

    // Who made one slip a hundred times reads of it thirty times, and that there are more.
    private void Add(DraftFinding finding, int places)
    {
        if (!_rules.Contains(finding.Code)) _rules.Add(finding.Code);
        _failed[finding.Code] = _failed.GetValueOrDefault(finding.Code) + places;
        int told = _told[finding.Code] = _told.GetValueOrDefault(finding.Code) + 1;
        if (told <= MostOfOne) _findings.Add(finding);
        else Leave($"“{DraftRules.Label(finding.Code)}”的发现多于 {MostOfOne} 处，其余没有列出。");
    }

    private void Add(Dictionary<string, int> counts, string code, int places)
    {
        if (places <= 0) return;
        if (!_rules.Contains(code)) _rules.Add(code);
        counts[code] = counts.GetValueOrDefault(code) + places;
    }

    private DraftRule RuleOf(string code)
    {
        int failed = _failed.GetValueOrDefault(code);
        int places = _holds.TryGetValue(code, out int holds) ? holds + failed : Math.Max(failed, _looked.GetValueOrDefault(code));
        return new DraftRule(code, DraftRules.Label(code), DraftRules.Unit(code), places, _told.GetValueOrDefault(code));
    }
}
