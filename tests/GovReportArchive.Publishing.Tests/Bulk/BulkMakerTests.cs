using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using GovReportArchive.Composition;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Publishing.Bulk;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;
using Parquet;
using Parquet.Schema;

namespace GovReportArchive.Publishing.Tests.Bulk;

public sealed class BulkMakerTests : IDisposable
{
    private const string Site = "https://archive.example";
    private const int Reports = 30;
    private readonly TemporaryArchive _temporary = new();

    private OpenArchive Archive => _temporary.Archive;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_set_lists_its_files_with_length_hash_and_rows_and_is_named_by_the_change()
    {
        BulkSet set = await MadeAsync();

        Assert.Equal((long)Reports, set.Reports);
        Assert.Equal(Archive.Holdings.LastChange, set.Change);
        Assert.StartsWith(FormattableString.Invariant($"{set.Change}-"), set.Version, StringComparison.Ordinal);
        Assert.Equal(["reports.ndjson.gz", "reports.csv.gz", "reports.parquet", "counts.parquet", "passages.parquet", "originals.bag.zip", "README.txt", "LICENSE.txt"], set.Files.Select(file => file.Name));
        foreach (BulkFileInfo file in set.Files)
        {
            byte[] bytes = Bytes(set, file.Name);
            Assert.Equal(file.Bytes, bytes.Length);
            Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }

        Assert.Equal(set.Files.Select(file => file.Name).Append(BulkStore.Manifest).Order(StringComparer.Ordinal), Directory.EnumerateFiles(Path.Combine(Archive.Bulk.Directory, set.Version)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        Assert.Equivalent(set, Assert.Single(Archive.Bulk.Sets()));
        Assert.True(Archive.BulkMaker.IsFresh);
    }

    [Fact]
    public async Task Records_of_a_set_imported_elsewhere_are_the_same_records()
    {
        BulkSet set = await MadeAsync();
        using TemporaryArchive elsewhere = new();
        using StreamReader lines = new(new GZipStream(new MemoryStream(Bytes(set, "reports.ndjson.gz")), CompressionMode.Decompress));
        Assert.Empty((await elsewhere.Archive.Importer.ImportAsync(lines, "bulk")).Failures);

        Assert.Equal(Archive.Holdings.All().Select(report => RecordJson.Serialize(report.Record)), elsewhere.Archive.Holdings.All().Select(report => RecordJson.Serialize(report.Record)));
    }

    [Fact]
    public async Task The_table_of_a_set_has_a_line_for_each_report()
    {
        BulkSet set = await MadeAsync();
        using StreamReader lines = new(new GZipStream(new MemoryStream(Bytes(set, "reports.csv.gz")), CompressionMode.Decompress));
        string[] table = (await lines.ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("id,title,agency,", table[0], StringComparison.Ordinal);
        Assert.Equal(Archive.Holdings.All().Select(report => report.Id), table.Skip(1).Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task Every_cell_is_a_row_with_its_number_or_what_stands_in_its_place_and_its_address()
    {
        BulkSet set = await MadeAsync();
        Columns counts = await Columns.ReadAsync(Bytes(set, "counts.parquet"));

        var expected = Archive.Holdings.All().SelectMany(report => CountCatalog.All.Where(count => report.Record.Counts.ContainsKey(count.Key) || report.Record.Cells.ContainsKey(count.Key)), (report, count) => (
            Report: report.Id, count.Key, Value: report.Record.Counts.TryGetValue(count.Key, out decimal value) ? (double?)value : null, State: report.Record.Cells.GetValueOrDefault(count.Key)?.State ?? "number",
            report.Record.Year, Address: PassageAddress.Count(report.Id, report.Version, count.Key))).ToArray();
        Assert.Contains(expected, cell => cell.State == "slash");
        Assert.Equal(expected.Select(cell => cell.Report), counts.Texts("report"));
        Assert.Equal(expected.Select(cell => cell.Key), counts.Texts("key"));
        Assert.Equal(expected.Select(cell => cell.Value), counts.Values<double>("value"));
        Assert.Equal(expected.Select(cell => cell.State), counts.Texts("state"));
        Assert.Equal(expected.Select(cell => cell.Year), counts.Values<int>("year"));
        Assert.Equal(expected.Select(cell => cell.Address), counts.Texts("address"));
        Assert.Equal(expected.Length, set.Files.Single(file => file.Name == "counts.parquet").Rows);
    }

    [Fact]
    public async Task Reports_have_a_column_for_every_count_and_passages_a_row_for_every_item()
    {
        BulkSet set = await MadeAsync();
        Columns reports = await Columns.ReadAsync(Bytes(set, "reports.parquet"));
        Columns passages = await Columns.ReadAsync(Bytes(set, "passages.parquet"));

        Assert.All(CountCatalog.All, count => Assert.Contains(count.Key, reports.Names));
        Assert.Equal(Archive.Holdings.All().Select(report => report.Id), reports.Texts("id"));
        Assert.Equal(Archive.Holdings.All().Select(report => report.Record.Year), reports.Values<int>("year"));
        Assert.Equal(Archive.Holdings.All().Select(report => report.Record.Counts.TryGetValue("applications.received.total", out decimal value) ? (double?)value : null), reports.Values<double>("applications.received.total"));
        Archive.TryCatchUp();
        PassageHit[] hits = [.. Archive.Passages.Stream(new() { Sort = "agency" })];
        Assert.Equal(hits.Select(hit => (hit.Page, hit.Text, hit.Role, hit.Wording)).Order(), passages.Texts("address").Zip(passages.Texts("text"), passages.Texts("role")).Zip(passages.Texts("wording"), (row, wording) => (row.First!, row.Second!, row.Third!, wording!)).Order());
    }

    [Fact]
    public async Task Originals_are_a_bag_that_is_whole_once_what_it_names_is_fetched()
    {
        byte[] original = Encoding.UTF8.GetBytes("<!doctype html><meta charset=utf-8><title>临溪区民政局2023年政府信息公开工作年度报告</title><h1>临溪区民政局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>本局认真做好政府信息公开工作。</p>");
        string id = (await Archive.Ingester.IngestAsync("民政局%2023.html", original, force: true)).Id!;
        BulkSet set = await MadeAsync();
        string folder = _temporary.File("unpacked");
        ZipFile.ExtractToDirectory(Archive.Bulk.PathOf(set, "originals.bag.zip"), folder);
        string bag = Path.Combine(folder, "originals");

        Assert.Equal("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", File.ReadAllText(Path.Combine(bag, "bagit.txt")));
        string[] fetch = File.ReadAllText(Path.Combine(bag, "fetch.txt")).TrimEnd('\n').Split(' ', 3);
        Assert.Equal($"{Site}/api/v1/reports/{Uri.EscapeDataString(id)}/original?version=1", fetch[0]);
        Assert.Equal(original.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), fetch[1]);
        Assert.DoesNotContain('%', fetch[2]);
        Assert.Equal($"{Convert.ToHexStringLower(SHA256.HashData(original))}  {fetch[2]}\n", File.ReadAllText(Path.Combine(bag, "manifest-sha256.txt")));
        Assert.Contains($"Payload-Oxum: {original.Length}.1\n", File.ReadAllText(Path.Combine(bag, "bag-info.txt")), StringComparison.Ordinal);
        foreach (string line in File.ReadLines(Path.Combine(bag, "tagmanifest-sha256.txt")))
            Assert.Equal(line[..64], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(bag, line[66..])))));
        Assert.Equal(2, File.ReadAllLines(Path.Combine(bag, "originals.csv")).Length);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Archive.Bulk.Directory, set.Version), "*.part"));
    }

    [Fact]
    public async Task A_withdrawn_report_can_be_had_from_no_set_and_the_next_is_without_it()
    {
        BulkSet first = await MadeAsync();
        string id = Archive.Holdings.All().First().Id;

        // By another door than this process's: what is listed is decided by the catalog.
        Archive.Mender.Withdraw(id, "含个人信息");
        Assert.Empty(Archive.Bulk.Sets());
        Assert.Null(Archive.Bulk.Find(first.Version));
        Archive.Mender.Restore(id);
        Assert.Empty(Archive.Bulk.Sets());
        string killed = Directory.CreateDirectory(Path.Combine(Archive.Bulk.Directory, ".making-7-abcdef00")).FullName;
        File.WriteAllText(Path.Combine(killed, "reports.ndjson.gz"), "half");
        Archive.Withdraw(id, "含个人信息", purge: true);
        Assert.Empty(Directory.EnumerateDirectories(Archive.Bulk.Directory));
        Assert.Equal(Reports - 1, Archive.BulkMaker.Make(Site)!.Reports);
        Assert.Single(Archive.Bulk.Sets());
    }

    [Fact]
    public async Task The_last_two_sets_stay_and_another_change_leaves_them_listed()
    {
        BulkSet first = await MadeAsync();
        Assert.Equal(first.Version, Archive.BulkMaker.Make(Site)!.Version);
        for (int i = 0; i < 2; i++)
        {
            Archive.Mender.Correct(Archive.Holdings.All().First().Id, "applications.received.total", (7 + i).ToString(System.Globalization.CultureInfo.InvariantCulture), "某人", "来电");
            Assert.False(Archive.BulkMaker.IsFresh);
            Archive.BulkMaker.Make(Site);
        }

        Assert.Equal(2, Archive.Bulk.Sets().Count);
        Assert.DoesNotContain(first.Version, Archive.Bulk.Sets().Select(set => set.Version));
        Assert.True(Archive.Bulk.Sets()[0].Change > Archive.Bulk.Sets()[1].Change);
        Columns counts = await Columns.ReadAsync(Bytes(Archive.Bulk.Sets()[0], "counts.parquet"));
        Assert.Equal(8, Assert.Single(counts.Values<bool>("corrected").Zip(counts.Values<double>("value")), pair => pair.First is true).Second);
    }

    [Fact]
    public async Task A_making_that_is_given_up_or_was_killed_leaves_nothing_that_is_listed()
    {
        await ImportAsync();
        using CancellationTokenSource stop = new();
        Assert.ThrowsAny<OperationCanceledException>(() => Archive.BulkMaker.Make(Site, progress: new Stopping(stop, 5), cancellationToken: stop.Token));
        Assert.Empty(Archive.Bulk.Sets());
        Assert.Empty(Directory.EnumerateDirectories(Archive.Bulk.Directory));

        string killed = Directory.CreateDirectory(Path.Combine(Archive.Bulk.Directory, ".making-7-abcdef00")).FullName;
        File.WriteAllText(Path.Combine(killed, "reports.ndjson.gz"), "half");
        Assert.Empty(Archive.Bulk.Sets());
        Assert.NotNull(Archive.BulkMaker.Make(Site));
        Assert.False(Directory.Exists(killed));
    }

    [Fact]
    public async Task A_set_that_knows_more_than_a_restored_catalog_is_not_had_even_when_its_number_is_given_out_anew()
    {
        await ImportAsync(Reports - 1);
        string backup = _temporary.File("backup.db"), file = Path.Combine(_temporary.Options.CorpusDirectory, "archive.db");
        Archive.Dispose();
        File.Copy(file, backup);
        _temporary.Reopen();
        long made = (await MadeAsync()).Change;
        Archive.Dispose();
        foreach (string rest in new[] { "-wal", "-shm" }) File.Delete(file + rest);
        File.Copy(backup, file, overwrite: true);
        _temporary.Clock.Now += TimeSpan.FromMinutes(1);
        _temporary.Reopen();

        Assert.Empty(Archive.Bulk.Sets());
        Archive.Withdraw(Archive.Holdings.All().First().Id, "含个人信息");

        Assert.Equal(made, Archive.Holdings.LastChange);
        Assert.Empty(Archive.Bulk.Sets());
        Assert.False(Archive.BulkMaker.IsFresh);
    }

    [Fact]
    public async Task A_withdrawal_while_a_set_is_made_ends_the_making()
    {
        await ImportAsync(1000);
        string id = Archive.Holdings.All().First().Id;
        Withdrawing withdrawing = new(() => Archive.Mender.Withdraw(id, "含个人信息"));
        Assert.Null(Archive.BulkMaker.Make(Site, progress: withdrawing));
        Assert.True(withdrawing.Reports < 1000);
        Assert.Empty(Archive.Bulk.Sets());
    }

    [Fact]
    public async Task One_at_a_time_makes_a_set_and_an_archive_without_reports_has_none()
    {
        Assert.Null(Archive.BulkMaker.Make(Site));
        await ImportAsync();
        using (new FileStream(Path.Combine(Archive.Bulk.Directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)) Assert.Null(Archive.BulkMaker.Make(Site));
        Assert.NotNull(Archive.BulkMaker.Make(Site));
    }

    [Fact]
    public async Task A_set_of_another_archive_or_with_a_damaged_manifest_is_not_listed()
    {
        BulkSet set = await MadeAsync();
        string manifest = Archive.Bulk.PathOf(set, BulkStore.Manifest);
        string text = File.ReadAllText(manifest);
        File.WriteAllText(manifest, text.Replace(set.Archive, "0123456789abcdef", StringComparison.Ordinal));
        Assert.Empty(Archive.Bulk.Sets());
        File.WriteAllText(manifest, text[..(text.Length / 2)]);
        Assert.Empty(Archive.Bulk.Sets());
        File.WriteAllText(manifest, text);
        Assert.Single(Archive.Bulk.Sets());
    }

    private async Task<BulkSet> MadeAsync()
    {
        await ImportAsync();
        return Archive.BulkMaker.Make(Site)!;
    }

    private async Task ImportAsync(int count = Reports) => Assert.Empty((await Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(count)), "lines")).Failures);

    private byte[] Bytes(BulkSet set, string file) => File.ReadAllBytes(Archive.Bulk.PathOf(set, file));

    private sealed class Stopping(CancellationTokenSource stop, long at) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value == at) stop.Cancel();
        }
    }

    private sealed class Withdrawing(Action withdraw) : IProgress<long>
    {
        public long Reports { get; private set; }

        public void Report(long value)
        {
            if (value == 1) withdraw();
            Reports = value;
        }
    }

    /// <summary>A Parquet file, column by column.</summary>
    private sealed class Columns(IReadOnlyDictionary<string, Array> columns)
    {
        public IEnumerable<string> Names => columns.Keys;

        public string?[] Texts(string name) => (string?[])columns[name];

        public T?[] Values<T>(string name)
            where T : struct => (T?[])columns[name];

        public static async Task<Columns> ReadAsync(byte[] file)
        {
            await using ParquetReader reader = await ParquetReader.CreateAsync(new MemoryStream(file));
            Dictionary<string, Array> columns = [];
            foreach (DataField field in reader.Schema.DataFields)
            {
                if (field.ClrType == typeof(double)) columns[field.Name] = await OfAsync<double?>(reader, field, (group, values) => group.ReadAsync<double>(field, values));
                else if (field.ClrType == typeof(int)) columns[field.Name] = await OfAsync<int?>(reader, field, (group, values) => group.ReadAsync<int>(field, values));
                else if (field.ClrType == typeof(bool)) columns[field.Name] = await OfAsync<bool?>(reader, field, (group, values) => group.ReadAsync<bool>(field, values));
                else columns[field.Name] = await OfAsync<string?>(reader, field, (group, values) => group.ReadAsync(field, values!));
            }

            return new Columns(columns);
        }

        private static async Task<T[]> OfAsync<T>(ParquetReader reader, DataField field, Func<ParquetRowGroupReader, Memory<T>, ValueTask> read)
        {
            List<T> all = [];
            for (int i = 0; i < reader.RowGroupCount; i++)
            {
                using ParquetRowGroupReader group = reader.OpenRowGroupReader(i);
                T[] values = new T[group.RowCount];
                await read(group, values);
                all.AddRange(values);
            }

            return [.. all];
        }
    }
}
