using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;

namespace GovReportArchive.Drafts;

/// <summary>How a draft cites the regulation and the papers that annual reports rest on: numbers of articles, of orders and of documents.</summary>
internal static partial class DraftLaw
{
    private const int FirstYearOfRevision = 2019;

    // The regulation of 2007 had 38 articles, that of 2019 has 56.
    private const int LastOldArticle = 38;
    private const int LastArticle = 56;

    /// <summary>Papers by words of their title, with the number that they were issued under and the report years that they are for.</summary>
    private static readonly (string Words, string Number, int First, int Last, string What)[] Papers =
    [
        ("年度报告格式（试行）", "国办公开办函〔2019〕60号", 2019, 2020, "2019年格式"), ("年度报告格式(试行)", "国办公开办函〔2019〕60号", 2019, 2020, "2019年格式"),
        ("年度报告格式", "国办公开办函〔2021〕30号", 2021, int.MaxValue, "2021年格式"),
        ("信息处理费管理办法", "国办函〔2020〕109号", 2020, int.MaxValue, "信息处理费管理办法"),
        ("政府信息公开情况统计", "国办发〔2014〕32号", 2014, 2018, "统计制度"),
    ];

    public static void Check(DraftProse prose, DraftFindings findings)
    {
        foreach (DraftSentence sentence in prose.Sentences)
        {
            Articles(sentence, prose.Record.Year, findings);
            Orders(sentence, prose.Record.Year, findings);
            Documents(sentence, prose.Record.Year, findings);
            Deadlines(sentence, prose.Record.Year, findings);
            Titles(sentence, findings);
        }
    }

    private static void Articles(DraftSentence sentence, int? year, DraftFindings findings)
    {
        if (year is not int own) return;
        foreach (Match cited in Article().Matches(sentence.Text))
        {
            if (ChineseNumbers.Parse(cited.Groups["n"].Value) is not (> 0 and int article)) continue;
            findings.Looked("law.cited");
            bool isNew = own >= FirstYearOfRevision;
            if (article > (isNew ? LastArticle : LastOldArticle))
            {
                findings.Error("law.cited", string.Create(CultureInfo.InvariantCulture, $"《政府信息公开条例》{(isNew ? "（2019年修订）" : "")}共{(isNew ? LastArticle : LastOldArticle)}条，没有第{article}条。"), "请核对条文序号。", sentence.Place);
            }
            else if (isNew && article is 31 or 32 && AnnualReport().IsMatch(sentence.Text))
            {
                findings.Error("law.cited", string.Create(CultureInfo.InvariantCulture, $"年度报告的依据写作《条例》第{article}条，这是2019年修订前的条文序号。"), "年度报告现由第四十九条、第五十条规定，请改正。", sentence.Place);
            }
            else if (!isNew && article is 49 or 50 && AnnualReport().IsMatch(sentence.Text))
            {
                findings.Error("law.cited", string.Create(CultureInfo.InvariantCulture, $"年度报告的依据写作《条例》第{article}条，这是2019年修订后的条文序号。"), "请核对条文序号。", sentence.Place);
            }
        }
    }

    private static void Orders(DraftSentence sentence, int? year, DraftFindings findings)
    {
        if (year is not int own || Order().Match(sentence.Text) is not { Success: true } order) return;
        findings.Looked("law.cited");
        string right = own >= FirstYearOfRevision ? "711" : "492";
        // The report on 2018 was written when the revision was being made.
        if (order.Groups["n"].Value == right || own == FirstYearOfRevision - 1) return;
        bool isOld = order.Groups["n"].Value is "492" or "711";
        findings.Error(
            "law.cited", $"《政府信息公开条例》写作国务院令第{order.Groups["n"].Value}号，{(isOld && right == "711" ? "这是2019年修订前的令号；" : "")}{own.ToString(CultureInfo.InvariantCulture)}年适用的是第{right}号。", "请改正令号。", sentence.Place,
            fix: new DraftFix(order.Value, order.Value.Replace(order.Groups["n"].Value, right, StringComparison.Ordinal)));
    }

