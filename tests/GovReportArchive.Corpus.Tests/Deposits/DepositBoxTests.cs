using System.Text;
using GovReportArchive.Corpus.Captures;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Deposits;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Deposits;

/// <summary>What is handed in waits, outlives the process, goes when its hour is over, and is filed once.</summary>
public sealed class DepositBoxTests : IDisposable
{
    private const string Address = "http://www.suxi.example/nb/2024.html";
    private static readonly byte[] Report = Encoding.UTF8.GetBytes(SampleText.Report("素溪县民政局", 2024));

    private readonly TemporaryArchive _temporary = new();

    private DepositBox Box => _temporary.Archive.Deposits;

    private string Folder => Path.Combine(_temporary.Options.CorpusDirectory, "deposits");

    private string[] Waiting => Directory.Exists(Folder) ? Directory.GetFiles(Folder) : [];

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task What_is_offered_is_read_and_not_taken_in()
    {
        OfferedDeposit offered = await OfferAsync();

        Assert.Equal((IngestKind.New, "素溪县民政局", 2024), (offered.Outcome.Kind, offered.Record.Agency.Name, offered.Record.Year));
        Assert.Equal((Address, "年报.txt", "张三", _temporary.Clock.GetUtcNow().AddHours(1)), (offered.Deposit.Address, offered.Deposit.File, offered.Deposit.By, offered.Deposit.Until));
        Assert.Matches("^[0-9a-f]{64}$", offered.Deposit.Id);
        Assert.False(_temporary.Archive.Holdings.HasReports);
        Assert.False(Directory.Exists(Path.Combine(_temporary.Options.CorpusDirectory, "originals")) && Directory.EnumerateFiles(Path.Combine(_temporary.Options.CorpusDirectory, "originals"), "*", SearchOption.AllDirectories).Any());
        Assert.Single(Waiting);
    }

    [Fact]
    public async Task What_is_confirmed_is_filed_with_its_address_and_in_the_name_of_the_key()
    {
        Deposit? filed = await Box.ConfirmAsync((await OfferAsync()).Deposit.Id, CancellationToken.None);

        string report = filed!.Filed!.Report!;
        Assert.Equal(IngestKind.New, filed.Filed.Kind);
        Assert.Equal(Address, Assert.Single(_temporary.Archive.Holdings.Captures(report, 1)!).Address);
        Assert.Equal(("张三", "deposit", "new"), _temporary.Archive.Holdings.Audit(report).Select(entry => (entry.Actor, entry.Origin, entry.Action)).First());
    }

    [Fact]
    public async Task What_nobody_fetched_is_not_said_to_have_been_fetched()
    {
        string report = (await Box.ConfirmAsync((await OfferAsync()).Deposit.Id, CancellationToken.None))!.Filed!.Report!;
        Assert.Equal((Address, null), (_temporary.Archive.Holdings.Get(report)!.Record.Source.Url, _temporary.Archive.Holdings.Get(report)!.Record.Source.Fetched));
    }

    [Fact]
    public async Task What_is_in_the_archive_is_told_as_filed_though_the_disk_takes_no_note_of_it()
    {
        string id = (await OfferAsync()).Deposit.Id;
        using CatalogDatabase catalog = _temporary.OpenCatalog();
        DepositBox box = new(_temporary.Options.CorpusDirectory, catalog, new OriginalStore(_temporary.Options.CorpusDirectory), new SpoilingClock(_temporary.Clock, Folder));

        Assert.Equal(IngestKind.New, (await box.ConfirmAsync(id, CancellationToken.None))!.Filed!.Kind);
        Assert.True(_temporary.Archive.Holdings.HasReports);
    }

    // The first time is asked when what waits is read, the second when it is filed: then a file stands where the folder was.
    private sealed class SpoilingClock(TimeProvider time, string folder) : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow()
        {
            if (++_asked == 2)
            {
                Directory.Delete(folder, recursive: true);
                File.WriteAllText(folder, "");
            }

