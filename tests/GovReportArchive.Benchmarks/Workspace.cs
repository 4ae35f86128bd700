using GovReportArchive.Discovery.Projection;
using GovReportArchive.Search.Schema;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace GovReportArchive.Benchmarks;

/// <summary>Where a run keeps what it makes: each stage finds what earlier ones left, so that a run can be repeated from any stage.</summary>
/// <param name="Directory">A directory with about 30 KB for each record.</param>
/// <param name="Reports">Number of records.</param>
/// <param name="Seed">Equal seeds give equal records.</param>
internal sealed record Workspace(string Directory, int Reports, int Seed)
{
    /// <summary>The records as the product imports them.</summary>
    public string Records => Path.Combine(Directory, "records.ndjson");

    /// <summary>Records of other agencies, imported while the service is being asked.</summary>
    public string LaterRecords => Path.Combine(Directory, "later.ndjson");

    /// <summary>The same records, in the lines that the FTS5 peer reads.</summary>
    public string PeerRecords => Path.Combine(Directory, "records.tsv");

    public string Corpus => Path.Combine(Directory, "corpus");

    public string ProductIndex => Path.Combine(Directory, "index");

    /// <summary>The index of passages, inside the product's.</summary>
    public string Passages => Path.Combine(ProductIndex, "passages");

    public string FullTextDatabase => Path.Combine(Directory, "fts5.db");

    /// <summary>What the product's index holds: its schema with the name that the archive gave it.</summary>
    public IndexSchema Schema()
    {
        using FSDirectory directory = FSDirectory.Open(ProductIndex);
        using DirectoryReader reader = DirectoryReader.Open(directory);
        return ReportSchema.Schema with { Name = reader.IndexCommit.UserData["schema"] };
    }

    /// <summary>Bytes of all files under a directory, or of one file; 0 where there is none.</summary>
    public static long Bytes(string path) =>
        File.Exists(path) ? new FileInfo(path).Length
        : System.IO.Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)
        : 0;

    /// <summary>Forgets what a stage made before.</summary>
    public static void Clear(string path)
    {
        if (System.IO.Directory.Exists(path)) System.IO.Directory.Delete(path, recursive: true);
        File.Delete(path);
    }

    /// <summary>Where the repository lies, found from this program's directory upwards.</summary>
    public static string Repository { get; } = FindRepository(AppContext.BaseDirectory);

    private static string FindRepository(string directory)
    {
        for (DirectoryInfo? at = new(directory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "GovReportArchive.sln"))) return at.FullName;
        throw new InvalidOperationException($"There is no GovReportArchive.sln above {directory}: run the benchmarks from the repository.");
    }
}
