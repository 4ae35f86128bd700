using System.Globalization;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Benchmarks.Synthesis;

/// <summary>Invents reports for measurement: any number, the same for the same seed, shaped like the real ones.</summary>
/// <remarks>
/// Places are real (so that regions and facets have their real sizes), agencies, prose and numbers are not. Each agency reports for several
/// years and keeps most of its wording from one year to the next, as agencies do. Words and sentences follow Zipf's law. Counts add up.
/// Titles say that the report is synthetic.
/// </remarks>
/// <param name="seed">Equal seeds give equal reports.</param>
public sealed class SyntheticReports(int seed)
{
    private const int LastYear = 2025;
    private const int FirstYear = 2008;

    private static readonly (string Name, string Type)[] Bureaus =
    [
        ("人民政府", "人民政府"), ("民政局", "民政"), ("教育局", "教育"), ("财政局", "财政"), ("卫生健康局", "卫生健康"), ("市场监督管理局", "市场监管"),
        ("自然资源局", "自然资源"), ("人力资源和社会保障局", "人力资源社会保障"), ("住房和城乡建设局", "住房城乡建设"), ("交通运输局", "交通运输"),
        ("农业农村局", "农业农村"), ("退役军人事务局", "退役军人事务"), ("应急管理局", "应急管理"), ("司法局", "司法"), ("审计局", "审计"),
        ("统计局", "统计"), ("水务局", "水利"), ("医疗保障局", "医疗保障"), ("发展和改革局", "发展改革"), ("文化和旅游局", "文化旅游"),
        ("生态环境局", "生态环境"), ("公安局", "公安"), ("城市管理局", "城市管理"), ("信访局", "信访"), ("林业局", "林业"),
    ];

    private static readonly (string Kind, string Heading, int Least, int Most)[] Outline =
    [
        ("preamble", "", 1, 2),
        ("overview", "一、总体情况", 30, 70),
        ("disclosure", "二、主动公开政府信息情况", 1, 3),
        ("applications", "三、收到和处理政府信息公开申请情况", 1, 2),
        ("litigation", "四、政府信息公开行政复议、行政诉讼情况", 1, 1),
        ("problems", "五、存在的主要问题及改进情况", 9, 16),
        ("other", "六、其他需要报告的事项", 1, 2),
    ];

    private readonly SentenceBank _bank = new();
    private readonly Division[] _counties = [.. Gazetteer.Divisions.Where(division => division.Level == DivisionLevel.County && division.AtEndOf(LastYear))];

    /// <summary>The first <paramref name="count"/> reports, agency by agency and year by year; nothing is kept in memory.</summary>
    public IEnumerable<ReportRecord> Generate(int count)
    {
        int made = 0;
        for (int agency = 0; made < count; agency++)
        {
            foreach (ReportRecord record in OfAgency(agency))
            {
                yield return record;
                if (++made == count) yield break;
            }
        }
    }

    private IEnumerable<ReportRecord> OfAgency(int number)
    {
        Random random = new(unchecked((seed * 1_000_003) + number));
        // Every county gets its first bureau before any gets its second: counties are as frequent as they are in the country.
        int round = number / _counties.Length;
        Division county = _counties[(int)((number * 7919L) % _counties.Length)];
        (string bureau, string type) = Bureaus[round % Bureaus.Length];
        string copy = round < Bureaus.Length ? "" : string.Create(CultureInfo.InvariantCulture, $"第{(round / Bureaus.Length) + 1}分局");
        string name = county.Name + bureau + copy;
        Agency agency = new($"{county.Code}/{bureau}{copy}", name, name, type, "county");
        Division[] townships = [.. Gazetteer.Children(county.Code)];
        SyntheticCounts counts = new(random, 0.3 + (random.NextDouble() * 2));
        Dictionary<string, List<Sentence>> kept = new(StringComparer.Ordinal);
        int firstYear = random.Next(FirstYear, LastYear - 3);
        for (int year = firstYear; year <= LastYear; year++)
        {
            string form = year switch { >= 2021 => FormIds.Form2021, >= 2019 => FormIds.Form2019, >= 2014 => FormIds.Form2014, _ => FormIds.Free };
            string title = $"{name}{year}年政府信息公开工作年度报告（合成数据）";
            SortedDictionary<string, decimal> numbers = counts.Next(form);
            yield return new ReportRecord
            {
                Id = $"{county.Code}-{bureau}{copy}-{year}",
                Title = title,
                Agency = agency,
                Year = year,
                Region = Gazetteer.RegionOf(county, year, ["name"]),
                Form = form,
                Scope = "own",
                Sections = [.. Sections(name, year, townships, kept, random)],
                Counts = numbers,
                Checks = CheckRunner.Run(form, numbers, new SortedDictionary<string, CellState>(StringComparer.Ordinal)),
            };
        }
    }

