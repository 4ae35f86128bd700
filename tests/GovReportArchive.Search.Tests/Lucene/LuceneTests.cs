using GovReportArchive.Search.Lucene;
using GovReportArchive.Search.Lucene.Alike;
using GovReportArchive.Search.Querying;
using static GovReportArchive.Search.Tests.AlikeTests;

namespace GovReportArchive.Search.Tests.Lucene;

/// <summary>What holds for Lucene alone: how it goes through documents that may be alike, and how many words it looks up.</summary>
public sealed class LuceneTests
{
    [Fact]
    public void The_answer_is_the_same_as_if_every_document_were_weighed_with_all_features()
    {
        const string runes = "甲乙丙丁戊己庚辛壬癸子丑寅卯";
        for (int seed = 0; seed < 30; seed++)
        {
            Random random = new(seed);
            // Few beginnings are common, many endings are rare, and some texts stand many times.
            string Word() => new([runes[(int)(runes.Length * Math.Pow(random.NextDouble(), 2))], runes[random.Next(runes.Length)]]);
            string[] texts = [.. Enumerable.Range(0, random.Next(100, 900)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 9)).Select(_ => Word())))];
            for (int i = 0; i < texts.Length / 3; i++) texts[random.Next(texts.Length)] = texts[random.Next(texts.Length / 10)];
            using TemporaryDirectory directory = new();
            using (ISearchWriter writer = Open(directory.Path))
            {
                for (int i = 0; i < texts.Length; i++)
                {
                    writer.Put(Document(i, texts[i], texts[i]));
                    if (random.Next(200) == 0) writer.Commit(i);
                }

                writer.Commit(texts.Length);
            }

            using ISearchView reader = TestEngine.Read(directory.Path, AlikeTests.Schema);
            for (int run = 0; run < 6; run++)
            {
                string text = string.Concat(texts[random.Next(texts.Length)], Word());
                AlikeRequest request = new(text)
                {
                    Also = [.. Enumerable.Range(0, random.Next(4)).Select(_ => new AlikeWord(text.Substring(random.Next(text.Length - 2), 2), [Word(), Word() + Word()]))],
                    Limit = random.Next(1, 30),
                    Distinct = random.Next(2) == 0 ? "stored" : null,
                    Filters = random.Next(3) == 0 ? [new KeywordFilter("year", ["2001"])] : [],
                    Values = ["stored"],
                };
                double[] expected = Shares(texts, request), found = [.. ((LuceneView)reader).Alike(request, new AlikeStride(64, run * 5, long.MaxValue, 0), CancellationToken.None).Select(hit => hit.Share)];
                Assert.True(expected.Length == found.Length && expected.Zip(found).All(both => Math.Abs(both.First - both.Second) < 1e-9), $"seed {seed}, run {run}");
            }
        }
    }

    [Fact]
    public void Where_few_postings_may_be_read_what_has_the_rarest_pairs_is_found_and_weighed_in_full()
    {
        using TemporaryDirectory directory = new();
        using (ISearchWriter writer = Open(directory.Path))
        {
            for (int i = 0; i < 900; i++) writer.Put(Document(i, i % 300 == 7 ? "公开信息滞后燕窝检疫" : i % 2 == 0 ? "公开信息滞后" : "公开栏目", null));
            writer.Commit(1);
        }

        using ISearchView reader = TestEngine.Read(directory.Path, AlikeTests.Schema);
        AlikeRequest request = new("公开信息滞后燕窝检疫") { Limit = 3 };
        IReadOnlyList<AlikeHit> near = ((LuceneView)reader).Alike(request, new AlikeStride(64, 0, 0, 10), CancellationToken.None);

        Assert.Equal(["d07", "d307", "d607"], near.Select(hit => hit.Id).Order(StringComparer.Ordinal));
        Assert.All(near, hit => Assert.Equal(1, hit.Share, 9));
        Assert.Equal(reader.Alike(request), near, (one, other) => one.Id == other.Id && Math.Abs(one.Share - other.Share) < 1e-9);
    }

    /// <summary>The shares of the best documents, by weighing every document with every feature.</summary>
    private static double[] Shares(string[] texts, AlikeRequest request)
    {
        HashSet<string>[] pairs = [.. texts.Select(text => Pairs(text).ToHashSet(StringComparer.Ordinal))];
        int DocumentsWith(string pair) => pairs.Count(document => document.Contains(pair));
        double Rarity(int documents) => Math.Log(1 + ((texts.Length + 1.0) / (documents + 1.0)));
        string? Rarest(string word) => Pairs(word).MinBy(DocumentsWith);
        Dictionary<string, HashSet<string>> instead = new(StringComparer.Ordinal);
        foreach (AlikeWord word in request.Also)
        {
            string own = Rarest(word.Word)!;
            if (!instead.TryGetValue(own, out HashSet<string>? others)) instead[own] = others = new(StringComparer.Ordinal);
            others.UnionWith(word.Instead.Select(other => Rarest(other)!).Where(other => other != own));
        }

        double whole = 0;
        double[] weights = new double[texts.Length];
        foreach (string pair in Pairs(request.Text))
        {
            double own = Rarity(DocumentsWith(pair)), common = 0;
            whole += own;
            string[] any = instead.TryGetValue(pair, out HashSet<string>? others) ? [pair, .. others] : [];
            if (any.Length > 0 && any.Sum(DocumentsWith) <= texts.Length / 12) common = 0.6 * Math.Min(own, Rarity(any.Sum(DocumentsWith)));
            for (int i = 0; i < weights.Length; i++)
            {
                if (pairs[i].Contains(pair)) weights[i] += own - common;
                if (any.Any(pairs[i].Contains)) weights[i] += common;
            }
        }

        IEnumerable<(string Text, double Weight)> best = texts.Select((text, i) => (text, weights[i]))
            .Where((document, i) => document.Item2 > 0 && (request.Filters.Count == 0 || i % 3 == 1));
        if (request.Distinct is not null) best = best.GroupBy(document => document.Text, StringComparer.Ordinal).Select(group => group.MaxBy(document => document.Weight));
        return [.. best.Select(document => Math.Min(1, document.Weight / whole)).OrderDescending().Take(request.Limit)];
    }

    [Fact]
    public void A_prefix_that_stands_for_too_many_words_is_refused_with_the_limit()
    {
        using TemporaryDirectory directory = new();
        using (ISearchWriter writer = TestEngine.Write(directory.Path, SampleSchema.Reports))
        {
            writer.Put(SampleSchema.Document("a", "报告", string.Join(' ', Enumerable.Range(100_000, QueryLimits.Expansions + 1)), "问题"));
            writer.Commit(1);
        }

        using ISearchView reader = TestEngine.Read(directory.Path, SampleSchema.Reports);
        QuerySyntaxException error = Assert.Throws<QuerySyntaxException>(() => reader.Search(new SearchRequest { Query = SampleSchema.Query("报告 1*") }));
        Assert.Equal("第 4 个字符：“1*”代表的词太多，最多 10000 个，请多写几个字符", error.Message);
        Assert.Equal(1, reader.Search(new SearchRequest { Query = SampleSchema.Query("报告 10*") }).Total);
    }
}
