using GovReportArchive.Composition;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Metrics;

/// <summary>An archive of random reports of invented agencies, and the same records in memory.</summary>
internal sealed class MetricWorld : IDisposable
{
    private static readonly (string Code, string Province, string? City, string County)[] Places =
    [
        ("990101", "云岭省", "青禾市", "临溪区"), ("990201", "云岭省", "白沙市", "临溪区"), ("980101", "海湖省", "望江市", "南洲县"), ("970101", "东原市", null, "城关区"),
    ];

    private static readonly string[] Types = ["教育", "民政", "水利", "人民政府"];
    private static readonly string[] States = ["blank", "slash", "dash", "none", "undecided", "implied", "missing"];
    private static readonly string[] Forms = [FormIds.Form2021, FormIds.Form2019, FormIds.Form2014, FormIds.Free];
    private readonly TemporaryArchive _temporary = new();

    /// <param name="seed">What chance begins with.</param>
    /// <param name="bureaus">How many agencies of each type a place has.</param>
    public MetricWorld(int seed, int bureaus = 1)
    {
        Random random = new(seed);
        for (int n = 0; n < 150 * bureaus; n++)
        {
            ReportRecord record = Record(n, bureaus, random);
            if (Records.Exists(known => known.Id == record.Id)) continue;
            Records.Add(record);
        }
    }

    /// <summary>The records, of which the archive holds all.</summary>
    public List<ReportRecord> Records { get; } = [];

    public OpenArchive Archive => _temporary.Archive;

    public void Dispose() => _temporary.Dispose();

    public async Task<MetricWorld> FilledAsync()
    {
        await Archive.Importer.ImportAsync(new StringReader(string.Join('\n', Records.Select(record => RecordJson.Serialize(record)))), "样例.ndjson");
        Archive.TryCatchUp();
        return this;
    }

    /// <summary>Of the reports of an agency about a year, and of those of them that add up what is below it, the one that counts.</summary>
    public bool Counts(ReportRecord record) => Records
        .Where(other => other.Agency.Id == record.Agency.Id && other.Year == record.Year && other.Scope == "aggregate" == (record.Scope == "aggregate"))
        .OrderBy(other => other.Scope == "own" ? 0 : 1).ThenBy(other => -other.Counts.Count).ThenBy(other => other.Id, StringComparer.Ordinal).First().Id == record.Id;

    private static ReportRecord Record(int n, int bureaus, Random random)
    {
        string bureau = bureaus == 1 ? "局" : FormattableString.Invariant($"{random.Next(bureaus)}局");
        (string code, string province, string? city, string county) = Places[random.Next(Places.Length)];
        string type = Types[random.Next(Types.Length)], scope = random.Next(6) switch { 0 => "aggregate", 1 or 2 => "unknown", _ => "own" };
        int year = random.Next(2017, 2024);
        string form = random.Next(8) == 0 ? Forms[random.Next(4)] : year >= 2021 ? FormIds.Form2021 : year >= 2019 ? FormIds.Form2019 : FormIds.Form2014;
        SortedDictionary<string, decimal> counts = new(StringComparer.Ordinal);
        SortedDictionary<string, CellState> cells = new(StringComparer.Ordinal);
        List<Check> checks = [];
        foreach (string key in CountCatalog.All.Where(count => count.Forms.Contains(form)).Select(count => count.Key))
        {
            switch (random.Next(12))
            {
                case < 8: counts[key] = random.Next(3) == 0 ? 0 : random.Next(CountCatalog.Find(key)!.AllowsFraction ? 9 : 40) + (CountCatalog.Find(key)!.AllowsFraction ? 0.25m : 0); break;
                case < 11: cells[key] = new CellState(States[random.Next(States.Length)]); break;
            }

            if (counts.TryGetValue(key, out decimal printed) && random.Next(20) == 0) checks.Add(new Check("counts.natural", key, "fail", printed));
        }

        return new ReportRecord
        {
            Id = FormattableString.Invariant($"{code}-{type}{bureau}-{year}{(random.Next(4) == 0 ? $"~{random.Next(2, 4)}" : "")}"),
            Title = FormattableString.Invariant($"{county}{type}{bureau}{year}年政府信息公开工作年度报告（{n}）"),
            Agency = new Agency($"{code}/{type}{bureau}", $"{county}{type}{bureau}", null, random.Next(9) == 0 ? null : type, random.Next(2) == 0 ? "county" : "city"),
            Year = random.Next(40) == 0 ? null : year,
            Region = new Region(code, province, city, county, null, ["name"]),
            Form = form,
            Scope = scope,
            Published = random.Next(5) == 0 ? null : new Published(FormattableString.Invariant($"{year + 1}-0{random.Next(1, 6)}-1{random.Next(10)}"), "page"),
            Sections = [new Section(1, "overview", "一、总体情况", random.Next(2) == 0 ? "全年工作平稳。" : "全年开展培训。")],
            Counts = counts,
            Cells = cells,
            Checks = checks,
            Source = new Source(FormattableString.Invariant($"{n}.html"), "text/html", FormattableString.Invariant($"{n:x64}")),
        };
    }
}
