using GovReportArchive.Text.Lexicon;

namespace GovReportArchive.Text.Tests;

public sealed class ChineseSegmenterTests
{
    [Theory]
    [InlineData("一网通办", "一网通办")]
    [InlineData("收到依申请公开事项3件", "收到 依申请公开 事项 3 件")]
    [InlineData("退役军人事务局", "退役军人事务局")]
    [InlineData("通过微信公众号发布", "通过 微信公众号 发布")]
    [InlineData("非法人组织", "非法人组织")]
    [InlineData("最后一公里还没有打通", "最后一公里 还 没有 打通")]
    [InlineData("app、小程序和h5", "app 小程序 和 h 5")]
    [InlineData("café ελλάδα 한국 ひらがな", "café ελλάδα 한국 ひらがな")]
    [InlineData("𠮷野家与㐂寿", "𠮷 野 家 与 㐂 寿")]
    [InlineData("二〇二四年", "二 〇 二 四 年")]
    [InlineData("→,。!(“)😀\uD83D", "")]
    public void A_folded_text_has_the_words(string text, string words) => Assert.Equal(words, Words(ChineseSegmenter.Default, text));

    [Theory]
    [InlineData("一网通办", "一 网 通 办")]
    [InlineData("依申请公开", "依 申请 公开")]
    [InlineData("政府信息公开年度报告", "政府 信息 公开 年度 报告")]
    public void Without_terms_the_words_are_the_models_own(string text, string words) => Assert.Equal(words, Words(ChineseSegmenter.Plain, text));

    [Fact]
    public void A_word_never_crosses_a_line()
    {
        Assert.Equal("政府 信 息 公开", Words(ChineseSegmenter.Plain, "政府信\n息公开"));
        Assert.Equal("政府 信息 公开", Words(ChineseSegmenter.Plain, "政府信息公开"));
    }

    [Fact]
    public void Folded_punctuation_counts_as_it_is_printed()
    {
        // The model counted the wide mark after this character, never the narrow one.
        Assert.Equal(Words(ChineseSegmenter.Plain, "标准化，规范化；美丽乡村（试点）"), Words(ChineseSegmenter.Plain, "标准化,规范化;美丽乡村(试点)"));
    }

    [Fact]
    public void Parts_follow_their_term()
    {
        List<Word> words = [];
        ChineseSegmenter.Default.SegmentWithParts("按政府信息公开的", words);
        Assert.Equal(
            [new(0, 1), new(1, 6), new(1, 2), new(3, 2), new(3, 4), new(5, 2), new(7, 1)], words);
    }

