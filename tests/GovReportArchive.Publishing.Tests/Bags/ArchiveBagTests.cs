using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using System.Xml.Schema;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Publishing.Bags;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Publishing.Tests.Bags;

public sealed class ArchiveBagTests : IAsyncLifetime, IDisposable
{
    private static readonly XNamespace Premis = "http://www.loc.gov/premis/v3";
    private readonly TemporaryArchive _temporary = new();
    private string _kept = "", _withdrawn = "", _purged = "";

    private OpenArchive Archive => _temporary.Archive;

    private string Bag => _temporary.File("bag");

    public async Task InitializeAsync()
    {
        _kept = await IngestAsync("青禾县教育局");
        _withdrawn = await IngestAsync("青禾县民政局");
        _purged = await IngestAsync("青禾县水利局");
        await Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(3)), "x");
        Archive.Mender.Correct(_kept, "applications.received.total", "7", "某甲", "原件第2页");
        Archive.Mender.Correct(_withdrawn, "applications.received.total", "4711", "某甲", "原件第2页");
        Archive.Withdraw(_withdrawn, "样例", purge: false);
        Archive.Withdraw(_purged, "样例", purge: true);
        Archive.Verify();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_bag_is_valid_and_gives_the_same_records_and_originals_elsewhere()
    {
        BagOutcome made = Archive.Bag.Make(Bag, "某某档案馆", since: null);

        Assert.Empty(ReadBag.Complaints(Bag));
        Assert.Equal((6, 3), (made.Reports, made.Files));
        Assert.Equal("某某档案馆", ReadBag.Info(Bag)["Source-Organization"]);
        using TemporaryArchive elsewhere = new();
        using (StreamReader lines = new(Path.Combine(Bag, "data/records.ndjson"))) Assert.Empty((await elsewhere.Archive.Importer.ImportAsync(lines, "bag")).Failures);
        await elsewhere.Archive.Ingester.IngestAsync([Path.Combine(Bag, "data/originals")]);
        Assert.Equal(Archive.Holdings.All().Select(report => RecordJson.Serialize(report.Record)), elsewhere.Archive.Holdings.All().Select(report => RecordJson.Serialize(report.Record)));
        Assert.True(elsewhere.Archive.Holdings.Versions(_kept)[0].HasOriginal);
        Assert.False(Directory.Exists(Bag + ".making"));
    }

    [SkippableFact]
    public void The_manifest_is_what_sha256sum_reads()
    {
        Archive.Bag.Make(Bag, null, since: null);
        Assert.Equal(0, Ran("sha256sum", Bag, "-c", "--quiet", "manifest-sha256.txt", "tagmanifest-sha256.txt"));
    }

    [SkippableFact]
    public void A_program_of_others_finds_the_bag_valid()
    {
        Archive.Bag.Make(Bag, "某某档案馆", since: null);
        Assert.Equal(0, Ran("bagit", _temporary.File(""), "--validate", "bag"));
    }

    [Fact]
    public void Provenance_tells_what_was_done_by_whom_and_of_the_purged_nothing_but_that()
    {
        Archive.Bag.Make(Bag, null, since: null);

        XElement premis = XDocument.Load(Path.Combine(Bag, "data/provenance/premis.xml")).Root!;
        (string Type, string? Detail, string Agent)[] Of(string report) =>
        [
            .. premis.Elements(Premis + "event").Where(happened => happened.Descendants(Premis + "linkingObjectIdentifierValue").Any(value => value.Value == report))
                .Select(happened => (happened.Element(Premis + "eventType")!.Value, happened.Descendants(Premis + "eventDetail").FirstOrDefault()?.Value, happened.Descendants(Premis + "linkingAgentIdentifierValue").Single().Value)),
        ];
        Assert.Equal(["ingestion", "message digest calculation", "fixity check", "normalization", "modification"], Of(_kept).Select(happened => happened.Type));
        Assert.Equal(("modification", "更正 applications.received.total = 7（原件第2页）", "某甲"), Of(_kept)[^1]);
        Assert.Equal(("deaccession", "样例"), Of(_withdrawn).Select(happened => (happened.Type, happened.Detail)).Last());
        Assert.Equal(["ingestion", "deaccession"], Of(_withdrawn).Select(happened => happened.Type));
        Assert.DoesNotContain("4711", premis.ToString(), StringComparison.Ordinal);
        Assert.Equal(["ingestion", "deaccession"], Of(_purged).Select(happened => happened.Type));
        string sha256 = Archive.Holdings.Versions(_kept)[0].Sha256!;
        Assert.Equal([sha256], premis.Elements(Premis + "object").Elements(Premis + "objectCharacteristics").Select(file => file.Descendants(Premis + "messageDigest").Single().Value));
        Assert.DoesNotContain(Directory.EnumerateFiles(Bag, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains("水利局的句子", StringComparison.Ordinal));
        string[] agents = [.. premis.Elements(Premis + "agent").Descendants(Premis + "agentIdentifierValue").Select(agent => agent.Value)];
        Assert.All(premis.Descendants(Premis + "linkingAgentIdentifierValue"), agent => Assert.Contains(agent.Value, agents));
    }

    [SkippableFact]
    public void Provenance_follows_the_schema_of_PREMIS()
    {
        string? schema = Environment.GetEnvironmentVariable("GOVREPORT_PREMIS_XSD");
        Skip.If(schema is null, "GOVREPORT_PREMIS_XSD names no premis.xsd of version 3.");
        Archive.Bag.Make(Bag, null, since: null);
        XmlSchemaSet schemas = new();
        schemas.Add(Premis.NamespaceName, schema);
        List<string> wrong = [];
        XDocument.Load(Path.Combine(Bag, "data/provenance/premis.xml")).Validate(schemas, (_, found) => wrong.Add(found.Message));
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Since_a_day_only_what_has_changed_is_in_it()
    {
        _temporary.Clock.Now += TimeSpan.FromDays(5);
        string added = await IngestAsync("青禾县司法局");

        BagOutcome made = Archive.Bag.Make(Bag, null, _temporary.Clock.Now.AddDays(-1));

        Assert.Empty(ReadBag.Complaints(Bag));
        Assert.Equal(1, made.Reports);
        Assert.Equal(added, RecordJson.Deserialize(await File.ReadAllTextAsync(Path.Combine(Bag, "data/records.ndjson")))!.Id);
    }

    [Fact]
    public void What_is_damaged_is_left_out_and_told()
    {
        string original = Directory.GetFiles(Path.Combine(_temporary.Options.CorpusDirectory, "originals"), Archive.Holdings.Versions(_kept)[0].Sha256!, SearchOption.AllDirectories).Single();
        File.AppendAllText(original, "x");

        Assert.StartsWith(_kept, Assert.Single(Archive.Bag.Make(Bag, null, since: null).LeftOut), StringComparison.Ordinal);
        Assert.Empty(ReadBag.Complaints(Bag));
        Assert.Equal("bag.place", Assert.Throws<ArchiveException>(() => Archive.Bag.Make(Bag, null, since: null)).Code);
    }

    [Fact]
    public void What_a_killed_run_has_left_does_not_get_into_the_bag()
    {
        _temporary.Write("bag.making/data/left.txt", "x");
        _temporary.Write("bag.making/.lock", "");
        Archive.Bag.Make(Bag, null, since: null);
        Assert.Empty(ReadBag.Complaints(Bag));
    }

    [Fact]
    public void A_folder_that_no_run_has_left_is_not_cleared()
    {
        string own = _temporary.Write("bag.making/own.txt", "x");
        Assert.Equal("bag.place", Assert.Throws<ArchiveException>(() => Archive.Bag.Make(Bag, null, since: null)).Code);
        Assert.True(File.Exists(own));
    }

    [Fact]
    public void Two_runs_do_not_write_one_bag()
    {
        _temporary.Write("bag.making/.lock", "");
        using (new FileStream(Bag + ".making/.lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Equal("bag.locked", Assert.Throws<ArchiveException>(() => Archive.Bag.Make(Bag, null, since: null)).Code);

        ArchiveException? second = null;
        Archive.Bag.Make(Bag, null, since: null, new Told(() => second ??= Assert.Throws<ArchiveException>(() => Archive.Bag.Make(Bag, null, since: null))));
        Assert.Equal("bag.locked", second?.Code);
    }

    [Theory]
    [InlineData("data/a%b", "data/a%25b")]
    [InlineData("data/a\r\nb", "data/a%0D%0Ab")]
    public void What_would_end_a_line_of_a_manifest_is_escaped(string path, string written) => Assert.Equal(written, BagTags.Encoded(path));

    private async Task<string> IngestAsync(string agency) =>
        (await Archive.Ingester.IngestAsync("报告.txt", Encoding.UTF8.GetBytes(SampleText.Report(agency, 2024, agency[3..] + "的句子。")))).Id!;

    private static int Ran(string program, string folder, params string[] args)
    {
        try
        {
            ProcessStartInfo start = new(program, args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new SkipException($"{program} is not installed.");
        }
    }

    private sealed class Told(Action told) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => told();
    }
}
