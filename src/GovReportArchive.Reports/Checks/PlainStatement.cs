using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Checks;

/// <summary>Tells whether the words around a figure leave no doubt that it is the year's total of this report's own agency.</summary>
/// <remarks>
/// The words of the figure's own clause must all be known to change nothing; a word that nobody has listed leaves a doubt. What stands before in the sentence must
/// not speak of other times, other offices, parts or plans.
/// </remarks>
internal static partial class PlainStatement
{
    private const int LongestBefore = 160;
    private const int LongestBehind = 24;

    private static readonly ReadingRule[] Neutral = ReadingRules.Under("plain.word.");
    private static readonly Regex Neutrals = new("^(?>(?:" + string.Join('|', Neutral.Select(rule => $"(?<{rule.Name.Replace('.', '_')}>{rule.Pattern})")) + ")*)$", RegexOptions.CultureInvariant, PatternTimeout.Longest);

    /// <summary>Whether it is plain.</summary>
    /// <param name="record">The report.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="section">The section that states it; null where an imported record has none.</param>
    /// <param name="isListed">Whether others of its list are the table's, so that the list is the table's too.</param>
    public static bool Is(ReportRecord record, Figure figure, Section? section, bool isListed)
    {
        string text = section?.Text ?? figure.Quote;
        int start = section is null ? 0 : figure.Start;
        int end = Math.Min(text.Length, start + figure.Length);
        int from = FigureReader.Begin(text, start, FigureReader.SentenceEnds);
        if (start - from > LongestBefore) return false;
        string sentence = Simplified.Of(text[from..end]);
        string behind = Simplified.Of(text[end..Math.Min(text.Length, end + LongestBehind)]);
        if (!IsWholly(record, figure, text, start, end) || Of("elsewhere.behind").IsIn(behind) || IsOtherYear(sentence, record.Year)) return false;
        // What a sentence that begins with 其中 is a part of stands before it.
        int whole = from > 0 && sentence.AsSpan().TrimStart().StartsWith("其中", StringComparison.Ordinal) ? FigureReader.Begin(text, from - 1, FigureReader.SentenceEnds) : from;
        string earlier = Simplified.Of(text[whole..start]);
        if (Of("elsewhere.plain").IsIn(earlier) || Of("elsewhere.office").IsIn(Without(earlier, record.Agency)) || IsTopicOfOthers(record, text, from)) return false;
        bool ofParts = IsOfParts(figure.Key!);
        if (!ofParts && (Of("elsewhere.channel").IsIn(earlier) || Of("elsewhere.applicant").IsIn(earlier) || sentence.Contains("其中", StringComparison.Ordinal))) return false;
        if (ofParts && (Of("elsewhere.channel").IsIn(earlier) || (sentence.Contains("其中", StringComparison.Ordinal) && !isListed && !Of("plain.whole").IsIn(earlier)))) return false;
        // The table counts the agency's own; all of the region are a government's, unless it says otherwise.
        if ((record.Scope == "own" || !IsGovernment(record)) && Of("elsewhere.wider").IsIn(sentence)) return false;
        return figure.Key!.StartsWith("disclosure.", StringComparison.Ordinal) ? IsPlainDocument(figure, sentence) : IsPlainCase(figure, section, sentence);
    }

    /// <summary>Whether the report is a government's, which may count for itself or for all below it.</summary>
    public static bool IsGovernment(ReportRecord record) => record.Agency.Type == "人民政府" && !IsTownship(record);

    // Nobody is below a township's government.
    private static bool IsTownship(ReportRecord record) => record.Agency.Level == "township";

    /// <summary>Whether the sentence names the agency itself as the one that counts.</summary>
    public static bool IsOwn(ReportRecord record, Figure figure) => figure.Scope == FigureScopes.Own && !IsGovernment(record);

    /// <summary>Whether a key counts part of what was received, so that 其中 may stand before it.</summary>
    private static bool IsOfParts(string key) =>
        key.StartsWith("applications.", StringComparison.Ordinal) && key is not ("applications.received.total" or "applications.handled.total" or "applications.concluded.total");

    private static bool IsPlainDocument(Figure figure, string sentence) =>
        !sentence.Contains("备案", StringComparison.Ordinal) && (!figure.Key!.EndsWith(".decisions", StringComparison.Ordinal) || Of("plain.decided").IsIn(figure.Quote));

