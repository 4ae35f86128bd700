using System.Globalization;
using System.Runtime.InteropServices;
using GovReportArchive.Benchmarks.Peers;
using GovReportArchive.Benchmarks.Stages;

namespace GovReportArchive.Benchmarks;

/// <summary>Writes the figures as the Markdown tables of BENCHMARKS.md.</summary>
internal sealed class Tables(TextWriter output, Workspace workspace)
{
    /// <summary>From this share of the reports on a term counts as frequent.</summary>
    private const double Frequent = 0.05;

    /// <summary>Below this many milliseconds two sides count as equally fast.</summary>
    private const double Negligible = 0.1;

    private static readonly string[] Sides = ["product", "cold", "lucene", "fts5"];

    public void Machine()
    {
        string model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[1] ?? "?"
            : "?";
        output.WriteLine(Invariant($"{workspace.Reports:N0} records, seed {workspace.Seed}; {Environment.ProcessorCount} cores ({model}), {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}\n"));
    }

    public void Segmentation(SegmentationFigures figures)
    {
        output.WriteLine("| segmentation, one thread | million characters a second | times the package |\n|---|---:|---:|");
        foreach ((string name, double rate) in new[] { ("Lucene.Net's SmartCn", figures.Package), ("words, product", figures.Product) })
            output.WriteLine(Invariant($"| {name} | {rate / 1e6:0.00} | {rate / figures.Package:0.0} |"));
        output.WriteLine();
    }

    public void Import(IReadOnlyDictionary<string, Built> built)
    {
        output.WriteLine("| import, two threads | seconds | records a second | processor seconds | peak memory, MiB (anonymous) | on disk, MB |\n|---|---:|---:|---:|---:|---:|");
        Row("product: catalog, words, pairs, columns", built.GetValueOrDefault(ImportStage.BeforePassages));
        Row("product with passages", built.GetValueOrDefault("product"));
        Row("SQLite FTS5: words (one thread)", built.GetValueOrDefault("fts5"));
        output.WriteLine(Invariant($"\nRecords as NDJSON {Workspace.Bytes(workspace.Records) / 1e6:0} MB; catalog {Workspace.Bytes(workspace.Corpus) / 1e6:0} MB; index of reports {(Workspace.Bytes(workspace.ProductIndex) - Workspace.Bytes(workspace.Passages)) / 1e6:0} MB; index of passages {Workspace.Bytes(workspace.Passages) / 1e6:0} MB.\n"));

        void Row(string name, Built? side)
        {
            if (side is null) return;
            Cost cost = side.Cost;
            string memory = cost.PeakMemory == 0 ? "–" : Invariant($"{cost.PeakMemory / 1048576.0:0} ({cost.PeakAnonymous / 1048576.0:0})");
            output.WriteLine(Invariant($"| {name} | {cost.Wall.TotalSeconds:0.0} | {workspace.Reports / cost.Wall.TotalSeconds:0} | {cost.Processor.TotalSeconds:0} | {memory} | {side.Bytes / 1e6:0} |"));
        }
    }

    public void Queries(QueryFigures figures)
    {
        output.WriteLine(Invariant($"Opening {figures.Documents:N0} documents: product {figures.ProductOpen.TotalMilliseconds:0.0} ms, plain Lucene.Net {figures.LuceneOpen.TotalMilliseconds:0} ms.\n"));
        output.WriteLine("Top 10 with the counts of three facets, median (p99) in milliseconds; in brackets the median of the top 10 alone.\n");
        output.WriteLine("| kind | query | hits, % | product | product, nothing kept | plain Lucene.Net | FTS5 | product ÷ Lucene.Net | nothing kept ÷ Lucene.Net | product ÷ FTS5 | same ten |\n|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---|");
        foreach (QueryLine line in figures.Lines)
        {
            IEnumerable<string> times = Sides.Select(side => line.Answers.TryGetValue(side, out PeerAnswer? answer)
                ? Invariant($"{Median(answer.Faceted):0.00} ({P99(answer.Faceted):0.0}) [{Median(answer.Top):0.00}]") : "–");
            string query = (line.Query.Product ?? line.Query.Classic)!;
            output.WriteLine(Invariant($"| {line.Query.Kind} | `{query.Replace(" | ", ", ", StringComparison.Ordinal)}` | {Share(line, figures):0.00} | {string.Join(" | ", times)} | {Ratio(line, "product", "lucene")} | {Ratio(line, "cold", "lucene")} | {Ratio(line, "product", "fts5")} | {Same(line)} |"));
        }

        output.WriteLine();
        Mean("product ÷ Lucene.Net, hits in 5% of the reports or more", figures, "product", "lucene", line => Share(line, figures) >= 100 * Frequent);
        Mean("product ÷ Lucene.Net, the rest", figures, "product", "lucene", line => Share(line, figures) < 100 * Frequent);
        Mean("product ÷ FTS5", figures, "product", "fts5", _ => true);
        output.WriteLine();
    }

