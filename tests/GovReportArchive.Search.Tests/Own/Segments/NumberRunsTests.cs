using System.Globalization;
using GovReportArchive.Search.Own;
using GovReportArchive.Search.Own.Segments;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Tests.Own.Segments;

public sealed class NumberRunsTests
{
    private static readonly string[] Pieces =
    [
        "0", "7", "12", "2023", "年", "月", "全年收到", "政府信息公开申请", "件", "一网通办", "，", ",", ".", "%", "(", " ", "a", "app", "é", "\u0301", "㎡", "𠮷", "\ud842", "\udfb7", "增长", "、",
    ];

    [Fact]
    public void A_shape_is_cut_as_every_sentence_of_that_shape()
    {
        Random random = new(5);
        NumberRuns numbers = new();
        int numbered = 0;
        for (int i = 0; i < 5000; i++)
        {
            string sentence = Folding.Fold(Text(random));
            if (!numbers.Take(sentence)) continue;
            numbered++;
            string shape = numbers.Shape.ToString();
            Queue<string> runs = new(numbers.Runs.Select(run => sentence.Substring(run.Start, run.Length)));
            IEnumerable<string> expected = Words(shape).Select(word => word is "0" ? runs.Dequeue() : word);

            Assert.Equal(Words(sentence), expected);
            Assert.Empty(runs);
        }

        Assert.InRange(numbered, 2000, 5000);
    }

    [Fact]
    public void Sentences_that_differ_only_in_numbers_are_found_by_their_own()
    {
        string[] frames = ["{0}年收到申请{1}件", "{0}", "𠮷{0}𠮷{1}", "比{0}.{1}%高", "第{0}、{1}a", "{0}年{1}"];
        (string First, string Second)[] numbers = [("2023", "4"), ("2022", "41"), ("20", "1"), ("202", "14"), ("4", "2023")];
        using TemporaryDirectory directory = new();
        List<(string Id, string Text)> documents = [];
        using (IndexWriter writer = IndexWriter.Open(directory.Path, SampleSchema.Reports))
        {
            foreach (string frame in frames)
            {
                foreach ((string first, string second) in numbers)
                {
                    string id = string.Create(CultureInfo.InvariantCulture, $"d{documents.Count:d3}");
                    documents.Add((id, string.Format(CultureInfo.InvariantCulture, frame, first, second)));
                    writer.Put(SampleSchema.Document(id, "报告", documents[^1].Text, ""));
                }
            }

            writer.Commit(1);
        }

        using IndexReader reader = IndexReader.Open(directory.Path);
        foreach ((_, string text) in documents)
        {
            string[] expected = [.. documents.Where(document => document.Text.Contains(text, StringComparison.Ordinal)).Select(document => document.Id).Order(StringComparer.Ordinal)];
            SearchResult found = reader.Search(new SearchRequest { Query = SampleSchema.Query($"\"{text}\""), Limit = 100 });
            Assert.Equal(expected, found.Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal));
        }

        string[] words = [.. documents.Where(document => Words(document.Text).Contains("2023")).Select(document => document.Id).Order(StringComparer.Ordinal)];
        Assert.Equal(words, reader.Search(new SearchRequest { Query = SampleSchema.Query("2023"), Limit = 100 }).Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal));
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static List<string> Words(string text)
    {
        List<Word> words = [];
        ChineseSegmenter.Segment(text, words);
        return [.. words.Select(word => text.Substring(word.Start, word.Length))];
    }
}
