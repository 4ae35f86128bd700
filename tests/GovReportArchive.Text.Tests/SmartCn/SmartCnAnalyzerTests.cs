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
    public void A_line_without_a_break_is_cut_after_1024_units()
    {
        SmartCnAnalyzer analyzer = new();
        analyzer.Analyze(new string('，', 1023) + "信息公开");
        Assert.Equal(["信", "息", "公开"], analyzer.Tokens.Select(token => analyzer.Term(token).ToString()));
        analyzer.Analyze(new string('，', 1000) + "\u2028" + new string('，', 22) + "信息公开");
        Assert.Equal(["信息", "公开"], analyzer.Tokens.Select(token => analyzer.Term(token).ToString()));
    }

    [Fact]
    public void Every_tokens_offsets_cut_the_original_text()
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

    [SkippableFact]
    public void Tokens_of_random_texts_equal_those_of_Lucene() =>
        AssertSame(Enumerable.Range(0, 3000).Select(seed => new RandomText(seed).Line(120)));

    [SkippableFact]
    public void Tokens_of_long_texts_equal_those_of_Lucene() => AssertSame(Enumerable.Range(0, 300).Select(LongText));

    [SkippableFact]
    public void Tokens_of_English_words_equal_those_of_Lucene() => AssertSame(Enumerable.Range(0, 2000).Select(EnglishLine));

    [SkippableFact]
    [Trait("tier", "full")]
    public void Tokens_of_very_many_random_texts_equal_those_of_Lucene() =>
        AssertSame(Enumerable.Range(10_000, 20_000).Select(seed => new RandomText(seed).Line(seed % 50 == 0 ? 5000 : 150)));

    [SkippableFact]
    public void Of_two_cuts_at_equal_cost_the_same_is_taken_as_by_Lucene() => AssertSame(
        ["戆直裰", "紧握紧", "土戏班", "鼢鼠蹊", "校办校", "杉山楂", "绦子埝", "驼子爵", "仇家祠", "萍水臌", "神明神", "剔红袍", "煜煜煜", "檩子囊", "简短袖", "凫水痘"]);

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

    /// <summary>Running text around the places where the analyser stops reading, with at most a few line ends.</summary>
    private static string LongText(int seed)
    {
        RandomText random = new(seed);
        string text = string.Concat(Enumerable.Range(0, 100).Select(_ => random.Prose(40)))
            .Replace("\n", "", StringComparison.Ordinal)[..(900 + random.Next(400))];
        for (int i = random.Next(4); i > 0; i--) text = text.Insert(random.Next(text.Length), random.Pick("\r\n\u0085\u2028\u2029 \u000B\f").ToString());
        return text;
    }

    private static string EnglishLine(int seed)
    {
        string[] starts = ["gener", "rel", "happ", "fal", "hop", "tan", "siz", "conflat", "trouble", "a", "o", "y", "sk", "plast", "ye", "feed", "agre", "control", "rol"];
        string[] middles = ["", "ation", "iz", "ful", "ous", "iv", "al", "ent", "enc", "anc", "ic", "abl", "ibl", "log", "bil", "ism", "at", "it", "ss", "ll", "y", "e"];
        string[] ends = ["", "s", "es", "ed", "ing", "ly", "li", "ness", "ational", "tional", "izer", "bli", "alli", "entli", "eli", "ousli", "ator", "iveness",
            "fulness", "ousness", "aliti", "iviti", "biliti", "logi", "icate", "ative", "alize", "iciti", "ical", "er", "ement", "ment", "ion", "sion", "tion", "ou", "ate", "ize", "e", "le", "ies", "sses"];
        RandomText random = new(seed);
        return string.Join(' ', Enumerable.Range(0, 20).Select(_ =>
            starts[random.Next(starts.Length)] + middles[random.Next(middles.Length)] + middles[random.Next(middles.Length)] + ends[random.Next(ends.Length)]));
    }

    private static void AssertSame(IEnumerable<string> lines)
    {
        Skip.If(LuceneOracle.Missing is not null, LuceneOracle.Missing);
        string[] texts = [.. lines];
        List<string> expected = LuceneOracle.Tokens(texts);
        SmartCnAnalyzer analyzer = new();
        for (int i = 0; i < texts.Length; i++) Assert.Equal(expected[i], LuceneOracle.Write(analyzer, texts[i]));
    }
}
