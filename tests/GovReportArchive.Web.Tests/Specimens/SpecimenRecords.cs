using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Tests.Specimens;

/// <summary>Records of invented places: one for each thing that pages and answers must show, and a series for facets and paging.</summary>
internal static class SpecimenRecords
{
    public const string CivilAffairs = "990101-民政局-2023";
    public const string FormerId = "990101-民政部门-2023";
    public const string Odd = "990102-教育局-2024";
    public const string Hostile = "990201-怪异局-2022";
    public const string Provincial = "990201-人民政府-2009";
    public const string Withdrawn = "990101-撤下局-2022";
    public const string WithdrawalReason = "误传了他人的文件";
    public const string HostileText = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";

    /// <summary>Bytes of the original of <see cref="CivilAffairs"/>, version 2: a web page that would run a script.</summary>
    public static readonly byte[] Original = Encoding.UTF8.GetBytes("""
        <!doctype html><meta charset="utf-8"><title>临溪区民政局2023年政府信息公开工作年度报告</title><script>alert(1)</script>
        <h1>临溪区民政局2023年政府信息公开工作年度报告</h1>
        <p>一、总体情况</p><p>2023年，本局认真做好政府信息公开工作。</p>
        <p>二、主动公开政府信息情况</p><p>略。</p>
        <p>五、存在的主要问题及改进情况</p><p>一是解读形式单一。</p>
        """);

    private static readonly (string Code, string City, string County)[] Places =
        [("990101", "青禾市", "临溪区"), ("990102", "青禾市", "石桥区"), ("990201", "白沙市", "临溪区")];

    private static readonly (string Type, string Name)[] Kinds = [("教育", "教育局"), ("民政", "民政局"), ("水利", "水利局")];

    /// <summary>Every record, in the order of import. The first two lines are two versions of one report.</summary>
    public static IReadOnlyList<ReportRecord> All { get; } =
    [
        CivilAffairs2023(version: 1),
        CivilAffairs2023(version: 2),
        OddTable(),
        HostileReport(),
        ProvincialStatistics(),
        Report("990101", "青禾市", "临溪区", "撤下", "撤下局", 2022),
        .. Series(),
    ];

    /// <summary>Reports that stand once <see cref="Withdrawn"/> is withdrawn.</summary>
    public static int Standing { get; } = All.Select(record => record.Id).Distinct(StringComparer.Ordinal).Count() - 1;

    /// <summary>A full 2021 table of zeros, into which <paramref name="values"/> are put.</summary>
    public static SortedDictionary<string, decimal> Counts2021(params (string Key, decimal Value)[] values)
    {
        SortedDictionary<string, decimal> counts = new(StringComparer.Ordinal);
        foreach (CountDefinition count in CountCatalog.All)
            if (count.Forms.Contains(FormIds.Form2021) && !count.Key.StartsWith("applications.closed.all.", StringComparison.Ordinal)) counts[count.Key] = 0;
        foreach ((string key, decimal value) in values) counts[key] = value;
        return counts;
    }

    private static ReportRecord Report(string code, string city, string county, string type, string name, int year, SortedDictionary<string, decimal>? counts = null)
    {
        string agency = county + name;
        counts ??= Counts2021();
        return new ReportRecord
        {
            Id = FormattableString.Invariant($"{code}-{name}-{year}"),
            Title = FormattableString.Invariant($"{agency}{year}年政府信息公开工作年度报告"),
            Agency = new Agency($"{code}/{name}", agency, agency, type, "county"),
            Year = year,
            Region = new Region(code, "云岭省", city, county, null, ["name"]),
            Form = "2021",
            Scope = "own",
            Published = new Published(FormattableString.Invariant($"{year + 1}-01-20"), "page"),
            Sections =
            [
                new Section(1, "overview", "一、总体情况", FormattableString.Invariant($"{year}年，本局认真做好政府信息公开工作。\n（一）主动公开\n通过微信公众号发布信息，方便群众查阅。")),
                new Section(2, "disclosure", "二、主动公开政府信息情况", ""),
                new Section(3, "applications", "三、收到和处理政府信息公开申请情况", ""),
                new Section(4, "litigation", "四、政府信息公开行政复议、行政诉讼情况", ""),
                new Section(5, "problems", "五、存在的主要问题及改进情况", "一是解读形式单一；二是公开内容还不够全面。下一步将丰富解读形式，打通政务公开“最后一公里”。"),
                new Section(6, "other", "六、其他需要报告的事项", "无。"),
            ],
            Counts = counts,
            Checks = CheckRunner.Run("2021", counts, new Dictionary<string, CellState>()),
        };
    }

