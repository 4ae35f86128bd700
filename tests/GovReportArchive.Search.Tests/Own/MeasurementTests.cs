using System.Diagnostics;
using System.Globalization;
using System.Text;
using GovReportArchive.Search.Own;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using Xunit.Abstractions;

namespace GovReportArchive.Search.Tests;

/// <summary>Figures of the engine alone, on invented reports: run by name, on a quiet machine.</summary>
public sealed class MeasurementTests(ITestOutputHelper output)
{
    private const int Documents = 20_000;
    private static readonly string[] Words =
    [
        "政府", "信息", "公开", "工作", "条例", "群众", "办理", "加强", "监督", "发布", "平台", "制度", "申请", "答复", "保密", "审查", "培训", "栏目", "解读", "网站", "微信公众号",
        "规范", "流程", "主动", "及时", "准确", "更新", "形式", "单一", "意识", "不强", "队伍", "建设", "重点", "领域", "民生", "卫生", "教育", "救助", "养老", "预算", "决算", "采购",
        "一网通办", "最后一公里", "双随机", "负面清单", "营商环境", "听证会", "村务公开", "扶贫", "棚改", "疫苗", "河长制",
    ];

    [Fact]
    [Trait("tier", "soak")]
    public void Index_rate_bytes_and_query_times()
    {
        using TemporaryDirectory directory = new();
        IndexDocument[] documents = [.. Enumerable.Range(0, Documents).Select(Invent)];
        long units = documents.Sum(document => document.Units.Sum(unit => (long)unit.Text.Length));
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        using (IndexWriter writer = IndexWriter.Open(directory.Path, SampleSchema.Reports))
        {
            Parallel.ForEach(documents, new ParallelOptions { MaxDegreeOfParallelism = 2 }, writer.Put);
            writer.Commit(1);
        }

        double processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        long bytes = Directory.GetFiles(directory.Path).Sum(file => new FileInfo(file).Length);
        Tell($"{Documents} documents of {units / Documents} UTF-16 units: {watch.Elapsed.TotalSeconds:F1} s, {processor:F1} s of processor, {bytes / 1e6:F1} MB");
        watch.Restart();
        using IndexReader reader = IndexReader.Open(directory.Path);
        Tell($"open: {watch.Elapsed.TotalMilliseconds:F1} ms");
        foreach (string query in (string[])["公开", "政府信息公开", "河长制", "\"政府信息\"", "\"最后一公里\"", "\"开\"", "公开 -疫苗", "公开 OR 疫苗", "问题:更新不及时", "\"政策 群众\"~10", "年份:2023 公开", "新收申请:[10 TO *]", ""])
            Time(reader, query);
    }

    [Fact]
    [Trait("tier", "soak")]
    public void Nearest_spellings_among_three_hundred_thousand_words()
    {
        using TemporaryDirectory directory = new();
        Random random = new(1);
        using (IndexWriter writer = IndexWriter.Open(directory.Path, SampleSchema.Reports))
        {
            for (int doc = 0; doc < 300; doc++)
            {
                string text = string.Join(' ', Enumerable.Range(0, 1000).Select(_ => new string([.. Enumerable.Range(0, random.Next(3, 9)).Select(_ => (char)('a' + random.Next(26)))])));
                writer.Put(SampleSchema.Document($"d{doc}", "政务公开", text, "问题"));
            }

            writer.Commit(1);
        }

        using IndexReader reader = IndexReader.Open(directory.Path);
        foreach (string word in (string[])["政务公幵", "abcdef", "openness"])
        {
            for (int i = 0; i < 20; i++) reader.NearestTerms(word);
            long start = Stopwatch.GetTimestamp();
            IReadOnlyList<NearTerm> found = reader.NearestTerms(word);
            Tell($"{word}: {found.Count} words, first {(found.Count > 0 ? found[0].Text : "none")}, {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F1} ms");
        }
    }

    private void Time(IndexReader reader, string query)
    {
        SearchRequest request = new() { Query = SampleSchema.Query(query), Limit = 10, Facets = [new FacetRequest("year"), new FacetRequest("region"), new FacetRequest("agency")] };
        double[] times = new double[100];
        SearchResult result = reader.Search(request);
        for (int i = -100; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            result = reader.Search(request);
            if (i >= 0) times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        Tell($"{query}: {result.Total} hits, median {times[50]:F3} ms, least {times[0]:F3} ms");
    }

    private static IndexDocument Invent(int number)
    {
        Random random = new(number);
        StringBuilder text = new();
        List<(string, string)> units = [("title", $"第{number}号机关{2010 + (number % 15)}年政府信息公开工作年度报告")];
        for (int unit = 0; unit < 40; unit++)
        {
            text.Clear();
            while (text.Length < 60) text.Append(Words[(int)(Words.Length * Math.Pow(random.NextDouble(), 2.5))]).Append(random.Next(6) == 0 ? "，" : "");
            units.Add((unit < 30 ? "overall" : "problems", text.Append('。').ToString()));
        }

        return new IndexDocument
        {
            Id = number.ToString("d6", CultureInfo.InvariantCulture),
            Units = units,
            Keywords = [("year", (2010 + (number % 15)).ToString(CultureInfo.InvariantCulture)), ("agency", $"机关{number / 15}"), ("region", $"{10 + (number % 31)}"), ("region", $"{10 + (number % 31)}{number % 7:d2}")],
            Numbers = number % 3 == 0 ? [] : [("applications.received.total", random.Next(200))],
        };
    }

    private void Tell(FormattableString line) => output.WriteLine(FormattableString.Invariant(line));
}
