using System.Text.Json.Nodes;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Mending;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Ingesting;

/// <summary>Law: no string of a record that passes leads out of a directory, ends a line, a header or a page's address, runs as a script, or grows
/// without bound.</summary>
public sealed class HostileRecordTests : IDisposable
{
    // Prose and what was printed in cells is shown as it is; it may hold anything that JSON can.
    private static readonly string[] Prose =
    [
        "sections[].heading", "sections[].text", "cells.*.raw", "rows.*.raw", "extraRows[].label", "extraRows[].unit", "extraRows[].cells[]",
        "figures[].what", "figures[].unit", "figures[].quote", "checks[].quote", "checksAsRead[].quote", "warnings[].message", "corrections[].wasCell.raw",
    ];

    private readonly TemporaryArchive _temporary = new();

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("日本")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    [InlineData("０１２３４５６７８９abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public async Task A_hash_that_is_none_is_refused_with_line_and_reason(string hash)
    {
        IngestSummary summary = await ImportAsync("\n" + With("source.sha256", hash));

        IngestOutcome failure = Assert.Single(summary.Failures);
        Assert.Equal("x:2", failure.Input);
        Assert.Contains("source.sha256", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_purge_removes_nothing_but_originals()
    {
        string bystander = _temporary.Write("bystander.txt", "stays");
        await ImportAsync(With("source.sha256", bystander));
        await ImportAsync(Full());
        string id = RecordFactory.Record(0).Id;
        Damage(bystander);

        ArchiveException error = Assert.Throws<ArchiveException>(() => _temporary.Archive.Withdraw(id, "试验", purge: true));

        Assert.Equal("original.hash", error.Code);
        Assert.True(File.Exists(bystander));
        using CatalogDatabase catalog = _temporary.OpenCatalog();
        Assert.Equal(0, catalog.Read(reader => reader.Connection.Scalar<long>("SELECT count(*) FROM tombstones")));
        Assert.Contains(_temporary.Archive.Verify().Problems, problem => problem.Code is "original.hash");
        Assert.Throws<DamagedReportException>(() => _temporary.Archive.Holdings.OpenOriginal(id));
    }

    [Theory]
    [InlineData("a/b/c")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(" ")]
    [InlineData("　")]
    [InlineData("</")]
    [InlineData("a\u0000b")]
    [InlineData("a\u009bb")]
    [InlineData("a\u202eb")]
    public async Task An_id_that_no_page_can_serve_is_refused_with_line_and_reason(string id)
    {
        foreach (string line in new[] { With("id", id), With("aliases[]", id) })
        {
            IngestOutcome failure = Assert.Single((await ImportAsync(line)).Failures);
            Assert.Equal("x:1", failure.Input);
            Assert.Matches("^(id|aliases)", failure.Reason!);
        }
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("a\\udc00b")]
    public async Task Half_a_character_is_refused(string escape)
    {
        string line = Full().Replace("\"id\":\"990101-教育局-2019\"", $"\"id\":\"{escape}\"", StringComparison.Ordinal);

        Assert.Contains("x:1", Assert.Single((await ImportAsync(line)).Failures).Input, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("source.url", "javascript:alert(1)")]
    [InlineData("source.url", "//sample.example/1")]
    [InlineData("source.mediaType", "text/html\r\nSet-Cookie: a=b")]
    [InlineData("source.mediaType", "html")]
    [InlineData("published.date", "2025-13-01")]
    [InlineData("region.code", "23")]
    [InlineData("agency.id", "a/../b")]
    [InlineData("agency.id", "a//b")]
    [InlineData("figures[].comparator", "!=")]
    [InlineData("figures[].state", "proved")]
    [InlineData("figures[].scope", "all")]
    public async Task What_a_member_cannot_hold_is_refused_by_its_name(string member, string value) =>
        Assert.StartsWith(member, Assert.Single((await ImportAsync(With(member, value))).Failures).Reason!, StringComparison.Ordinal);

    [Theory]
    [InlineData(1, 100_000)]
    [InlineData(1, -1)]
    [InlineData(99, 0)]
    public async Task A_check_that_points_outside_the_prose_is_refused(int section, int start)
    {
        string line = RecordJson.Serialize(RecordFactory.Record(0) with { Checks = [new Check("prose.review.total", null, "fail", 1, 2, "全年", Section: section, Start: start)] });

        Assert.Equal("checks[] 指到正文之外。", Assert.Single((await ImportAsync(line)).Failures).Reason);
    }

    [Fact]
    public async Task Every_string_of_a_record_is_held_to_a_rule()
    {
        List<string> paths = [];
        Walk(JsonNode.Parse(Full())!, "", (path, _) => paths.Add(path));
        foreach (string path in paths.Distinct(StringComparer.Ordinal))
        {
            IngestSummary summary = await ImportAsync(With(path, "a\u001b]0;b\u0007"));
            Assert.True(summary.Failures.Count == (Prose.Contains(path) ? 0 : 1), path);
            if (Prose.Contains(path)) continue;
            IngestOutcome failure = Assert.Single((await ImportAsync(With(path, new string('9', 5_000)))).Failures);
            Assert.True(failure.Reason!.Length < 600, path);
        }

        Assert.Contains("sections[].text", Assert.Single((await ImportAsync(With("sections[].text", new string('文', 16_000_001)))).Failures).Reason, StringComparison.Ordinal);
        Assert.True(paths.Distinct(StringComparer.Ordinal).Count() > 50);
    }

    [Fact]
    public async Task Whatever_stands_in_place_of_a_member_is_taken_or_refused_and_the_next_line_is_loaded()
    {
        List<string> members = [];
        WalkAll(JsonNode.Parse(Full())!, "", members.Add);
        string?[] odd = ["null", "[null]", "{\"x\":null}", "7", "-79228162514264337593543950335", "1e400", "\"\"", "true", "[[]]", "{}", "[]"];
        List<string> lines = [];
        foreach (string path in members.Distinct(StringComparer.Ordinal))
        {
            foreach (string? value in odd)
            {
                string line = Full();
                JsonNode json = JsonNode.Parse(line)!;
                Put(json, path, () => JsonValue.Create("@@"));
                lines.Add(json.ToJsonString(RecordJson.Options).Replace("\"@@\"", value, StringComparison.Ordinal));
            }
        }

        lines.Add(RecordJson.Serialize(RecordFactory.Record(7)));
        IngestSummary summary = await ImportAsync(string.Join('\n', lines));

        Assert.Equal(lines.Count, summary.Inputs);
        Assert.All(summary.Failures, failure => Assert.False(string.IsNullOrWhiteSpace(failure.Reason)));
        Assert.NotNull(_temporary.Archive.Holdings.Get(RecordFactory.Record(7).Id));
        _temporary.Archive.TryCatchUp();
        Assert.Empty(_temporary.Archive.Verify().Problems);
    }

    [Fact]
    public async Task A_file_whose_name_acts_on_a_terminal_is_kept_under_a_name_that_does_not()
    {
        await _temporary.Archive.Ingester.IngestAsync([_temporary.Write("in/a\u001b[2J.txt", SampleText.Report("青禾县档案局", 2023))]);

        Assert.Equal("a\\u001b[2J.txt", Path.GetFileName(Assert.Single(_temporary.Archive.Holdings.All()).Record.Source.File));
    }

    [Fact]
    public async Task An_original_without_a_hash_is_told_when_originals_are_read_again_and_the_rest_is_read()
    {
        await ImportAsync(Full());
        await _temporary.Archive.Ingester.IngestAsync([_temporary.Write("in/a.txt", SampleText.Report("青禾县档案局", 2023))]);
        string id = RecordFactory.Record(0).Id;
        Damage("/etc/passwd", id);

        ReparseReport report = await _temporary.Archive.Originals.ReparseAsync();

        Assert.Equal(id, Assert.Single(report.Failures).Id);
        Assert.Equal(1, report.Read);
    }

    [Fact]
    public void A_line_longer_than_any_report_is_passed_over_and_counted()
    {
        string text = "{\"a\":1}\r\n" + new string('x', 200_000) + "\n\r\n  \n{}";

        Assert.Equal([(1L, "{\"a\":1}"), (2L, null), (5L, "{}")], RecordLines.Of(new StringReader(text), longest: 100_000));
    }

    [Fact]
    public void An_id_that_is_proposed_can_be_served()
    {
        string id = ReportId.Propose(new Agency("990101/甲局/乙\u202e局" + new string('长', 500), "甲局/乙局"), "标题", 2024);

        Assert.Null(ReportId.Complaint(id + "~12"));
        Assert.StartsWith("990101-甲局-乙-局", id, StringComparison.Ordinal);
        Assert.EndsWith("-2024", id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_is_held_to_the_same_rules()
    {
        await ImportAsync(Full());
        string id = RecordFactory.Record(0).Id;

        Assert.Equal("correct.value", Assert.Throws<ArchiveException>(() => _temporary.Archive.Mender.Correct(id, "agency.id", "a/../b", "审校员", "网页")).Code);
        Assert.Equal("correct.value", Assert.Throws<ArchiveException>(() => _temporary.Archive.Mender.Correct(id, "title", "a\u001bb", "审校员", "网页")).Code);
        Assert.Equal("correct.by", Assert.Throws<ArchiveException>(() => _temporary.Archive.Mender.Correct(id, "title", "好", "审\u001b校员", "网页")).Code);
        Assert.Equal("withdraw.reason", Assert.Throws<ArchiveException>(() => _temporary.Archive.Withdraw(id, "因\u001b[31m为")).Code);
    }

    public void Dispose() => _temporary.Dispose();

    private Task<IngestSummary> ImportAsync(string lines) => _temporary.Archive.Importer.ImportAsync(new StringReader(lines), "x");

    // What an earlier program let in, or a hand at the database.
    private void Damage(string hash, string? id = null) =>
        _temporary.Alter("UPDATE versions SET sha256 = $1, held = 1 WHERE CAST($2 AS text) IS NULL OR report = (SELECT key FROM reports WHERE id = $2)", hash, id);

    /// <summary>A record in which every member of the contract stands.</summary>
    private static string Full() => RecordJson.Serialize(RecordFactory.Record(0) with
    {
        Publisher = "临溪区人民政府办公室",
        DocumentNumber = "临政办〔2020〕3号",
        Contact = new Contact("临溪区一路1号", "100000", "010-1", "a@sample.example"),
        Region = new Region("990101001", "云岭省", "青禾市", "临溪区", "样例镇", ["name"]),
        Cells = new Dictionary<string, CellState> { ["applications.carriedOut.total"] = new("implied", "/", 3, "applications.rowSum") },
        Rows = new Dictionary<string, UndecidedRow> { ["disclosure.rules"] = new("12", [[1, 2]]) },
        At = new Dictionary<string, Place> { ["disclosure.fees.amount"] = new(1, 2, 3) },
        Cumulative = new Dictionary<string, decimal> { ["stats.fees.amount"] = 3 },
        ExtraRows = [new ExtraRow("disclosure", "其他", "件", ["0"])],
        Figures = [new Figure("review.total", 3, "全年", 1, 0, 2, "件", "review.total", "own", "=", "matched", 3)],
        Checks = [new Check("applications.balance", "total", "ok", 1, 1, "全年")],
        ChecksAsRead = [new Check("applications.balance", "total", "ok", 1, 1, "全年")],
        Warnings = [new ReadingWarning("id.taken", "说明", new Place(1))],
        Aliases = ["990101-教委-2019"],
        Corrections = [new Correction("applications.received.person", "3", "审校员", "原件", "2026-01-02T03:04:05Z", null, new CellState("implied", "/", 3, "applications.rowSum"))],
        Source = new Source("样例/0.html", "text/html", OriginalHash.Of([0]), "https://sample.example/0", "2026-01-02"),
    });

    private static string With(string path, string value)
    {
        JsonNode json = JsonNode.Parse(Full())!;
        Put(json, path, () => JsonValue.Create(value));
        return json.ToJsonString(RecordJson.Options);
    }

    private static void Put(JsonNode json, string path, Func<JsonNode> value) => WalkAll(json, "", _ => { }, path, value);

    private static void Walk(JsonNode node, string path, Action<string, string> seen) =>
        WalkAll(node, "", found =>
        {
            if (found is not "" && Find(node, found) is JsonValue text && text.TryGetValue(out string? _)) seen(found, found);
        });

    private static JsonNode? Find(JsonNode root, string path)
    {
        JsonNode? found = null;
        WalkAll(root, "", _ => { }, path, null, node => found = node);
        return found;
    }

    // Members of the record's dictionaries are all alike: their path has a star.
    private static void WalkAll(JsonNode node, string path, Action<string> seen, string? target = null, Func<JsonNode>? put = null, Action<JsonNode>? at = null)
    {
        if (node is JsonObject members)
        {
            bool isMap = path is "counts" or "cells" or "rows" or "at" or "cumulative";
            foreach (string name in members.Select(member => member.Key).ToList())
                Step(members[name], path.Length == 0 ? name : $"{path}.{(isMap ? "*" : name)}", value => members[name] = value);
        }
        else if (node is JsonArray items)
        {
            for (int i = 0; i < items.Count; i++)
            {
                int index = i;
                Step(items[i], path + "[]", value => items[index] = value);
            }
        }

        void Step(JsonNode? child, string childPath, Action<JsonNode> replace)
        {
            seen(childPath);
            if (childPath == target)
            {
                at?.Invoke(child!);
                if (put is not null) replace(put());
                return;
            }

            if (child is not null) WalkAll(child, childPath, seen, target, put, at);
        }
    }
}