    private static ReportRecord CivilAffairs2023(int version)
    {
        ReportRecord record = Report("990101", "青禾市", "临溪区", "民政", "民政局", 2023, Counts2021(
            ("applications.received.person", 3), ("applications.received.total", 3), ("applications.granted.person", 3),
            ("applications.granted.total", 3), ("applications.concluded.person", 3), ("applications.concluded.total", 3),
            ("disclosure.licences.decisions", version == 1 ? 40 : 41)));
        return record with
        {
            Aliases = version == 1 ? [] : [FormerId],
            Contact = new Contact("青禾市临溪区柳岸路1号", "999001", "0999-1000001"),
            Source = version == 1
                ? new Source("first.txt", "text/plain", new string('a', 64), "https://linxi.example/2023.html", "2024-02-01")
                : new Source("民政局2023.html", "text/html", Convert.ToHexStringLower(SHA256.HashData(Original)), "https://linxi.example/2023.html"),
        };
    }

    private static ReportRecord OddTable()
    {
        SortedDictionary<string, decimal> counts = Counts2021(
            ("applications.received.person", 5), ("applications.received.total", 5), ("applications.granted.person", 4),
            ("applications.granted.total", 4), ("applications.concluded.person", 4), ("applications.concluded.total", 4),
            ("disclosure.normativeDocuments.made", 22));
        SortedDictionary<string, CellState> cells = new(StringComparer.Ordinal)
        {
            ["disclosure.normativeDocuments.made"] = new("remark", "22（其中修订16件）"),
            ["applications.refused.repeat.total"] = new("blank"),
            ["applications.closed.other.total"] = new("slash", "/"),
            ["applications.unavailable.unclear.total"] = new("none", "无"),
            ["applications.denied.query.total"] = new("implied", null, 0, "applications.rowSum"),
            ["litigation.afterReview.total"] = new("missing"),
            ["disclosure.rules.made"] = new("undecided", "6233"),
            ["disclosure.rules.repealed"] = new("undecided"),
            ["disclosure.rules.inForce"] = new("undecided"),
        };
        foreach (string key in cells.Keys.Where(key => cells[key].State != "remark")) counts.Remove(key);
        ReportRecord record = Report("990102", "青禾市", "石桥区", "教育", "教育局", 2024, counts);
        return record with
        {
            Cells = cells,
            Rows = new SortedDictionary<string, UndecidedRow>(StringComparer.Ordinal)
            {
                ["disclosure.rules"] = new("6233", [[6, 2, 33], [62, 3, 3]]),
            },
            Checks = CheckRunner.Run("2021", counts, cells),
            ExtraRows = [new ExtraRow("disclosure", "其他主动公开文件", "件", ["7", "0"])],
            Warnings = [new ReadingWarning("table.columnMissing", "复议后起诉一组缺少“总计”一列。")],
            Corrections = [new Correction("disclosure.licences.decisions", "12", "档案室", "该局2025年3月来函", "2025-03-05T00:00:00+00:00")],
        };
    }

    private static ReportRecord HostileReport() => Report("990201", "白沙市", "临溪区", "怪异", "怪异局", 2022) with
    {
        Title = "怪异局" + HostileText,
        Agency = new Agency("990201/怪异局", "怪异局" + HostileText, null, "怪异", "county"),
        Sections = [new Section(1, "overview", "一、" + HostileText, "怪异的正文 " + HostileText + "\n（一）" + HostileText)],
        Source = new Source("x.html", "text/html", new string('b', 64), "https://sample.example/\"onmouseover=\"alert(1)"),
        Warnings = [new ReadingWarning("hostile", HostileText)],
    };

    private static ReportRecord ProvincialStatistics() => Report("990201", "白沙市", "临溪区", "人民政府", "人民政府", 2009) with
    {
        Form = "free",
        Counts = new SortedDictionary<string, decimal>(StringComparer.Ordinal) { ["stats.applications.total"] = 12, ["stats.disclosed.total"] = 345 },
        Cumulative = new SortedDictionary<string, decimal>(StringComparer.Ordinal) { ["stats.applications.total"] = 20, ["stats.disclosed.total"] = 987 },
        Checks = [],
        Sections = [new Section(1, "preamble", null, "二〇〇九年是《条例》施行的第二年。")],
    };

    private static IEnumerable<ReportRecord> Series()
    {
        foreach ((string code, string city, string county) in Places)
        {
            foreach ((string type, string name) in Kinds)
            {
                for (int year = 2021; year <= 2024; year++)
                {
                    string id = string.Create(CultureInfo.InvariantCulture, $"{code}-{name}-{year}");
                    if (id is CivilAffairs or Odd) continue;
                    decimal received = (year * 7 + name[0] + code[^1]) % 9;
                    yield return Report(code, city, county, type, name, year, Counts2021(
                        ("applications.received.person", received), ("applications.received.total", received),
                        ("applications.granted.person", received), ("applications.granted.total", received),
                        ("applications.concluded.person", received), ("applications.concluded.total", received)));
                }
            }
        }
    }
}