    private static bool IsPlainCase(Figure figure, Section? section, string sentence)
    {
        bool isReview = figure.Key!.StartsWith("review.", StringComparison.Ordinal) || figure.Key.StartsWith("litigation.", StringComparison.Ordinal)
            || figure.Key.StartsWith("stats.review", StringComparison.Ordinal) || figure.Key.StartsWith("stats.litigation", StringComparison.Ordinal);
        return !isReview || ((section?.Kind == "litigation" || sentence.Contains("公开", StringComparison.Ordinal)) && !Of("elsewhere.case").IsIn(sentence));
    }

    /// <summary>Whether the clause says nothing but the label of the number and words that change nothing.</summary>
    private static bool IsWholly(ReportRecord record, Figure figure, string text, int start, int end)
    {
        int clause = Math.Min(start, FigureReader.Begin(text, start, FigureReader.ClauseEnds));
        if (figure.Unit is null || figure.Comparator == FigureComparators.All)
        {
            // 未收到, 均予以公开 and the like: their words are known to the end of the clause.
            string statement = new Squeezed(text[clause..end]).Text;
            return IsNeutral(Without(Of("plain.applications").Replace(statement[..StatementReader.BeginOf(statement)], ""), record.Agency, record));
        }

        Match number = LastNumber().Match(Simplified.Of(text[start..end]));
        if (!number.Success) return false;
        string head = new Squeezed(text[FigureReader.ListBegin(text, clause)..(start + number.Index)]).Text;
        foreach (FigurePatterns.Pattern pattern in FigurePatterns.Counted)
        {
            if (!pattern.MayContradict || !pattern.Keys.Contains(figure.What) || pattern.Before.Match(head) is not { Success: true } label) continue;
            string rest = head[..label.Index];
            return IsNeutral(Without(rest, record.Agency, record)) || Of("plain.reasons").IsIn(rest);
        }

        // What is counted follows the number.
        return number.Groups["tail"].Length > 1 && IsNeutral(Without(Receiving().Replace(head, ""), record.Agency, record));
    }

    /// <summary>Whether a text is made of words that change nothing.</summary>
    private static bool IsNeutral(string text)
    {
        Match match = Neutrals.Match(text);
        foreach (ReadingRule rule in Neutral) rule.Holds(match.Groups[rule.Name.Replace('.', '_')].Success);
        return match.Success;
    }

    /// <summary>A text without the agency's name, or the end of it that the text uses; for a government without the names of all below it.</summary>
    private static string Without(string text, Agency agency, ReportRecord? record = null)
    {
        text = Of("plain.leading").Replace(text, "");
        // A government that is named as such speaks for itself, its table perhaps for all below it.
        if (record is not null && IsGovernment(record) && record.Scope != FigureScopes.Own) return Of("plain.all").Replace(text, "");
        foreach (string name in new[] { agency.Name, agency.Printed }.OfType<string>())
        {
            for (int length = name.Length; length >= 3; length--)
            {
                string end = name[^length..];
                if (!text.Contains(end, StringComparison.Ordinal)) continue;
                text = text.Replace(end, "", StringComparison.Ordinal);
                break;
            }
        }

        return record is not null && (IsGovernment(record) || IsTownship(record)) ? Of("plain.all").Replace(text, "") : text;
    }

    private static bool IsOtherYear(string sentence, int? year) =>
        Year().Matches(sentence).Any(other => other.Groups[1].Value != year?.ToString(CultureInfo.InvariantCulture));

    // 县河道管理所。全年收到申请4件。
    private static bool IsTopicOfOthers(ReportRecord record, string text, int from)
    {
        int paragraph = text.LastIndexOf('\n', Math.Max(0, from - 1)) + 1;
        string before = Simplified.Of(text[Math.Max(Math.Min(paragraph, from), from - LongestBefore)..from]);
        return Of("elsewhere.topic").Match(before) is { Success: true } topic && !record.Agency.Name.EndsWith(topic.Groups["who"].Value, StringComparison.Ordinal);
    }

    private static ReadingRule Of(string name) => ReadingRules.Of(name);

    [GeneratedRegex("(20\\d\\d)\\s?(?:年|[至到—－-]\\s?20\\d\\d)")]
    private static partial Regex Year();

    [GeneratedRegex("(?:\\d[\\d,，.]{0,24}|[一二两三四五六七八九十]{1,3})\\s?[万亿]?[余多]?\\s?(?:万元|元|件|起|宗|份|例|项|个|部)(?<tail>\\D{0,48})$", RegexOptions.RightToLeft)]
    private static partial Regex LastNumber();

    [GeneratedRegex("(?:收到|受理|接收|接到|新收)(?:的|了)?$")]
    private static partial Regex Receiving();
}
