using System.Text;
using System.Text.RegularExpressions;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Tests.Querying;

public sealed partial class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "\"", "“", "”", "＂", "「", "」", "『", "』", "‘", "’", "(", ")", "（", "）", "+", "-", "＋", "－", "!", "！", "~", "～", "^", "＾", "*", "＊", "?", ":", "：", "[", "]", "{", "}", "［",
        "］", "\\", "/", "&&", "||", "&", "|", "AND", "OR", "NOT", "TO", "ＡＮＤ", "ＯＲ", " ", " ", " ", "　", "\t", "\n", "公开", "政府", "信息", "公", "问题", "标题:", "问题：", "年份:", "year:",
        "新收申请:", "地区:", "body:", "2023", "1", "2.5", "12", "9999999999999999999", "a", "Web", "é", "ﬁ", "㈱", "𠮷", "\ud842", "\udfb7", "\0", "\u200b", "\u0301", "、", "。", "NaN", "∞", "1e400", "-1",
    ];

    [Fact]
    public void Any_text_typed_gives_an_answer_or_one_clear_message_with_a_position()
    {
        using TemporaryDirectory directory = Build(SampleSchema.Reports);
        using ISearchView reader = TestEngine.Read(directory.Path, SampleSchema.Reports);
        int answers = Try(4000, text => reader.Search(new SearchRequest { Query = SampleSchema.Query(text), Limit = 3 }), text =>
        {
            QueryHighlighter highlighter = QueryHighlighter.Create(SampleSchema.Query(text));
            string unit = "一是“政府信息公开”Web １２ 次，更新不及时。";
            foreach (Mark mark in highlighter.Marks("problems", unit)) Assert.InRange(mark.Start + mark.Length, mark.Start + 1, unit.Length);
            foreach (QueryClause clause in QueryOutline.Of(SampleSchema.Query(text)).Clauses) QueryParser.Parse(clause.Text, SampleSchema.Reports);
        });
        Assert.InRange(answers, 500, 3900);
    }

    [Fact]
    [Trait("tier", "full")]
    public void A_hundred_thousand_texts_that_were_made_to_break_the_parser_do_not() => TryMany(100_000, 100_000);

    [Fact]
    [Trait("tier", "soak")]
    public void Two_million_texts_that_were_made_to_break_the_parser_do_not() => TryMany(2_000_000, 1_000_000);

    // Pieces of syntax, of text, and of nothing that belongs in a text, and now and then far too much of one.
    private static void TryMany(int cases, int firstSeed)
    {
        using TemporaryDirectory directory = Build(SampleSchema.Reports);
        using ISearchView reader = TestEngine.Read(directory.Path, SampleSchema.Reports);
        int answers = Try(cases, text => reader.Search(new SearchRequest { Query = SampleSchema.Query(text), Limit = 1, Facets = [new FacetRequest("year")] }), _ => { }, firstSeed);
        Assert.InRange(answers, cases / 10, cases * 9 / 10);
    }

    private static int Try(int cases, Action<string> search, Action<string> andWhereItIsUnderstood, int firstSeed = 0)
    {
        int answers = 0;
        for (int seed = firstSeed; seed < firstSeed + cases; seed++)
        {
            Random random = new(seed);
            StringBuilder query = new();
            if (firstSeed > 0 && random.Next(50) == 0) query.Insert(0, Pieces[random.Next(Pieces.Length)], random.Next(1, 3000));
            if (firstSeed > 0 && random.Next(3) == 0) query.Append((char)random.Next(0x10000)).Append((char)random.Next(0x3000));
            for (int i = random.Next(1, 12); i > 0; i--) query.Append(Pieces[random.Next(Pieces.Length)]);
            string text = query.ToString();
            try
            {
                search(text);
                andWhereItIsUnderstood(text);
                answers++;
            }
            catch (QuerySyntaxException error)
            {
                Assert.Matches(Message(), error.Message);
                Assert.InRange(error.Position, 0, text.Length);
            }
            catch (Exception error)
            {
                Assert.Fail($"seed {seed}, query {text}: {error}");
            }
        }

        return answers;
    }

    private static TemporaryDirectory Build(IndexSchema schema)
    {
        TemporaryDirectory directory = new();
        using ISearchWriter writer = TestEngine.Write(directory.Path, schema);
        string field = schema.Fields[^1].Name;
        for (int i = 0; i < 40; i++)
            writer.Put(new IndexDocument { Id = $"d{i}", Units = [(field, "政府信息公开，Web " + new string('公', i % 4)), (field, "𠮷\ud842 2023年é\0")] });
        writer.Commit(1);
        return directory;
    }

    [GeneratedRegex(@"^第 \d+ 个字符：.+$")]
    private static partial Regex Message();
}
