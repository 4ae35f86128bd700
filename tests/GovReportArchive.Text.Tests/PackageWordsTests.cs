using System.Globalization;

namespace GovReportArchive.Text.Tests;

/// <summary>Law: our words equal the package's on every text, sentence by sentence.</summary>
public sealed class PackageWordsTests
{
    [Fact]
    public void Our_words_equal_the_packages_on_random_text()
    {
        Compare(Enumerable.Range(0, 6000).Select(seed => new RandomText(seed).Line(100)), 5000);
    }

    [Fact]
    public void Our_words_equal_the_packages_on_what_looks_like_reports()
    {
        Compare(Enumerable.Range(0, 4000).Select(seed => ReportLikeText.Sentence(new Random(seed))), 4000);
    }

    [Fact]
    public void Our_words_equal_the_packages_on_its_own_words_one_after_another()
    {
        // Pairs that were counted, and ways of nearly equal cost, come up most where the text is made of the dictionary.
        string[] words = [.. WordFrequencies.Read().Select(word => word.Word)];
        Compare(Enumerable.Range(0, 6000).Select(seed =>
        {
            Random random = new(seed);
            return string.Concat(Enumerable.Range(0, 12).Select(_ => words[(int)(words.Length * Math.Pow(random.NextDouble(), 3))]));
        }), 6000);
    }

    [Fact]
    public void Our_words_equal_the_packages_on_its_own_words_beside_every_mark()
    {
        string[] words = [.. WordFrequencies.Read().Take(1500).Select(word => word.Word)];
        Compare("，：；！？（）％、“".SelectMany(mark => words.Select((word, i) => mark + word[..1] + words[^(i + 1)] + word + mark)), 10000);
    }

    [Fact]
    public void Our_words_equal_the_packages_on_every_character_between_others()
    {
        Compare(Enumerable.Range(1, char.MaxValue).Select(unit => $"公{(char)unit}开"), 60000);
    }

    [SkippableTheory]
    [InlineData("seeds")]
    [InlineData("samples")]
    public void Our_words_equal_the_packages_on_texts_beside_the_repository(string folder)
    {
        string? path = SharedFolder.Find(folder);
        Skip.If(path is null, $"There is no ../shared/{folder}.");
        Compare(Directory.EnumerateFiles(path!, "*.txt", SearchOption.AllDirectories).SelectMany(File.ReadLines), 1);
    }

    [Fact]
    public void On_running_text_the_packages_own_sentences_give_the_same_words()
    {
        // Longer lines are cut by the package after 1,024 units, be it inside a word.
        string prose = Path.Combine(AppContext.BaseDirectory, "Samples", "prose.txt");
        string[] lines = [.. File.ReadLines(prose).Concat(Enumerable.Range(5000, 1500).Select(seed => ReportLikeText.Sentence(new Random(seed)))).Select(Folding.Fold)];
        foreach (string line in lines.Where(line => line.Length < 1024))
        {
            List<Word> ours = [];
            ChineseSegmenter.Segment(line, ours);
            Assert.Equal(Shown(line, PackageWords.OfText(line)), Shown(line, ours));
        }
    }

    private static void Compare(IEnumerable<string> texts, int atLeast)
    {
        List<Word> ours = [];
        List<string> wrong = [];
        int sentences = 0;
        foreach (string text in texts)
        {
            string folded = Folding.Fold(text);
            for (int at = 0, end; at < folded.Length; at = end, sentences++)
            {
                end = at + ChineseSegmenter.SentenceEnd(folded.AsSpan(at));
                string sentence = folded[at..end];
                ours.Clear();
                ChineseSegmenter.Segment(sentence, ours);
                List<Word> package = PackageWords.OfSentence(sentence);
                if (!ours.SequenceEqual(package)) wrong.Add($"{Escape(sentence)}: {Shown(sentence, ours)}, the package {Shown(sentence, package)}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {sentences} sentences:\n{string.Join('\n', wrong.Take(20))}");
        Assert.InRange(sentences, atLeast, int.MaxValue);
    }

    private static string Shown(string sentence, List<Word> words) => Escape(string.Join(' ', words.Select(word => sentence.Substring(word.Start, word.Length))));

    private static string Escape(string text) => string.Concat(text.Select(unit =>
        char.IsSurrogate(unit) || char.IsControl(unit) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}") : unit.ToString()));
}
