using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Exports;
using GovReportArchive.Publishing.Bags;

namespace GovReportArchive.Publishing.Bulk;

/// <summary>All originals as a bag (BagIt 1.0, RFC 8493) whose payload is still to be fetched: manifest with SHA-256, and where each file is to be had.</summary>
/// <remarks>The originals themselves may be hundreds of gigabytes and lie in the archive already; <c>fetch.txt</c> is what the format has for that. Names in the bag are
/// the report's id, the version and the beginning of the hash.</remarks>
internal sealed class OriginalsBag : BulkFile
{
    private const string Folder = "originals/";
    private static readonly string[] Growing = [BagTags.ManifestFile, "fetch.txt", "originals.csv"];
    private static readonly UTF8Encoding Plain = new(false);

    private static readonly CsvTable<Original> Table = new(
    [
        new("report", "报告编号", original => original.Report),
        new("version", "版本", original => original.Row.Version),
        new("current", "现行", original => original.IsCurrent ? "true" : "false"),
        new("sha256", "SHA-256", original => original.Row.Sha256),
        new("bytes", "字节数", original => (decimal?)original.Row.Length),
        new("mediaType", "媒体类型", original => original.Row.MediaType),
        new("file", "收入时的文件名", original => original.Row.File),
        new("path", "包内路径", original => original.Path),
        new("url", "下载地址", original => original.Url),
    ]);

    private readonly string _directory;
    private readonly string _site;
    private readonly string _version;
    private readonly DateTimeOffset _made;
    private readonly Part[] _parts;
    private long _bytes;

    /// <param name="directory">Where the file is made.</param>
    /// <param name="site">Address of the server, which addresses begin with; blank for paths alone.</param>
    /// <param name="version">Name of the set.</param>
    /// <param name="made">When it was begun.</param>
    public OriginalsBag(string directory, string site, string version, DateTimeOffset made)
        : base("originals.bag.zip", "application/zip", "全部原件的清单，BagIt 包（RFC 8493）：manifest-sha256.txt 为各原件的散列，fetch.txt 为下载地址，originals.csv 为所属报告；原件按 fetch.txt 逐件下载。")
    {
        (_directory, _site, _version, _made) = (directory, site, version, made);
        _parts = [.. Growing.Select(name => new Part(name, Path.Combine(directory, name + ".part")))];
        _parts[2].Out.WriteLine(Table.Header(forPeople: false));
    }

    public override void Add(BulkReport report)
    {
        foreach (VersionRow row in report.Versions)
        {
            if (row is not { Held: true, Sha256: string sha256, Length: long length }) continue;
            string path = "data/" + BagTags.PathOf(report.Stored.Id, row, sha256);
            string url = string.Create(CultureInfo.InvariantCulture, $"{_site}/api/v1/reports/{Uri.EscapeDataString(report.Stored.Id)}/original?version={row.Version}");
            _parts[0].Out.WriteLine(BagTags.Line(sha256, path));
            _parts[1].Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{url} {length} {BagTags.Encoded(path)}"));
            _parts[2].Out.WriteLine(Table.Line(new Original(report.Stored.Id, row, row.Version == report.Stored.Version, path, url), forPeople: false));
            _bytes += length;
            Rows++;
        }
    }

    public override void End()
    {
        using FileStream file = Create(Path.Combine(_directory, Name));
        using ZipArchive zip = new(file, ZipArchiveMode.Create);
        List<(string Name, byte[] Hash)> tags =
        [
            Text(zip, BagTags.DeclarationFile, BagTags.Declaration),
            Text(zip, BagTags.InfoFile, BagTags.Info(
                ("External-Identifier", _version), ("Bagging-Date", _made.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("Payload-Oxum", BagTags.Oxum(_bytes, Rows)))),
        ];
        foreach (Part part in _parts)
        {
            part.Out.Dispose();
            using (FileStream whole = File.OpenRead(part.Path))
            {
                tags.Add((part.Name, SHA256.HashData(whole)));
                whole.Position = 0;
                using Stream entry = Entry(zip, part.Name);
                whole.CopyTo(entry);
            }

            File.Delete(part.Path);
        }

        Text(zip, BagTags.TagManifestFile, string.Concat(tags.Select(tag => BagTags.Line(Convert.ToHexStringLower(tag.Hash), tag.Name) + "\n")));
    }

    public override void Dispose()
    {
        foreach (Part part in _parts) part.Out.Dispose();
    }

    private static (string Name, byte[] Hash) Text(ZipArchive zip, string name, string text)
    {
        byte[] bytes = Plain.GetBytes(text);
        using Stream entry = Entry(zip, name);
        entry.Write(bytes);
        return (name, SHA256.HashData(bytes));
    }

    private static Stream Entry(ZipArchive zip, string name) => zip.CreateEntry(Folder + name, CompressionLevel.Optimal).Open();

    private sealed record Original(string Report, VersionRow Row, bool IsCurrent, string Path, string Url);

    /// <summary>A file of the bag that grows with the reports: beside the bag until all are known.</summary>
    private sealed class Part(string name, string path)
    {
        public string Name => name;

        public string Path => path;

        public StreamWriter Out { get; } = new(path, append: false, Plain) { NewLine = name.EndsWith(".csv", StringComparison.Ordinal) ? "\r\n" : "\n" };
    }
}
