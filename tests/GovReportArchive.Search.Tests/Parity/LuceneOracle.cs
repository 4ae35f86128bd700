using System.Diagnostics;
using System.Globalization;

namespace GovReportArchive.Search.Tests.Parity;

/// <summary>Apache Lucene 8.7 itself, where Debian's liblucene8-java and a Java runtime are installed.</summary>
internal static class LuceneOracle
{
    private const string Jars = "/usr/share/java";

    /// <summary>Why Lucene cannot be asked here; null where it can.</summary>
    public static string? Missing =>
        !Directory.Exists(Jars) || Directory.GetFiles(Jars, "lucene-core-8.7.0.jar").Length == 0 ? "liblucene8-java is not installed"
        : !Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "java"))) ? "there is no java"
        : null;

    /// <summary>Lucene's hits for each query.</summary>
    public static List<(int Total, List<(int Number, float Score)> Hits)> Ask(IEnumerable<string> documents, IEnumerable<string> queries)
    {
        using TemporaryDirectory directory = new();
        string documentFile = Path.Combine(directory.Path, "documents"), queryFile = Path.Combine(directory.Path, "queries");
        File.WriteAllLines(documentFile, documents);
        File.WriteAllLines(queryFile, queries);
        string source = Path.Combine(AppContext.BaseDirectory, "Parity", "ParityOracle.java");
        ProcessStartInfo start = new("java") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["-cp", string.Join(':', Directory.GetFiles(Jars, "lucene-*8.7.0.jar")), source, documentFile, queryFile])
            start.ArgumentList.Add(argument);
        using Process java = Process.Start(start)!;
        Task<string> errors = java.StandardError.ReadToEndAsync();
        List<(int Total, List<(int, float)> Hits)> answers = [];
        while (java.StandardOutput.ReadLine() is { } line)
        {
            string[] cells = line.Split('\t');
            if (cells.Length == 1) answers.Add((int.Parse(line, CultureInfo.InvariantCulture), []));
            else answers[^1].Hits.Add((int.Parse(cells[1], CultureInfo.InvariantCulture), float.Parse(cells[2], CultureInfo.InvariantCulture)));
        }

        java.WaitForExit();
        Assert.True(java.ExitCode == 0, errors.GetAwaiter().GetResult());
        return answers;
    }
}
