using GovReportArchive.Reports.Rules;


namespace GovReportArchive.Reports.Prose;

/// <summary>Tells whether a report speaks for its agency alone or sums up those below it.</summary>
internal static class ScopeReader
{
    /// <summary><c>own</c>, <c>aggregate</c>, or null where the text before the first section says neither.</summary>
    /// <param name="preamble">Paragraphs before the first section.</param>
    /// <param name="first">Paragraphs of the first section, where a report without a preamble introduces itself.</param>
    public static string? Read(IReadOnlyList<string> preamble, IReadOnlyList<string> first)
    {
        string text = Squeeze(preamble);
        return Of("aggregate").IsIn(text) ? "aggregate" : Of("own").IsIn(text + Squeeze(first.Take(2))) ? "own" : null;
    }

    private static string Squeeze(IEnumerable<string> paragraphs) => string.Concat(paragraphs.Select(p => new Squeezed(p).Text));

    private static ReadingRule Of(string name) => ReadingRules.Of("scope." + name);
}
