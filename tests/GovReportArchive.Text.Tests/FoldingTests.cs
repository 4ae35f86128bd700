using System.Text;

namespace GovReportArchive.Text.Tests;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("２０２４ 年", "2024年")]
    [InlineData("2024 年　度", "2024年度")]
    [InlineData("資訊公開", "资讯公开")]
    [InlineData("國務院辦公廳關於政務公開", "国务院办公厅关于政务公开")]
    [InlineData("成效显著", "成效显著")]
    [InlineData("国办发〔2014〕32号", "国办发(2014)32号")]
    [InlineData("［Ａ］【b】（c）《d》〈e〉[f]", "(a)(b)(c)(d)(e)(f)")]
    [InlineData("“一”‘二’「三」『四』", "\"一\"\"二\"\"三\"\"四\"")]
    [InlineData("㈱½ﬁ①㎡℃", "(株)1⁄2fi1m2°c")]
    [InlineData("App  Store\tX", "app store x")]
    [InlineData("APP 端", "app端")]
    [InlineData("完成。 2024", "完成。2024")]
    [InlineData("a， b", "a, b")]
    [InlineData(" a ", " a ")]
    [InlineData("中\r\n 国", "中\n国")]
    [InlineData("a\u2028b", "a\nb")]
    [InlineData("中\f国", "中\n国")]
    [InlineData("中\u000B国", "中国")]
    [InlineData("J\u030C", "ǰ")]
    [InlineData("ㄱㅏ", "가")]
    [InlineData("ｶﾞ", "ガ")]
    [InlineData("İ", "İ")]
    [InlineData("十二、拾贰", "十二、拾贰")]
    [InlineData("{a}·〖b〗 x", "{a}·〖b〗x")]
    [InlineData("𠮷野 家", "𠮷野家")]
    [InlineData("\uD83D x\uDE00", "\uD83D x\uDE00")]
    [InlineData("", "")]
    public void A_text_folds_to(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Fact]
    public void What_is_no_character_passes_through_also_under_marks()
    {
        Assert.Equal("\uFFFE\u1DCD", Folding.Fold("\uFFFE\u1DCD"));
        Assert.Equal("a\uFFFE\u0301\uFFFF\u0301", Folding.Fold("A\uFFFE\u0301\uFFFF\u0301"));
    }

    [Fact]
    public void Text_that_needs_no_change_comes_back_as_the_same_string()
    {
        string text = new("政府信息公开,共 2 件。app store 3".ToCharArray());
        text = Folding.Fold(text);
        Assert.Same(text, Folding.Fold(text));
    }

    [Fact]
    public void Folding_twice_equals_folding_once()
    {
        for (int seed = 0; seed < 3000; seed++)
        {
            string text = new RandomText(seed).Line(40);
            string once = Folding.Fold(text);
            Assert.True(once == Folding.Fold(once), $"seed {seed}: {Escape(text)} → {Escape(once)} → {Escape(Folding.Fold(once))}");
        }
    }

    [Fact]
    [Trait("tier", "full")]
    public void Every_character_by_itself_folds_twice_to_the_same()
    {
        for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            string text = codePoint is >= 0xD800 and <= 0xDFFF ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint);
            string once = Folding.Fold(text);
            Assert.True(once == Folding.Fold(once), $"U+{codePoint:X4}");
        }
    }

    [Fact]
    [Trait("tier", "full")]
    public void Characters_that_do_not_join_the_one_before_normalise_by_themselves()
    {
        // One base of every kind that composes: Latin, Greek, kana, Hangul leading consonant and syllable, Indic, Arabic.
        string[] bases = ["a", "ω", "か", "ハ", "ᄀ", "가", "ﾜ", "ㄱ", "क", "ে", "ا", "中", "e\u0301", "a\u0323"];
        for (int codePoint = 1; codePoint <= 0x10FFFF; codePoint++)
        {
            if (codePoint is (>= 0xD800 and <= 0xDFFF) or 0xFFFE || FoldingTable.JoinsPrevious(new Rune(codePoint))) continue;
            string next = char.ConvertFromUtf32(codePoint);
            string alone = next.Normalize(NormalizationForm.FormKC);
            foreach (string before in bases)
            {
                string together = (before + next).Normalize(NormalizationForm.FormKC);
                Assert.True(together == before.Normalize(NormalizationForm.FormKC) + alone, $"{before} + U+{codePoint:X4}");
            }
        }
    }

    [Fact]
    public void Folding_without_blanks_is_normalisation_and_replacement_of_the_whole_string()
    {
        for (int seed = 0; seed < 3000; seed++)
        {
            string text = string.Concat(new RandomText(seed).Line(40).EnumerateRunes()
                .Where(rune => rune != Rune.ReplacementChar && !Rune.IsWhiteSpace(rune) && rune.Value != 0xFFFE).Select(rune => rune.ToString()));
            string whole = FoldingTable.Instance.FoldCluster(text);
            if (whole.Any(char.IsWhiteSpace)) continue;
            Assert.True(whole == Folding.Fold(text), $"seed {seed}: {Escape(text)} → {Escape(Folding.Fold(text))}, whole {Escape(whole)}");
        }
    }

    [Fact]
    public void Marks_fold_to_marks()
    {
        // The limit on marks in a row counts on it: what was too long to be ordered stays too long.
        foreach (Rune mark in Enumerable.Range(1, 0x10FFFF).Where(Rune.IsValid).Select(code => new Rune(code)).Where(FoldingTable.IsMark))
            Assert.All(Folding.Fold(mark.ToString()).EnumerateRunes(), rune => Assert.True(FoldingTable.IsMark(rune), $"U+{mark.Value:X4}"));
    }

    [Fact]
    public void Letters_under_many_marks_fold_twice_to_the_same()
    {
        const string Marks = "\u0301\u0323\u0344\u0308\u09C7\u09BE\u0F73\u0F71\u3099";
        for (int seed = 0; seed < 1000; seed++)
        {
            RandomText random = new(seed);
            string text = string.Concat(Enumerable.Range(0, 3).Select(_ =>
                random.Pick("aJ中かᄀ ㄱ") + string.Concat(Enumerable.Range(0, 55 + random.Next(20)).Select(_ => random.Pick(Marks)))));
            string once = Folding.Fold(text);
            Assert.True(once == Folding.Fold(once), $"seed {seed}");
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task A_hundred_thousand_marks_on_one_letter_fold_in_reasonable_time()
    {
        string text = "a" + string.Concat(Enumerable.Repeat("\u0301\u0323", 100_000));
        Assert.Equal(text.Length, await Task.Run(() => Folding.Fold(text).Length));
    }

    [Fact]
    public void Every_folded_unit_maps_to_the_characters_it_came_from()
    {
        for (int seed = 0; seed < 3000; seed++)
        {
            string text = new RandomText(seed).Line(60);
            FoldedText folded = Folding.FoldWithMap(text);
            Assert.Equal(Folding.Fold(text), folded.Text);
            Assert.Equal(folded.Text.Length + 1, folded.Starts.Count);
            Assert.Equal(text.Length, folded.Starts[^1]);
            for (int i = 0; i < folded.Text.Length; i++)
            {
                int from = folded.Starts[i], to = folded.Ends[i];
                Assert.True(from < to && to <= text.Length && (i == 0 || (from >= folded.Starts[i - 1] && to >= folded.Ends[i - 1])), $"seed {seed}");
                string source = text[from..to];
                // Taken alone, the source gives the unit; only a blank run depends on its neighbours.
                bool blank = string.IsNullOrWhiteSpace(source);
                Assert.True(blank ? folded.Text[i] is ' ' or '\n' : Folding.Fold(source).Contains(folded.Text[i], StringComparison.Ordinal),
                    $"seed {seed}: {Escape(source)} at {from} for {Escape(folded.Text[i].ToString())}");
            }
        }
    }

    [Fact]
    public void What_lies_between_the_sources_of_two_units_is_blank()
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            string text = new RandomText(seed).Line(60);
            FoldedText folded = Folding.FoldWithMap(text);
            int end = 0;
            for (int i = 0; i < folded.Text.Length; i++)
            {
                if (folded.Starts[i] > end) Assert.True(string.IsNullOrWhiteSpace(text[end..folded.Starts[i]]), $"seed {seed}");
                end = folded.Ends[i];
            }
            Assert.True(string.IsNullOrWhiteSpace(text[end..]), $"seed {seed}");
        }
    }

    [Theory]
    [InlineData("甲㈱乙", "株", 1, 1)]
    [InlineData("２０２４ 年度", "4年", 3, 3)]
    [InlineData("a  b", " ", 1, 2)]
    [InlineData("xJ\u030Cy", "ǰ", 1, 2)]
    public void A_part_of_the_folded_text_maps_to_a_part_of_the_original(string text, string part, int start, int length)
    {
        FoldedText folded = Folding.FoldWithMap(text);
        Assert.Equal((start, length), folded.Original(folded.Text.IndexOf(part, StringComparison.Ordinal), part.Length));
    }

    [Fact]
    public void A_buffer_gives_the_same_for_one_text_after_another()
    {
        FoldingBuffer buffer = new();
        for (int seed = 0; seed < 500; seed++)
        {
            string text = new RandomText(seed).Line(seed % 7 == 0 ? 3000 : 50);
            FoldedText folded = Folding.FoldWithMap(text);
            buffer.Fold(text);
            Assert.Equal(folded.Text, buffer.Text.ToString());
            Assert.Equal(folded.Starts, buffer.Starts.ToArray());
            Assert.Equal(folded.Ends, buffer.Ends.ToArray());
            Assert.Equal(folded.Text != text, buffer.Changed);
        }
    }

    [Fact]
    public void The_environment_is_refused_where_normalisation_does_nothing()
    {
        TextEnvironment.Verify();
        PlatformNotSupportedException refused = Assert.Throws<PlatformNotSupportedException>(() => TextEnvironment.Verify(text => text));
        Assert.Contains("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", refused.Message, StringComparison.Ordinal);
    }

    private static string Escape(string text) => string.Concat(text.Select(unit => $"{unit}({(int)unit:X4})"));
}
