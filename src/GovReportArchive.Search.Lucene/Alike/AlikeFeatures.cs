using System.Globalization;
using GovReportArchive.Search.Lucene.Layout;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Lucene.Alike;

/// <summary>What a document has where it has any of some pairs.</summary>
/// <param name="Lists">By segment, the posting lists of the pairs that the segment has.</param>
/// <param name="Weight">What it weighs.</param>
/// <param name="Postings">Documents in all lists.</param>
internal sealed record AlikeFeature(PostingList[][] Lists, double Weight, long Postings);

/// <summary>What documents may share with a text: its pairs, each weighing the more the rarer it is, and what may stand for its words.</summary>
/// <remarks>A pair for which others may stand is two features: itself, and any of them all. So whatever a document shares adds up, and having
/// many words of a group weighs no more than having one.</remarks>
internal sealed class AlikeFeatures
{
    private const int MostPairs = 400;
    private const int MostWords = 30;
    private const int MostInstead = 10;

    // Another word says nearly what the text says, but a document with the text's own word should stay before it.
    private const double InsteadWeight = 0.6;

    // What more than one document in so many has says too little for what it costs to look up.
    private const int CommonShare = 12;

    private readonly Snapshot _snapshot;
    private readonly SegmentTerms[] _terms;
    private readonly List<AlikeFeature> _features = [];
    private readonly Dictionary<ulong, (PostingList[] Lists, long Documents)> _read = [];

    /// <summary>Reads a text's features.</summary>
    public AlikeFeatures(Snapshot snapshot, AlikeRequest request)
    {
        _snapshot = snapshot;
        _terms = [.. snapshot.Segments.Select(segment => new SegmentTerms(segment))];
        HashSet<ulong> own = [.. Pairs(request.Text).Take(MostPairs)];
        Dictionary<ulong, HashSet<ulong>> instead = Instead(request.Also, own);
        foreach (ulong pair in own.Order())
        {
            double weight = Rarity(Read(pair).Documents);
            Whole += weight;
            ulong[] any = instead.TryGetValue(pair, out HashSet<ulong>? others) ? [pair, .. others.Order()] : [];
            long documents = any.Sum(other => Read(other).Documents);
            if (documents > 0 && documents <= _snapshot.Count / CommonShare)
            {
                double common = InsteadWeight * Math.Min(weight, Rarity(documents));
                Add(any, common);
                weight -= common;
            }

            Add([pair], weight);
        }

        // Cheapest first by what reading it settles: what is left over at the end is long and says little.
        _features.Sort((a, b) => (a.Postings / a.Weight).CompareTo(b.Postings / b.Weight));
    }

    /// <summary>Those that some document has, in the order in which reading their lists pays.</summary>
    public IReadOnlyList<AlikeFeature> Features => _features;

    /// <summary>The weight of the text itself; pairs that no document has weigh as much as the rarest.</summary>
    public double Whole { get; }

    /// <summary>What the first two characters of a text weigh.</summary>
    public static double Rarity(Snapshot snapshot, IEnumerable<SegmentTerms> terms, string text)
    {
        int[] runes = PairKey.Runes(text);
        if (runes.Length < 2) return 0;
        byte[] pair = PairKey.Bytes(PairKey.Key(runes[0], runes[1]));
        return Rarity(snapshot, terms.Sum(segment => segment.Find(FieldNames.Pairs, pair)?.DocCount ?? 0L));
    }

    private void Add(ulong[] pairs, double weight)
    {
        long postings = pairs.Sum(pair => Read(pair).Documents);
        if (postings == 0 || weight <= 0) return;
        PostingList[][] lists = [.. Enumerable.Range(0, _snapshot.Segments.Count).Select(segment => pairs.Select(pair => Read(pair).Lists[segment]).Where(list => list is not null).ToArray())];
        _features.Add(new AlikeFeature(lists, weight, postings));
    }

    /// <summary>For the rarest pair of each word the rarest pairs of what may stand for it.</summary>
    private Dictionary<ulong, HashSet<ulong>> Instead(IReadOnlyList<AlikeWord> words, HashSet<ulong> own)
    {
        Dictionary<ulong, HashSet<ulong>> instead = [];
        foreach (AlikeWord word in words.Take(MostWords))
        {
            if (Rarest(Pairs(word.Word).Where(own.Contains)) is not { } pair) continue;
            if (!instead.TryGetValue(pair, out HashSet<ulong>? others)) instead[pair] = others = [];
            foreach (string other in word.Instead.Take(MostInstead))
                if (Rarest(Pairs(other)) is { } rarest && rarest != pair && Read(rarest).Documents > 0) others.Add(rarest);
        }

        return instead;
    }

    private ulong? Rarest(IEnumerable<ulong> pairs) => pairs.Cast<ulong?>().MinBy(pair => Read(pair!.Value).Documents);

    private double Rarity(long documents) => Rarity(_snapshot, documents);

    private static double Rarity(Snapshot snapshot, long documents) => Math.Log(1 + ((snapshot.Count + 1.0) / (documents + 1.0)));

    private (PostingList[] Lists, long Documents) Read(ulong key)
    {
        if (_read.TryGetValue(key, out (PostingList[] Lists, long Documents) known)) return known;
        byte[] term = PairKey.Bytes(key);
        PostingList[] lists = new PostingList[_terms.Length];
        long documents = 0;
        for (int i = 0; i < lists.Length; i++)
        {
            if (_terms[i].Find(FieldNames.Pairs, term) is not { } list) continue;
            lists[i] = list;
            documents += list.DocCount;
        }

        return _read[key] = (lists, documents);
    }

    private static IEnumerable<ulong> Pairs(string text)
    {
        int[] runes = PairKey.Runes(Folding.Fold(text));
        for (int i = 0; i + 1 < runes.Length; i++)
            if (IsWording(runes[i]) && IsWording(runes[i + 1])) yield return PairKey.Key(runes[i], runes[i + 1]);
    }

    // Punctuation says nothing about what a sentence says.
    private static bool IsWording(int rune) =>
        System.Text.Rune.IsValid(rune) && CharUnicodeInfo.GetUnicodeCategory(rune) is UnicodeCategory.OtherLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.UppercaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber;
}
