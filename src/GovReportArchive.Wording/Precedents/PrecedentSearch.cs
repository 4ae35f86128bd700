using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Wording.Precedents;

/// <summary>Finds, for each sentence of a text, the passages that are worded most like it.</summary>
/// <remarks>
/// Law: nothing of the text is kept; it is in no file, no cache and no message, also not where it is refused. Candidates are the passages that
/// share most of the sentence's rarer character pairs; these are compared one by one. Thread-safe.
/// </remarks>
public sealed class PrecedentSearch
{
    /// <summary>Longest text, in UTF-16 units.</summary>
    public const int LongestText = 4000;

    /// <summary>Most sentences of one text.</summary>
    public const int MostSentences = 30;

    private const int LargestLimit = 20;
    private const int Candidates = 200;
    private const int Text = 0;

    // Cutting into words takes time: only what is near by its characters is compared by words too.
    private const int ByWords = 60;

    // Below this two sentences share no more than what all of them share.
    private const double LeastSimilarity = 0.12;

    private readonly ShownReports _shown;
    private readonly IndexedSearch _common;

    internal PrecedentSearch(IndexedSearch common, ShownReports shown) => (_common, _shown) = (common, shown);

    /// <summary>Finds the passages that are most like each sentence.</summary>
    /// <param name="text">One sentence or several, up to <see cref="LongestText"/>.</param>
    /// <param name="filters">Which passages are looked at, as in a search; empty for all.</param>
    /// <param name="limit">Most passages for each sentence, 1 to 20.</param>
    /// <param name="fold">True: passages that say nearly the same are folded into the most alike of them, which says how many they are.</param>
    /// <param name="cancellationToken">Gives up, between one passage and the next.</param>
    /// <exception cref="QueryParameterException">The text is empty, too long or has too many sentences, or a filter cannot be used. The message
    /// does not quote the text.</exception>
    /// <exception cref="ArchiveException">There is no usable index; the message says what to do.</exception>
    public PrecedentAnswer Find(string text, IReadOnlyList<ReportFilter> filters, int limit = 5, bool fold = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(filters);
        if (limit is < 1 or > LargestLimit) throw new QueryParameterException("limit", $"limit 应在 1 到 {LargestLimit} 之间。");
        if (string.IsNullOrWhiteSpace(text)) throw new QueryParameterException("text", "请贴入要查先例的句子或段落。");
        if (text.Length > LongestText) throw new QueryParameterException("text", $"文字长 {text.Length} 个字符，超过上限 {LongestText}；请分几次查。");
        List<SentenceSpan> sentences = PastedSentences.Of(text);
        if (sentences.Count == 0) throw new QueryParameterException("text", "贴入的文字太短，没有可比较的措辞；请贴入完整的句子。");
        if (sentences.Count > MostSentences)
            throw new QueryParameterException("text", $"文字有 {sentences.Count} 句，超过上限 {MostSentences} 句；请分几次查。");

        return new PrecedentAnswer(Of(text, sentences, filters, limit, fold, cancellationToken));
    }

    /// <summary>The precedents of some stretches of a text, all of one commit; of a stretch that has too little wording there are none.</summary>
    internal List<SentencePrecedents> Of(
        string text, IReadOnlyList<SentenceSpan> sentences, IReadOnlyList<ReportFilter> filters, int limit, bool fold, CancellationToken cancellationToken)
    {
        FilterResolver resolver = _common.Resolver();
        KeywordFilter[] resolved = resolver.Resolve(filters);
        using ISearchView? view = _common.Open();
        PassageReading reading = new(_shown, QueryHighlighter.Create(ParsedQuery.Parse(null, PassageSchema.Schema)));
        List<SentencePrecedents> answers = [];
        foreach (SentenceSpan span in sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string sentence = span.In(text);
            bool heading = PastedSentences.IsHeading(sentence);
            List<Precedent> found = view is null || heading || !PastedSentences.IsEnough(sentence)
                ? [] : Alike(view, sentence, resolved, new PrecedentFold(limit, fold), reading, cancellationToken);
            answers.Add(new SentencePrecedents(span.Start, span.Length, sentence, found, heading));
        }

        return answers;
    }

    private static List<Precedent> Alike(
        ISearchView view, string sentence, KeywordFilter[] filters, PrecedentFold found, PassageReading reading, CancellationToken cancellationToken)
    {
        string bare = Wordings.Bare(sentence);
        IReadOnlyList<AlikeHit> candidates = view.Alike(
            new AlikeRequest(bare)
            {
                Also = Synonyms.Alternatives(bare),
                Filters = filters,
                Limit = Candidates,
                Distinct = PassageSchema.Wording,
                Values = [PassageSchema.Text],
            },
            cancellationToken);
        SentenceLikeness own = new(bare, Synonyms.Canonical(bare), view.Rarity);
        IEnumerable<(AlikeHit Hit, SentenceLikeness.Part[] Parts)> near = candidates
            .TakeWhile(_ => IsWanted(cancellationToken))
            .Select(hit => (Hit: hit, Parts: PartsOf(hit.Values[Text] ?? "")))
            .OrderByDescending(ranked => Best(ranked.Parts, own.CharactersOf) + ranked.Hit.Share)
            .Take(ByWords);
        foreach ((AlikeHit hit, SentenceLikeness.Part[] parts, double similarity) in near
            .TakeWhile(_ => IsWanted(cancellationToken))
            .Select(ranked => (ranked.Hit, ranked.Parts, Similarity: Similarity(own, ranked.Parts, ranked.Hit.Share)))
            .Where(ranked => ranked.Similarity >= LeastSimilarity)
            .OrderByDescending(ranked => ranked.Similarity).ThenBy(ranked => ranked.Hit.Id, StringComparer.Ordinal))
        {
            if (found.TakesIn(hit.Values[Text] ?? "", own, parts)) continue;
            if (found.IsFull || reading.Of(hit.Id, hit.Values[Text], similarity) is not { } passage) continue;
            (List<int[]> one, List<int[]> other) = SharedWording.Of(sentence, passage.Text);
            found.Add(hit.Id, new Precedent(Math.Round(similarity, 3), one, passage with { Marks = other, Score = Math.Round(similarity, 3) }), own, parts);
        }

        return found.Counted(view, filters, cancellationToken);
    }

    private static bool IsWanted(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return true;
    }

    /// <summary>A passage whole, then its sentences where there are several.</summary>
    private static SentenceLikeness.Part[] PartsOf(string text)
    {
        string bare = Wordings.Bare(text);
        List<SentenceSpan> sentences = PastedSentences.Of(bare);
        return [Prepare(bare), .. sentences.Count < 2 ? [] : sentences.Select(part => Prepare(Wordings.Bare(part.In(bare))))];

        static SentenceLikeness.Part Prepare(string bare) => SentenceLikeness.Prepare(bare, Synonyms.Canonical(bare));
    }

    // A passage of several sentences is as alike as its most alike one, a little less than a passage that says nothing else.
    private static double Best(SentenceLikeness.Part[] parts, Func<SentenceLikeness.Part, double> measure)
    {
        double whole = measure(parts[0]);
        return parts.Length == 1 ? whole : Math.Max(whole, (0.9 * parts.Skip(1).Max(measure)) + (0.1 * whole));
    }

    // Words find what was put in another order or filled up with other words; rare wording in common says more than much common wording.
    private static double Similarity(SentenceLikeness own, SentenceLikeness.Part[] parts, double share) =>
        Math.Min(1, (0.4 * Best(parts, own.CharactersOf)) + (0.3 * Best(parts, own.WordsIn)) + (0.3 * share));
}
