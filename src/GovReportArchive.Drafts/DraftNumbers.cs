using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Drafts;

/// <summary>The numbers of a draft's prose, and against what each was held.</summary>
internal sealed partial class DraftNumbers
{
    private const int LongestBefore = 24;
    private const int MostListed = 500;
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，。；：\n、（(");
    private readonly List<Found> _numbers = [];
    private readonly Dictionary<int, List<Found>> _bySection;

    /// <summary>Rules that work several numbers of a sentence into one another.</summary>
    private static readonly string[] Derived = ["prose.parts", "prose.rate", "prose.growth"];

    /// <summary>What a number can be held against, in the order in which it is told.</summary>
    private static readonly (string Prefix, string Label)[] Kinds =
        [("prose.parts", "句内合计"), ("prose.rate", "比例"), ("prose.growth", "同比"), ("shares.", "比例"), ("prose.", "与表格"), ("figures.", "正文各处")];

    public DraftNumbers(ReportRecord record)
    {
        foreach (Section section in record.Sections.Where(section => section.Kind != "appendix"))
        {
            foreach (Match match in Number().Matches(section.Text))
                _numbers.Add(new Found(section, match.Index, match.Length));
        }

        _bySection = _numbers.GroupBy(number => number.Section.N).ToDictionary(section => section.Key, section => section.ToList());
    }

    /// <summary>Says that the numbers of some words were held against something. A number that was counts for the first thing.</summary>
    /// <param name="section">Number of the section.</param>
    /// <param name="start">Where the words begin.</param>
    /// <param name="length">Their length.</param>
    /// <param name="rule">The rule that did it.</param>
    public void Checked(int section, int start, int length, string rule)
    {
        string label = Array.Find(Kinds, kind => rule.StartsWith(kind.Prefix, StringComparison.Ordinal)).Label ?? "其他规则";
        if (!_bySection.TryGetValue(section, out List<Found>? numbers)) return;
        for (int at = FirstFrom(numbers, start); at < numbers.Count && numbers[at].Start + numbers[at].Length <= start + length; at++) numbers[at].By ??= label;
    }

    /// <summary>All that was held against something.</summary>
    public void Checked(ReportRecord record)
    {
        foreach (Check check in record.Checks.Where(check => check is { Section: not null, Start: not null, Quote: not null } && check.State is CheckRunner.Ok or CheckRunner.Fail))
        {
            if (check.Rule.StartsWith("prose.", StringComparison.Ordinal) && !Derived.Contains(check.Rule)) Last(check.Section!.Value, check.Start!.Value, check.Quote!.Length, check.Rule);
            else Checked(check.Section!.Value, check.Start!.Value, check.Quote!.Length, check.Rule);
        }

        foreach (Figure figure in record.Figures.Where(figure => figure.State != FigureStates.Unassigned))
            Last(figure.Section, figure.Start, figure.Length, figure.Key is null ? "prose.parts" : "prose.");
    }

    /// <summary>What was looked at.</summary>
    public DraftExamined Examined(string? fragment)
    {
        DraftNumbersBy[] by = [.. _numbers.Where(number => number.By is not null).GroupBy(number => number.By!, StringComparer.Ordinal).Select(group => new DraftNumbersBy(group.Key, group.Count())).OrderByDescending(kind => kind.Numbers)];
        Found[] left = [.. _numbers.Where(number => number.By is null)];
        int held = _numbers.Count - left.Length;
        string text = _numbers.Count == 0 ? "正文中没有带单位的数。" : string.Create(
            CultureInfo.InvariantCulture,
            $"正文中 {_numbers.Count} 个数，核对 {held} 个{(by.Length > 0 ? $"（{string.Join('、', by.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Label} {kind.Numbers}")))}）" : "")}；未核对 {left.Length} 个。");
        if (fragment is not null) text = $"提交的是报告的一部分（{fragment}），只核查这一部分，不查缺少什么。" + text;
        return new DraftExamined(text, fragment, _numbers.Count, held, by, [.. left.Take(MostListed).Select(number => new DraftPlace(number.Section.Heading, Quote: number.Words))]);
    }

    // A figure's words may hold the numbers before its own.
    private void Last(int section, int start, int length, string rule)
    {
        if (!_bySection.TryGetValue(section, out List<Found>? numbers)) return;
        int at = FirstFrom(numbers, start + length) - 1;
        if (at >= 0 && numbers[at].Start >= start) Checked(section, numbers[at].Start, numbers[at].Length, rule);
    }

    /// <summary>Index of the first number that begins at a position or behind it.</summary>
    private static int FirstFrom(List<Found> numbers, int start)
    {
        (int low, int high) = (0, numbers.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (numbers[middle].Start < start) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private sealed class Found(Section section, int start, int length)
    {
        public Section Section { get; } = section;

        public int Start { get; } = start;

        public int Length { get; } = length;

        public string? By { get; set; }

        /// <summary>The number with the words before it, as far as its clause goes.</summary>
        public string Words
        {
            get
            {
                int from = Math.Max(0, Start - LongestBefore);
                int stop = Section.Text.AsSpan(from, Start - from).LastIndexOfAny(ClauseEnds) + 1;
                return DraftFindings.Quote(Section.Text[(from + stop)..(Start + Length)]);
            }
        }
    }

    [GeneratedRegex(@"(?<![\d.,，第〔（(\-—年月])\d{1,12}(?:[,，]\d{3}){0,4}(?:\.\d{1,8})?\s?[万亿]?\s?[余多]?\s?(?:人次|条次|篇次|件次|万元|元|条|件|次|篇|期|场|个|份|起|宗|例|人|项|部|家|幅|册|批|处|名|类|户|站|种|部|块|台|本|卷|倍|页|张|轮|%|％)(?!工作日|月(?!报)|小时|以上|以内|以下)")]
    private static partial Regex Number();
}
