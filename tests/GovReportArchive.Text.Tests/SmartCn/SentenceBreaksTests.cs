using GovReportArchive.Text.SmartCn;

namespace GovReportArchive.Text.Tests.SmartCn;

public sealed class SentenceBreaksTests
{
    [Theory]
    [InlineData("第一句。第二句！第三句", "4 8 11")]
    [InlineData("一。 “二。”三", "3 7 8")]
    [InlineData("See p. 3. Then go", "10 17")]
    [InlineData("a.(b", "2 4")]
    [InlineData("a.(", "1 2 3")]
    [InlineData("一\n二", "3")]
    [InlineData("一\u2029二", "2 3")]
    public void Sentences_end_at(string text, string ends) => Assert.Equal(ends, Ends(text));

    [SkippableFact]
    public void Sentences_end_where_Java_ends_them()
    {
        Skip.If(LuceneOracle.Missing is not null, LuceneOracle.Missing);
        string[] texts =
        [
            .. Enumerable.Range(0, 5000).Select(DenseText),
            .. Enumerable.Range(0, 2000).Select(seed => new RandomText(seed).Line(80)).Select(OnlySettled),
        ];
        List<string> expected = LuceneOracle.Sentences(texts);
        Assert.Equal("", string.Join('\n', texts.Select((text, i) => (text, Ours: Ends(text), Javas: expected[i])).Where(answer => answer.Ours != answer.Javas)
            .Select(answer => $"{LuceneOracle.Escape(answer.text)}: {answer.Ours}, Java {answer.Javas}").Take(40)));
    }

    /// <summary>Short texts of nothing but characters that matter: every category, those that are ignored, and half surrogates.</summary>
    private static string DenseText(int seed)
    {
        string[] alphabet =
        [
            ".", ".", ".", "．", "!", "。", "？", "\"", "'", "”", ")", "」", "(", "“", "《", "a", "b", "A", "中", "国", "1", "Ⅷ", ",", "，", "-", "$", " ", " ", "\u3000",
            "\n", "\t", "\u2028", "\u2029", "\u0964", "\u0301", "\u200B", "\uFFFF", "\uD83D", "\uDE00", "😀", "𠮷", "𝟘", "\U00010A01", "\U00010A03", "\U000E0001",
        ];
        RandomText random = new(seed);
        return string.Concat(Enumerable.Range(0, 1 + random.Next(14)).Select(_ => alphabet[random.Next(alphabet.Length)]));
    }

    /// <summary>Leaves out what Unicode assigned after Java 17's version: there the categories differ.</summary>
    private static string OnlySettled(string text) => string.Concat(text.Where(unit => unit < 0x800 || unit is >= (char)0x2000 and < (char)0x2E00
        || unit is >= (char)0x3000 and < (char)0x9FA6));

    private static string Ends(string text)
    {
        List<int> ends = [];
        for (int at = 0; at < text.Length; at = ends[^1]) ends.Add(SentenceBreaks.Next(text, at));
        return string.Join(' ', ends);
    }
}
