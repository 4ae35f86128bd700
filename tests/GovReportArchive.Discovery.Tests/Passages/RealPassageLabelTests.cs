using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GovReportArchive.Extraction;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;
using Xunit.Abstractions;

namespace GovReportArchive.Discovery.Tests.Passages;

/// <summary>Sections of real reports, cut into items and given roles from reading them, without a look at how the program does it. The labels are offsets: the texts are not ours.</summary>
public sealed class RealPassageLabelTests(ITestOutputHelper output)
{
    [SkippableFact]
    public async Task Items_and_roles_of_real_reports_are_mostly_those_that_reading_them_gives()
    {
        Skip.IfNot(Directory.Exists(RepositoryFolder.Shared("seeds")) && Directory.Exists(RepositoryFolder.Shared("samples")), "The real reports are not beside the repository.");
        Score problems = new(), elsewhere = new();
        List<string> changed = [];
        foreach (IGrouping<string, LabelledSection> file in Labels().GroupBy(section => section.File))
        {
            if (await RecordOf(file.Key) is not { } record) continue;
            foreach (LabelledSection labelled in file)
            {
                Section? section = record.Sections.FirstOrDefault(section => section.N == labelled.Number);
                if (section is null || section.Kind != labelled.Kind || HashOf(section.Text) != labelled.Hash) changed.Add($"{file.Key} section {labelled.Number}");
                else Compare(labelled, section.Text, labelled.Kind == "problems" ? problems : elsewhere);
            }
        }

        output.WriteLine($"problems: {problems}\nelsewhere: {elsewhere}");
        Assert.True(changed.Count == 0, $"The reader gives these sections another text or kind than the one that was labelled; look at them and label them again: {string.Join(", ", changed)}");
        Assert.True(problems.Items + elsewhere.Items >= 370);
        Assert.True(problems.CutAlike >= problems.Items * 0.92, $"problems, cut alike: {problems}");
        Assert.True(elsewhere.CutAlike >= elsewhere.Items * 0.97, $"elsewhere, cut alike: {elsewhere}");
        Assert.True(problems.SameRole >= problems.Items * 0.87, $"problems, role too: {problems}");
        Assert.True(elsewhere.SameRole >= elsewhere.Items * 0.92, $"elsewhere, role too: {elsewhere}");
        Assert.True(elsewhere.WronglyProblems <= elsewhere.Items * 0.01, $"elsewhere, taken for problems: {elsewhere}");
    }

    private void Compare(LabelledSection labelled, string text, Score score)
    {
        Dictionary<(int, int), Passage> found = PassageSplitter.Split(labelled.Kind, text).ToDictionary(passage => Trimmed(text, passage.Start, passage.Start + passage.Length));
        for (int i = 0; i < labelled.Items.Count; i++)
        {
            (int start, string roles) = labelled.Items[i];
            int end = i + 1 < labelled.Items.Count ? labelled.Items[i + 1].Start : text.Length;
            score.Items++;
            string place = string.Create(CultureInfo.InvariantCulture, $"{labelled.File} section {labelled.Number} at {start}");
            if (!found.TryGetValue(Trimmed(text, start, end), out Passage? passage))
            {
                output.WriteLine($"{place}: {roles}, cut otherwise");
                continue;
            }

            score.CutAlike++;
            string given = passage.IsHeading ? "H" : passage.Role.ToString()[..1];
            if (roles.Split('/').Contains(given)) score.SameRole++;
            else output.WriteLine($"{place}: {given}, not {roles}");
            if (given == "P" && !roles.Contains('P', StringComparison.Ordinal)) score.WronglyProblems++;
        }
    }

    /// <summary>Blanks and line ends between two items belong to neither.</summary>
    private static (int Start, int End) Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return (start, end);
    }

    private async Task<ReportRecord?> RecordOf(string file)
    {
        string seed = Path.Combine(RepositoryFolder.Shared("seeds"), file), path = File.Exists(seed) ? seed : Path.Combine(RepositoryFolder.Shared("samples"), file);
        try
        {
            return ReportReader.Read(await FileExtractor.ExtractAsync(path, CancellationToken.None)).Record;
        }
        catch (ExtractionException missing) when (Path.GetExtension(path) == ".pdf")
        {
            output.WriteLine($"{file} is left out: {missing.Message}");
            return null;
        }
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static IEnumerable<LabelledSection> Labels() =>
        from line in File.ReadLines(Path.Combine(RepositoryFolder.Root, "tests", "GovReportArchive.Discovery.Tests", "Passages", "real-labels.tsv"))
        where line[0] != '#'
        let cells = line.Split('\t')
        select new LabelledSection(cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture), cells[2], cells[3], [.. cells[4].Split(' ').Select(ItemOf)]);

    private static (int Start, string Roles) ItemOf(string cell)
    {
        int digits = cell.TakeWhile(char.IsAsciiDigit).Count();
        return (int.Parse(cell.AsSpan(0, digits), CultureInfo.InvariantCulture), cell[digits..]);
    }

    private sealed record LabelledSection(string File, int Number, string Kind, string Hash, IReadOnlyList<(int Start, string Roles)> Items);

    private sealed class Score
    {
        public int Items { get; set; }

        public int CutAlike { get; set; }

        public int SameRole { get; set; }

        public int WronglyProblems { get; set; }

        public override string ToString() => $"{Items} items, cut alike {CutAlike}, role too {SameRole}, wrongly problems {WronglyProblems}";
    }
}
