using System.Globalization;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Ranking;

/// <summary>The judged queries of tests/ranking.</summary>
internal sealed record JudgedQuery(int Id, string Text, string Need, IReadOnlyDictionary<string, int> Grades)
{
    /// <summary>Reports looked at.</summary>
    public const int Depth = 10;

    /// <summary>Folder of queries, judgements and figures.</summary>
    public static string Folder { get; } = Path.Combine(RepositoryFolder.Root, "tests", "ranking");

    /// <summary>All queries with their judgements, in order.</summary>
    public static IReadOnlyList<JudgedQuery> Load()
    {
        ILookup<int, (string Report, int Grade)> grades = Lines("judgements.tsv").ToLookup(
            line => int.Parse(line[0], CultureInfo.InvariantCulture), line => (line[1], int.Parse(line[2], CultureInfo.InvariantCulture)));
        return
        [
            .. Lines("queries.tsv").Select(line => (Id: int.Parse(line[0], CultureInfo.InvariantCulture), Text: line[1], Need: line[2]))
                .Select(query => new JudgedQuery(
                    query.Id, query.Text, query.Need, grades[query.Id].ToDictionary(judged => judged.Report, judged => judged.Grade, StringComparer.Ordinal))),
        ];
    }

    /// <summary>Normalised discounted cumulative gain of the first ten reports: gain 2^grade - 1, discount log2(place + 1).</summary>
    public double Ndcg(IEnumerable<string> ranked) => Dcg(ranked.Select(report => Grades.GetValueOrDefault(report))) / Dcg(Grades.Values.OrderDescending());

    /// <summary>The part of the reports of grade 2 and 3 that are found at all.</summary>
    public double Recall(IReadOnlyCollection<string> found)
    {
        string[] good = [.. Grades.Where(judged => judged.Value >= 2).Select(judged => judged.Key)];
        return good.Length == 0 ? 1 : (double)good.Count(found.Contains) / good.Length;
    }

    private static double Dcg(IEnumerable<int> grades) =>
        grades.Take(Depth).Select((grade, i) => (Math.Pow(2, grade) - 1) / Math.Log2(i + 2)).Sum();

    private static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'));
}
