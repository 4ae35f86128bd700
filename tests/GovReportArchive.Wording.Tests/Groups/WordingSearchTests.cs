using Dapper;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Wording.Tests.Groups;

public sealed class WordingSearchTests
{
    private const string Single = "解读形式较为单一，以文字解读为主，图文视频运用不多";

    [Fact]
    public async Task Equal_texts_are_always_of_one_group_and_counts_are_their_passages()
    {
        using TemporaryArchive temporary = await HoldingAsync(RecordFactory.Lines(120));
        WordingSearch wordings = temporary.Archive.Wordings;
        Dictionary<string, int> groupOf = [];
        int passages = 0;
        foreach (WordingItem item in wordings.Stream(new WordingQuery()))
        {
            WordingDetail detail = wordings.Detail(item.Id, limit: 1000)!;
            passages += detail.Uses.Count;
            Assert.Equal(item.Passages, detail.Uses.Count);
            Assert.Equal(item.Agencies, detail.Uses.Select(use => use.Agency.Id).Distinct().Count());
            Assert.Equal(item.Regions, detail.Uses.Select(use => use.Region).Distinct().Count());
            Assert.Equal(item.Years, detail.Uses.Select(use => use.Year!.Value).Distinct().Order());
            Assert.Equal((item.First, item.Last), (item.Years[0], item.Years[^1]));
            Assert.Equal(item.Passages, detail.Variants.Sum(variant => variant.Passages));
            Assert.Equal(item.Variants, detail.Variants.Count);
            Assert.All(detail.Variants, variant => Assert.Equal(
                (item.Text, variant.Text),
                (Joined(variant, "added"), Joined(variant, "removed"))));
            foreach (WordingVariant variant in detail.Variants) groupOf.Add(Bare(variant.Text), passages);
        }

        foreach (StoredReport report in temporary.Archive.Holdings.All())
        {
            WordedItem[] whole = [.. wordings.Of(report)!.Items];
            Assert.Equal(whole, PassageList.Of(report.Record).Select(item => wordings.Of(report, item.Section.N, item.Item.Number, item.Text)).OfType<WordedItem>());
        }

        Dictionary<string, int> expected = temporary.Archive.Holdings.All().SelectMany(report => PassageList.Of(report.Record))
            .GroupBy(passage => Bare(passage.Text)).ToDictionary(group => group.Key, group => group.Count());
        Assert.All(expected.Where(entry => entry.Value > 1), entry => Assert.Contains(entry.Key, groupOf));
        Assert.Equal(expected.Where(entry => groupOf.ContainsKey(entry.Key)).Sum(entry => entry.Value), passages);
    }

    [Fact]
    public async Task Counts_are_of_the_passages_that_fit_the_filters_in_every_order_also_after_withdrawals()
    {
        using TemporaryArchive temporary = await HoldingAsync(RecordFactory.Lines(120));
        WordingSearch wordings = temporary.Archive.Wordings;
        Check();
        foreach (int n in new[] { 5, 6, 30, 54 }) temporary.Archive.Withdraw(RecordFactory.Record(n).Id, "含个人信息");
        Check();
        temporary.Archive.Mender.Restore(RecordFactory.Record(6).Id);
        Check();

        void Check()
        {
            WordingUse[][] groups = [.. wordings.Stream(new WordingQuery()).Select(item => wordings.Detail(item.Id, limit: 1000)!.Uses.ToArray())];
            (ReportFilter[] Filters, Func<WordingUse, bool> Fits)[] questions =
            [
                ([new("year", ["2020"])], use => use.Year == 2020),
                ([new("year", ["2019", "2021-2023"])], use => use.Year is 2019 or (>= 2021 and <= 2023)),
                ([new("region", ["990101"])], use => use.Region == "云岭省青禾市临溪区"),
                ([new("region", ["云岭省"]), new("role", ["problem"])], use => use.Region!.StartsWith("云岭省", StringComparison.Ordinal) && use.Role == "problem"),
                ([new("agencyType", ["教育"]), new("section", ["overview"])], use => use.Agency.Type == "教育" && use.Section == "overview"),
                ([new("agency", ["990102/民政局"])], use => use.Agency.Id == "990102/民政局"),
                ([new("level", ["county"]), new("year", ["2022"]), new("section", ["problems"])], use => use is { Year: 2022, Section: "problems" }),
            ];
            foreach ((ReportFilter[] filters, Func<WordingUse, bool> fits) in questions)
            {
                string[] expected = [.. groups.Select(uses => uses.Where(fits).ToArray()).Where(uses => uses.Length > 0).Select(Told).Order(StringComparer.Ordinal)];
                Assert.NotEmpty(expected);
                foreach ((string sort, _) in WordingOrders.All)
                {
                    WordingQuery query = new() { Filters = filters, Sort = sort, Near = "990101", SameType = "教育", SameLevel = "county" };
                    Assert.Equal(expected, wordings.Stream(query).Select(item => Line(item.Passages, item.Agencies, item.Regions, item.Years, item.Sections, item.Roles)).Order(StringComparer.Ordinal));
                }
            }
        }

        static string Told(WordingUse[] uses) => Line(
            uses.Length, uses.Select(use => use.Agency.Id).Distinct().Count(), uses.Select(use => use.Region).Distinct().Count(), uses.Select(use => use.Year!.Value).Distinct().Order(),
            uses.Select(use => use.Section).Distinct(), uses.Select(use => use.Role).Distinct());

        static string Line(int passages, int agencies, int regions, IEnumerable<int> years, IEnumerable<string> sections, IEnumerable<string> roles) => FormattableString.Invariant(
            $"{passages} {agencies} {regions} {string.Join(',', years)} {string.Join(',', sections.Order(StringComparer.Ordinal))} {string.Join(',', roles.Order(StringComparer.Ordinal))}");
    }

