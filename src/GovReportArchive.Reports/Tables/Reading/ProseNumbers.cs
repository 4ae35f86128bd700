using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Numbers that the prose of a report names together with what a count key counts.</summary>
internal sealed class ProseNumbers
{
    private const string Documents = "(?:行政)?规范性文件";

    /// <summary>For each key what the prose calls it; <c>N</c> stands for the number.</summary>
    private static readonly (string Key, Regex[] Patterns)[] Patterns =
    [
        ("disclosure.normativeDocuments.made", Compile(
            $"(?:制发|制定|印发|出台|发布)(?:的|了|各类)?{Documents}(?:共|共计|为)?N[件份]", $"(?:制发|制定|印发|出台|发布)N[件份](?:行政)?规范性文件")),
        ("disclosure.normativeDocuments.repealed", Compile(
            $"(?:废止|失效|废止和失效)(?:的|了)?{Documents}(?:共|共计|为)?N[件份]", $"(?:废止|失效)N[件份](?:行政)?规范性文件")),
        ("disclosure.normativeDocuments.inForce", Compile(
            $"现行有效(?:的)?{Documents}(?:共|共计|为)?N[件份]", $"{Documents}现行有效N[件份]")),
        ("disclosure.normativeDocuments.newlyMade", Compile($"新?(?:制作|制定|制发)(?:的|了)?{Documents}(?:共|共计|为)?N[件份]")),
        ("disclosure.normativeDocuments.newlyDisclosed", Compile($"新公开(?:的|了)?{Documents}(?:共|共计|为)?N[件份]")),
        ("disclosure.rules.inForce", Compile("现行有效(?:的)?规章(?:共|共计|为)?N[件部]")),
        ("disclosure.licences.decisions", Compile("(?:办理|作出)?行政许可(?:处理)?(?:决定|事项|办件)?(?:数量)?(?:共|共计|为)?N[件项宗]")),
        ("disclosure.penalties.decisions", Compile("行政处罚(?:处理)?(?:决定|案件)?(?:数量)?(?:共|共计|为)?N[件项宗起]")),
        ("disclosure.coercion.decisions", Compile("行政强制(?:处理)?(?:决定|案件)?(?:数量)?(?:共|共计|为)?N[件项宗起]")),
        ("disclosure.procurement.projects", Compile("(?:政府)?集中采购(?:项目)?(?:共|共计|为)?N[件项个次]")),
        ("disclosure.procurement.amount", Compile("采购(?:总)?金额(?:共|共计|为|达)?N元")),
        ("stats.disclosed.total", Compile("主动公开(?:的|各类)?(?:政府)?信息(?:数|总数|总计)?(?:共|共计|为)?N条")),
        ("stats.applications.total", Compile("(?:收到|受理)(?:政府)?(?:信息)?(?:依申请)?公开申请(?:共|共计)?N[件宗份]")),
        ("applications.received.total", Compile("(?:新收|收到|受理)(?:政府)?(?:信息)?(?:依申请)?公开申请(?:共|共计)?N[件宗份]")),
    ];

    private readonly string _text;
    private readonly Dictionary<string, HashSet<decimal>> _found = new(StringComparer.Ordinal);

    /// <param name="source">The document.</param>
    /// <param name="tables">The tables in it, whose own text is no evidence.</param>
    public ProseNumbers(TableText source, IEnumerable<TableReadingPart> tables)
    {
        char[] text = source.Text.ToCharArray();
        foreach (TableReadingPart part in tables)
            Array.Fill(text, ' ', part.Start, Math.Max(0, part.End - part.Start));
        _text = new string(text);
    }

    /// <summary>Every number that the prose gives for a key; empty where it gives none.</summary>
    public HashSet<decimal> For(string key)
    {
        if (_found.TryGetValue(key, out HashSet<decimal>? numbers))
            return numbers;
        numbers = [];
        foreach (Regex pattern in Patterns.Where(pair => pair.Key == key).SelectMany(pair => pair.Patterns))
        {
            foreach (Match match in pattern.Matches(_text))
            {
                if (decimal.TryParse(match.Groups["n"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number))
                    numbers.Add(number);
            }
        }
        return _found[key] = numbers;
    }

    private static Regex[] Compile(params string[] patterns) =>
        [.. patterns.Select(pattern => new Regex(pattern.Replace("N", @"(?<n>\d{1,15}(?:\.\d+)?)", StringComparison.Ordinal), RegexOptions.CultureInvariant, PatternTimeout.Longest))];
}
