using System.Runtime.CompilerServices;
using GovReportArchive.Reports.Passages;
using Xunit.Abstractions;

namespace GovReportArchive.Reports.Tests.Passages;

/// <summary>Sections of the sample reports, and others in as many styles as reports have, cut into items and given roles by a person before they were read: a
/// line an item, its role before it (H for headings).</summary>
public sealed class PassageLabelTests(ITestOutputHelper output)
{
    private const char NewLine = '\u23CE';

    [Fact]
    public void Items_and_roles_are_those_that_a_person_gave()
    {
        int items = 0, cutAlike = 0, roles = 0;
        foreach (List<(char Role, string Text)> section in Labelled())
        {
            string text = string.Concat(section.Select(line => line.Text));
            Dictionary<(int, int), Passage> found = PassageSplitter.Split("problems", text).ToDictionary(passage => (passage.Start, passage.Length));
            int start = 0;
            foreach ((char role, string item) in section)
            {
                Passage? passage = found.GetValueOrDefault((start, item.Length));
                start += item.Length;
                items++;
                if (passage is null)
                {
                    output.WriteLine($"cut: {item}");
                    continue;
                }

                Assert.True(passage.IsHeading || RoleTable.All.Any(rule => rule.Name == passage.Rule), passage.Rule);
                cutAlike++;
                if (role == (passage.IsHeading ? 'H' : passage.Role.ToString()[0])) roles++;
                else output.WriteLine($"{role}, not {passage.Role}: {item}");
            }
        }

        output.WriteLine($"{items} items, cut alike {cutAlike}, role too {roles}");
        Assert.True(items >= 400);
        Assert.True(cutAlike >= items * 0.98, $"cut alike: {cutAlike} of {items}");
        Assert.True(roles >= items * 0.96, $"role too: {roles} of {items}");
    }

    private static IEnumerable<List<(char Role, string Text)>> Labelled([CallerFilePath] string here = "")
    {
        List<(char, string)> section = [];
        foreach (string line in File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "labels.txt")))
        {
            if (line[0] != '#')
            {
                section.Add((line[0], line[2..].Replace(NewLine, '\n')));
                continue;
            }

            if (section.Count > 0) yield return section;
            section = [];
        }

        if (section.Count > 0) yield return section;
    }
}