    [Fact]
    public async Task Grouping_does_not_depend_on_ingest_order()
    {
        string[] lines = RecordFactory.Lines(90).Split('\n');
        using TemporaryArchive one = await HoldingAsync(string.Join('\n', lines));
        using TemporaryArchive other = await HoldingAsync(string.Join('\n', lines.Reverse()));

        string[] expected = Told(one), actual = Told(other);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, actual);

        static string[] Told(TemporaryArchive archive) => [.. archive.Archive.Wordings.Stream(new WordingQuery())
            .Select(item => RecordJson.Options is var options ? System.Text.Json.JsonSerializer.Serialize(archive.Archive.Wordings.Detail(item.Id)! with { State = null! }, options) : "")];
    }

    [Fact]
    public async Task Years_numbers_and_own_names_are_no_difference()
    {
        using TemporaryArchive temporary = await HoldingAsync(Lines(
            Report(0, "一是2023年临溪区教育局开展培训3次，队伍能力有待提升。"),
            Report(1, "（二）2024年，本局开展培训12次，队伍能力有待提升；")));
        WordingItem item = Assert.Single(temporary.Archive.Wordings.Search(new WordingQuery()).Items);

        Assert.Equal((2, 2, 1), (item.Passages, item.Agencies, item.Variants));
    }

    [Fact]
    public async Task Whose_sentence_it_is_makes_no_difference_where_the_report_tells_its_agency()
    {
        using TemporaryArchive temporary = await HoldingAsync(Lines(
            Report(0, "一是柳塘街道办事处2023年度没有发生政府信息公开行政诉讼。") with { Agency = new Agency("990101/柳塘街道办事处", "柳塘街道办事处") },
            Report(1, "一是石桥镇人民政府2023年度没有发生政府信息公开行政诉讼。") with { Agency = new Agency("990102/石桥镇人民政府", "石桥镇人民政府") }));
        WordingItem item = Assert.Single(temporary.Archive.Wordings.Search(new WordingQuery()).Items);

        Assert.Equal((2, 2, 1), (item.Passages, item.Agencies, item.Variants));
    }

    [Fact]
    public async Task Addresses_of_shown_texts_find_their_item_also_where_a_line_breaks_in_it()
    {
        string text = $"一是{Single}，\u2028图解不足，视频更少。";
        using TemporaryArchive temporary = await HoldingAsync(Lines(Report(0, text), Report(1, text)));
        (OpenArchive archive, WordingSearch wordings) = (temporary.Archive, temporary.Archive.Wordings);
        WordingItem item = wordings.Search(new WordingQuery { Text = "解读形式" }).Items.Single();
        WordingVariant variant = wordings.Detail(item.Id)!.Variants.Single();
        StoredReport report = archive.Holdings.Get(Uri.UnescapeDataString(item.Page.Split('/')[2]))!;

        Assert.Contains('\u2028', item.Text);
        string fingerprint = item.Page[(item.Page.IndexOf("?f=", StringComparison.Ordinal) + 3)..];
        Assert.Equal(item.Text, archive.Passages.At(report, 1, 1, fingerprint)!.Passage.Text);
        Assert.Equal(item.Page, variant.Page);
        Assert.Equal(variant.Wording, archive.Passages.At(report, 1, 1)!.Passage.Wording);
        Assert.Contains(item.Page, wordings.Of(report)!.Items.Select(one => one.Page));
    }

    [Fact]
    public async Task The_same_frame_with_another_subject_is_another_wording()
    {
        using TemporaryArchive temporary = await HoldingAsync(Lines(
            Report(0, "一是解读形式单一；二是公开渠道单一。"), Report(1, "一是解读形式单一；二是公开渠道单一。")));

        Assert.Equal(2, temporary.Archive.Wordings.Search(new WordingQuery()).Total);
    }

    [Fact]
    public async Task Filters_count_only_the_passages_that_fit_them()
    {
        using TemporaryArchive temporary = await HoldingAsync(Lines([.. Enumerable.Range(0, 40).Select(n => Report(n, $"一是{Single}。"))]));
        WordingSearch wordings = temporary.Archive.Wordings;

        WordingItem all = Assert.Single(wordings.Search(new WordingQuery()).Items);
        WordingItem year = Assert.Single(wordings.Search(Filtered("year", "2020")).Items);
        WordingItem region = Assert.Single(wordings.Search(Filtered("region", "云岭省")).Items);

        Assert.Equal((40, 40), (all.Passages, all.All));
        Assert.Equal((16, 40, 2020, 2020), (year.Passages, year.All, year.First, year.Last));
        Assert.Equal(21, region.Passages);
        Assert.Equal(3, region.Regions);
        Assert.Equal(40, Assert.Single(wordings.Search(Filtered("role", "problem")).Items).Passages);
        Assert.Equal(0, wordings.Search(Filtered("section", "overview")).Total);
        Assert.Equal(1, wordings.Search(new WordingQuery { Text = "视频運用" }).Total);
        Assert.Equal(0, wordings.Search(new WordingQuery { Text = "音频" }).Total);
    }

    [Fact]
    public async Task Pages_joined_are_the_stream_in_every_order()
    {
        using TemporaryArchive temporary = await HoldingAsync(RecordFactory.Lines(60));
        WordingSearch wordings = temporary.Archive.Wordings;
        foreach ((string sort, _) in WordingOrders.All)
        {
            WordingQuery query = new() { Sort = sort, Near = "临溪区", SameType = "教育", SameLevel = "county", Limit = 3 };
            if (sort == "near") query = query with { Near = "990101" };
            List<string> paged = [];
            for (string? cursor = null; ;)
            {
                WordingAnswer page = wordings.Search(query with { Cursor = cursor });
                paged.AddRange(page.Items.Select(item => item.Id));
                if ((cursor = page.Next) is null) break;
            }

            Assert.Equal(wordings.Stream(query).Select(item => item.Id), paged);
            Assert.Equal(paged.Count, paged.Distinct().Count());
        }
    }

    [Fact]
    public async Task Nearest_region_comes_first()
    {
        using TemporaryArchive temporary = await HoldingAsync(Lines(
            Report(0, "一是甲乙丙丁各栏目更新滞后。"), Report(6, "一是甲乙丙丁各栏目更新滞后。"),
            Report(2, "一是留言回复质量参差不齐。"), Report(8, "一是留言回复质量参差不齐。"),
            Report(3, "一是窗口人员调整过于频繁。"), Report(9, "一是窗口人员调整过于频繁。"), Report(4, "一是窗口人员调整过于频繁。")));
        WordingAnswer answer = temporary.Archive.Wordings.Search(new WordingQuery { Near = "990101" });

        Assert.Equal(["county", "province", null], answer.Items.Select(item => item.Nearest));
    }

    [Fact]
    public async Task A_store_says_when_it_is_stale_and_withdrawn_reports_are_gone_at_once()
    {
        using TemporaryArchive temporary = await HoldingAsync(Lines(Report(0, $"一是{Single}。"), Report(1, $"一是{Single}。"), Report(2, $"一是{Single}。")));
        WordingAnswer fresh = temporary.Archive.Wordings.Search(new WordingQuery());
        Assert.False(fresh.State.Stale);
        Assert.True(temporary.Archive.WordingKeeper.IsFresh);
        StoredReport kept = temporary.Archive.Holdings.All().Last(report => !fresh.Items[0].Page.Contains(Uri.EscapeDataString(report.Id), StringComparison.Ordinal));
        Assert.Equal(3, Assert.Single(temporary.Archive.Wordings.Of(kept)!.Items).Passages);

        string id = fresh.Items[0].Page.Split('/')[2];
        temporary.Archive.Withdraw(Uri.UnescapeDataString(id), "含个人信息");
        WordingAnswer stale = temporary.Archive.Wordings.Search(new WordingQuery());

        Assert.True(stale.State.Stale);
        Assert.Equal((2, 2), (stale.Items[0].Passages, Assert.Single(temporary.Archive.Wordings.Of(kept)!.Items).Passages));
        temporary.Archive.WordingKeeper.Rebuild();
        Assert.Equal(2, temporary.Archive.Wordings.Search(new WordingQuery()).Items[0].All);
    }

    [Fact]
    public async Task A_missing_or_damaged_store_is_an_error_that_says_what_to_do_and_is_made_again()
    {
        using TemporaryArchive temporary = await HoldingAsync(RecordFactory.Lines(20));
        string folder = Path.Combine(temporary.Options.IndexDirectory, "wordings");
        string data = Directory.EnumerateFiles(folder, "*.db").Single();
        byte[] bytes = await File.ReadAllBytesAsync(data);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(data, bytes);
        temporary.Reopen();

        Assert.Equal("wordings.missing", Assert.Throws<ArchiveException>(() => temporary.Archive.Wordings.Search(new WordingQuery())).Code);
        temporary.Archive.WordingKeeper.Rebuild();
        Assert.NotEqual(0, temporary.Archive.Wordings.Search(new WordingQuery()).Total);
        Assert.Equal(["lock"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Where(name => !name!.EndsWith(".db", StringComparison.Ordinal)));
        Assert.Single(Directory.EnumerateFiles(folder, "*.db"));
    }

    [Fact]
    public async Task Damage_anywhere_in_the_file_is_noticed()
    {
        using TemporaryArchive temporary = await HoldingAsync(RecordFactory.Lines(20));
        string file = Directory.EnumerateFiles(Path.Combine(temporary.Options.IndexDirectory, "wordings"), "*.db").Single();
        byte[] bytes = await File.ReadAllBytesAsync(file);
        using CatalogDatabase catalog = CatalogDatabase.Open(temporary.Options.CorpusDirectory);
        for (int at = 0; at < bytes.Length; at += at < 300 ? 7 : 5009)
        {
            bytes[at] ^= 1;
            await File.WriteAllBytesAsync(file, bytes);
            Assert.True(new WordingStore(catalog, Path.GetDirectoryName(file)!).Newest() is null, $"A wrong bit in byte {at} was not noticed.");
            bytes[at] ^= 1;
        }

        await File.WriteAllBytesAsync(file, bytes);
        Assert.NotNull(new WordingStore(catalog, Path.GetDirectoryName(file)!).Newest());
    }

    [Fact]
    public async Task Whoever_asks_while_another_file_takes_the_place_of_the_present_one_is_answered_from_that()
    {
        using TemporaryArchive temporary = await HoldingAsync(RecordFactory.Lines(20));
        using CatalogDatabase catalog = CatalogDatabase.Open(temporary.Options.CorpusDirectory);
        WordingStore store = new(catalog, Path.Combine(temporary.Options.IndexDirectory, "wordings"));
        List<string> asked = [];
        int groups = store.Ask(open =>
        {
            asked.Add(open.Name);
            if (asked.Count == 1)
            {
                temporary.Archive.WordingKeeper.Rebuild();
                store.Newest();
            }

            return open.Read(connection => connection.ExecuteScalar<int>("SELECT count(*) FROM wording_group"));
        });

        Assert.Equal(2, asked.Distinct().Count());
        Assert.NotEqual(0, groups);
    }

    [Fact]
    public async Task Names_with_a_line_break_keep_every_other_name_in_its_place()
    {
        ReportRecord broken = Report(0, $"一是{Single}。");
        broken = broken with { Agency = broken.Agency with { Name = "临溪县\n水务局" } };
        using TemporaryArchive temporary = await HoldingAsync(Lines(broken, Report(1, $"一是{Single}。"), Report(2, $"一是{Single}。")));
        WordingSearch wordings = temporary.Archive.Wordings;

        string[] expected = [.. temporary.Archive.Holdings.All().Select(report => $"{report.Id} {report.Record.Agency.Name}").Order(StringComparer.Ordinal)];
        string[] actual = [.. wordings.Detail(wordings.Search(new WordingQuery()).Items.Single().Id)!.Uses
            .Select(use => $"{Uri.UnescapeDataString(use.Page.Split('/')[2])} {use.Agency.Name}").Order(StringComparer.Ordinal)];
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task What_a_killed_build_left_is_removed_by_the_next_one_even_if_that_fails()
    {
        using TemporaryArchive temporary = await HoldingAsync(RecordFactory.Lines(20));
        string folder = Path.Combine(temporary.Options.IndexDirectory, "wordings");
        // Killed while it worked, killed when its file was already current, and what an earlier version of the program kept.
        string[] left = [Path.Combine(folder, "making"), Path.Combine(folder, "making.scratch"), Path.Combine(folder, "00000000-earlier.db"), Path.Combine(folder, "current")];
        foreach (string file in left) await File.WriteAllTextAsync(file, "…");
        Assert.ThrowsAny<OperationCanceledException>(() => temporary.Archive.WordingKeeper.Rebuild(cancellationToken: new CancellationToken(canceled: true)));
        Assert.DoesNotContain(left, File.Exists);
        temporary.Reopen();
        Assert.NotEqual(0, temporary.Archive.Wordings.Search(new WordingQuery()).Total);
    }

    [Fact]
    public async Task A_cancelled_build_leaves_the_store_as_it_was()
    {
        using TemporaryArchive temporary = await HoldingAsync(RecordFactory.Lines(20));
        int before = temporary.Archive.Wordings.Search(new WordingQuery()).Total;

        Assert.ThrowsAny<OperationCanceledException>(() => temporary.Archive.WordingKeeper.Rebuild(cancellationToken: new CancellationToken(canceled: true)));
        Assert.Equal(before, temporary.Archive.Wordings.Search(new WordingQuery()).Total);
    }

    [Fact]
    public async Task What_cannot_be_used_is_named()
    {
        using TemporaryArchive temporary = await HoldingAsync(RecordFactory.Lines(20));
        WordingSearch wordings = temporary.Archive.Wordings;
        string cursor = wordings.Search(new WordingQuery { Limit = 1 }).Next!;

        Assert.Equal("sort", Assert.Throws<QueryParameterException>(() => wordings.Search(new WordingQuery { Sort = "score" })).Parameter);
        Assert.Equal("near", Assert.Throws<QueryParameterException>(() => wordings.Search(new WordingQuery { Sort = "near" })).Parameter);
        Assert.Equal("near", Assert.Throws<QueryParameterException>(() => wordings.Search(new WordingQuery { Near = "没有的县" })).Parameter);
        Assert.Equal("sameType", Assert.Throws<QueryParameterException>(() => wordings.Search(new WordingQuery { SameType = "没有的类型" })).Parameter);
        QueryParameterException level = Assert.Throws<QueryParameterException>(() => wordings.Search(new WordingQuery { SameLevel = "没有的层级" }));
        Assert.Equal("sameLevel", level.Parameter);
        Assert.StartsWith("sameLevel 没有“没有的层级”", level.Message, StringComparison.Ordinal);
        Assert.Equal("cursor", Assert.Throws<QueryParameterException>(() => wordings.Search(new WordingQuery { Cursor = "x" })).Parameter);
        Assert.Equal("cursor", Assert.Throws<QueryParameterException>(() => wordings.Search(new WordingQuery { Cursor = cursor, Text = "培训" })).Parameter);
        Assert.Equal("form", Assert.Throws<QueryParameterException>(() => wordings.Search(Filtered("form", "2021"))).Parameter);
        Assert.Null(wordings.Detail("不是标识"));
    }

    private static string Joined(WordingVariant variant, string without) =>
        string.Concat(variant.Difference.Where(part => part.Kind != without).Select(part => part.Text));

    private static string Bare(string text) => Reports.Passages.Wordings.Bare(text);

    private static WordingQuery Filtered(string filter, string value) => new() { Filters = [new ReportFilter(filter, [value])] };

    private static ReportRecord Report(int n, string problems) => RecordFactory.Record(n) with { Sections = [new Section(1, "problems", "五、存在的主要问题及改进情况", problems)] };

    private static string Lines(params ReportRecord[] records) => string.Join('\n', records.Select(RecordJson.Serialize));

    private static async Task<TemporaryArchive> HoldingAsync(string lines)
    {
        TemporaryArchive temporary = new();
        await temporary.Archive.Importer.ImportAsync(new StringReader(lines), "lines");
        temporary.Archive.WordingKeeper.Rebuild();
        return temporary;
    }
}