    private IEnumerable<Section> Sections(string name, int year, Division[] townships, Dictionary<string, List<Sentence>> kept, Random random)
    {
        int number = 0;
        foreach ((string kind, string heading, int least, int most) in Outline)
        {
            List<Sentence> chosen = kept.TryGetValue(kind, out List<Sentence>? last) ? Revised(kind, last, random) : Drawn(kind, random.Next(least, most + 1), random);
            kept[kind] = chosen;
            IEnumerable<string> sentences = chosen.Select(sentence => Written(sentence, name, year, townships, random));
            yield return new Section(++number, kind, heading.Length == 0 ? null : heading, string.Join('\n', Paragraphs(sentences, random)));
        }
    }

    private List<Sentence> Drawn(string kind, int length, Random random)
    {
        List<Sentence> drawn = [];
        for (int attempt = 0; attempt < 4 * length && drawn.Count < length; attempt++)
        {
            Sentence sentence = Draw(kind, random);
            if (MayStand(sentence, drawn)) drawn.Add(sentence);
        }

        return drawn;
    }

    /// <summary>Last year's sentences, about a fifth of them replaced.</summary>
    private List<Sentence> Revised(string kind, List<Sentence> last, Random random)
    {
        List<Sentence> revised = [.. last];
        for (int i = 0; i < revised.Count; i++)
        {
            if (random.Next(5) != 0) continue;
            Sentence sentence = Draw(kind, random);
            if (MayStand(sentence, revised)) revised[i] = sentence;
        }

        return revised;
    }

    private Sentence Draw(string kind, Random random)
    {
        IReadOnlyList<string> frames = _bank.Frames(kind);
        return new Sentence(frames[SentenceBank.Zipf(random, frames.Count)], random.Next());
    }

    /// <summary>A report repeats a frame only about another theme, and numbered items not at all.</summary>
    private static bool MayStand(Sentence sentence, List<Sentence> others) =>
        (sentence.Frame.Contains("{theme}", StringComparison.Ordinal) && sentence.Frame[1] is not ('是' or '一' or '二' or '三' or '四' or '五'))
        || others.TrueForAll(other => other.Frame != sentence.Frame);

    /// <summary>The same sentence has the same words every year; year and numbers are new.</summary>
    private string Written(Sentence sentence, string name, int year, Division[] townships, Random numbers)
    {
        Random words = new(sentence.WordSeed);
        return _bank.Fill(sentence.Frame, Facts(name, year, townships, words), words, numbers);
    }

    private Dictionary<string, string> Facts(string name, int year, Division[] townships, Random random)
    {
        string place = townships.Length == 0 ? name : townships[SentenceBank.Zipf(random, townships.Length)].Name;
        Division far = _counties[random.Next(_counties.Length)];
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["agency"] = name,
            ["year"] = year.ToString(CultureInfo.InvariantCulture),
            ["place"] = place,
            ["rare"] = far.Name + place,
        };
    }

    /// <summary>One to four sentences a paragraph.</summary>
    private static IEnumerable<string> Paragraphs(IEnumerable<string> sentences, Random random)
    {
        List<string> paragraph = [];
        foreach (string sentence in sentences)
        {
            paragraph.Add(sentence);
            if (random.Next(3) != 0 && paragraph.Count < 4) continue;
            yield return string.Concat(paragraph);
            paragraph.Clear();
        }

        if (paragraph.Count > 0) yield return string.Concat(paragraph);
    }

    /// <summary>A frame and the seed that chooses its words.</summary>
    private readonly record struct Sentence(string Frame, int WordSeed);
}
