using System.Text;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Tests.Querying;

public sealed class QuotationTests
{
    private static readonly string[] Pieces =
    [
        "“", "”", "‘", "’", "「", "」", "『", "』", "\"", "'", "＂", "（", "）", "(", ")", "〔", "〕", "［", "］", "[", "]", "{", "}", "《", "》", "【", "】", "\\", "\\\\", "＼", "~", "～", "~5",
        "*", "?", "？", "^2", ":", "：", "、", "。", "，", "；", "—", "…", "·", "-", "+", "!", "&&", "||", "/", "%", " AND ", " OR ", " ", "六稳", "六保", "放管服", "一图读懂", "政策解读", "公开", "2023年",
    ];

    [Fact]
    public void Whatever_stands_in_a_text_is_found_in_straight_quotation_marks()
    {
        const int seed = 41, cases = 600;
        Random random = new(seed);
        string[] texts = [.. Enumerable.Range(0, 40).Select(_ => Text(random))];
        using TemporaryDirectory directory = new();
        using (ISearchWriter writer = TestEngine.Write(directory.Path, SampleSchema.Reports))
        {
            for (int i = 0; i < texts.Length; i++) writer.Put(SampleSchema.Document($"d{i:00}", "报告", texts[i], "无"));
            writer.Commit(1);
        }

        using ISearchView reader = TestEngine.Read(directory.Path, SampleSchema.Reports);
        for (int i = 0; i < cases; i++)
        {
            string text = texts[random.Next(texts.Length)];
            int start = random.Next(text.Length), length = random.Next(1, Math.Min(12, text.Length - start) + 1);
            string sought = text.Substring(start, length).Trim();
            if (sought.Length == 0) sought = text.Trim();
            string query = InStraightMarks(sought), folded = Folding.Fold(sought);
            string[] expected = [.. texts.Index().Where(held => Folding.Fold(held.Item).Contains(folded, StringComparison.Ordinal)).Select(held => $"d{held.Index:00}")];
            string[] found = [.. reader.Search(new SearchRequest { Query = SampleSchema.Query(query), Limit = 100 }).Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal)];
            Assert.True(expected.Length > 0 && expected.SequenceEqual(found), $"seed {seed}, case {i}: {query} gives {string.Join(' ', found)}, not {string.Join(' ', expected)}");
        }
    }

    private static string Text(Random random)
    {
        StringBuilder text = new();
        for (int i = random.Next(20, 60); i > 0; i--) text.Append(Pieces[random.Next(Pieces.Length)]);
        return text.ToString();
    }

    private static string InStraightMarks(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