            return time.GetUtcNow();
        }
    }

    [Fact]
    public async Task Confirmed_many_times_at_once_it_is_filed_once_and_all_are_told_the_same()
    {
        string id = (await OfferAsync()).Deposit.Id;

        Deposit?[] told = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Box.ConfirmAsync(id, CancellationToken.None))));

        Assert.Equal(told[0]!.Filed, Assert.Single(told.Select(deposit => deposit!.Filed).Distinct()));
        Assert.Equal(IngestKind.New, told[0]!.Filed!.Kind);
        Assert.Equal(1, _temporary.Archive.Holdings.LastChange);
    }

    [Fact]
    public async Task What_waits_outlives_the_process()
    {
        string id = (await OfferAsync()).Deposit.Id;
        _temporary.Reopen();

        Assert.Equal(IngestKind.New, (await Box.ConfirmAsync(id, CancellationToken.None))!.Filed!.Kind);
        _temporary.Reopen();
        Assert.Equal(IngestKind.New, (await Box.ConfirmAsync(id, CancellationToken.None))!.Filed!.Kind);
    }

    [Fact]
    public async Task After_its_hour_it_is_gone()
    {
        string id = (await OfferAsync()).Deposit.Id;
        _temporary.Clock.Now += TimeSpan.FromHours(1);

        Assert.Null(await Box.ConfirmAsync(id, CancellationToken.None));
        Assert.False(await Box.DropAsync(id, CancellationToken.None));
        _temporary.Reopen();
        Assert.Empty(Waiting);
        Assert.False(_temporary.Archive.Holdings.HasReports);
    }

    [Fact]
    public async Task What_is_dropped_is_gone_and_what_is_filed_cannot_be_dropped()
    {
        string dropped = (await OfferAsync()).Deposit.Id;
        Assert.True(await Box.DropAsync(dropped, CancellationToken.None));
        Assert.Empty(Waiting);
        Assert.Null(await Box.ConfirmAsync(dropped, CancellationToken.None));

        string filed = (await OfferAsync()).Deposit.Id;
        await Box.ConfirmAsync(filed, CancellationToken.None);
        Assert.False(await Box.DropAsync(filed, CancellationToken.None));
        Assert.True(_temporary.Archive.Holdings.HasReports);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public async Task An_id_that_is_none_finds_nothing(string id)
    {
        await OfferAsync();
        Assert.Null(await Box.ConfirmAsync(id, CancellationToken.None));
        Assert.False(await Box.DropAsync(id, CancellationToken.None));
        Assert.Single(Waiting);
    }

    [Fact]
    public async Task What_the_archive_would_do_is_told_before()
    {
        await Box.ConfirmAsync((await OfferAsync()).Deposit.Id, CancellationToken.None);

        Assert.Equal(IngestKind.Unchanged, (await OfferAsync()).Outcome.Kind);
        Assert.Equal(IngestKind.NewVersion, (await OfferAsync(Encoding.UTF8.GetBytes(SampleText.Report("素溪县民政局", 2024) + "\n另有说明若干。\n"))).Outcome.Kind);
    }

    [Fact]
    public async Task What_is_no_report_withdrawn_empty_or_without_address_is_refused_and_not_kept()
    {
        string report = (await Box.ConfirmAsync((await OfferAsync()).Deposit.Id, CancellationToken.None))!.Filed!.Report!;
        _temporary.Archive.Withdraw(report, "误传");

        Assert.Equal("deposit.withdrawn", await CodeAsync(() => OfferAsync()));
        Assert.Equal("deposit.notAReport", await CodeAsync(() => OfferAsync("今天天气很好。"u8.ToArray())));
        Assert.Equal("deposit.unreadable", await CodeAsync(() => Box.OfferAsync("a.pdf", Address, "%PDF-1.4 and no more"u8.ToArray(), "张三", CancellationToken.None)));
        Assert.Equal("deposit.empty", await CodeAsync(() => OfferAsync([])));
        foreach (string? address in new[] { null, "", "ftp://a/", "javascript:1", "www.suxi.example", "http://" + new string('a', 3000) })
            Assert.Equal("deposit.address", await CodeAsync(() => Box.OfferAsync("a.txt", address, Report, "张三", CancellationToken.None)));
        Assert.Single(Waiting);
    }

    [Fact]
    public async Task A_hostile_name_names_a_file_and_no_place()
    {
        OfferedDeposit offered = await Box.OfferAsync("..\\..\\etc/年\u202E报\u0000\r\n.txt", Address, Report, "张三", CancellationToken.None);
        Assert.Equal("年报.txt", offered.Deposit.File);
        Assert.NotNull((await Box.ConfirmAsync(offered.Deposit.Id, CancellationToken.None))!.Filed);
    }

    [Fact]
    public async Task A_damaged_one_is_not_filed()
    {
        string id = (await OfferAsync()).Deposit.Id;
        byte[] bytes = File.ReadAllBytes(Assert.Single(Waiting));
        bytes[^1] ^= 1;
        File.WriteAllBytes(Waiting[0], bytes);

        Assert.Equal("deposit.damaged", await CodeAsync(async () => (await Box.ConfirmAsync(id, CancellationToken.None))!));
        Assert.False(_temporary.Archive.Holdings.HasReports);
    }

    [Fact]
    public async Task Where_nothing_can_be_written_that_is_told_and_nothing_stays()
    {
        // A file stands where the folder should be: as for a disk that takes nothing, also for root.
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        File.WriteAllText(Folder, "");
        Assert.Equal("deposit.disk", await CodeAsync(() => OfferAsync()));
        File.Delete(Folder);
        Assert.Equal(IngestKind.New, (await OfferAsync()).Outcome.Kind);
    }

    [Fact]
    public async Task What_a_killed_process_left_half_written_goes_and_only_its_owner_reads_what_waits()
    {
        await OfferAsync();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Waiting)));
        }

        File.WriteAllText(Path.Combine(Folder, "abc.tmp"), "half");
        _temporary.Reopen();
        Assert.Single(Waiting);
    }

    [Fact]
    public async Task What_somebody_says_of_an_address_does_not_bring_it_back()
    {
        CaptureBook captures = _temporary.Archive.Captures;
        DateTimeOffset now = _temporary.Clock.GetUtcNow();
        IngestOutcome held = await _temporary.Archive.Ingester.IngestAsync(new Capture(Address, now.AddDays(-2), 200), "1.txt", Report, CancellationToken.None);
        Assert.True(captures.Gone(Address, now.AddDays(-1), 404));

        OfferedDeposit offered = await OfferAsync(Encoding.UTF8.GetBytes(SampleText.Report("素溪县民政局", 2024) + "\n另有说明若干。\n"));
        await Box.ConfirmAsync(offered.Deposit.Id, CancellationToken.None);

        Assert.NotNull(captures.Held(Address)!.Gone);
        Assert.Equal((held.Id, 2), (captures.Held(Address)!.Report, _temporary.Archive.Holdings.Versions(held.Id!).Count));
    }

    private Task<OfferedDeposit> OfferAsync(byte[]? bytes = null) => Box.OfferAsync("年报.txt", Address, bytes ?? Report, "张三", CancellationToken.None);

    private static async Task<string> CodeAsync<T>(Func<Task<T>> work) => (await Assert.ThrowsAsync<DepositException>(work)).Code;
}