    [Fact]
    public void Every_term_by_itself_is_one_word()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Lexicon", "terms.txt");
        using StreamReader reader = new(file);
        List<string> terms = WordModelReader.ReadTerms(reader);
        Assert.True(terms.Count >= 200, $"{terms.Count} terms");
        Assert.Equal(terms.Count, terms.Distinct(StringComparer.Ordinal).Count());
        foreach (string term in terms)
        {
            Assert.Equal(term, Folding.Fold(term));
            Assert.Equal(term, Words(ChineseSegmenter.Default, term));
            Assert.True(Words(ChineseSegmenter.Plain, term) != term, $"{term} is a word of the model and needs no entry");
        }
    }

    [Fact]
    public void Segments_of_a_text_concatenate_to_the_text()
    {
        List<Word> segments = [];
        ForRandomTexts((text, segmenter, seed) =>
        {
            segments.Clear();
            segmenter.Cut(text, segments);
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
        ForRandomTexts((text, segmenter, seed) =>
        {
            words.Clear();
            alone.Clear();
            segmenter.SegmentWithParts(text, words);
            for (int at = 0, end; at < text.Length; at = end, sentences++)
            {
                end = at + ChineseSegmenter.SentenceEnd(text.AsSpan(at));
                one.Clear();
                segmenter.SegmentWithParts(text.AsSpan(at, end - at), one);
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
            ChineseSegmenter.Default.SegmentWithParts(folded.Text, words);
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
        ForRandomTexts((text, segmenter, seed) =>
        {
            words.Clear();
            segments.Clear();
            segmenter.Segment(text, words);
            segmenter.Cut(text, segments);
            Assert.True(words.Select(word => word.Start).SequenceEqual(words.Select(word => word.Start).Order()), $"seed {seed}");
            Assert.True(words.TrueForAll(new HashSet<Word>(segments).Contains), $"seed {seed}");
        });
    }

    [Fact]
    public void Parts_lie_inside_a_word_of_the_plain_list()
    {
        List<Word> words = [], withParts = [];
        ForRandomTexts((text, segmenter, seed) =>
        {
            words.Clear();
            withParts.Clear();
            segmenter.Segment(text, words);
            segmenter.SegmentWithParts(text, withParts);
            Assert.True(words.TrueForAll(new HashSet<Word>(withParts).Contains), $"seed {seed}");
            Word last = default;
            foreach (Word word in withParts)
            {
                if (word.Start >= last.Start + last.Length) last = word;
                Assert.True(word.Start + word.Length <= last.Start + last.Length, $"seed {seed}");
            }
        });
    }

    [Theory]
    [InlineData("政策解读", "政策 解读")]
    [InlineData("政府信息公开", "政府 信息 公开")]
    [InlineData("一网通办", "")]
    [InlineData("依申请公开", "")]
    [InlineData("信息", "")]
    [InlineData("不是词语的话", "")]
    public void A_term_has_pieces_where_each_is_a_word_of_two_characters_or_more(string word, string pieces)
    {
        List<Word> found = [];
        Assert.Equal(pieces.Length > 0, ChineseSegmenter.Default.TryPieces(word, found));
        Assert.Equal(pieces, string.Join(' ', found.Select(piece => word.Substring(piece.Start, piece.Length))));
        Assert.False(ChineseSegmenter.Plain.TryPieces(word, found));
    }

    [Fact]
    public void Letters_and_digits_are_never_left_out()
    {
        List<Word> words = [];
        ForRandomTexts((text, segmenter, seed) =>
        {
            words.Clear();
            segmenter.Segment(text, words);
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
        ChineseSegmenter.Default.Segment(sentence, words);
        int period = words.Count / 400;
        Assert.Equal(400 * period, words.Count);
        int unit = sentence.Length / 400;
        for (int i = period; i < words.Count; i++) Assert.Equal(words[i - period] with { Start = words[i - period].Start + unit }, words[i]);
    }

    [Fact]
    public void Threads_share_one_segmenter()
    {
        string[] texts = [.. Enumerable.Range(0, 300).Select(seed => Folding.Fold(new RandomText(seed).Line(200)))];
        string[] alone = [.. texts.Select(text => Words(ChineseSegmenter.Default, text))];
        Parallel.For(0, texts.Length, i => Assert.Equal(alone[i], Words(ChineseSegmenter.Default, texts[i])));
    }

    private static void ForRandomTexts(Action<string, ChineseSegmenter, int> check)
    {
        for (int seed = 0; seed < 1500; seed++)
        {
            // Now and then a text long enough that the working memory is given back after it.
            string text = Folding.Fold(new RandomText(seed).Line(seed % 100 == 0 ? 5000 : 120));
            if (seed % 500 == 1) text += string.Concat(Enumerable.Repeat("公开办事指南和", 6000));
            check(text, seed % 2 == 0 ? ChineseSegmenter.Default : ChineseSegmenter.Plain, seed);
        }
    }

    private static string Words(ChineseSegmenter segmenter, string text)
    {
        List<Word> words = [];
        segmenter.Segment(text, words);
        return string.Join(' ', words.Select(word => text.Substring(word.Start, word.Length)));
    }
}
