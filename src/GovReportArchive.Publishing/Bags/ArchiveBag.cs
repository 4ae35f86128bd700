using System.Globalization;
using System.Text;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Backup;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Extraction;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Publishing.Bags;

/// <summary>The archive as a bag (BagIt 1.0, RFC 8493) for another archive to take over: records, originals, and how they came about as PREMIS.</summary>
/// <remarks>From one state of the catalog; memory does not grow with the archive. The bag is in its place by one rename: where the directory is there, it is whole. What a killed run has
/// left, the next one into the same place removes.</remarks>
public sealed class ArchiveBag(CatalogDatabase catalog, OriginalStore originals, TimeProvider time)
{
    private const int PageSize = 200;
    private const string Lock = ".lock";
    private const string Records = "data/records.ndjson";
    private const string Premis = "data/provenance/premis.xml";
    private static readonly UTF8Encoding Plain = new(false);

    /// <summary>Makes the bag.</summary>
    /// <param name="directory">Where; it must not be there yet.</param>
    /// <param name="organization">Who hands it over; null where that is not to be said.</param>
    /// <param name="since">Only reports that have changed from this moment on; null for all.</param>
    /// <param name="progress">Told of each original.</param>
    /// <param name="cancellationToken">Gives up; nothing is left.</param>
    /// <exception cref="ArchiveException">It cannot be made; nothing is left.</exception>
    public BagOutcome Make(string directory, string? organization, DateTimeOffset? since, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        string making = directory + ".making";
        if (Path.Exists(directory)) throw new ArchiveException("bag.place", $"{directory} 已存在；请另选一个名称。");
        try
        {
            if (Directory.Exists(making) && Directory.GetFileSystemEntries(making) is [_, ..] there && !there.Any(path => Path.GetFileName(path) is Lock or BagTags.DeclarationFile))
                throw new ArchiveException("bag.place", $"{making} 已存在，不是中断后留下的；请移走它，或另选一个名称。");
            Directory.CreateDirectory(making);
            using FileStream alone = Alone(making);
            foreach (string left in Directory.EnumerateFileSystemEntries(making).Where(path => Path.GetFileName(path) is not Lock)) Remove(left);
            try
            {
                BagOutcome made = Fill(making, organization, since, progress, cancellationToken);
                File.Delete(alone.Name);
                Directory.Move(making, directory);
                return made;
            }
            finally
            {
                if (Directory.Exists(making)) Directory.Delete(making, recursive: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException("bag.write", $"{making} 不能写入：{error.Message}；没有做成。", error);
        }
    }

    private BagOutcome Fill(string bag, string? organization, DateTimeOffset? since, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        List<string> leftOut = [];
        string wanted = Path.Combine(bag, ".originals");
        long bytes = 0, files = 0, reports = 0, held = 0;
        using StreamWriter manifest = new(Path.Combine(bag, BagTags.ManifestFile), append: false, Plain) { NewLine = "\n" };
        long change = catalog.Read(reader =>
        {
            long from = since is { } moment ? new HistoryQueries(reader).ChangeBefore(moment) : 0;
            using StreamWriter list = new(wanted, append: false, Plain) { NewLine = "\n" };
            using PayloadFile records = new(bag, Records), events = new(bag, Premis);
            using PremisWriter premis = new(events);
            foreach (ReportRow row in Reports(reader, from))
            {
                cancellationToken.ThrowIfCancellationRequested();
                reports++;
                premis.Report(row.Id, row.Title);
                if (row.Withdrawn) continue;
                if (reader.Readable(row, leftOut.Add) is not { } stored) continue;
                records.Write(RecordJson.SerializeToUtf8(stored.Record));
                records.Write("\n"u8);
                foreach (VersionRow version in reader.Versions(row.Key))
                {
                    if (version is not { Held: true, Sha256: string sha256 }) continue;
                    string path = "data/originals/" + BagTags.PathOf(row.Id, version, sha256);
                    premis.File(row.Id, sha256, version.Length ?? 0, version.MediaType ?? "application/octet-stream", version.File, path);
                    list.WriteLine($"{sha256}\t{row.Id}\t{path}");
                    held++;
                }
            }

            if (reports == 0) throw new ArchiveException("bag.none", "没有可以导出的报告。");
            Provenance provenance = new(reader, premis);
            provenance.WriteFeed(from);
            foreach (ReportRow row in Reports(reader, from).Where(row => !row.Withdrawn)) provenance.Write(row, reader.Versions(row.Key));
            premis.End();
            foreach (PayloadFile file in new[] { records, events }) Enter(file.Sha256, file.Path, file.Length);
            return reader.LastChange();
        });

        Counted counted = new(held, progress);
        foreach (string line in File.ReadLines(wanted))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string[] original = line.Split('\t', 3);
            if (Copy(bag, original[0], original[1], original[2]) is long length) Enter(original[0], original[2], length);
            else leftOut.Add($"{original[1]} {original[0]}");
            counted.Next();
        }

        File.Delete(wanted);
        // What has been withdrawn since the state that the bag is of must not leave with it.
        if (catalog.Read(reader => reader.HasWithdrawnSince(change))) throw new ArchiveException("bag.withdrawn", "导出时有报告被撤下，没有做成；请再运行一次。");
        manifest.Dispose();
        Write(bag, BagTags.DeclarationFile, BagTags.Declaration);
        Write(bag, BagTags.InfoFile, BagTags.Info(
            ("Source-Organization", organization),
            ("External-Identifier", string.Create(CultureInfo.InvariantCulture, $"{change}-{catalog.Identity}")),
            ("External-Description", (since is { } day ? $"{day:yyyy-MM-dd} 以后有变动的报告。" : "") + DataTerms.Sentence),
            ("Bagging-Date", time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("Bag-Software-Agent", Provenance.Program.Key),
            ("Payload-Oxum", BagTags.Oxum(bytes, files))));
        string[] tags = [BagTags.DeclarationFile, BagTags.InfoFile, BagTags.ManifestFile];
        Write(bag, BagTags.TagManifestFile, string.Concat(tags.Select(tag => BagTags.Line(DurableFiles.Described(Path.Combine(bag, tag)).Sha256, tag) + "\n")));
        return new BagOutcome(change, reports, files, bytes, leftOut);

        void Enter(string sha256, string path, long length)
        {
            manifest.WriteLine(BagTags.Line(sha256, path));
            bytes += length;
            files++;
        }
    }

    // Length of the copy; null where the original is not what it was.
    private long? Copy(string bag, string sha256, string report, string path)
    {
        try
        {
            using FileStream whole = originals.OpenWhole(sha256, report);
            using PayloadFile copy = new(bag, path);
            whole.CopyTo(copy);
            return copy.Length;
        }
        catch (DamagedReportException)
        {
            return null;
        }
    }

    private static IEnumerable<ReportRow> Reports(CatalogReader reader, long since)
    {
        for (long key = 0; reader.ReportsAfter(key, PageSize) is { Count: > 0 } page; key = page[^1].Key)
            foreach (ReportRow row in page.Where(row => row.Change > since)) yield return row;
    }

    private static void Write(string bag, string name, string text) => File.WriteAllText(Path.Combine(bag, name), text, Plain);

    private static void Remove(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        else File.Delete(path);
    }

    private static FileStream Alone(string making) => LivingFile.TryTake(Path.Combine(making, Lock))
        ?? throw new ArchiveException("bag.locked", $"另一个程序正在写 {making}；请等它结束。");
}

/// <summary>What a bag came to.</summary>
/// <param name="Change">Number of the last change of the state that it is of.</param>
/// <param name="Reports">Reports in it, withdrawn ones too: of these only that, when and why.</param>
/// <param name="Files">Files of the payload.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="LeftOut">What is not in it because it is damaged: ids of reports, or id and hash of an original.</param>
public sealed record BagOutcome(long Change, long Reports, long Files, long Bytes, IReadOnlyList<string> LeftOut);
