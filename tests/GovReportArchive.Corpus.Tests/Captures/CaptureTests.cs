using System.Text;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Captures;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Captures;

public sealed class CaptureTests : IDisposable
{
    private const string Address = "http://jyj.qinghe.example/xxgk/nb/2024.html";
    private static readonly DateTimeOffset FirstOfMarch = new(2025, 3, 1, 1, 2, 3, 456, TimeSpan.Zero);
    private readonly TemporaryArchive _temporary = new();

    private OpenArchive Archive => _temporary.Archive;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_record_says_from_which_address_and_when_it_was_fetched()
    {
        IngestOutcome outcome = await TakeAsync(new Capture(Address + "#top", FirstOfMarch, 200), Page("青禾县教育局", 2024));

        Source source = Archive.Holdings.Get(outcome.Id!)!.Record.Source;
        Assert.Equal((IngestKind.New, Address, "2025-03-01T01:02:03Z"), (outcome.Kind, source.Url, source.Fetched));
        CaptureInfo info = Assert.Single(Assert.Single(Archive.Holdings.Versions(outcome.Id!)).Captures!);
        Assert.Equal(new CaptureInfo(Address, new DateTimeOffset(2025, 3, 1, 1, 2, 3, TimeSpan.Zero), 200), info);
        Assert.Equal(new HeldAddress(outcome.Id!, 1, source.Sha256!, false, null), Archive.Captures.Held(Address));
        Assert.Empty(Archive.Verify().Problems);
    }

    [Fact]
    public async Task An_address_is_kept_without_the_name_and_password_in_it()
    {
        IngestOutcome outcome = await TakeAsync(new Capture("http://guest:geheim@jyj.qinghe.example/a?b=%B9%AB#c", FirstOfMarch), Page("青禾县教育局", 2024));

        Assert.Equal("http://jyj.qinghe.example/a?b=%B9%AB", Archive.Holdings.Get(outcome.Id!)!.Record.Source.Url);
    }

    [Fact]
    public async Task The_page_that_led_to_a_place_s_newest_report_is_known_and_what_is_held_is_counted_by_agency_and_year()
    {
        const string column = "http://www.qinghe.example/nb/";
        IngestOutcome older = await TakeAsync(new Capture(Address, FirstOfMarch, 200, Via: column + "old.html"), Page("青禾县教育局", 2023));
        IngestOutcome newer = await TakeAsync(new Capture(column + "2.html", FirstOfMarch, 200, Via: column), Page("青禾县民政局", 2024));
        string agency = Archive.Holdings.Get(newer.Id!)!.Record.Agency.Id, region = Archive.Holdings.Agency(agency)!.Region!;

        using CatalogDatabase catalog = _temporary.OpenCatalog();
        Assert.Equal((column, newer.Id!), catalog.Read(reader => new CaptureRows(reader).PageOf(region)));
        Archive.Mender.Withdraw(newer.Id!, "试一下");
        Assert.Equal((column + "old.html", older.Id!), catalog.Read(reader => new CaptureRows(reader).PageOf(region)));
        Assert.Null(catalog.Read(reader => new CaptureRows(reader).PageOf("没有此地")));
        Assert.Equal(new AgencyYear(agency, 2024, true, 1), catalog.Read(reader => reader.Agencies.Years()).Single(year => year.Agency == agency));
        Assert.Equal("青禾县民政局", catalog.Read(reader => reader.Agencies.Kinds()).Single(kind => kind.Id == agency).Name);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("nb/2024.html")]
    [InlineData("http://jyj.qinghe.example/\u202Ea")]
    [InlineData("")]
    public async Task What_is_no_address_of_the_web_is_refused_and_nothing_is_held(string address)
    {
        IngestOutcome outcome = await TakeAsync(new Capture(address, FirstOfMarch), Page("青禾县教育局", 2024));

        Assert.Equal(IngestKind.Failed, outcome.Kind);
        Assert.Contains("来源网址", outcome.Reason, StringComparison.Ordinal);
        Assert.False(Archive.Holdings.HasReports);
    }

