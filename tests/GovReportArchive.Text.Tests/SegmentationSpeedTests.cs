using System.Diagnostics;
using Xunit.Abstractions;

namespace GovReportArchive.Text.Tests;

public sealed class SegmentationSpeedTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("tier", "soak")]
    public void Segmentation_is_at_least_four_times_as_fast_as_the_packages_analyser()
    {
        RandomText random = new(1);
        string[] texts = [.. Enumerable.Range(0, 300).Select(_ => string.Concat(Enumerable.Range(0, 100).Select(_ => random.Prose(60))))];
        List<Word> words = [];
        FoldingBuffer buffer = new();

        double package = Speed(texts, 3, text => SmartCnTokens.Of(text));
        double ours = Speed(texts, 10, text =>
        {
            words.Clear();
            buffer.Fold(text);
            ChineseSegmenter.Segment(buffer.Text, words);
        });
        package = Math.Max(package, Speed(texts, 3, text => SmartCnTokens.Of(text)));

        output.WriteLine($"million units a second: the package {package / 1e6:F2}, folding and segmentation {ours / 1e6:F2} ({ours / package:F1} times)");
        Assert.True(ours >= 4 * package, $"{ours / package:F1} times");
    }

    /// <summary>Units a second of processor time, so that what else runs on the machine counts less.</summary>
    private static double Speed(string[] texts, int rounds, Action<string> analyze)
    {
        double most = 0;
        using Process process = Process.GetCurrentProcess();
        for (int round = 0; round < rounds; round++)
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