    public void Soak(SoakFigures figures)
    {
        int quarter = Math.Max(1, figures.Minutes.Count / 4);
        output.WriteLine("| a mixed load | requests | failed | p99 of the worst minute, ms | memory of its own, MiB: first, last quarter | resident, MiB | processor seconds | warnings |\n|---|---:|---:|---:|---:|---:|---:|---:|");
        output.WriteLine(Invariant($"| {figures.Minutes.Count} minutes | {figures.Minutes.Sum(minute => minute.Requests):N0} | {figures.Minutes.Sum(minute => minute.Failed.Count)} | {figures.Minutes.Max(minute => minute.P99):0} | {Middle(figures.Minutes.Take(quarter), minute => minute.Anonymous)}, {Middle(figures.Minutes.TakeLast(quarter), minute => minute.Anonymous)} | {Middle(figures.Minutes.Take(quarter), minute => minute.Resident)}, {Middle(figures.Minutes.TakeLast(quarter), minute => minute.Resident)} | {figures.Minutes[^1].Processor.TotalSeconds:0} | {figures.Warnings} |\n"));

        static long Middle(IEnumerable<SoakMinute> minutes, Func<SoakMinute, long> of) => minutes.Select(of).Order().ToList() is var sorted ? sorted[sorted.Count / 2] >> 20 : 0;
    }

    public void Http(HttpFigures figures)
    {
        output.WriteLine("| HTTP, faceted searches | clients | requests a second | p99, ms |\n|---|---:|---:|---:|");
        foreach (HttpLine line in figures.Lines)
            output.WriteLine(Invariant($"| {(line.BesideImport ? "while 5,000 records are imported" : "undisturbed")} | {line.Clients} | {line.RequestsPerSecond:0} | {line.P99Milliseconds:0.0} |"));
        output.WriteLine(Invariant($"\nStart to first page {figures.Start.TotalSeconds:0.00} s; serving memory {figures.AnonymousBytes / 1048576.0:0} MiB anonymous, {figures.ResidentBytes / 1048576.0:0} MiB resident with mapped pages.\n"));
    }

    private void Mean(string name, QueryFigures figures, string side, string peer, Func<QueryLine, bool> counts)
    {
        double[] ratios = [.. figures.Lines.Where(counts).Select(line => RatioOf(line, side, peer)).OfType<double>()];
        if (ratios.Length == 0) return;
        output.WriteLine(Invariant($"- {name}: geometric mean {Math.Exp(ratios.Average(Math.Log)):0.000}, worst {ratios.Max():0.00} ({ratios.Length} queries)"));
    }

    private static string Ratio(QueryLine line, string side, string peer) =>
        RatioOf(line, side, peer) is double ratio ? ratio.ToString("0.00", CultureInfo.InvariantCulture) : "–";

    private static double? RatioOf(QueryLine line, string side, string peer)
    {
        if (!line.Answers.TryGetValue(side, out PeerAnswer? own) || !line.Answers.TryGetValue(peer, out PeerAnswer? other)) return null;
        (double mine, double theirs) = (Median(own.Faceted), Median(other.Faceted));
        return mine < Negligible && theirs < Negligible ? 1 : mine / theirs;
    }

    private static string Same(QueryLine line)
    {
        if (!line.Answers.TryGetValue("lucene", out PeerAnswer? lucene)) return "–";
        PeerAnswer own = line.Answers["product"];
        return own.Total != lucene.Total ? Invariant($"no: {own.Total} and {lucene.Total} hits")
            : own.Ids.SequenceEqual(lucene.Ids, StringComparer.Ordinal) ? "yes"
            : SameScores(own.Scores, lucene.Scores) ? "equal scores" : "no";
    }

    // Lucene adds up in single precision, and what it then holds for equal stands in another order; the product gives all hits the same more.
    private static bool SameScores(IReadOnlyList<double> own, IReadOnlyList<double> other)
    {
        const double Single = 1e-6;
        return own.Zip(other, (one, two) => one - two).All(more => Math.Abs(more - (own[0] - other[0])) < Single * Math.Max(1, own[0]));
    }

    private static double Share(QueryLine line, QueryFigures figures) => 100.0 * line.Answers.First().Value.Total / figures.Documents;

    private static double Median(double[] times) => Sorted(times)[times.Length / 2];

    private static double P99(double[] times) => Sorted(times)[Math.Min(times.Length - 1, (int)Math.Ceiling(times.Length * 0.99) - 1)];

    private static double[] Sorted(double[] times) => [.. times.Order()];

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
