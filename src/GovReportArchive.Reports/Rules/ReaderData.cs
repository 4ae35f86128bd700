using GovReportArchive.Text;

namespace GovReportArchive.Reports.Rules;

/// <summary>The tables of this room, by their logical names such as <c>Regions.divisions.txt</c>.</summary>
internal static class ReaderData
{
    /// <summary>Parts of patterns that several rows share, each with the parts above it put in.</summary>
    private static readonly (string Name, string Pattern)[] Parts = ReadParts();

    public static IEnumerable<string[]> Rows(string name) => DataFile.Rows(typeof(ReaderData).Assembly, name);

    /// <summary>The rows of a table with patterns: wherever the name of a part stands, its pattern is put.</summary>
    public static IEnumerable<string[]> Patterns(string name) => Rows(name).Select(row => row.Select(cell => With(cell, Parts)).ToArray());

    public static string Read(string name) => DataFile.Read(typeof(ReaderData).Assembly, name);

    private static (string, string)[] ReadParts()
    {
        List<(string Name, string Pattern)> parts = [];
        foreach (string[] row in Rows("Rules.parts.tsv")) parts.Add((row[0], With(row[2], parts)));
        return [.. parts];
    }

    private static string With(string pattern, IEnumerable<(string Name, string Pattern)> parts) =>
        pattern.Contains('{', StringComparison.Ordinal) ? parts.Aggregate(pattern, (text, part) => text.Replace(part.Name, part.Pattern, StringComparison.Ordinal)) : pattern;
}