    [Fact]
    public async Task Of_what_a_site_sends_along_only_bounded_lines_are_kept_and_nothing_of_the_visitor()
    {
        await TakeAsync(
            new Capture(Address, FirstOfMarch, 200, [.. Enumerable.Range(0, 500).Select(n => KeyValuePair.Create("X-" + n, new string('x', n * 4))), KeyValuePair.Create("Set-Cookie", "id=geheim"), KeyValuePair.Create("Server", "a\u001b[2J")],
                Page: new CapturePage("about:blank", Title: new string('长', 4_000), Date: "昨天", Publisher: "教育局\u202E\n")),
            Page("青禾县教育局", 2024));

        using var catalog = _temporary.OpenCatalog();
        Capture kept = catalog.Read(reader => new CaptureRows(reader).First(Archive.Captures.Held(Address)!.Sha256))!;
        Assert.Equal(60, kept.Headers!.Count);
        Assert.All(kept.Headers, header => Assert.StartsWith("X-", header.Key, StringComparison.Ordinal));
        Assert.Equal(("", null, null, "教育局"), (kept.Page!.Address, kept.Page.Title, kept.Page.Date, kept.Page.Publisher!.Trim()));
    }

    [Fact]
    public async Task The_same_bytes_from_another_address_are_no_change_but_one_more_place_where_they_came_from()
    {
        await TakeAsync(new Capture(Address, FirstOfMarch), Page("青禾县教育局", 2024));
        IngestOutcome again = await TakeAsync(new Capture("https://www.qinghe.example/2024.html", FirstOfMarch.AddDays(1)), Page("青禾县教育局", 2024));
        await TakeAsync(new Capture(Address, FirstOfMarch.AddDays(2)), Page("青禾县教育局", 2024));

        Assert.Equal(IngestKind.Unchanged, again.Kind);
        Assert.Equal([Address, "https://www.qinghe.example/2024.html"], Archive.Holdings.Captures(again.Id!, 1)!.Select(capture => capture.Address));
        Assert.Equal(["new", "address"], Kinds());
    }

    [Fact]
    public async Task A_page_whose_counter_has_gone_on_is_the_same_report()
    {
        IngestOutcome first = await TakeAsync(new Capture(Address, FirstOfMarch), Page("青禾县教育局", 2024, counter: 17));
        IngestOutcome second = await TakeAsync(new Capture(Address, FirstOfMarch.AddDays(1)), Page("青禾县教育局", 2024, counter: 18));
        IngestOutcome mirror = await TakeAsync(new Capture("http://m.qinghe.example/2024.html", FirstOfMarch.AddDays(1)), Page("青禾县教育局", 2024, counter: 1));

        Assert.Equal([IngestKind.Unchanged, IngestKind.Unchanged], [second.Kind, mirror.Kind]);
        Assert.Single(Archive.Holdings.Versions(first.Id!));
        Assert.Equal(first.Id, Archive.Captures.Held("http://m.qinghe.example/2024.html")?.Report);
        Assert.Equal(["new"], Kinds());
        Assert.Empty(Archive.Verify().Problems);
        Assert.DoesNotContain(Archive.Verify().Notes, note => note.Code == "original.stray");
    }

    [Fact]
    public async Task So_it_is_where_the_counter_stands_below_the_text_but_not_where_the_report_itself_counts()
    {
        string Counted(string tail) => CaptureTests.Page("青禾县教育局", 2024).Replace("</div>\n<div class=\"foot\">", tail + "</div>\n<div class=\"foot\">", StringComparison.Ordinal);
        await TakeAsync(new Capture(Address, FirstOfMarch), Counted("<p>您是第 1003 位访问者</p>"));

        IngestOutcome looked = await TakeAsync(new Capture(Address, FirstOfMarch.AddDays(1)), Counted("<p>您是第 1004 位访问者</p>"));
        IngestOutcome told = await TakeAsync(new Capture(Address, FirstOfMarch.AddDays(2)), Counted("<p>全年网站访问量1004次。</p>"));

        Assert.Equal([IngestKind.Unchanged, IngestKind.NewVersion], [looked.Kind, told.Kind]);
    }

    [Fact]
    public async Task So_it_is_where_the_page_was_read_by_older_rules()
    {
        await TakeAsync(new Capture(Address, FirstOfMarch), Page("青禾县教育局", 2024, counter: 17));
        _temporary.Alter("UPDATE readings SET rules = 1");

        IngestOutcome second = await TakeAsync(new Capture(Address, FirstOfMarch.AddDays(1)), Page("青禾县教育局", 2024, counter: 18));

        Assert.Equal(IngestKind.Unchanged, second.Kind);
    }

    [Fact]
    public async Task What_an_address_says_otherwise_is_a_version_of_the_report_that_it_gave_though_its_title_is_mended()
    {
        IngestOutcome first = await TakeAsync(new Capture(Address, FirstOfMarch), Page("青禾县教育局", 2024));
        IngestOutcome second = await TakeAsync(
            new Capture(Address, FirstOfMarch.AddDays(30)), Page("青禾县教育局", 2024).Replace("政府信息公开工作年度报告", "政府信息公开工作年度报告（修订）", StringComparison.Ordinal));

        Assert.Equal((IngestKind.NewVersion, first.Id), (second.Kind, second.Id));
        Assert.Equal(2, Archive.Captures.Held(Address)?.Version);
    }

