using System.Globalization;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Tests;

public sealed class AlikeTests
{
    internal static readonly IndexSchema Schema = new("alike/1", [new TextField("text"), new TextField("other")],
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

    internal static IEnumerable<string> Pairs(string text) => Enumerable.Range(0, text.Length - 1).Select(i => text.Substring(i, 2)).Distinct();

    internal static string Id(int i) => $"d{i:D2}";

    internal static IndexDocument Document(int i, string text, string? stored) => new()
    {
        Id = Id(i),
        Units = [("text", text)],
        Keywords = [("year", (2000 + (i % 3)).ToString(CultureInfo.InvariantCulture))],
        Numbers = [("number", i)],
        Stored = stored is null ? [] : [("stored", stored)],
    };

    internal static ISearchWriter Open(string directory) => TestEngine.Write(directory, Schema);
}
