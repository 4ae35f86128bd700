using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests.Patterns;

/// <summary>Patterns read what strangers wrote. Law: the time of a pattern grows no faster than its text.</summary>
public sealed partial class PatternTests
{
    private const string ProcessorTime = "/proc/thread-self/schedstat";
    private const int Short = 1500;
    private const int Long = 4 * Short;

    // Of what takes so little for the long text, four hundred thousand characters take no second, however it grows.
    private static readonly TimeSpan Harmless = TimeSpan.FromMilliseconds(1.5);

    // The clock of the processor is read at its ticks.
    private static readonly TimeSpan Measurable = TimeSpan.FromMilliseconds(20);

    private const int MostMeasured = 5;

    // Four times the text is four times the work; a pattern that looks at every pair of places takes sixteen times.
    private const double MostGrowth = 8;

    [SkippableFact]
    [Trait("tier", "full")]
    public void Time_of_every_pattern_grows_no_faster_than_its_text()
    {
        Skip.IfNot(File.Exists(ProcessorTime), "Processor time of a thread is only told on Linux.");
        ConcurrentQueue<string> slow = [];
        // What is measured is the processor time of one thread, so that others do not disturb it.
        Parallel.ForEach(PatternCatalog.All(), entry =>
        {
            (string name, Regex pattern) = entry;
            // What takes longest shows best how it grows.
            var slowest = PatternSample.Of(pattern.ToString()).Select(text => (text.Beginning, text.Repeated, Time: Time(pattern, Text(text.Beginning, text.Repeated, Long), TimeSpan.Zero) ?? TimeSpan.MaxValue))
                .Where(text => text.Time > Harmless).OrderByDescending(text => text.Time).Take(MostMeasured);
            foreach ((string beginning, string repeated, _) in slowest)
            {
                if (Growth(pattern, beginning, repeated) is not (> MostGrowth and var growth)) continue;
                slow.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{name} takes {growth:0.0} times as long for four times the text: {beginning}, then {repeated} without end"));
                break;
            }
        });

        Assert.True(slow.IsEmpty, string.Join("\n", slow));
    }

    [SkippableFact]
    public void A_pattern_that_looks_at_every_pair_of_places_is_noticed()
    {
        Skip.IfNot(File.Exists(ProcessorTime), "Processor time of a thread is only told on Linux.");
        Assert.Contains(PatternSample.Of(Quadratic().ToString()), text => Growth(Quadratic(), text.Beginning, text.Repeated) > MostGrowth);
    }

    [Fact]
    public void Every_pattern_gives_up_in_time()
    {
        string[] endless = [.. PatternCatalog.All().Where(pattern => pattern.Pattern.MatchTimeout == Regex.InfiniteMatchTimeout).Select(pattern => pattern.Name)];
        Assert.Empty(endless);
    }

    [Fact]
    public void No_pattern_of_the_source_is_overlooked()
    {
        string src = Path.Combine(RepositoryFolder.Root, "src");
        (string Path, string Text)[] files =
        [
            .. Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")).Select(path => (Path.GetRelativePath(src, path), File.ReadAllText(path))),
        ];
        int written = files.Sum(file => Attribute().Count(file.Text));
        int found = PatternCatalog.Assemblies.SelectMany(assembly => assembly.GetTypes())
            .Sum(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Count(PatternCatalog.IsGenerated));
        Assert.Equal(written, found);

        // Patterns that are put together are held in static fields of these, where the catalog finds them.
        string[] together = [.. files.Where(file => Made().IsMatch(file.Text)).Select(file => Path.GetFileNameWithoutExtension(file.Path)).Order(StringComparer.Ordinal)];
        List<(string Name, Regex Pattern)> all = PatternCatalog.All();
        Assert.All(together, type => Assert.Contains(all, pattern => pattern.Name.StartsWith(type + ".", StringComparison.Ordinal) && !pattern.Pattern.GetType().Name.Contains('_', StringComparison.Ordinal)));
        Assert.DoesNotContain(files, file => Called().IsMatch(file.Text));
    }

    /// <summary>How many times as long the long text takes as the short one; null where that is harmless.</summary>
    private static double? Growth(Regex pattern, string beginning, string repeated)
    {
        string text = Text(beginning, repeated, Long);
        if (Time(pattern, text, TimeSpan.Zero) is null) return double.PositiveInfinity;
        TimeSpan whole = Least(pattern, text);
        return whole <= Harmless ? null : whole / Least(pattern, Text(beginning, repeated, Short));
    }

    private static string Text(string beginning, string repeated, int length) => beginning + string.Concat(Enumerable.Repeat(repeated, length / repeated.Length)) + "\u2603";

    private static TimeSpan Least(Regex pattern, string text) => Enumerable.Range(0, 3).Min(_ => Time(pattern, text, Measurable) ?? TimeSpan.MaxValue);

    /// <summary>The time of one search, of as many as it takes to be measured; null where the pattern gave up.</summary>
    private static TimeSpan? Time(Regex pattern, string text, TimeSpan atLeast)
    {
        TimeSpan before = Spent(), spent = TimeSpan.Zero;
        int times = 0;
        try
        {
            for (int more = 1; spent <= atLeast; more *= 2)
            {
                for (int i = 0; i < more; i++)
                    foreach (ValueMatch match in pattern.EnumerateMatches(text)) { }
                times += more;
                spent = Spent() - before;
                if (atLeast == TimeSpan.Zero) break;
            }
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }

        return spent / times;
    }

    private static TimeSpan Spent() => TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(ProcessorTime).Split(' ')[0], CultureInfo.InvariantCulture) / 1000.0);

    [GeneratedRegex(@"\[GeneratedRegex\(")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"new Regex\(")]
    private static partial Regex Made();

    [GeneratedRegex(@"\bRegex\.(?:IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches|EnumerateSplits)\(")]
    private static partial Regex Called();

    [GeneratedRegex(@"a\s*,?\s*b")]
    private static partial Regex Quadratic();
}