    private static void Documents(DraftSentence sentence, int? year, DraftFindings findings)
    {
        foreach ((string words, string number, int first, int last, string what) in Papers)
        {
            int at = sentence.Text.IndexOf(words, StringComparison.Ordinal);
            if (at < 0) continue;
            if (Issued().Match(sentence.Text, at) is not { Success: true } issued) return;
            findings.Looked("law.cited");
            string printed = issued.Groups["n"].Value;
            bool fits = Plain(printed) == Plain(number);
            if (!fits && Array.Find(Papers, paper => Plain(paper.Number) == Plain(printed)) is { Words: not null } other && year is int own && (own < other.First || own > other.Last))
                findings.Error("law.cited", $"引用的是“{printed}”（{other.What}），{own.ToString(CultureInfo.InvariantCulture)}年度报告适用的是{number}。", "请改正文号，并核对所用格式。", sentence.Place, fix: new DraftFix(printed, number));
            else if (!fits && Array.Exists(Papers, paper => IsNear(paper.Number, printed)))
                findings.Remind("law.cited", $"文号写作“{printed}”，《{what}》的文号是{number}。", "请核对文号。", sentence.Place, fix: new DraftFix(printed, number));
            else if (fits && year is int report && (report < first || report > last))
                findings.Error("law.cited", $"“{printed}”（{what}）不适用于{report.ToString(CultureInfo.InvariantCulture)}年度报告。", "请改正文号，并核对所用格式。", sentence.Place);
            return;
        }
    }

    /// <summary>《…政务信息公开条例》 and other near misses of the regulation's title; 《…政府采购法实施条例》 is none.</summary>
    private static void Titles(DraftSentence sentence, DraftFindings findings)
    {
        foreach (Match cited in Title().Matches(sentence.Text))
        {
            string title = cited.Groups["t"].Value;
            findings.Looked("law.cited");
            if (title != Regulation)
                findings.Error("law.cited", $"“《{title}》”不是条例的名称，应为《{Regulation}》。", "请改正名称。", sentence.Place, fix: new DraftFix(title, Regulation));
        }
    }

    private const string Regulation = "中华人民共和国政府信息公开条例";

    private static void Deadlines(DraftSentence sentence, int? year, DraftFindings findings)
    {
        if (year is not >= FirstYearOfRevision || OldDeadline().Match(sentence.Text) is not { Success: true } || ThirdParty().IsMatch(sentence.Text)) return;
        findings.Looked("law.cited");
        findings.Remind("law.cited", "答复期限写作15个工作日，2019年修订的《条例》第三十三条规定为20个工作日。", "请核对期限。", sentence.Place);
    }

    // The same office and year under another number, or the same number in another year.
    private static bool IsNear(string one, string other)
    {
        (string plain, string printed) = (Plain(one), Plain(other));
        int open = plain.IndexOf('2', StringComparison.Ordinal);
        return printed.StartsWith(plain[..open], StringComparison.Ordinal);
    }

    private static string Plain(string number) => string.Concat(number.Where(char.IsLetterOrDigit));

    [GeneratedRegex(@"(?:信息公开条例|[《〈<]条例)[》〉>]?(?:[（(][^（()）]{0,40}[）)])?[^，,。；;《》第]{0,8}第(?<n>[一二三四五六七八九十]{1,3}|\d{1,3})条")]
    private static partial Regex Article();

    [GeneratedRegex("[《〈](?<t>中华人民共和国(?:政府|政务)?(?:信息)?公开[^《》〈〉]{0,4}条例)(?=[》〉（(])")]
    private static partial Regex Title();

    [GeneratedRegex("年度报告|年报|编制|公布")]
    private static partial Regex AnnualReport();

    [GeneratedRegex(@"信息公开条例[》〉>]?\s?[（(][^（()）]{0,20}(?:国务院令|国令)\s?(?:第\s?)?(?<n>\d{3})\s?号?")]
    private static partial Regex Order();

    [GeneratedRegex(@"\G[^。；，]{0,30}[（(](?<n>国办[公开办函发]{1,5}[〔\[［【（(]\d{4}[〕\]］】）)]\d{1,3}号)[）)]")]
    private static partial Regex Issued();

    [GeneratedRegex("(?:15|十五)个?工作日(?:之?内)?[^，,。；;]{0,10}(?:答复|办结|办理)|(?:答复|办结)[^，,。；;]{0,10}(?:15|十五)个?工作日")]
    private static partial Regex OldDeadline();

    [GeneratedRegex("第三方|征求|补正|复议|诉讼|平均|仅|缩短|压缩|提前|承诺")]
    private static partial Regex ThirdParty();
}