    [Fact]
    public async Task An_address_that_gives_the_report_of_another_year_gives_another_report()
    {
        IngestOutcome first = await TakeAsync(new Capture(Address, FirstOfMarch), Page("青禾县教育局", 2023));
        IngestOutcome second = await TakeAsync(new Capture(Address, FirstOfMarch.AddYears(1)), Page("青禾县教育局", 2024));

        Assert.Equal(IngestKind.New, second.Kind);
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(second.Id, Archive.Captures.Held(Address)?.Report);
    }

    [Fact]
    public async Task A_file_that_hangs_on_a_page_which_is_held_as_the_same_report_is_told_and_not_filed()
    {
        IngestOutcome page = await TakeAsync(new Capture(Address, FirstOfMarch), Page("青禾县教育局", 2024));
        IngestOutcome file = await TakeAsync(
            new Capture(Address + ".txt", FirstOfMarch, Via: Address, Page: new CapturePage(Address, "青禾县教育局2024年政府信息公开工作年度报告")), SampleText.Report("青禾县教育局", 2024, "另一种格式。"));
        IngestOutcome other = await TakeAsync(new Capture(Address + ".2023.txt", FirstOfMarch, Via: Address), SampleText.Report("青禾县教育局", 2023));

        Assert.Equal((IngestKind.OtherForm, page.Id, false), (file.Kind, file.Id, file.IsFailure));
        Assert.Equal(IngestKind.New, other.Kind);
        Assert.Single(Archive.Holdings.Versions(page.Id!));
        Assert.DoesNotContain(Archive.Verify().Notes, note => note.Code == "original.stray");
    }

    [Fact]
    public async Task What_was_withdrawn_stays_withdrawn_whatever_its_address_gives()
    {
        IngestOutcome first = await TakeAsync(new Capture(Address, FirstOfMarch), Page("青禾县教育局", 2024));
        Archive.Withdraw(first.Id!, "含个人信息");

        IngestOutcome same = await TakeAsync(new Capture(Address, FirstOfMarch.AddDays(1)), Page("青禾县教育局", 2024));
        IngestOutcome mended = await TakeAsync(
            new Capture(Address, FirstOfMarch.AddDays(1)), Page("青禾县教育局", 2024).Replace("政府信息公开工作年度报告", "政府信息公开工作年度报告（修订）", StringComparison.Ordinal));
        IngestOutcome file = await TakeAsync(new Capture(Address + ".txt", FirstOfMarch, Via: Address), SampleText.Report("青禾县教育局", 2024, "另一种格式。"));

        Assert.All([same, mended, file], outcome => Assert.Equal((IngestKind.Withdrawn, first.Id), (outcome.Kind, outcome.Id)));
        Assert.True(Archive.Captures.Held(Address)?.IsWithdrawn);
        Archive.Captures.Gone(Address, FirstOfMarch.AddDays(2), 404);
        Assert.Equal(["new", "withdrawn"], Kinds());
    }

    [Fact]
    public async Task That_an_address_is_gone_is_said_once_and_nothing_else_changes()
    {
        string id = (await TakeAsync(new Capture(Address, FirstOfMarch), Page("青禾县教育局", 2024))).Id!;
        DateTimeOffset gone = FirstOfMarch.AddDays(1);

        Assert.False(Archive.Captures.Gone("http://jyj.qinghe.example/never", gone, 404));
        Assert.False(Archive.Captures.Answered(Address, gone, 200));
        Assert.True(Archive.Captures.Gone(Address, gone.AddHours(1), 404));
        Assert.False(Archive.Captures.Gone(Address, gone.AddHours(2), 410));
        Assert.False(Archive.Captures.Answered(Address, gone.AddHours(3), 503));

        Assert.Equal(["new", "gone"], Kinds());
        Assert.Equal(("gone", Address), (Archive.Holdings.Changes(1).Single().Kind, Archive.Holdings.Changes(1).Single().Detail));
        CaptureInfo told = Archive.Holdings.Captures(id, 1)!.Single();
        Assert.Equal((WholeSecond(gone.AddHours(1)), 404), (WholeSecond(told.Gone!.Value), told.GoneStatus));
        Assert.NotNull(Archive.Holdings.Get(id)!.Record.Sections);
        using (OriginalFile original = Archive.Holdings.OpenOriginal(id)!) Assert.Equal(Archive.Holdings.Versions(id)[0].Sha256, original.Sha256);

        Assert.True(Archive.Captures.Answered(Address, gone.AddHours(4), 304));
        Assert.Null(Archive.Holdings.Captures(id, 1)!.Single().Gone);
        Assert.Equal(["new", "gone", "back"], Kinds());
        Assert.Equal(["new", "gone", "back"], Archive.Holdings.Audit(id).Select(entry => entry.Action));
        Assert.Empty(Archive.Verify().Problems);
    }

