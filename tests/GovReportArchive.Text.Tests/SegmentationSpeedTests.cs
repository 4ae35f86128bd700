using System.Diagnostics;
using GovReportArchive.Text.SmartCn;
using GovReportArchive.Text.Tests.SmartCn;
using Xunit.Abstractions;

namespace GovReportArchive.Text.Tests;

public sealed class SegmentationSpeedTests(ITestOutputHelper output)
{
    [SkippableFact]
    [Trait("tier", "soak")]
    public void Segmentation_is_at_least_four_times_as_fast_as_Lucenes()
    {
        Skip.If(LuceneOracle.Missing is not null, LuceneOracle.Missing);
        RandomText random = new(1);
        string[] texts = [.. Enumerable.Range(0, 300).Select(_ => string.Concat(Enumerable.Range(0, 100).Select(_ => random.Prose(60))))];
        List<Word> words = [];
        FoldingBuffer buffer = new();
        SmartCnAnalyzer analyzer = new();

        double lucene = LuceneOracle.Speed(texts);
        double product = Speed(texts, text =>
        {
            words.Clear();
            buffer.Fold(text);
            ChineseSegmenter.Default.Segment(buffer.Text, words);
        });
        double parity = Speed(texts, text => analyzer.Analyze(text));
        lucene = Math.Max(lucene, LuceneOracle.Speed(texts));

        output.WriteLine($"million units a second: Lucene {lucene / 1e6:F2}, parity {parity / 1e6:F2} ({parity / lucene:F1} times), "
            + $"folding and segmentation {product / 1e6:F2} ({product / lucene:F1} times)");
        Assert.True(product >= 4 * lucene && parity >= 4 * lucene, $"{product / lucene:F1} and {parity / lucene:F1} times");
    }

    /// <summary>Units a second of processor time, so that what else runs on the machine counts less.</summary>
    private static double Speed(string[] texts, Action<string> analyze)
    {
        double most = 0;
        using Process process = Process.GetCurrentProcess();
        for (int round = 0; round < 10; round++)
        {
            process.Refresh();
            TimeSpan from = process.TotalProcessorTime;
            foreach (string text in texts) analyze(text);
            process.Refresh();
            most = Math.Max(most, texts.Sum(text => text.Length) / (process.TotalProcessorTime - from).TotalSeconds);
        }
        return most;
    }
}
