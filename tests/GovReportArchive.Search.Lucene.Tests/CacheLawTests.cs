using System.Globalization;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Lucene.Tests;

public sealed class CacheLawTests
{
    [Theory]
    [InlineData(1, 300)]
    [InlineData(2, 300)]
    [InlineData(3, 600)]
    public void An_answer_with_decoded_terms_and_kept_results_switched_off_is_the_same_answer(int seed, int groups) => Check(seed, groups, 40);

    [Fact]
    [Trait("tier", "soak")]
    public void An_answer_with_decoded_terms_and_kept_results_switched_off_is_the_same_answer_in_many_worlds()
    {
        for (int seed = 10; seed < 40; seed++) Check(seed, 200 + (seed * 40), 300);
    }

    private static void Check(int seed, int groups, int queries)
    {
        Random random = new(seed);
        using Place place = new();
        using LuceneIndex usual = Sample.Index(place), none = Sample.Index(place, new LuceneSettings { CacheBytes = 0 }), little = Sample.Index(place, new LuceneSettings { CacheBytes = 1 << 16 });
        using (ISearchWriter writer = usual.TryWrite()!) Sample.Change(writer, random, 4, groups / 2, groups, seed % 2 == 0);
        using ISearchView a = usual.Open()!, b = none.Open()!, c = little.Open()!;
        int found = 0;
        for (int i = 0; i < queries; i++)
        {
            string query = Any(random, seed % 2 == 0, 0);
            string expected = Answers.Full(b, query);
            Assert.Equal(expected, Answers.Full(a, query));
            Assert.Equal(expected, Answers.Full(a, query));
            Assert.Equal(expected, Answers.Full(c, query));
            if (b.Search(new SearchRequest { Query = Sample.Query(query) }).Total > 0) found++;
        }

        Assert.True(found > queries / 4, $"Only {found.ToString(CultureInfo.InvariantCulture)} queries found anything.");
        Assert.Equal(Answers.Beside(b), Answers.Beside(a));
        Assert.Equal(Answers.Beside(b), Answers.Beside(c));
    }

    private static string Any(Random random, bool small, int depth)
    {
        string leaf = random.Next(10) switch
        {
            0 or 1 => $"\"{Piece(random, small)}\"",
            2 or 3 => Piece(random, small),
            4 => $"问题:\"{Piece(random, small)}\"",
            5 => $"标题：{Piece(random, small)}",
            6 => $"\"{Piece(random, small)} {Piece(random, small)}\"~{Sample.Number(random.Next(12))}",
            7 => $"年份:{Sample.Number(random.Next(2020, 2025))}",
            8 => $"新收申请:[{Sample.Number(random.Next(9))} TO *}}",
            _ => $"{Piece(random, small)}*",
        };
        if (depth > 2) return leaf;
        return random.Next(7) switch
        {
            0 => $"{leaf} {Any(random, small, depth + 1)}",
            1 => $"{leaf} OR {Any(random, small, depth + 1)}",
            2 => $"({Any(random, small, depth + 1)}) AND NOT {leaf}",
            3 => $"{leaf}^2 OR ({Any(random, small, depth + 1)})",
            _ => leaf,
        };
    }

    private static string Piece(Random random, bool small)
    {
        string text = string.Concat(Sample.Text(random, random.Next(1, 4), small).Where(c => !char.IsSurrogate(c) && !char.IsWhiteSpace(c) && !"（“”，。".Contains(c, StringComparison.Ordinal)));
        return text.Length > 0 ? text : "公开";
    }
}
