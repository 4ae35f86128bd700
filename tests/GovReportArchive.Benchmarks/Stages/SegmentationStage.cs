using System.Diagnostics;
using GovReportArchive.Text;

namespace GovReportArchive.Benchmarks.Stages;

/// <summary>Characters a second, one thread: Lucene.Net's SmartCn and the product's words.</summary>
internal static class SegmentationStage
{
    private const int Records = 2_000;
    private const int Rounds = 4;

    public static SegmentationFigures Run(Workspace workspace)
    {
        string[] texts = [.. File.ReadLines(workspace.PeerRecords).Take(Records)
            .SelectMany(line => line.Split('\t')[5].Split('\u0001')).Select(text => text.Replace('\u0002', '\n'))];
        List<Word> words = [];
        (double package, double product) = (0, 0);
        for (int round = 0; round < Rounds; round++)
        {
            // Each round one after the other, so that a slow moment of the machine meets all; the best round counts, after everything is warm.
            package = Math.Max(package, Rate(texts, text => SmartCnTokens.Of(text)));
            product = Math.Max(product, Rate(texts, text =>
            {
                words.Clear();
                ChineseSegmenter.Segment(text, words);
            }));
        }

        return new SegmentationFigures(package, product);
    }

    private static double Rate(string[] texts, Action<string> segment)
    {
        long start = Stopwatch.GetTimestamp();
        foreach (string text in texts) segment(text);
        return texts.Sum(text => (long)text.Length) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}

/// <summary>Characters a second.</summary>
internal sealed record SegmentationFigures(double Package, double Product);
