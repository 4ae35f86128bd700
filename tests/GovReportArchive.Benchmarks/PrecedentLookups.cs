using System.Diagnostics;
using System.Globalization;
using GovReportArchive.Composition;
using GovReportArchive.Search.Lucene;

namespace GovReportArchive.Benchmarks;

/// <summary>Times how long it takes to find the precedents of single sentences.</summary>
internal static class PrecedentLookups
{
    private const string Table = "sentences.tsv";

    /// <summary>Looks up every sentence of the table in the archive that the import stage left, warm, and prints a row for each kind.</summary>
    /// <param name="workspace">Its catalog and index are read.</param>
    /// <param name="repeat">Timed lookups of each sentence; one goes before.</param>
    /// <param name="each">Print a row for each sentence too.</param>
    /// <param name="output">Gets a Markdown table.</param>
    public static void Print(Workspace workspace, int repeat, bool each, TextWriter output)
    {
        using OpenArchive archive = OpenArchive.Open(new ArchiveOptions(workspace.Corpus, workspace.ProductIndex), LuceneIndex.Engine);
        (string Kind, string Text)[] sentences = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, Table))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1]))];
        foreach ((_, string text) in sentences) archive.Precedents.Find(text, []);
        Dictionary<string, (List<double> Times, TimeSpan Processor)> kinds = new(StringComparer.Ordinal);
        using Process self = Process.GetCurrentProcess();
        foreach ((string kind, string text) in sentences)
        {
            self.Refresh();
            TimeSpan before = self.TotalProcessorTime;
            double[] times = [.. Enumerable.Range(0, repeat).Select(_ => Time(archive, text))];
            self.Refresh();
            TimeSpan processor = self.TotalProcessorTime - before;
            foreach (string name in new[] { kind, "all" })
            {
                (List<double> known, TimeSpan spent) = kinds.GetValueOrDefault(name, ([], TimeSpan.Zero));
                known.AddRange(times);
                kinds[name] = (known, spent + processor);
            }

            if (each) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times.Min():0.0}\t{kind}\t{text}"));
        }

        output.WriteLine("| sentences | lookups | median, ms | p90 | max | processor, ms each |\n|---|---:|---:|---:|---:|---:|");
        foreach ((string kind, (List<double> times, TimeSpan processor)) in kinds.OrderBy(kind => kind.Key == "all"))
        {
            times.Sort();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {kind} | {times.Count} | {times[times.Count / 2]:0.0} | {times[times.Count * 9 / 10]:0.0} | {times[^1]:0.0} | {processor.TotalMilliseconds / times.Count:0.0} |"));
        }
    }

    private static double Time(OpenArchive archive, string text)
    {
        long start = Stopwatch.GetTimestamp();
        archive.Precedents.Find(text, []);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
