using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace GovReportArchive.Text.Tests.SmartCn;

/// <summary>Apache Lucene itself, asked through <c>SmartCnOracle.java</c>.</summary>
internal static class LuceneOracle
{
    private static readonly string[] Jars = ["core", "analyzers-common", "analyzers-smartcn"];

    /// <summary>Why Lucene cannot be asked here, or null if it can.</summary>
    internal static string? Missing { get; } = FindMissing();

    /// <summary>For each text the number of positions and the tokens, as <see cref="Write"/> spells them.</summary>
    internal static List<string> Tokens(IReadOnlyCollection<string> texts) => Ask("tokens", texts);

    /// <summary>For each text the ends of its sentences, separated by spaces.</summary>
    internal static List<string> Sentences(IReadOnlyCollection<string> texts) => Ask("sentences", texts);

    /// <summary>UTF-16 units a second of processor time that Lucene analyses of these texts once it is warm.</summary>
    internal static double Speed(IReadOnlyCollection<string> texts) => double.Parse(Ask("speed", texts).Single(), CultureInfo.InvariantCulture);

    /// <summary>Our own answer in the oracle's spelling.</summary>
    internal static string Write(Text.SmartCn.SmartCnAnalyzer analyzer, string text)
    {
        analyzer.Analyze(text);
        StringBuilder answer = new(analyzer.Positions.ToString(CultureInfo.InvariantCulture));
        foreach (Text.SmartCn.SmartCnToken token in analyzer.Tokens)
            answer.Append(CultureInfo.InvariantCulture, $" {token.Start},{token.End},{token.Position},{Escape(analyzer.Term(token).ToString(), keepBlanks: false)}");
        return answer.ToString();
    }

    private static List<string> Ask(string question, IReadOnlyCollection<string> texts)
    {
        ProcessStartInfo start = new("java") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-cp");
        start.ArgumentList.Add(string.Join(':', Jars.Select(Jar)));
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "SmartCn", "SmartCnOracle.java"));
        start.ArgumentList.Add(question);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("java did not start");
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task writing = Task.Run(() =>
        {
            foreach (string text in texts) process.StandardInput.WriteLine(Escape(text));
            process.StandardInput.Close();
        });
        List<string> answers = [];
        while (process.StandardOutput.ReadLine() is { } line) answers.Add(line);
        process.WaitForExit();
        writing.GetAwaiter().GetResult();
        return process.ExitCode == 0 && (answers.Count == texts.Count || question == "speed") ? answers : throw new InvalidOperationException(error.Result);
    }

    /// <summary>Printable ASCII with everything else as \uXXXX.</summary>
    internal static string Escape(string text, bool keepBlanks = true)
    {
        StringBuilder escaped = new(text.Length * 6);
        foreach (char unit in text)
        {
            if (unit is > ' ' and < '\u007F' and not '\\' || (unit == ' ' && keepBlanks)) escaped.Append(unit);
            else escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
        }
        return escaped.ToString();
    }

    private static string Jar(string name) => $"/usr/share/java/lucene-{name}-8.7.0.jar";

    private static string? FindMissing()
    {
        string[] missing = [.. Jars.Select(Jar).Where(jar => !File.Exists(jar))];
        if (missing.Length > 0) return $"Lucene 8.7 is not installed (Debian package liblucene8-java): {string.Join(", ", missing)}";
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return path.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "java"))) ? null : "There is no java on the path.";
    }
}
