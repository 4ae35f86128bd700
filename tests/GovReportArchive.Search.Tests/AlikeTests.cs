using System.Globalization;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Search.Lucene.Alike;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Tests;

public sealed class AlikeTests
{
    private static readonly IndexSchema Schema = new("alike/1", [new TextField("text"), new TextField("other")],
    [
        new Column("year", ColumnKind.Keyword), new Column("number", ColumnKind.Number), new Column("stored", ColumnKind.Stored),
    ]);

    [Fact]
    public void Stored_texts_come_back_with_hits_also_after_merges_and_deletes()
    {
        using TemporaryDirectory directory = new();
        using (ISearchWriter writer = Open(directory.Path))
        {
            for (int i = 0; i < 40; i++)
            {
                writer.Put(Document(i, "公开" + i, i % 4 == 0 ? null : $"原文 {i} 𠮷"));
                if (i % 4 == 3) writer.Commit(i + 1);
            }

            for (int i = 0; i < 10; i++) writer.Delete(Id(i));
            writer.Put(Document(11, "公开", "改过的"));
            writer.Commit(100);
        }

        TestEngine.Open(directory.Path, Schema).Verify();
        using ISearchView reader = TestEngine.Read(directory.Path, Schema);
        Dictionary<string, IReadOnlyList<string?>> values = reader.Search(new SearchRequest { Limit = 100, Values = ["stored", "year", "number"] })
            .Hits.ToDictionary(hit => hit.Id, hit => hit.Values, StringComparer.Ordinal);
        Assert.Equal(30, values.Count);
        for (int i = 10; i < 40; i++)
        {
            string? text = i == 11 ? "改过的" : i % 4 == 0 ? null : $"原文 {i} 𠮷";
            Assert.Equal([text, (2000 + (i % 3)).ToString(CultureInfo.InvariantCulture), i.ToString(CultureInfo.InvariantCulture)], values[Id(i)]);
        }
    }

    [Fact]
    public void A_stored_column_is_no_name_in_queries()
    {
        using TemporaryDirectory directory = new();
        using (ISearchWriter writer = Open(directory.Path))
        {
            writer.Put(Document(1, "公开", "公开"));
            writer.Commit(1);
        }

        using ISearchView reader = TestEngine.Read(directory.Path, Schema);
        Assert.Throws<QuerySyntaxException>(() => reader.Search(new SearchRequest { Query = ParsedQuery.Parse("stored:公开", Schema) }));
        Assert.Throws<ArgumentException>(() => reader.Search(new SearchRequest { Values = ["nowhere"] }));
    }

    [Fact]
    public void Alike_gives_the_documents_with_the_greatest_weight_of_shared_pairs()
    {
        const string runes = "甲乙丙丁戊己庚辛壬癸";
        for (int seed = 0; seed < 20; seed++)
        {
            Random random = new(seed);
            string[] texts = [.. Enumerable.Range(0, 200).Select(_ => new string([.. Enumerable.Range(0, random.Next(3, 20)).Select(_ => runes[random.Next(runes.Length)])]))];
            using TemporaryDirectory directory = new();
            using (ISearchWriter writer = Open(directory.Path))
            {
                for (int i = 0; i < texts.Length; i++)
                {
                    writer.Put(Document(i, texts[i], texts[i]));
                    if (i % 50 == 49) writer.Commit(i);
                }
            }

            using ISearchView reader = TestEngine.Read(directory.Path, Schema);
            string text = texts[random.Next(texts.Length)];
            IReadOnlyList<AlikeHit> found = reader.Alike(new AlikeRequest(text + "，") { Limit = 10, Values = ["stored"] });

            Dictionary<string, int> documents = texts.SelectMany(Pairs).GroupBy(pair => pair, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
            double Weight(IEnumerable<string> pairs) => pairs.Sum(pair => Math.Log(1 + ((texts.Length + 1.0) / (documents.GetValueOrDefault(pair) + 1.0))));
            double whole = Weight(Pairs(text));
            double[] expected = [.. texts.Select(other => Weight(Pairs(text).Intersect(Pairs(other))) / whole).OrderDescending().Take(10)];
            Assert.Equal(text, found[0].Values[0]);
            Assert.Equal(expected.Select(share => Math.Round(share, 4)), found.Select(hit => Math.Round(hit.Share, 4)));
        }
    }

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

            using ISearchView reader = TestEngine.Read(directory.Path, Schema);
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

        using ISearchView reader = TestEngine.Read(directory.Path, Schema);
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
    public void Filters_hold_for_alike_documents_and_wording_that_nobody_has_finds_nothing()
    {
        using TemporaryDirectory directory = new();
        using (ISearchWriter writer = Open(directory.Path))
        {
            for (int i = 0; i < 9; i++) writer.Put(Document(i, "解读形式单一", null));
            writer.Commit(1);
        }

        using ISearchView reader = TestEngine.Read(directory.Path, Schema);
        IReadOnlyList<AlikeHit> found = reader.Alike(new AlikeRequest("解读形式") { Filters = [new KeywordFilter("year", ["2001"])] });
        Assert.Equal(["d01", "d04", "d07"], found.Select(hit => hit.Id));
        Assert.Empty(reader.Alike(new AlikeRequest("风调雨顺")));
        Assert.Empty(reader.Alike(new AlikeRequest("，。")));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Alike(new AlikeRequest("解读") { Limit = 0 }));
    }

    private static IEnumerable<string> Pairs(string text) => Enumerable.Range(0, text.Length - 1).Select(i => text.Substring(i, 2)).Distinct();

    private static string Id(int i) => $"d{i:D2}";

    private static IndexDocument Document(int i, string text, string? stored) => new()
    {
        Id = Id(i),
        Units = [("text", text)],
        Keywords = [("year", (2000 + (i % 3)).ToString(CultureInfo.InvariantCulture))],
        Numbers = [("number", i)],
        Stored = stored is null ? [] : [("stored", stored)],
    };

    private static ISearchWriter Open(string directory) => TestEngine.Write(directory, Schema);
}
