namespace GovReportArchive.Text.Tests;

public sealed class ChineseSegmenterTests
{
    [Theory]
    [InlineData("收到依申请公开事项3件", "收到 依 申请 公开 事项 3 件")]
    [InlineData("政府信息公开年度报告", "政府 信息 公开 年度 报告")]
    [InlineData("伊美区退役军人事务局", "伊 美 区 退役 军人 事务 局")]
    [InlineData("app、小程序和h5", "app 小 程序 和 h 5")]
    [InlineData("café ελλάδα 한국 ひらがな", "café ελλάδα 한국 ひらがな")]
    [InlineData("𠮷野家与㐂寿", "𠮷 野 家 与 㐂 寿")]
    [InlineData("二〇二四年", "二 〇 二 四 年")]
    [InlineData("→,。!(“)😀\uD83D", "")]
    public void A_folded_text_has_the_words(string text, string words) => Assert.Equal(words, Words(text));

    [Fact]
    public void A_word_never_crosses_a_line()
    {
        Assert.Equal("政府 信 息 公开", Words("政府信\n息公开"));
        Assert.Equal("政府 信息 公开", Words("政府信息公开"));
    }

    [Fact]
    public void Folded_punctuation_counts_as_it_is_printed()
    {
        // The model counted the wide mark after this character, never the narrow one.
        Assert.Equal(Words("标准化，规范化；美丽乡村（试点）"), Words("标准化,规范化;美丽乡村(试点)"));
    }

    [Fact]
    public void Segments_of_a_text_concatenate_to_the_text()
    {
        List<Word> segments = [];
        ForRandomTexts((text, seed) =>
        {
            segments.Clear();
            ChineseSegmenter.Cut(text, segments);
            int end = 0;
            foreach (Word segment in segments)
            {
                Assert.True(segment.Start == end && segment.Length > 0, $"seed {seed}");
                end += segment.Length;
            }
            Assert.Equal(text.Length, end);
        });
    }

    [Fact]
    public void What_stands_in_a_sentence_is_cut_as_it_is_cut_alone()
    {
        List<Word> words = [], alone = [], one = [];
        int sentences = 0;
        ForRandomTexts((text, seed) =>
        {
            words.Clear();
            alone.Clear();
            ChineseSegmenter.Segment(text, words);
            for (int at = 0, end; at < text.Length; at = end, sentences++)
            {
                end = at + ChineseSegmenter.SentenceEnd(text.AsSpan(at));
                one.Clear();
                ChineseSegmenter.Segment(text.AsSpan(at, end - at), one);
                foreach (Word word in one) alone.Add(new Word(at + word.Start, word.Length));
            }

            Assert.True(words.SequenceEqual(alone), $"seed {seed}");
        });
        Assert.InRange(sentences, 3000, int.MaxValue);
    }

    [Fact]
    public void Every_tokens_offsets_cut_the_original_text()
    {
        List<Word> words = [];
        for (int seed = 0; seed < 1500; seed++)
        {
            string text = new RandomText(seed).Line(120);
            FoldedText folded = Folding.FoldWithMap(text);
            words.Clear();
            ChineseSegmenter.Segment(folded.Text, words);
            foreach (Word word in words)
            {
                (int start, int length) = folded.Original(word.Start, word.Length);
                Assert.Contains(folded.Text.Substring(word.Start, word.Length), Folding.Fold(text.Substring(start, length)), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Words_are_segments_in_order_without_overlap()
    {
        List<Word> words = [], segments = [];
        ForRandomTexts((text, seed) =>
        {
            words.Clear();
            segments.Clear();
            ChineseSegmenter.Segment(text, words);
            ChineseSegmenter.Cut(text, segments);
            Assert.True(words.Select(word => word.Start).SequenceEqual(words.Select(word => word.Start).Order()), $"seed {seed}");
            Assert.True(words.TrueForAll(new HashSet<Word>(segments).Contains), $"seed {seed}");
        });
    }

    [Fact]
    public void Letters_and_digits_are_never_left_out()
    {
        List<Word> words = [];
        ForRandomTexts((text, seed) =>
        {
            words.Clear();
            ChineseSegmenter.Segment(text, words);
            bool[] covered = new bool[text.Length];
            foreach (Word word in words) Array.Fill(covered, true, word.Start, word.Length);
            for (int i = 0; i < text.Length; i++) Assert.True(covered[i] || !char.IsLetterOrDigit(text, i), $"seed {seed}: {text[i]} at {i}");
        });
    }

    [Fact]
    public void A_sentence_of_any_length_is_cut_the_same_all_along()
    {
        string sentence = string.Concat(Enumerable.Repeat("各级行政机关应当及时准确地公开政府信息", 400));
        List<Word> words = [];
        ChineseSegmenter.Segment(sentence, words);
        int period = words.Count / 400;
        Assert.Equal(400 * period, words.Count);
        int unit = sentence.Length / 400;
        for (int i = period; i < words.Count; i++) Assert.Equal(words[i - period] with { Start = words[i - period].Start + unit }, words[i]);
    }

    [Fact]
    public void Threads_share_one_dictionary()
    {
        string[] texts = [.. Enumerable.Range(0, 300).Select(seed => Folding.Fold(new RandomText(seed).Line(200)))];
        string[] alone = [.. texts.Select(text => Words(text))];
        Parallel.For(0, texts.Length, i => Assert.Equal(alone[i], Words(texts[i])));
    }

    private static void ForRandomTexts(Action<string, int> check)
    {
        for (int seed = 0; seed < 1500; seed++)
        {
            // Now and then a text long enough that the working memory is given back after it.
            string text = Folding.Fold(new RandomText(seed).Line(seed % 100 == 0 ? 5000 : 120));
            if (seed % 500 == 1) text += string.Concat(Enumerable.Repeat("公开办事指南和", 6000));
            check(text, seed);
        }
    }

    private static string Words(string text)
    {
        List<Word> words = [];
        ChineseSegmenter.Segment(text, words);
        return string.Join(' ', words.Select(word => text.Substring(word.Start, word.Length)));
    }
}
