using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Prose;

/// <summary>Finds the numbers in the prose and what they count.</summary>
internal static partial class FigureReader
{
    private const int LongestQuote = 48;
    private const int LongestSentence = 300;
    private const int LongestContext = 160;
    private const int MostMembers = 4;

    // What is larger counts nothing, and could not be reckoned with.
    internal const decimal Largest = 1_000_000_000_000_000m;

    internal static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，。；：（(）)\n,;:、");
    /// <summary>What ends a statement; a list goes on behind 、.</summary>
    internal static readonly SearchValues<char> StatementEnds = SearchValues.Create("，。；：（(）)\n,;:");
    internal static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。\n；");

    /// <summary>Rules that count all of something, never the parts of a list.</summary>
    private static readonly string[] Totals = ["handled", "received", "concluded", "answered", "review", "litigation"];
    private static readonly string[] Channels = ["微信", "公众号", "微博", "网站", "新媒体", "公报", "公告栏", "公示栏", "公开栏", "宣传栏", "电子屏", "报纸", "广播", "电视"];

    /// <summary>All figures in the sections' order, and in a section in that of their ends.</summary>
    /// <param name="sections">The sections, whose offsets the figures carry.</param>
    /// <param name="hasCell">Whether the report's tables have a cell of the key.</param>
    public static List<Figure> Read(IReadOnlyList<Section> sections, Func<string, bool> hasCell)
    {
        List<Figure> figures = [];
        foreach (Section section in sections)
        {
            if (section.Kind == "appendix") continue;
            List<Figure> own = [];
            int last = 0;
            string simplified = Simplified.Of(section.Text);
            foreach (Match m in Number().Matches(simplified))
            {
                if (Read(section, m, last, hasCell) is Figure figure) own.Add(figure);
                last = m.Index + m.Length;
            }

            foreach (Match m in Numeral().Matches(simplified))
            {
                if (ReadNumeral(section, m, hasCell) is Figure figure) own.Add(figure);
            }

            own.AddRange(StatementReader.Read(section, own, hasCell));
            figures.AddRange(own.OrderBy(figure => figure.Start + figure.Length));
        }

        return figures;
    }

