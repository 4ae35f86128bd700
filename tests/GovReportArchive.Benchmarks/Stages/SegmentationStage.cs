using System.Diagnostics;
using GovReportArchive.Benchmarks.Peers;
using GovReportArchive.Text;
using GovReportArchive.Text.SmartCn;

namespace GovReportArchive.Benchmarks.Stages;

/// <summary>Characters a second, one thread: Lucene's SmartCn, SmartCn's tokens as this project makes them, and the product's words.</summary>
internal static class SegmentationStage
{
    private const int Records = 2_000;
    private const int Rounds = 4;

    public static SegmentationFigures Run(Workspace workspace, LucenePeer lucene)
    {
        string[] texts = [.. File.ReadLines(workspace.PeerRecords).Take(Records)
            .SelectMany(line => line.Split('\t')[5].Split('\u0001')).Select(text => text.Replace('\u0002', '\n'))];
        SmartCnAnalyzer analyzer = new();
        List<Word> words = [];
        (double peer, double parity, double product) = (0, 0, 0);
        for (int round = 0; round < Rounds; round++)
        {
            // Each round one after the other, so that a slow moment of the machine meets all; the best round counts, after everything is warm.
            (long characters, TimeSpan time) = lucene.Segment(workspace.PeerRecords, Records);
            peer = Math.Max(peer, characters / time.TotalSeconds);
            parity = Math.Max(parity, Rate(texts, text => analyzer.Analyze(text)));
            product = Math.Max(product, Rate(texts, text =>
            {
                words.Clear();
                ChineseSegmenter.Default.SegmentWithParts(text, words);
            }));
        }

        return new SegmentationFigures(peer, parity, product);
    }

    private static double Rate(string[] texts, Action<string> segment)
    {
        long start = Stopwatch.GetTimestamp();
        foreach (string text in texts) segment(text);
        return texts.Sum(text => (long)text.Length) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}

/// <summary>Characters a second.</summary>
internal sealed record SegmentationFigures(double Lucene, double Parity, double Product);