    [Fact]
    public async Task Older_captures_say_nothing_of_what_an_address_does_now()
    {
        string id = (await TakeAsync(new Capture(Address, FirstOfMarch), Page("青禾县教育局", 2024))).Id!;
        Archive.Captures.Gone(Address, FirstOfMarch.AddDays(2), 404);

        await TakeAsync(new Capture(Address, FirstOfMarch.AddDays(1)), Page("青禾县教育局", 2024));
        await TakeAsync(new Capture(Address, FirstOfMarch.AddDays(1)), Page("青禾县教育局", 2024, "公开信息十二条。"));

        Assert.NotNull(Archive.Captures.Held(Address)?.Gone);
        Assert.Equal(2, Archive.Holdings.Versions(id).Count);
        await TakeAsync(new Capture(Address, FirstOfMarch.AddDays(3)), Page("青禾县教育局", 2024));
        Assert.Null(Archive.Captures.Held(Address)?.Gone);
    }

    [Fact]
    public async Task A_purge_erases_where_a_report_came_from_and_what_its_page_said()
    {
        CapturePage page = new(Address, "檐铃巷受理窗口的年度报告", Publisher: "檐铃巷受理窗口");
        string id = (await TakeAsync(new Capture(Address + "?檐铃巷", FirstOfMarch, 200, Page: page), SampleText.Report("青禾县教育局", 2024))).Id!;
        Archive.Captures.Gone(Address + "?檐铃巷", FirstOfMarch.AddDays(1), 404);

        Archive.Withdraw(id, "含个人信息", purge: true);

        Assert.Null(Archive.Captures.Held(Address + "?檐铃巷"));
        Assert.DoesNotContain(Archive.Holdings.Changes(0), change => change.Detail?.Contains("qinghe", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(Archive.Holdings.Audit(), entry => entry.Detail?.Contains("qinghe", StringComparison.Ordinal) == true);
        using var catalog = _temporary.OpenCatalog();
        Assert.Equal(0, catalog.Read(reader => reader.Connection.Scalar<long>("SELECT count(*) FROM captures") + reader.Connection.Scalar<long>("SELECT count(*) FROM addresses")));
        if (TemporaryArchive.OnPostgres) return;
        byte[] sought = Encoding.UTF8.GetBytes("檐铃巷");
        Assert.DoesNotContain(Directory.EnumerateFiles(_temporary.Options.CorpusDirectory, "*", SearchOption.AllDirectories), file => Read(file).AsSpan().IndexOf(sought) >= 0);
    }

    private static byte[] Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private string[] Kinds() => [.. Archive.Holdings.Changes(0).Select(change => change.Kind)];

    private static DateTimeOffset WholeSecond(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());

    private Task<IngestOutcome> TakeAsync(Capture capture, string text) =>
        Archive.Ingester.IngestAsync(capture, Uri.TryCreate(capture.Address, UriKind.Absolute, out Uri? uri) ? Path.GetFileName(uri.LocalPath) : "x", Encoding.UTF8.GetBytes(text), CancellationToken.None);

    /// <summary>A page of a site around the text of a report.</summary>
    internal static string Page(string agency, int year, string sentence = "全年无事故。", int counter = 1) => $"""
        <!doctype html><html><head><meta charset="utf-8"><title>{agency}{year}年政府信息公开工作年度报告_青禾县人民政府</title></head><body>
        <div class="top">今天是2026年{1 + (counter % 12)}月{1 + (counter % 28)}日　欢迎访问</div><div class="nav"><a href="/">首页</a> &gt; <a href="/xxgk">政府信息公开年报</a></div>
        <h1>{agency}{year}年政府信息公开工作年度报告</h1>
        <div class="info">发布时间：{year + 1}-01-20　来源：{agency}　浏览次数：<span>{counter}</span></div>
        <div class="content">{string.Concat(SampleText.Report(agency, year, sentence).Split('\n').Skip(1).Select(line => $"<p>{line}</p>"))}</div>
        <div class="foot">您是第{counter * 37}位访客<input type="hidden" name="token" value="{counter * 7919}"></div></body></html>
        """;
}