    /// <param name="section">The section.</param>
    /// <param name="m">The number.</param>
    /// <param name="last">Behind the number before it: what stands before that one is that one's label.</param>
    /// <param name="hasCell">Whether the report's tables have a cell of the key.</param>
    private static Figure? Read(Section section, Match m, int last, Func<string, bool> hasCell)
    {
        string digits = m.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal);
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) || value > Largest) return null;
        string unit = m.Groups["u"].Value;
        if (m.Groups["s"].Value == "万" && unit != "元") value *= 10000;
        else if (m.Groups["s"].Value == "万") unit = "万元";
        else if (m.Groups["s"].Value == "亿") unit = "亿" + unit;

        int clause = Begin(section.Text, m.Index, ClauseEnds);
        string? respective = Respective(section.Text, m.Index);
        string before = respective ?? new Squeezed(section.Text[clause..m.Index]).Text;
        (string certain, string comparator) = Compared(before, m.Groups["r"].Length > 0);
        int start = Math.Max(clause, m.Index + m.Length - LongestQuote);
        while (start < m.Index && char.IsWhiteSpace(section.Text[start])) start++;
        // 予以公开、部分公开258件: the list belongs to the one number behind it.
        string? what = Counted(respective ?? Compared(new Squeezed(section.Text[ListBegin(section.Text, clause)..m.Index]).Text, false).Before, unit, hasCell, () => ParagraphBefore(section.Text, clause));
        int end = m.Index + m.Length;
        if (what is null && comparator == FigureComparators.Equal && Ahead(section.Text, certain, unit, end) is (var counted, var length)) (what, end) = (counted, end + length);
        what ??= Named(section.Text, m.Index, last, before) ?? Label(before);
        return what is null ? null : new Figure(what, value, section.Text[start..end], section.N, start, end - start, unit, null, FigureScope.Of(section.Text, Begin(section.Text, m.Index, SentenceEnds), m.Index), comparator);
    }

    /// <summary>A number in characters, 收到申请两件; these mean so much else that only what a cell counts is taken.</summary>
    private static Figure? ReadNumeral(Section section, Match m, Func<string, bool> hasCell)
    {
        int clause = Begin(section.Text, m.Index, ClauseEnds);
        string unit = m.Groups["u"].Value;
        int end = m.Index + m.Length;
        string before = new Squeezed(section.Text[clause..m.Index]).Text;
        string? what = Counted(before, unit, hasCell, () => ParagraphBefore(section.Text, clause));
        if (what is null && Ahead(section.Text, before, unit, end) is (var counted, var length)) (what, end) = (counted, end + length);
        int value = ChineseNumbers.Parse(m.Groups["n"].Value.Replace('两', '二'));
        int start = Math.Max(clause, end - LongestQuote);
        while (start < m.Index && char.IsWhiteSpace(section.Text[start])) start++;
        return what is null || value == 0 ? null : new Figure(what, value, section.Text[start..end], section.N, start, end - start, unit, null, FigureScope.Of(section.Text, Begin(section.Text, m.Index, SentenceEnds), m.Index));
    }

    /// <summary>What stands before a number without the words that make it rough, and how it compares.</summary>
    private static (string Before, string Comparator) Compared(string before, bool isMore)
    {
        Match rough = Rough().Match(before);
        string comparator = rough.Groups["more"].Success || isMore ? FigureComparators.More : rough.Groups["about"].Success ? FigureComparators.About
            : rough.Groups["less"].Success ? FigureComparators.Less : FigureComparators.Equal;
        return (rough.Success ? before[..rough.Index] : before, comparator);
    }

    /// <summary>What is counted where it follows the number: 有1件涉及政府信息公开工作的行政复议, 收到的40件申请; and how long that is.</summary>
    private static (string What, int Length)? Ahead(string text, string before, string unit, int end)
    {
        if (before.Length == 0 || unit is not ("件" or "起" or "宗")) return null;
        string behind = text[end..Math.Min(text.Length, end + LongestQuote)];
        if (CaseAhead().Match(behind) is { Success: true } ahead)
            return (ahead.Groups["what"].Value == "行政诉讼" ? "litigation.total" : "review.total", ahead.Length);
        if (Receiving().IsMatch(before) && RequestAhead().Match(behind) is { Success: true } request)
            return ("applications.received.total", request.Length);
        return null;
    }

    /// <summary>Where the clause or sentence before a place begins; no further back than the longest one, so that time does not grow with the text before it.</summary>
    internal static int Begin(string text, int at, SearchValues<char> ends)
    {
        int earliest = Math.Max(0, at - LongestSentence);
        return earliest + text.AsSpan(earliest, at - earliest).LastIndexOfAny(ends) + 1;
    }

    private static string ParagraphBefore(string text, int clause)
    {
        int from = text.AsSpan(0, clause).LastIndexOf('\n') + 1;
        return new Squeezed(text[Math.Max(from, clause - LongestContext)..clause]).Text;
    }

    /// <summary>Where a list that ends with this clause begins, as far as no number stands between.</summary>
    internal static int ListBegin(string text, int clause)
    {
        for (int members = 0; members < MostMembers && clause > 0 && text[clause - 1] == '、'; members++)
        {
            int begin = Begin(text, clause - 1, ClauseEnds);
            if (begin == clause - 1 || text.AsSpan(begin, clause - begin).ContainsAnyInRange('0', '9')) break;
            clause = begin;
        }

        return clause;
    }

    /// <summary>The count key of the cell that counts the same, or null.</summary>
    private static string? Counted(string before, string unit, Func<string, bool> hasCell, Func<string> sentence)
    {
        // Last year's number is not this year's.
        if (ReadingRules.Of("elsewhere.figure").IsIn(before)) return null;
        bool isPart = ReadingRules.Of("elsewhere.part").IsIn(before);
        foreach (FigurePatterns.Pattern pattern in FigurePatterns.Counted)
        {
            if (!pattern.Units.Contains(unit, StringComparison.Ordinal) || !before.AsSpan().ContainsAny(pattern.Signs) || (isPart && Totals.Contains(pattern.Name)) || !pattern.Before.IsMatch(before) || pattern.Within?.IsMatch(sentence()) == false) continue;
            string key = pattern.KeyFor(hasCell);
            // What only statistics count bears its own name elsewhere.
            if (pattern.Rule.Holds(hasCell(key) || !key.StartsWith("stats.", StringComparison.Ordinal))) return key;
        }

        return null;
    }

    private static string? Named(string text, int at, int last, string before)
    {
        string sentence = Simplified.Of(text[Math.Max(last, Begin(text, at, SentenceEnds))..at]);
        string? channel = Channel(sentence);
        foreach ((ReadingRule rule, string name, string[] words, Regex ahead) in FigurePatterns.Named)
        {
            if (!ahead.IsMatch(before)) continue;
            bool named = words.Length == 0 || words.Any(word => before.Contains(word, StringComparison.Ordinal))
                || (channel is not null && words.Contains(channel) && !before.Contains("主动公开", StringComparison.Ordinal));
            if (rule.Holds(named)) return name;
        }

        return null;
    }

    /// <summary>The label of a number in 网站、微信分别发布信息31条、138条: as many labels as numbers, in their order. Null where the sentence has no
    /// such list, empty where the two do not match.</summary>
    private static string? Respective(string text, int at)
    {
        int begin = Begin(text, at, SentenceEnds);
        if (text.AsSpan(begin, at - begin).IndexOfAny('别', '別') < 0) return null;
        string sentence = Simplified.Of(text[begin..Math.Min(text.Length, at + LongestSentence)]);
        sentence = sentence[..(sentence.AsSpan(at - begin).IndexOfAny(SentenceEnds) is >= 0 and int stop ? at - begin + stop : sentence.Length)];
        int marker = sentence.LastIndexOf(Respectively, at - begin, StringComparison.Ordinal);
        if (marker < 0) return null;
        int[] numbers = [.. Number().Matches(sentence[marker..]).Select(number => marker + number.Index)];
        int place = Array.IndexOf(numbers, at - begin);
        if (place < 0) return null;
        for (int i = 1; i <= place; i++)
        {
            // A clause of its own between two numbers ends the list.
            if (sentence.AsSpan(numbers[i - 1], numbers[i] - numbers[i - 1]).ContainsAny('，', ',')) return null;
        }

        int count = 1 + Enumerable.Range(1, numbers.Length - 1).TakeWhile(i => !sentence.AsSpan(numbers[i - 1], numbers[i] - numbers[i - 1]).ContainsAny('，', ',')).Count();
        string head = sentence[..marker];
        string[] labels = head[(head.LastIndexOfAny(['，', ',', '：', ':']) + 1)..].Split(Joints, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string verb = new Squeezed(sentence[(marker + Respectively.Length)..numbers[0]]).Text;
        return labels.Length == count ? new Squeezed(labels[place]).Text + verb : "";
    }

    private const string Respectively = "分别";
    private static readonly char[] Joints = ['、', '和', '与', '及'];

    /// <summary>The channel that the sentence named last; null where it lists several at once (政府网站、政务新媒体等平台).</summary>
    private static string? Channel(string sentence)
    {
        string? last = Channels.MaxBy(c => sentence.LastIndexOf(c, StringComparison.Ordinal));
        int at = last is null ? -1 : sentence.LastIndexOf(last, StringComparison.Ordinal);
        bool listed = at > 0 && Listed().IsMatch(sentence[Math.Max(0, at - 6)..at]);
        return at < 0 || listed ? null : last;
    }

    /// <summary>What the clause says before the number, as the name of what is counted.</summary>
    private static string? Label(string before)
    {
        string label = Trailing().Replace(Leading().Replace(before, ""), "");
        return label.Length is >= 2 and <= 20 && !label.Any(char.IsAsciiDigit) ? label : null;
    }

    [GeneratedRegex(@"(?<![\d.,〔（(第月]|(?<![上下去])年)(?<n>\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+(?:\.\d+)?)(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\[\d{1,2}\])?\s?(?<s>[万亿])?\s?(?<r>余|多)?\s?(?<u>人次|条次|篇次|万元|元|条|件|次|篇|期|场|个|份|起|宗|例|人|项|部|家|幅|册|批|处|%|％)(?!工作日|月|以上|以内|以下)")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:\s*)(?:涉及|因|关于|针对)?(?:(?:政府)?信息公开(?:工作|类|领域)?(?:的)?)?(?<what>行政复议|行政诉讼)(?!机|前|、|和|及|与|或|[^。，；]{0,6}(?:诉讼|复议))")]
    private static partial Regex CaseAhead();

    [GeneratedRegex("[、和及与][^，。；]{0,4}$")]
    private static partial Regex Listed();

    [GeneratedRegex("(?:(?<more>超过|超|突破|逾|多达)|(?<about>将近|接近|大约|约|近)|(?<less>不足|不到|少于))$", RegexOptions.RightToLeft)]
    private static partial Regex Rough();

    [GeneratedRegex("(?:收到|受理|接收|接到|新收)(?:的|了)?$")]
    private static partial Regex Receiving();

    [GeneratedRegex("^(?:政府|政务)?(?:信息)?(?:依申请公开|公开的?申请|申请公开)(?:政府信息)?(?:的)?(?:申请|事项|案件)?")]
    private static partial Regex RequestAhead();

    [GeneratedRegex(@"(?<![一二两三四五六七八九十百千万第几\d])(?<n>[一二两三四五六七八九十]{1,3})(?<u>件|起|宗)(?!事|套)")]
    private static partial Regex Numeral();

    [GeneratedRegex("^(?:[”』]等?(?:渠道|平台)?|20\\d\\d年度?|本年度?|今年|全年|年内|其中|截至.*?[日底]|一共|共计?|累计|我[局委办市县区镇乡厅]|通过|一是|二是|三是|四是|五是)+")]
    private static partial Regex Leading();

    [GeneratedRegex("(?:共计?|累计|总计|合计|达到?|约|近|为|有|了|超过?|突破|仅|数|各类|的|[（(])+$", RegexOptions.RightToLeft)]
    private static partial Regex Trailing();
}
