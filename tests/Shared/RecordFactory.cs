using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Tests;

/// <summary>Records of invented places, as a reader would make them; the same number gives the same record.</summary>
internal static class RecordFactory
{
    private static readonly (string Code, string Province, string? City, string County)[] Places =
    [
        ("990101", "云岭省", "青禾市", "临溪区"), ("990102", "云岭省", "青禾市", "石桥区"), ("990201", "云岭省", "白沙市", "临溪区"),
        ("980101", "海湖省", "望江市", "南洲县"), ("980102", "海湖省", "望江市", "北洲县"), ("970101", "东原市", null, "城关区"),
    ];

    private static readonly string[] Types = ["教育", "民政", "人民政府", "卫生健康"];
    private static readonly string[] Phrases =
    [
        "通过微信公众号发布信息", "解读形式单一", "一图读懂", "依申请公开渠道畅通", "政务服务最后一公里", "人员力量不足", "加强业务培训", "公开内容不够全面",
    ];

    /// <summary>Record number <paramref name="n"/>: every place, type and year in turn.</summary>
    public static ReportRecord Record(int n)
    {
        Random random = new(n);
        (string code, string province, string? city, string county) = Places[n % Places.Length];
        string type = Types[n / Places.Length % Types.Length];
        int year = 2019 + (n / (Places.Length * Types.Length));
        string name = county + (type is "人民政府" ? type : type + "局");
        string form = year <= 2020 ? "2019" : "2021";
        SortedDictionary<string, decimal> counts = Counts(random);
        return new ReportRecord
        {
            Id = FormattableString.Invariant($"{code}-{name[county.Length..]}-{year}"),
            Title = FormattableString.Invariant($"{name}{year}年政府信息公开工作年度报告"),
            Agency = new Agency($"{code}/{name[county.Length..]}", name, name, type, "county"),
            Year = year,
            Region = new Region(code, province, city, county, null, ["name"]),
            Form = form,
            Scope = "own",
            Published = new Published(FormattableString.Invariant($"{year + 1}-01-20"), "page"),
            Sections =
            [
                new Section(1, "overview", "一、总体情况", $"{Phrase(random)}，全年无事故。\n{Phrase(random)}。"),
                new Section(2, "problems", "五、存在的主要问题及改进情况", $"一是{Phrase(random)}；二是{Phrase(random)}。"),
            ],
            Counts = counts,
            Cells = random.Next(3) == 0
                ? new SortedDictionary<string, CellState>(StringComparer.Ordinal) { ["applications.carriedOut.total"] = new("slash", "/") }
                : new SortedDictionary<string, CellState>(StringComparer.Ordinal),
            Checks = CheckRunner.Run(form, counts, new Dictionary<string, CellState>()),
            Source = new Source(FormattableString.Invariant($"样例/{n}.html"), "text/html", FormattableString.Invariant($"{n:x64}"), "https://sample.example/" + n),
        };
    }

    /// <summary>The first <paramref name="count"/> records as lines of NDJSON.</summary>
    public static string Lines(int count) => string.Join('\n', Enumerable.Range(0, count).Select(n => RecordJson.Serialize(Record(n))));

    private static string Phrase(Random random) => Phrases[random.Next(Phrases.Length)];

    private static SortedDictionary<string, decimal> Counts(Random random)
    {
        SortedDictionary<string, decimal> counts = new(StringComparer.Ordinal)
        {
            ["applications.received.person"] = random.Next(4),
            ["applications.received.total"] = random.Next(4),
            ["disclosure.fees.amount"] = 12.50m,
        };
        if (random.Next(2) == 0) counts["disclosure.licences.decisions"] = random.Next(1000);
        return counts;
    }
}
