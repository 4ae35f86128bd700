using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Text;
using GovReportArchive.Text.Likeness;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Wording.Similar;

/// <summary>A report as the sentences by which it is compared with others. Immutable.</summary>
/// <remarks>Law: what is found of two reports follows from these two alone. Numbers, punctuation, and the names of each report's own agency and place make no difference;
/// nearly the same is what <see cref="WordingRule"/> says of two items.</remarks>
internal sealed class ComparedReport
{
    // Shorter ones are headings that run on (（三）政府信息管理。) or say no more than a table does.
    private const int Shortest = 8;

    private readonly Line[] _lines;
    private readonly Dictionary<string, Line> _byNormal;

    private ComparedReport(StoredReport report, Line[] lines)
    {
        (Report, _lines) = (report, lines);
        _byNormal = lines.DistinctBy(line => line.Normal, StringComparer.Ordinal).ToDictionary(line => line.Normal, StringComparer.Ordinal);
    }

    public StoredReport Report { get; }

    /// <summary>How many sentences are compared.</summary>
    public int Sentences => _lines.Length;

    /// <summary>The items with most to compare, in their words without numbers and own names.</summary>
    public IEnumerable<string> LongestItems(int most) => _lines.GroupBy(line => line.Item.Index)
        .Select(item => string.Join('\n', item.Select(line => line.Normal))).OrderByDescending(text => text.Length).Take(most);

    public static ComparedReport Of(StoredReport report)
    {
        WordingNormal normal = WordingNormal.Of(report.Record);
        List<Line> lines = [];
        foreach (PlacedPassage item in PassageList.Of(report.Record))
        {
            foreach (SentenceSpan span in Text.Sentences.Trimmed(item.Text))
            {
                string text = span.In(item.Text);
                if (Formulas.Of(item.Section.Kind, text) is null && normal.Of(text) is { Length: >= Shortest } comparable) lines.Add(new Line(item, text, comparable, Shingles.Of(comparable)));
            }
        }

        return new ComparedReport(report, [.. lines]);
    }

    /// <summary>What of this report another says too, and the share of its characters that this is; an empty list where it is nothing. Takes time in
    /// proportion to the sentences of the one times those of the other; gives up between two of its own.</summary>
    public (double Share, List<SharedSentence> Sentences) SaidBy(ComparedReport other, CancellationToken cancellationToken)
    {
        List<(Line Own, Line Other)> shared = [];
        foreach (Line line in _lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (other.Saying(line) is { } said) shared.Add((line, said));
        }

        double share = shared.Count == 0 ? 0 : (double)shared.Sum(pair => pair.Own.Normal.Length) / _lines.Sum(line => line.Normal.Length);
        return (share, [.. shared.OrderByDescending(pair => pair.Own.Normal.Length).Select(pair => new SharedSentence(pair.Own.Text, PageOf(pair.Own.Item), pair.Other.Text, other.PageOf(pair.Other.Item)))]);
    }

    /// <summary>The sentence that says most nearly what another report's does; null where none does.</summary>
    private Line? Saying(Line line)
    {
        if (_byNormal.TryGetValue(line.Normal, out Line? same)) return same;
        (Line? best, double likeness) = (null, WordingRule.Threshold);
        foreach (Line candidate in _lines)
        {
            // What they share is at most the smaller of both.
            double most = (double)Math.Min(line.Shingles.Length, candidate.Shingles.Length) / Math.Max(line.Shingles.Length, candidate.Shingles.Length);
            if (most < likeness) continue;
            double found = Shingles.Likeness(line.Shingles, candidate.Shingles);
            if (found >= likeness && !AnotherStatement.Between(line.Normal, candidate.Normal)) (best, likeness) = (candidate, found);
        }

        return best;
    }

    private string PageOf(PlacedPassage item) =>
        PassageAddress.Item(Report.Id, Report.Version, item.Section.N, item.Item.Number, PassageAddress.Fingerprint(item.Text));

    /// <summary>A sentence, and what of it is compared.</summary>
    private sealed record Line(PlacedPassage Item, string Text, string Normal, uint[] Shingles);
}
