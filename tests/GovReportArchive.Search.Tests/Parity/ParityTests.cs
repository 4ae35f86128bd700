using System.Globalization;
using System.Text;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Search.Storage;
using GovReportArchive.Search.Tests.Storage;
using GovReportArchive.Search.Writing;

namespace GovReportArchive.Search.Tests.Parity;

public sealed class ParityTests
{
    private static readonly IndexSchema Schema = new("parity/1", AnalysisMode.Lucene, [new TextField("body")], []);

    private static readonly string[] Words =
    [
        "政府", "信息", "公开", "工作", "条例", "微信公众号", "门户网站", "政策解读", "形式", "单一", "群众", "需求", "依申请公开", "答复", "办理", "流程", "不够", "规范",
        "退役军人事务局", "卫东区", "主动公开", "重点领域", "政务新媒体", "一网通办", "Web", "services", "app", "running", "2023", "2024年", "118", "条", "的", "和", "在", "了",
        "进一步", "加强", "提升", "业务", "培训", "队伍", "建设", "，", "。", "、", "；", "“", "”", "（", "）", " ", "：",
    ];

    [SkippableTheory]
    [InlineData(1, 60, 150)]
    [InlineData(2, 900, 120)]
    public void In_parity_mode_hits_totals_order_and_scores_equal_those_of_Lucene(int seed, int documents, int queries)
    {
        Skip.If(LuceneOracle.Missing is not null, LuceneOracle.Missing);
        Compare(seed, documents, queries);
    }

    [SkippableTheory]
    [Trait("tier", "full")]
    [InlineData(3, 5000, 300)]
    [InlineData(4, 300, 500)]
    public void In_parity_mode_many_more_answers_equal_those_of_Lucene(int seed, int documents, int queries)
    {
        Skip.If(LuceneOracle.Missing is not null, LuceneOracle.Missing);
        Compare(seed, documents, queries);
    }

    private static void Compare(int seed, int documents, int queries)
    {
        Random random = new(seed);
        List<string> texts = [.. Enumerable.Range(0, documents).Select(_ => Document(random))];
        List<string> asked = [.. Enumerable.Range(0, queries).Select(i => (i % 2 == 0 ? "AND\t" : "OR\t") + Query(random, 0))];
        List<(int Total, List<(int Number, float Score)> Hits)> expected = LuceneOracle.Ask(texts, asked);
        using TemporaryDirectory directory = new();
        using (IndexWriter writer = IndexWriter.Open(new FaultyStorage(directory.Path), () => WriterLock.Take(directory.Path), Schema, new WriterOptions(40_000 * seed, false)))
        {
            for (int i = 0; i < texts.Count; i++)
                writer.Put(new IndexDocument { Id = i.ToString("d8", CultureInfo.InvariantCulture), Units = [.. texts[i].Split('\u001f').Select(text => ("body", text))] });
            writer.Commit(1);
        }

        using IndexReader reader = IndexReader.Open(directory.Path);
        for (int i = 0; i < asked.Count; i++)
        {
            string[] parts = asked[i].Split('\t');
            SearchResult found = reader.Search(new SearchRequest { Query = ParsedQuery.InEngineSyntax("lucene", parts[1], Schema), ClassicAnd = parts[0] == "AND", Limit = 100 });
            string where = $"seed {seed}, {asked[i]}";
            Assert.True(expected[i].Total == found.Total, $"{where}: {found.Total} hits, not {expected[i].Total}");
            Assert.True(expected[i].Hits.Count == found.Hits.Count, where);
            for (int hit = 0; hit < found.Hits.Count; hit++)
            {
                (int number, float score) = expected[i].Hits[hit];
                Assert.True(Math.Abs(score - found.Hits[hit].Score) <= Math.Abs(score) * 1e-6, $"{where}: hit {hit} scores {found.Hits[hit].Score}, not {score}");
                Assert.True(number == int.Parse(found.Hits[hit].Id, CultureInfo.InvariantCulture), $"{where}: hit {hit} is {found.Hits[hit].Id}, not {number}");
            }
        }
    }

    private static string Document(Random random)
    {
        StringBuilder text = new();
        for (int values = random.Next(1, 4); values > 0; values--)
        {
            if (text.Length > 0) text.Append('\u001f');
            for (int words = random.Next(0, random.Next(2) == 0 ? 20 : 400); words > 0; words--) text.Append(Word(random));
        }

        return text.ToString();
    }

    // Low numbers are frequent, as in language.
    private static string Word(Random random) => Words[Math.Min(random.Next(Words.Length), random.Next(Words.Length))];

    private static string Query(Random random, int depth)
    {
        string leaf = random.Next(7) switch
        {
            0 or 1 => Plain(random, 1),
            2 => Plain(random, 3),
            3 or 4 => $"\"{Plain(random, 3)}\"",
            5 => $"{Plain(random, 1)}^{random.Next(1, 5).ToString(CultureInfo.InvariantCulture)}",
            _ => $"body:{Plain(random, 2)}",
        };
        if (depth > 2) return leaf;
        return random.Next(9) switch
        {
            0 => $"{leaf} {Query(random, depth + 1)}",
            1 => $"{leaf} AND {Query(random, depth + 1)}",
            2 => $"{leaf} OR {Query(random, depth + 1)}",
            3 => $"+{leaf} {Query(random, depth + 1)}",
            4 => $"({Query(random, depth + 1)}) {leaf}",
            5 => $"{Query(random, depth + 1)} -{leaf}",
            6 => $"({Query(random, depth + 1)} {leaf})^2 OR {leaf}",
            _ => leaf,
        };
    }

    private static string Plain(Random random, int words)
    {
        StringBuilder text = new();
        while (text.Length == 0)
            for (int i = 0; i < words; i++) text.Append(Word(random) is var word && (char.IsLetterOrDigit(word[0]) || word == "，") ? word : "");
        return text.ToString();
    }
}
