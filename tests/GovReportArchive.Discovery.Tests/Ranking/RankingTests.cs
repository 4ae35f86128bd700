using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Ranking;

/// <summary>How well queries are answered, by judgements made by reading; the figures stand in tests/ranking/README.md.</summary>
public sealed partial class RankingTests : IAsyncLifetime
{
    // What another engine may rank worse, as its formula differs in what it rounds.
    private const double Tolerable = 0.02;

    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-judged-").FullName;
    private IReadOnlyList<StoredReport> _reports = [];

    public async Task InitializeAsync()
    {
        foreach (string file in Directory.EnumerateFiles(SampleFiles.Directory)) File.Copy(file, Path.Combine(_directory, Path.GetFileName(file)));
        using OpenArchive archive = (await SampleArchive.OpenAsync(_directory, ArchiveEngine.Engine))!;
        _reports = [.. archive.Holdings.All()];
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public void No_way_to_find_the_same_reports_ranks_them_better_than_the_product_and_the_table_says_how_well()
    {
        IReadOnlyList<JudgedQuery> queries = JudgedQuery.Load();
        List<(RankedVariant Variant, double[] Ndcg, double[] Recall)> figures = [];
        List<string> unjudged = [];
        foreach (RankedVariant variant in RankedVariant.All)
        {
            IReadOnlyList<IReadOnlyList<string>> ranked = variant.Rank(_reports, queries.Select(query => query.Text));
            figures.Add((variant, [.. queries.Select((query, i) => query.Ndcg(ranked[i]))], [.. queries.Select((query, i) => query.Recall(ranked[i]))]));
            unjudged.AddRange(queries.SelectMany((query, i) => ranked[i].Take(JudgedQuery.Depth).Where(report => !query.Grades.ContainsKey(report)).Select(report => $"{query.Id}\t{report}")));
        }

        // What another engine ranks first need not have been judged; it counts as of no use.
        Assert.True(unjudged.Count == 0 || !ArchiveEngine.HasFigures, $"Among the first ten of a variant and not judged:\n{string.Join('\n', unjudged.Distinct())}");
        double[] product = figures.Single(figure => figure.Variant.IsProduct).Ndcg;
        string table = string.Concat(figures.Select(figure => string.Create(
            CultureInfo.InvariantCulture,
            $"| {figure.Variant.Name} | {figure.Ndcg.Average():0.000} | {figure.Recall.Average():0.000} | {Difference(figure.Ndcg, product).Mean:+0.000;-0.000;0} ± {Difference(figure.Ndcg, product).Error:0.000} |\n")));

        // Twice the standard error of the paired differences: less than that, this many queries cannot tell from none.
        Assert.All(figures.Where(figure => figure.Variant.AsksForAll), figure =>
        {
            (double mean, double error) = Difference(figure.Ndcg, product);
            Assert.True(mean <= 2 * error, $"{figure.Variant.Name} ranks better than the product:\n{table}");
        });
        string readme = File.ReadAllText(Path.Combine(JudgedQuery.Folder, "README.md"));
        if (!ArchiveEngine.HasFigures)
        {
            Match written = Figures().Match(readme);
            double ndcg = double.Parse(written.Groups[1].Value, CultureInfo.InvariantCulture), recall = double.Parse(written.Groups[2].Value, CultureInfo.InvariantCulture);
            Assert.True(product.Average() >= ndcg - Tolerable && Math.Abs(figures.Single(figure => figure.Variant.IsProduct).Recall.Average() - recall) < 0.0006, table);
            return;
        }

        Assert.True(readme.Contains(table, StringComparison.Ordinal), "tests/ranking/README.md should have this table:\n" + table);
    }

    [Fact]
    public void Judgements_are_of_queries_and_reports_that_exist()
    {
        IReadOnlyList<JudgedQuery> queries = JudgedQuery.Load();
        Assert.True(queries.Count >= 60);
        HashSet<string> ids = [.. _reports.Select(report => report.Id)];
        Assert.Equal(queries.Count, queries.Select(query => query.Text).Distinct(StringComparer.Ordinal).Count());
        Assert.All(queries, query => Assert.All(query.Grades, judged => Assert.True(ids.Contains(judged.Key) && judged.Value is >= 0 and <= 3, $"{query.Id} {judged}")));
        Assert.All(queries, query => Assert.Contains(3, query.Grades.Values.Append(query.Grades.Values.Max() == 2 ? 3 : 0)));
    }

    private static (double Mean, double Error) Difference(double[] one, double[] other)
    {
        double[] differences = [.. one.Zip(other, (a, b) => a - b)];
        double mean = differences.Average();
        return (mean, Math.Sqrt(differences.Sum(difference => Math.Pow(difference - mean, 2)) / (differences.Length - 1) / differences.Length));
    }

    [GeneratedRegex(@"\(product\) \| ([0-9.]+) \| ([0-9.]+) \|")]
    private static partial Regex Figures();
}
