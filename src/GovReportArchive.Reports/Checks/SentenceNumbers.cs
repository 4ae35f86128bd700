using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Checks;

/// <summary>A sentence that states several numbers, without blanks, with the way back to the section's text.</summary>
/// <param name="Section">The section.</param>
/// <param name="Begin">Where the sentence begins in the section's text.</param>
/// <param name="Squeezed">The sentence.</param>
/// <param name="Numbers">Its numbers with their units, in order; percentages too.</param>
internal sealed partial record SentenceNumbers(Section Section, int Begin, Squeezed Squeezed, IReadOnlyList<SentenceNumber> Numbers)
{
    private const int LongestSentence = 400;

    // Lists of parts and changes are told by one of these words.
    private static readonly SearchValues<char> Signs = SearchValues.Create("其分计增减升降提回落減");

    /// <summary>The sentence without blanks.</summary>
    public string Text => Squeezed.Text;

    /// <summary>The sentences of a section that state at least two numbers and may work something out of them.</summary>
    public static IEnumerable<SentenceNumbers> Of(Section section)
    {
        string text = section.Text;
        for (int from = 0; from < text.Length;)
        {
            int length = text.AsSpan(from).IndexOfAny(FigureReader.SentenceEnds);
            int to = length < 0 ? text.Length : from + length;
            if (to - from is > 8 and <= LongestSentence && text.AsSpan(from, to - from).ContainsAnyInRange('0', '9') && text.AsSpan(from, to - from).ContainsAny(Signs))
            {
                Squeezed squeezed = new(text[from..to]);
                SentenceNumber[] numbers = [.. Number().Matches(squeezed.Text).Select(SentenceNumber.Of).OfType<SentenceNumber>()];
                if (numbers.Length > 1) yield return new SentenceNumbers(section, from, squeezed, numbers);
            }

            from = to + 1;
        }
    }

    /// <summary>What stands right before a number: in its clause, behind the number before.</summary>
    public string Label(SentenceNumber number) =>
        Text[Math.Max(number.At - Before(number).Length, Numbers.LastOrDefault(other => other.End <= number.At)?.End ?? 0)..number.At];

    /// <summary>What stands in the clause before a number.</summary>
    public string Before(SentenceNumber number) => Text[(Text.AsSpan(0, number.At).LastIndexOfAny('，', '：', '；') + 1)..number.At];

    /// <summary>A check of the words from one place of the sentence to another.</summary>
    public Check Told(string rule, string state, decimal left, decimal right, int from, int to, string? reason = null) =>
        new(rule, null, state, left, right, Squeezed.Cut(from, to - from), reason, Section.N, Begin + Squeezed.Origin(from));

    /// <summary>Where a place of the sentence is in the section's text.</summary>
    public int Origin(int at) => Begin + Squeezed.Origin(at);

    [GeneratedRegex(@"(?<![\d.〔第月]|(?<!\d{4}|[上去])年)(?<n>\d{1,9}(?:\.\d{1,4})?)(?<s>万)?(?<r>余|多)?(?<u>人次|条次|件|条|次|篇|期|场|个|份|起|宗|例|人|项|部|处|家|户|%|％)(?!工作日|月|以上|以内|以下)")]
    private static partial Regex Number();
}

/// <summary>A number of a sentence.</summary>
/// <param name="At">Where its digits begin.</param>
/// <param name="End">Behind its unit.</param>
/// <param name="Value">The number as printed.</param>
/// <param name="Unit">Its unit; % of a share.</param>
/// <param name="IsRough">Whether it is rounded: 万, 余, 多.</param>
internal sealed record SentenceNumber(int At, int End, decimal Value, string Unit, bool IsRough)
{
    /// <summary>One unit of the last decimal that is printed.</summary>
    public decimal Step => 1m / (decimal)Math.Pow(10, Value.Scale);

    public static SentenceNumber? Of(Match match) =>
        decimal.TryParse(match.Groups["n"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            ? new SentenceNumber(match.Index, match.Index + match.Length, value, match.Groups["u"].Value == "％" ? "%" : match.Groups["u"].Value, match.Groups["s"].Length + match.Groups["r"].Length > 0)
            : null;
}

/// <summary>A check of what a sentence works out, with the number that it judges.</summary>
/// <param name="Check">The check.</param>
/// <param name="At">Where the number stands in the section's text.</param>
internal sealed record DerivedCheck(Check Check, int At);
