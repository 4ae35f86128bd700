using GovReportArchive.Text.SmartCn;

namespace GovReportArchive.Text.Tests.SmartCn;

public sealed class SmartCnAnalyzerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("政府信息公开年度报告", "政府 信息 公开 年度 报告")]
    [InlineData("２０２４年ＡＢＣ", "2024 年 abc")]
    [InlineData("relational databases running", "relat databas run")]
    [InlineData("信 息公 开", "信息 公开")]
    [InlineData("，。！", "")]
    [InlineData("𠮷野家", "𠮷 野 家")]
    public void A_text_gives_the_terms(string text, string terms)
    {
        SmartCnAnalyzer analyzer = new();
        analyzer.Analyze(text);
        Assert.Equal(terms, string.Join(' ', analyzer.Tokens.Select(token => analyzer.Term(token).ToString())));
    }

    [Fact]
    public void Positions_count_the_punctuation_that_is_left_out()
    {
        SmartCnAnalyzer analyzer = new();
        analyzer.Analyze("信息，公开。");
        Assert.Equal([0, 2], analyzer.Tokens.Select(token => token.Position));
        Assert.Equal(4, analyzer.Positions);
    }

    [Fact]
    public void Every_token_cuts_the_original_text()
    {
        SmartCnAnalyzer analyzer = new();
        for (int seed = 0; seed < 1000; seed++)
        {
            string text = new RandomText(seed).Line(200);
            analyzer.Analyze(text);
            int end = 0;
            foreach (SmartCnToken token in analyzer.Tokens)
            {
                Assert.True(token.Start >= end && token.End > token.Start && token.End <= text.Length, $"seed {seed}");
                end = token.End;
            }
        }
    }

    [SkippableTheory]
    [InlineData(0, 2000, 120)]
    [InlineData(2000, 60, 4000)]
    public void Tokens_equal_those_of_Lucene(int firstSeed, int texts, int longest)
    {
        Skip.If(LuceneOracle.Missing is not null, LuceneOracle.Missing);
        AssertSame([.. Enumerable.Range(firstSeed, texts).Select(seed => new RandomText(seed).Line(longest))]);
    }

    [SkippableFact]
    [Trait("tier", "full")]
    public void Tokens_of_many_random_texts_equal_those_of_Lucene()
    {
        Skip.If(LuceneOracle.Missing is not null, LuceneOracle.Missing);
        AssertSame([.. Enumerable.Range(10_000, 20_000).Select(seed => new RandomText(seed).Line(seed % 50 == 0 ? 5000 : 150))]);
    }

    [SkippableFact]
    public void Tokens_of_the_kept_lines_equal_the_golden_file()
    {
        string? golden = SharedFolder.Find("golden");
        Skip.If(golden is null, "The shared folder with the golden files is not beside the repository.");
        string[] lines = File.ReadAllLines(Path.Combine(golden, "smartcn.lines.txt"));
        string[] tokens = File.ReadAllLines(Path.Combine(golden, "smartcn.tokens.txt"));
        SmartCnAnalyzer analyzer = new();
        Assert.Equal(tokens.Length, lines.Length);
        for (int i = 0; i < lines.Length; i++) Assert.Equal(tokens[i], analyzer.Line(lines[i]));
    }

    private static void AssertSame(List<string> texts)
    {
        List<string> expected = LuceneOracle.Ask(texts);
        Assert.Equal(texts.Count, expected.Count);
        SmartCnAnalyzer analyzer = new();
        for (int i = 0; i < texts.Count; i++) Assert.Equal(expected[i], LuceneOracle.Write(analyzer, texts[i]));
    }
}
