using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Web.Pages.Reports;

namespace GovReportArchive.Web.Tests.Pages;

public sealed class ComparedRowTests
{
    private static readonly string[] States = ["kept", "moved", "changed", "new", "dropped"];

    [Fact]
    public void Every_sentence_stands_in_one_row_in_order_on_the_side_it_belongs_to()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            Random random = new(seed);
            ComparedSentence[] sentences = [.. Enumerable.Range(0, random.Next(20)).Select(n => new ComparedSentence(States[random.Next(5)], $"{n}", false))];
            IReadOnlyList<ComparedRow> rows = ComparedRow.Of(new ComparedSection("overview", null, null, 1, 1, sentences));
            Assert.Equal(Texts(sentences.Where(sentence => sentence.State != "dropped")), Texts(rows.SelectMany(row => row.Now)));
            Assert.Equal(Texts(sentences.Where(sentence => sentence.State is "dropped" or "changed")), Texts(rows.SelectMany(row => row.Was)));
            Assert.All(rows, row => Assert.True(row.Sentences > 0, $"Seed {seed}"));
            int shown = ComparedRow.Shown(rows, random.Next(12));
            Assert.InRange(shown, rows.Count == 0 ? 0 : 1, rows.Count);
            Assert.True(shown == rows.Count || rows.Skip(shown).Any(row => row.IsChange), $"Seed {seed}");
        }
    }

    [Fact]
    public void What_is_the_same_is_one_row_and_what_went_stands_beside_what_came()
    {
        IReadOnlyList<ComparedRow> rows = ComparedRow.Of(new ComparedSection("overview", null, null, 1, 1,
        [
            new("kept", "甲", true), new("kept", "乙", false), new("dropped", "丙", false), new("new", "丁", false), new("new", "戊", false), new("changed", "己", false),
        ]));
        Assert.Equal([("kept", 0, 2), ("replaced", 1, 2), ("changed", 1, 1)], rows.Select(row => (row.State, row.Was.Count, row.Now.Count)));
    }

    private static IEnumerable<string> Texts(IEnumerable<ComparedSentence> sentences) => sentences.Select(sentence => sentence.Text);
}
