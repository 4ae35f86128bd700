using GovReportArchive.Search.Highlighting;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Tests.Reference;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Tests.Highlighting;

public sealed class HighlightTests
{
    [Theory]
    [InlineData("\"2023年\"", "青禾县２０２３ 年报告", "２０２３ 年")]
    [InlineData("\"(株)\"", "某㈱公司", "㈱")]
    [InlineData("\"株\"", "某㈱公司", "㈱")]
    [InlineData("\"条例\"", "《條例》與條例", "條例|條例")]
    [InlineData("\"web\"", "ＷＥＢ与Web", "ＷＥＢ|Web")]
    [InlineData("\"𠮷\"", "在𠮷野", "𠮷")]
    [InlineData("问题:公开", "总体公开", "")]
    [InlineData("公开 -信息", "信息公开", "公开")]
    [InlineData("年份:2023 公开", "2023年公开", "公开")]
    [InlineData("app*", "App与apple，snap", "App|apple")]
    [InlineData("\"政策 群众\"~5", "政策很好。群众也好，离这里很远很远很远的政策。", "政策|群众")]
    public void Marks_cover_what_matched_in_the_original_glyphs(string query, string unit, string expected)
    {
        IReadOnlyList<Mark> marks = QueryHighlighter.Create(SampleSchema.Query(query)).Marks("overall", unit);
        Assert.Equal(expected, string.Join('|', marks.Select(mark => unit.Substring(mark.Start, mark.Length))));
    }

    [Fact]
    public void A_snippet_is_a_substring_of_the_stored_text_and_its_marks_cover_what_matched()
    {
        for (int seed = 1; seed <= 6; seed++)
        {
            using RandomWorld world = new(seed + 5000);
            for (int i = 0; i < 60 && world.Texts.Count > 0; i++)
            {
                string[] units = [.. Enumerable.Range(0, 4).Select(_ => world.Texts[world.Random.Next(world.Texts.Count)])];
                string piece = world.Piece().Replace("\"", "", StringComparison.Ordinal).Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal);
                if (Folding.Fold(piece).Length == 0) continue;
                QueryHighlighter highlighter = QueryHighlighter.Create(SampleSchema.Query($"\"{piece.Replace("\\", "\\\\", StringComparison.Ordinal)}\""));
                int length = world.Random.Next(10, 60);
                IReadOnlyList<Snippet> snippets = highlighter.Snippets("overall", units, 2, length);
                Assert.Equal(units.Any(unit => Folding.Fold(unit).Contains(Folding.Fold(piece), StringComparison.Ordinal)), snippets.Count > 0);
                foreach (Snippet snippet in snippets)
                {
                    Assert.Equal(snippet.Text, units[snippet.Unit].Substring(snippet.Start, snippet.Text.Length));
                    Assert.NotEmpty(snippet.Marks);
                    int end = 0;
                    foreach (Mark mark in snippet.Marks)
                    {
                        Assert.InRange(mark.Start, end, snippet.Text.Length);
                        end = mark.Start + mark.Length;
                        Assert.InRange(end, mark.Start + 1, snippet.Text.Length);
                    }
                }
            }
        }
    }

    [Fact]
    public void Snippets_are_whole_sentences_that_show_the_most_of_the_query()
    {
        string[] units = ["开头一句。公众号更新不及时。结尾一句。", "公众号发布信息，并安排专人回应网民关于更新不及时的留言。", "无关的话。"];
        Snippet snippet = Assert.Single(QueryHighlighter.Create(SampleSchema.Query("公众号 \"回应网民\"")).Snippets("overall", units, 1, 60));
        Assert.Equal((1, units[1]), (snippet.Unit, snippet.Text));
        Snippet first = QueryHighlighter.Create(SampleSchema.Query("\"更新不及时\"")).Snippets("overall", units, 2, 12)[0];
        Assert.Equal("公众号更新不及时。", first.Text);
        Assert.Equal([new Mark(3, 5)], first.Marks);
    }

    [Fact]
    public void Blanks_that_matched_stay_in_the_snippet()
    {
        Snippet snippet = Assert.Single(QueryHighlighter.Create(SampleSchema.Query("\" \"")).Snippets("overall", ["Web page. "], 1, 20));
        Assert.Equal(("Web page. ", 2), (snippet.Text, snippet.Marks.Count));
    }

    [Fact]
    public void A_field_that_the_schema_does_not_have_is_refused() =>
        Assert.Throws<ArgumentException>(() => QueryHighlighter.Create(SampleSchema.Query("公开")).Marks("nowhere", "公开"));

    [Fact]
    public void A_mistake_in_the_query_is_told() =>
        Assert.Throws<QuerySyntaxException>(() => QueryHighlighter.Create(SampleSchema.Query("\"公开")));

    [Fact]
    public void A_unit_that_is_kept_gives_the_marks_of_the_same_text_each_time_whatever_was_asked_before()
    {
        for (int seed = 1; seed <= 4; seed++)
        {
            using RandomWorld world = new(seed + 7000);
            string[] texts = [.. world.Texts.Take(20)];
            FoldedUnit[] kept = [.. texts.Select(text => new FoldedUnit(text))];
            for (int i = 0; i < 40 && texts.Length > 0; i++)
            {
                string piece = world.Piece();
                if (Folding.Fold(piece).Trim().Length == 0 || piece.Any(sign => "\"“”()（）-*:：~\\".Contains(sign, StringComparison.Ordinal))) continue;
                QueryHighlighter highlighter = QueryHighlighter.Create(SampleSchema.Query(piece));
                for (int n = 0; n < texts.Length; n++) Assert.Equal(highlighter.Marks("overall", texts[n]), highlighter.Marks("overall", kept[n]));
            }
        }
    }
}
