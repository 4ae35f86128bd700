using System.Text.Json;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly CommandRun _run = new();

    [Fact]
    public async Task Ingest_then_search_finds_the_report_and_a_second_ingest_changes_nothing()
    {
        string file = _run.Write("in/a.txt", SampleReports.Text("青禾县教育局", 2024));

        CommandResult first = await _run.RunAsync("ingest", file);
        CommandResult search = await _run.RunAsync("search", "\"公众号\"", "--facet", "year");
        CommandResult second = await _run.RunAsync("ingest", file);

        Assert.Equal((0, "共 1 份：新增 1，未变 0\n"), (first.Code, first.Out));
        Assert.Equal("共 1 份", search.Lines[0]);
        Assert.Contains("【公众号】", search.Out, StringComparison.Ordinal);
        Assert.Contains("2024", search.Out, StringComparison.Ordinal);
        Assert.Equal("共 1 份：新增 0，未变 1\n", second.Out);
    }

    [Fact]
    public async Task Inputs_that_fail_are_listed_with_reasons_and_the_exit_code_says_so()
    {
        string good = _run.Write("in/a.txt", SampleReports.Text("青禾县教育局", 2024));
        CommandResult result = await _run.RunAsync("ingest", good, good + ".没有");

        Assert.Equal(1, result.Code);
        Assert.Equal($"{good}.没有：没有这个文件。\n", result.Error.ReplaceLineEndings("\n"));
        Assert.Contains("新增 1", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ledger_tells_what_does_not_carry_over_and_its_exit_code_says_so()
    {
        string Line(int year, int carriedIn, int carriedOut) => $$"""
            {"title":"青禾县教育局{{year}}年政府信息公开工作年度报告","agency":{"name":"青禾县教育局"},"year":{{year}},"form":"2021","sections":[{"kind":"overview","text":"概况。"}],
            "counts":{"applications.carriedIn.total":{{carriedIn}},"applications.carriedOut.total":{{carriedOut}} } }
            """.ReplaceLineEndings("");
        await _run.RunWithInputAsync(Line(2022, 0, 3), "import", "-");
        Assert.Equal(0, (await _run.RunAsync("ledger")).Code);
        await _run.RunWithInputAsync(Line(2023, 2, 0), "import", "-");

        CommandResult table = await _run.RunAsync("ledger", "青禾县教育局");
        CommandResult json = await _run.RunAsync("ledger", "--json");

        Assert.Equal((3, 3), (table.Code, json.Code));
        Assert.Contains("2022年度“结转下年度·总计” 3，不等于2023年度“上年结转·总计” 2", table.Out, StringComparison.Ordinal);
        JsonElement finding = JsonDocument.Parse(json.Lines[0]).RootElement.GetProperty("findings").EnumerateArray()
            .Single(found => found.GetProperty("state").GetString() == "fail");
        Assert.Equal("ledger.carried", finding.GetProperty("rule").GetString());
        Assert.Equal((3, 2), (finding.GetProperty("leftSum").GetInt32(), finding.GetProperty("rightSum").GetInt32()));
        Assert.Contains("共 1 份", (await _run.RunAsync("search", "", "--check", "ledger.carried:fail")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_works_without_an_archive_and_its_exit_code_tells_errors_from_unusable_input()
    {
        string draft = _run.Write("draft.txt", SampleReports.Text("青禾县教育局", 2025));
        CommandResult table = await _run.RunAsync("check", draft);
        CommandResult json = await _run.RunAsync("check", draft, "--json");
        CommandResult missing = await _run.RunAsync("check", draft + ".没有");
        CommandResult empty = await _run.RunAsync("check", _run.Write("empty.txt", ""));

        Assert.Equal((1, 1, 2, 2), (table.Code, json.Code, missing.Code, empty.Code));
        Assert.Contains("[table.missing]", table.Out, StringComparison.Ordinal);
        Assert.Contains("没有可用的档案库", table.Out, StringComparison.Ordinal);
        Assert.True(JsonDocument.Parse(json.Out).RootElement.GetProperty("errors").GetInt32() >= 3);
        Assert.False(Directory.Exists(_run.Corpus));
    }

    [Theory]
    [InlineData("ledger", "没有这个局")]
    [InlineData("search")]
    [InlineData("frobnicate")]
    [InlineData("export", "--format", "xml")]
    [InlineData("search", "\"未闭合")]
    [InlineData("search", "x", "--where", "nothing=1")]
    [InlineData("search", "x", "--level", "村级")]
    [InlineData("search", "x", "--sort", "beauty")]
    [InlineData("search", "x", "--facet", "colour")]
    [InlineData("search", "x", "--limit", "999")]
    [InlineData("withdraw", "x")]
    [InlineData("correct", "x", "a")]
    [InlineData("correct", "x", "a", "--by", "甲", "--source", "乙")]
    [InlineData("bench", "--queries", "没有的文件")]
    public async Task Wrong_usage_is_told_in_short_and_exits_with_2(params string[] args)
    {
        await _run.RunWithInputAsync(SampleReports.Lines(1), "import", "-");
        CommandResult result = await _run.RunAsync(args);

        Assert.Equal(2, result.Code);
        Assert.InRange(result.Error.Trim().Split('\n').Length, 1, 3);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search", "x")]
    [InlineData("stats")]
    [InlineData("verify")]
    [InlineData("export")]
    public async Task A_directory_without_an_archive_is_not_taken_for_an_empty_one(params string[] args)
    {
        CommandResult result = await _run.RunAsync(args);

        Assert.Equal(1, result.Code);
        Assert.Contains("ingest", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_run.Corpus));
    }

    [Fact]
    public async Task What_export_writes_import_reads_elsewhere_and_exports_the_same()
    {
        await _run.RunWithInputAsync(SampleReports.Lines(30), "import", "-");
        CommandResult exported = await _run.RunAsync("export");
        using CommandRun elsewhere = new();
        CommandResult imported = await elsewhere.RunAsync("import", elsewhere.Write("x.ndjson", exported.Out));

        Assert.Equal("共 30 份：新增 30，未变 0\n", imported.Out);
        Assert.Equal(exported.Out, (await elsewhere.RunAsync("export")).Out);
    }

    [Fact]
    public async Task Csv_has_every_count_as_a_column_a_mark_on_request_and_no_formulas()
    {
        await _run.RunWithInputAsync(SampleReports.Lines(2), "import", "-");
        CommandResult keys = await _run.RunAsync("export", "--format", "csv");
        CommandResult labels = await _run.RunAsync("export", "--format", "csv", "--bom", "--labels");

        string[] header = keys.Out.Split("\r\n")[0].Split(',');
        string[] row = keys.Out.Split("\r\n")[2].Split(',');
        Assert.Equal("id", header[0]);
        Assert.Equal("1", row[Array.IndexOf(header, "applications.received.total")]);
        Assert.Equal("", row[Array.IndexOf(header, "disclosure.licences.decisions")]);
        Assert.Equal("'=样例县样例局2001年报告", row[Array.IndexOf(header, "title")]);
        Assert.StartsWith("\uFEFF编号,标题", labels.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bulk_makes_the_files_of_the_archive_and_import_reads_its_records_compressed()
    {
        await _run.RunWithInputAsync(SampleReports.Lines(30), "import", "-");
        CommandResult made = await _run.RunAsync("bulk", "--site", "https://archive.example");
        Assert.Equal(Cli.Well, made.Code);
        Assert.Equal(made.Out, (await _run.RunAsync("bulk", "--list")).Out);
        string records = made.Lines.Select(line => line.Split('\t')[0]).Single(path => path.EndsWith("reports.ndjson.gz", StringComparison.Ordinal));
        using CommandRun elsewhere = new();
        Assert.Equal(Cli.Well, (await elsewhere.RunAsync("import", records)).Code);
        Assert.Equal((await _run.RunAsync("export")).Out, (await elsewhere.RunAsync("export")).Out);
        Assert.Equal(Cli.WrongUsage, (await _run.RunAsync("bulk", "--site", "ftp://x")).Code);
    }

    [Fact]
    public async Task A_compressed_file_that_is_damaged_is_told()
    {
        CommandResult result = await _run.RunAsync("import", _run.Write("records.ndjson.gz", "not compressed"));

        Assert.Equal(Cli.Failed, result.Code);
        Assert.Contains("records.ndjson.gz 的压缩数据已损坏", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_makes_a_workbook()
    {
        await _run.RunWithInputAsync(SampleReports.Lines(30), "import", "-");
        CommandResult made = await _run.RunAsync("export", "--format", "xlsx");
        Assert.Equal(Cli.Well, made.Code);
        Assert.StartsWith("PK", made.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_of_a_query_gives_its_hits_alone()
    {
        await _run.RunWithInputAsync(SampleReports.Lines(30), "import", "-");
        CommandResult result = await _run.RunAsync("export", "\"第7项\"", "--where", "applications.received.total>=1");
        Assert.Equal(2007, JsonDocument.Parse(Assert.Single(result.Lines)).RootElement.GetProperty("year").GetInt32());
    }

    [Fact]
    public async Task Search_gives_the_apis_json_on_request()
    {
        await _run.RunWithInputAsync(SampleReports.Lines(9), "import", "-");
        CommandResult result = await _run.RunAsync("search", "问题:解读", "--sort", "-applications.received.total", "--limit", "2", "--facet", "year", "--json");

        JsonElement answer = JsonDocument.Parse(result.Out).RootElement;
        Assert.Equal(9, answer.GetProperty("total").GetInt32());
        Assert.Equal("990102-样例局-2008", answer.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal(9, answer.GetProperty("facets").GetProperty("year").GetProperty("items").GetArrayLength());
        Assert.True(answer.TryGetProperty("next", out _));
    }

    [Fact]
    public async Task A_search_tells_other_spellings_what_any_of_the_words_would_find_and_reads_Lucenes_syntax()
    {
        await _run.RunWithInputAsync(SampleReports.Lines(3), "import", "-");

        Assert.Contains("是否要查“解读”", (await _run.RunAsync("search", "解渎")).Out, StringComparison.Ordinal);
        Assert.Contains("含任一词的另有", (await _run.RunAsync("search", "解读 火星")).Out, StringComparison.Ordinal);
        Assert.Equal((await _run.RunAsync("search", "\"解读\"")).Lines[0], (await _run.RunAsync("search", "+\"解读\"", "--syntax", "lucene")).Lines[0]);
    }

    [Fact]
    public async Task A_search_without_hits_says_what_each_part_alone_would_give()
    {
        await _run.RunWithInputAsync(SampleReports.Lines(9), "import", "-");
        CommandResult result = await _run.RunAsync("search", "\"解读形式单一\" \"火星\"", "--year", "2003", "--agency", "样例县样例局");

        Assert.Equal("共 0 份", result.Lines[0]);
        Assert.Contains("仅“\"解读形式单一\"”：9 份", result.Out, StringComparison.Ordinal);
        Assert.Contains("仅“\"火星\"”：0 份", result.Out, StringComparison.Ordinal);
        Assert.Contains("年份：2003”：1 份", result.Out, StringComparison.Ordinal);
        Assert.Contains("现存年份：2000、2003、2006", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_correct_reparse_verify_and_rebuild_work_together()
    {
        await _run.RunAsync("ingest", _run.Write("a.txt", SampleReports.Text("青禾县教育局", 2024)));
        string id = JsonDocument.Parse((await _run.RunAsync("export")).Out).RootElement.GetProperty("id").GetString()!;

        CommandResult corrected = await _run.RunAsync("correct", id, "applications.received.total=3", "--by", "甲", "--source", "原件");
        Assert.Equal("applications.received.total：无 → 3（甲，原件）\n", corrected.Out);
        Assert.Equal("共 1 份", (await _run.RunAsync("search", "", "--where", "applications.received.total=3")).Lines[0]);
        Assert.StartsWith("重读 1：有变化 0，未变 1", (await _run.RunAsync("reparse")).Out, StringComparison.Ordinal);
        CommandResult undone = await _run.RunAsync("correct", id, "applications.received.total", "--undo", "--by", "甲", "--source", "复核");
        Assert.Equal((0, "已撤销对 applications.received.total 的更正（甲，复核）\n"), (undone.Code, undone.Out));
        Assert.Equal(0, (await _run.RunAsync("withdraw", id, "--reason", "样例")).Code);
        Assert.Equal("共 0 份", (await _run.RunAsync("search", "公众号")).Lines[0]);
        Assert.Equal(0, (await _run.RunAsync("withdraw", id, "--undo")).Code);
        Directory.Delete(_run.Index, recursive: true);
        Assert.Equal("检索库已重建：1 份\n", (await _run.RunAsync("rebuild")).Out);
        CommandResult verified = await _run.RunAsync("verify");
        Assert.Equal((0, "原件 1 个，读数 1 个，检索库 1 份、条目 5 个：没有问题\n"), (verified.Code, verified.Out));
    }

    [Fact]
    public async Task Parse_writes_a_record_a_line_with_the_path_as_given()
    {
        string file = _run.Write("深/a.txt", SampleReports.Text("青禾县教育局", 2024));
        CommandResult result = await _run.RunAsync("parse", file, file + ".没有");

        JsonElement record = JsonDocument.Parse(Assert.Single(result.Lines)).RootElement;
        Assert.Equal(file, record.GetProperty("source").GetProperty("file").GetString());
        Assert.Equal(2024, record.GetProperty("year").GetInt32());
        Assert.Equal((1, $"{file}.没有：没有这个文件。\n"), (result.Code, result.Error.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Parse_explains_every_count_by_the_words_of_the_file()
    {
        string file = _run.Write("b.txt", """
            青禾县教育局2024年政府信息公开工作年度报告
            二、主动公开政府信息情况
            第二十条第（一）项
            信息内容 本年制发件数 本年废止件数 现行有效件数
            规章 0 0 0
            行政规范性文件6233440
            第二十条第（五）项
            信息内容 本年处理决定数量
            行政许可 71
            """);

        CommandResult told = await _run.RunAsync("parse", "--explain", file);
        Assert.Contains("行政许可 71\n", told.Out, StringComparison.Ordinal);
        Assert.Contains("行政许可：本年处理决定数量 71", told.Out, StringComparison.Ordinal);
        Assert.Contains("62/33/440", told.Out, StringComparison.Ordinal);

        JsonElement json = JsonDocument.Parse(Assert.Single((await _run.RunAsync("parse", "--explain", "--json", file)).Lines)).RootElement;
        JsonElement licences = json.GetProperty("counts").EnumerateArray().Single(count => count.GetProperty("key").GetString() == "disclosure.licences.decisions");
        Assert.Equal(("本年处理决定数量", "71", 1), (licences.GetProperty("column").GetString(), licences.GetProperty("raw").GetString(), licences.GetProperty("tableNumber").GetInt32()));
        JsonElement warning = json.GetProperty("warnings").EnumerateArray().Single(w => w.GetProperty("code").GetString() == "table.separatorsLost");
        Assert.Contains("行政规范性文件6233440", warning.GetProperty("quote").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parse_explains_agency_region_roles_and_checks_by_their_rules()
    {
        string file = _run.Write("r.txt", """
            黑龙江省伊春市伊美区教育局2024年政府信息公开工作年度报告
            一、总体情况
            全年公开信息12条。
            二、主动公开政府信息情况
            第二十条第（五）项
            信息内容 本年处理决定数量
            行政许可 71
            五、存在的主要问题及改进情况
            一是栏目更新滞后，居民多有反映。对此，我局将逐周核对。
            六、其他需要报告的事项
            无。
            """);

        string told = (await _run.RunAsync("parse", "--explain", file)).Out;
        Assert.Contains("教育局（据标题写明的机关）", told, StringComparison.Ordinal);
        Assert.Contains("问题　lacking（条目说到欠缺）　一是栏目更新滞后", told, StringComparison.Ordinal);
        Assert.Contains("sections.problems（问题与改进有内容）　成立 1", told, StringComparison.Ordinal);
        Assert.Contains("year.title（标题写明的年份）　1 次", told, StringComparison.Ordinal);

        JsonElement json = JsonDocument.Parse(Assert.Single((await _run.RunAsync("parse", "--explain", "--json", file)).Lines)).RootElement;
        Assert.Equal("title", json.GetProperty("agency").GetProperty("source").GetString());
        Assert.Contains("name", json.GetProperty("region").GetProperty("basis").EnumerateArray().Select(basis => basis.GetString()));
        Assert.Contains(("measure", "coming"), json.GetProperty("passages").EnumerateArray().Select(item => (item.GetProperty("role").GetString(), item.GetProperty("rule").GetString())));
        Assert.NotEqual(0, json.GetProperty("checks").GetArrayLength());
        Assert.Contains(("heading.problems", 1), json.GetProperty("rules").EnumerateArray().Select(rule => (rule.GetProperty("name").GetString(), rule.GetProperty("count").GetInt32())));
    }

    [Fact]
    public async Task Parse_counts_in_how_many_files_each_rule_held_those_that_never_did_last()
    {
        string one = _run.Write("one.txt", "青禾市水务局2022年政府信息公开工作年度报告\n一、总体情况\n全年发布信息35条。\n二、存在的主要问题及改进情况\n一是更新不够及时。二是公开不够主动。");
        string other = _run.Write("other.txt", "青禾市林业局2023年政府信息公开工作年度报告\n一、总体情况\n全年收到政府信息公开申请3件。");

        string[] lines = (await _run.RunAsync("parse", "--rules", one, other)).Lines;
        Assert.Contains("2\tyear.title\t标题写明的年份", lines);
        Assert.Contains("1\tlacking\t条目说到欠缺", lines);
        Assert.Contains("1\tfigure.received\t文中数字：本年新收·总计", lines);
        Assert.Contains("0\tagency.phrase.contact\t“请与某局联系”", lines);
        Assert.Equal(lines.OrderByDescending(line => int.Parse(line.Split('\t')[0], System.Globalization.CultureInfo.InvariantCulture)), lines);
    }

    [Fact]
    public async Task Parse_says_in_chinese_that_the_prose_decided_a_row()
    {
        string file = _run.Write("p.txt", """
            青禾县教育局2024年政府信息公开工作年度报告
            一、总体情况
            本年度制发规范性文件62件，现行有效规范性文件440件。
            二、主动公开政府信息情况
            第二十条第（一）项
            信息内容 本年制发件数 本年废止件数 现行有效件数
            规章 0 0 0
            行政规范性文件6233440
            """);

        Assert.Contains("（据正文）", (await _run.RunAsync("parse", "--explain", file)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_come_a_line_for_each_line_and_cut_it()
    {
        CommandResult result = await _run.RunWithInputAsync("伊美区退役军人事务局\n\n２０２４年度\n", "tokens", "--smartcn");

        string[] lines = result.Out.Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Equal("伊\t0\t1\u001f美\t1\t2\u001f区\t2\t3\u001f退役\t3\t5\u001f军人\t5\t7\u001f事务\t7\t9\u001f局\t9\t10", lines[0]);
        Assert.Equal("", lines[1]);
        Assert.Equal(4, (await _run.RunWithInputAsync("一网通办\n\n甲\n", "tokens")).Out.Split('\n').Length);
    }

    [Fact]
    public async Task Bench_gives_a_line_of_json_for_each_query()
    {
        await _run.RunWithInputAsync(SampleReports.Lines(30), "import", "-");
        string queries = _run.Write("q.txt", "解读\n\n\"第7项\"\n");
        CommandResult result = await _run.RunAsync("bench", "--queries", queries, "--facets", "year,agencyType", "--repeat", "2");

        Assert.Equal(2, result.Lines.Length);
        JsonElement line = JsonDocument.Parse(result.Lines[1]).RootElement;
        Assert.Equal("\"第7项\"", line.GetProperty("query").GetString());
        Assert.Equal(1, line.GetProperty("total").GetInt32());
        Assert.Equal("990101-样例局-2007", line.GetProperty("ids")[0].GetString());
        Assert.Equal(1, line.GetProperty("facets").GetProperty("agencyType").GetProperty("民政").GetInt32());
        Assert.True(line.GetProperty("top").GetProperty("medianMs").GetDouble() >= 0);
        Assert.True(line.GetProperty("faceted").GetProperty("p99Ms").GetDouble() >= 0);
    }

    [Theory]
    [InlineData("parse")]
    [InlineData("ingest")]
    [InlineData("import")]
    [InlineData("export")]
    [InlineData("search")]
    [InlineData("tokens")]
    [InlineData("withdraw")]
    [InlineData("correct")]
    [InlineData("reparse")]
    [InlineData("verify")]
    [InlineData("rebuild")]
    [InlineData("stats")]
    [InlineData("subscribe")]
    [InlineData("bench")]
    public async Task Help_of_every_command_shows_an_example(string command)
    {
        CommandResult result = await _run.RunAsync(command, "--help");
        Assert.Equal(0, result.Code);
        Assert.Contains("例：", result.Out, StringComparison.Ordinal);
        Assert.Contains("govreport " + command, result.Out, StringComparison.Ordinal);
        Assert.Contains("--corpus", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("没有命令 serch。是不是 search？", "serch", "公众号")]
    [InlineData("没有命令 ad。是不是 add？", "subscribe", "ad", "名称", "检索式")]
    [InlineData("没有选项 --yaer。是不是 --year？", "search", "公众号", "--yaer", "2024")]
    [InlineData("没有选项 --yaer。是不是 --year？", "search", "--yaer")]
    [InlineData("没有选项 --nothingalike。", "stats", "--nothingalike")]
    [InlineData("--format 不能是“pdf”，只能是 ndjson、csv、xlsx。", "export", "公众号", "--format", "pdf")]
    [InlineData("--year 不能是“去年”。", "check", "稿.txt", "--year", "去年")]
    [InlineData("--corpus 前面的选项缺少值。", "check", "稿.txt", "--agency")]
    [InlineData("多出了“粉丝”；其中有空格的，请放在引号里。", "search", "公众号", "粉丝")]
    [InlineData("缺少所需参数 'FILE'", "check")]
    public async Task A_mistake_is_told_in_Chinese_with_what_was_probably_meant(string words, params string[] args)
    {
        CommandResult result = await _run.RunAsync(args);
        Assert.Equal(Cli.WrongUsage, result.Code);
        Assert.Contains("用法不对：" + words, result.Error.Replace("命令 'check' ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("matched", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("check")]
    [InlineData("subscribe")]
    public async Task Help_is_in_Chinese(params string[] command)
    {
        string help = (await _run.RunAsync([.. command, "--help"])).Out;
        Assert.Contains("用法：", help, StringComparison.Ordinal);
        Assert.Contains("选项：", help, StringComparison.Ordinal);
        Assert.DoesNotContain("Description", help, StringComparison.Ordinal);
        Assert.DoesNotContain("Show help", help, StringComparison.Ordinal);
        Assert.DoesNotContain("default", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_checked_is_listed_in_part_and_wholly_on_request()
    {
        string draft = _run.Write("稿.txt", File.ReadAllText(Path.Combine(RepositoryFolder.Root, "corpus", "samples", "yunlan-water-resources-2025.txt")));
        string few = (await _run.RunAsync("check", draft)).Out, all = (await _run.RunAsync("check", draft, "--all")).Out;
        Assert.Contains("……另有 10 个，用 --all 列出", few, StringComparison.Ordinal);
        Assert.DoesNotContain("另有", all, StringComparison.Ordinal);
        Assert.True(all.Length > few.Length);
    }

    [Fact]
    public async Task Nothing_colours_or_steers_what_is_no_terminal()
    {
        CommandResult result = await _run.RunAsync("ingest", Path.Combine(RepositoryFolder.Root, "corpus", "samples"));
        Assert.DoesNotContain('\u001b', result.Out + result.Error);
    }

    public void Dispose() => _run.Dispose();
}
