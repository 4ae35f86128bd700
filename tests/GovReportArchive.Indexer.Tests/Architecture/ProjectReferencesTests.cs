using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests.Architecture;

public sealed class ProjectReferencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Reports"] = ["Text"],
        ["PdfReader"] = [],
        ["Extraction"] = ["PdfReader", "Reports"],
        ["Search"] = ["Text"],
        ["Search.Lucene"] = ["Search"],
        ["Search.Elastic"] = ["Search"],
        ["Corpus"] = ["Extraction", "Reports"],
        ["Collecting"] = ["Corpus"],
        ["Analysis"] = ["Reports", "Text"],
        ["Discovery"] = ["Analysis", "Corpus", "Search"],
        ["Wording"] = ["Discovery"],
        ["Drafts"] = ["Wording"],
        ["Publishing"] = ["Wording"],
        ["Subscriptions"] = ["Discovery"],
        ["Indexer"] = ["Collecting", "Drafts", "Publishing", "Search.Elastic", "Search.Lucene", "Subscriptions"],
        ["Web"] = ["Collecting", "Drafts", "Publishing", "Search.Elastic", "Search.Lucene", "Subscriptions"],
    };

    /// <summary>Libraries behind a seam, by how their assemblies' names begin, and the rooms that may know them.</summary>
    private static readonly (string Library, string[] Rooms)[] Behind =
    [
        ("Lucene.Net", ["Search.Lucene", "Text"]),
        ("J2N", ["Search.Lucene", "Text"]),
        ("Microsoft.Data.Sqlite", ["Collecting", "Corpus", "Subscriptions", "Wording"]),
        ("Npgsql", ["Corpus"]),
        ("Tomlyn", ["Collecting"]),
        ("dbup", ["Corpus"]),
        ("AngleSharp", ["Extraction"]),
        ("UglyToad", ["PdfReader"]),
        ("DocumentFormat.OpenXml", ["Extraction", "Publishing"]),
        ("ExcelDataReader", ["Extraction"]),
        ("Parquet", ["Publishing"]),
        ("SpreadCheetah", ["Publishing"]),
        ("UtfUnknown", ["Extraction"]),
        ("Microsoft.AspNetCore", ["Web"]),
        ("ModelContextProtocol", ["Web"]),
        ("OpenTelemetry", ["Web"]),
    ];

    /// <summary>Folders that still stand in a circle; the list only gets shorter.</summary>
    private static readonly string[] Circles =
    ["Reports/Forms", "Reports/Records"];

    private static readonly string Source = Path.Combine(RepositoryFolder.Root, "src");

    [Fact]
    public void Projects_reference_exactly_the_rooms_they_may_know()
    {
        Dictionary<string, string[]> found = new(StringComparer.Ordinal);
        foreach (string project in Directory.EnumerateFiles(Source, "*.csproj", SearchOption.AllDirectories))
        {
            found[Room(project)] = [.. XDocument.Load(project).Descendants("ProjectReference")
                .Select(reference => Room((string?)reference.Attribute("Include") ?? ""))
                .Order(StringComparer.Ordinal)];
        }

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        foreach ((string room, string[] references) in found) Assert.Equal(Allowed[room], references);
    }

    [Fact]
    public void Compiled_rooms_use_no_other_room_and_no_library_behind_a_seam()
    {
        int looked = 0;
        foreach (string room in Allowed.Keys)
        {
            string assembly = Path.Combine(Source, "GovReportArchive." + room, "bin", Configuration, "net10.0", room == "Indexer" ? "govreport.dll" : $"GovReportArchive.{room}.dll");
            // A single test project builds only the rooms that it needs.
            if (!File.Exists(assembly)) continue;
            looked++;
            foreach (string used in References(assembly))
            {
                if (used.StartsWith("GovReportArchive.", StringComparison.Ordinal))
                    Assert.True(Reachable(room).Contains(Room(used + ".dll")), $"{room} uses {used}.");
                foreach ((string library, string[] rooms) in Behind)
                    Assert.True(!used.StartsWith(library, StringComparison.Ordinal) || rooms.Contains(room), $"{room} uses {used}.");
            }
        }

        Assert.True(looked >= 6, $"Only {looked} rooms are compiled for {Configuration}.");
    }

    [Fact]
    public void Folders_of_a_room_do_not_use_one_another_in_a_circle()
    {
        List<string> circles = [];
        foreach (string room in Allowed.Keys)
        {
            Dictionary<string, HashSet<string>> uses = FoldersOf(Path.Combine(Source, "GovReportArchive." + room), "GovReportArchive." + room);
            circles.AddRange(uses.Keys.Where(folder => Reached(folder, uses).Contains(folder)).Select(folder => $"{room}/{folder}"));
        }

        Assert.Equal(Circles.Order(StringComparer.Ordinal), circles.Order(StringComparer.Ordinal));
    }

    // Namespaces follow folders, and no using stands that is not needed.
    private static Dictionary<string, HashSet<string>> FoldersOf(string room, string name)
    {
        Dictionary<string, HashSet<string>> uses = new(StringComparer.Ordinal);
        foreach (string folder in Directory.EnumerateDirectories(room).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
        {
            HashSet<string> used = uses[Path.GetFileName(folder)] = new(StringComparer.Ordinal);
            foreach (string line in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).SelectMany(File.ReadLines))
            {
                int at = line.IndexOf(name + ".", StringComparison.Ordinal);
                if (at > 0 && line.StartsWith("using ", StringComparison.Ordinal)) used.Add(line[(at + name.Length + 1)..].Split('.', ';')[0]);
            }

            used.Remove(Path.GetFileName(folder));
        }

        return uses;
    }

    private static HashSet<string> Reached(string folder, Dictionary<string, HashSet<string>> uses)
    {
        HashSet<string> reached = new(StringComparer.Ordinal);
        Queue<string> next = new(uses[folder]);
        while (next.TryDequeue(out string? used))
        {
            if (!uses.ContainsKey(used) || !reached.Add(used)) continue;
            foreach (string further in uses[used]) next.Enqueue(further);
        }

        return reached;
    }

    // Debug or Release, as this test was built.
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static List<string> References(string assembly)
    {
        using PEReader file = new(File.OpenRead(assembly));
        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private static HashSet<string> Reachable(string room)
    {
        HashSet<string> reached = new(StringComparer.Ordinal);
        Queue<string> next = new(Allowed[room]);
        while (next.TryDequeue(out string? known))
        {
            if (!reached.Add(known)) continue;
            foreach (string further in Allowed[known]) next.Enqueue(further);
        }

        return reached;
    }

    private static string Room(string path) =>
        Path.GetFileNameWithoutExtension(path).Replace("GovReportArchive.", "", StringComparison.Ordinal);
}
