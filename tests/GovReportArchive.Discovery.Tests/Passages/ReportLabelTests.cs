using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GovReportArchive.Corpus;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;
using Xunit.Abstractions;

namespace GovReportArchive.Discovery.Tests.Passages;

/// <summary>Real reports, where they are at hand: how well items and roles agree with labels given by offsets.</summary>
public sealed class ReportLabelTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    private sealed record Label(string File, int Section, string Kind, string Hash, int Start, int End, string Role);

    [SkippableFact]
    [Trait("tier", "full")]
    public async Task Items_and_roles_of_real_reports_are_mostly_those_that_a_person_gave()
    {
        string seeds = RepositoryFolder.Shared("seeds"), samples = RepositoryFolder.Shared("samples");
        Skip.IfNot(Directory.Exists(seeds) && Directory.Exists(samples), "The real reports are not beside the repository.");
        Label[] labels =
        [
            .. File.ReadLines(Path.Combine(RepositoryFolder.Root, "tests", "GovReportArchive.Discovery.Tests", "Passages", "labels-of-reports.tsv"))
                .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))
                .Select(cells => new Label(cells[0], Number(cells[1]), cells[2], cells[3], Number(cells[4]), Number(cells[5]), cells[6])),
        ];
        HashSet<string> names = [.. labels.Select(label => label.File)];
        string[] files = [.. Directory.EnumerateFiles(seeds).Concat(Directory.EnumerateFiles(samples)).Where(file => names.Contains(Path.GetFileName(file)))];
        await _temporary.Archive.Ingester.IngestAsync(files, force: true);
        int read = 0, cut = 0, role = 0;
        Dictionary<string, (int Items, int Roles)> kinds = [];
        foreach (StoredReport report in _temporary.Archive.Holdings.All())
        {
            foreach (Section section in report.Record.Sections)
            {
                // A section that is read otherwise by now has no labels.
                string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(section.Text)))[..16];
                Dictionary<(int, int), string> found = PassageSplitter.Split(section.Kind, section.Text).ToDictionary(
                    passage => Ink(section.Text, passage.Start, passage.Start + passage.Length), passage => passage.IsHeading ? "H" : passage.Role.ToString()[..1]);
                foreach (Label label in labels.Where(label => label.Hash == hash && label.Section == section.N))
                {
                    read++;
                    string text = section.Text[label.Start..label.End].Trim().ReplaceLineEndings("⏎");
                    (int items, int roles) = kinds.GetValueOrDefault(label.Kind);
                    kinds[label.Kind] = (items + 1, roles);
                    if (!found.TryGetValue(Ink(section.Text, label.Start, label.End), out string? given))
                    {
                        output.WriteLine($"cut {label.Kind} {text}");
                        continue;
                    }

                    cut++;
                    if (label.Role.Split('/').Contains(given))
                    {
                        role++;
                        kinds[label.Kind] = (items + 1, roles + 1);
                    }
                    else
                    {
                        output.WriteLine($"{label.Role} not {given} {label.Kind} {text}");
                    }
                }
            }
        }

        output.WriteLine($"{labels.Length} labels, {read} of sections that read alike, cut alike {cut}, role too {role}");
        foreach ((string kind, (int items, int roles)) in kinds) output.WriteLine($"{kind}: {roles} of {items}");
        Assert.True(read >= 200, $"{read} labels");
        Assert.True(cut >= read * 0.94, $"cut alike: {cut} of {read}");
        Assert.True(role >= read * 0.85, $"role too: {role} of {read}");
    }

    public void Dispose() => _temporary.Dispose();

    private static (int Start, int End) Ink(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return (start, end);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
