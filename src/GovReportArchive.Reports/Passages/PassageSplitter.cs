using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;
using GovReportArchive.Text;

namespace GovReportArchive.Reports.Passages;

/// <summary>Splits a section into items. The items of a section concatenate to the section.</summary>
/// <remarks>
/// A paragraph with item marks is cut before each mark; a paragraph without any is cut into sentences. A short marked line that ends without
/// a full stop, and a lead-in that ends with a colon, are headings. Traditional characters are read as simplified ones. Pure and thread-safe.
/// </remarks>
public static class PassageSplitter
{
    private const int LongestHeading = 40;

    // What ends with a colon right before a numbered item announces the items, also in a longer sentence.
    private const int LongestLead = 60;

    private const int ShortestHeadline = 18;

    private const int LongestHead = 30;

    // 无。 and 无此情况。 say nothing.
    private const int LongestNothing = 6;

    // Shorter sentences than this carry no wording of their own and stay with the one before.
    private const int ShortestSentence = 8;

    private const int ShortestProblem = 12;
    private const int LongestItem = 2000;

    /// <summary>Splits a section; its heading rules where it speaks of problems or of measures alone: 五、改进措施.</summary>
    /// <returns>As for a text without heading.</returns>
    public static IReadOnlyList<Passage> Split(Section section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return Split(section.Kind, section.Text, section.Heading);
    }

    /// <summary>Splits the text of one section whose heading nobody knows.</summary>
    /// <param name="kind">Section kind; where neither heading nor words show a role, problems sections hold problems, all others statements.</param>
    /// <param name="text">The section's text; paragraphs are separated by newlines.</param>
    /// <returns>Items and headings in the text's order, without gap or overlap; empty for an empty text.</returns>
    public static IReadOnlyList<Passage> Split(string kind, string text) => Split(kind, text, null);

    private static List<Passage> Split(string kind, string printed, string? heading)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(printed);
        List<Passage> passages = [];
        // Of the same length, so that what is found in it stands at the same place in the report.
        string text = Simplified.Of(printed);
        PassageRoles roles = new(kind, heading is null ? null : Simplified.Of(heading));
        string? under = null;
        int number = 0;
        foreach ((int start, int end) in Pieces(text))
        {
            ReadOnlySpan<char> piece = text.AsSpan(start, end - start).Trim();
            if (IsHeading(text, start, end) || IsHeadOfItems(kind, text, start, end))
            {
                roles.Enter(piece.ToString(), ItemMarks.At(text, FirstInk(text, start, end)));
                under = printed[start..end].Trim();
                passages.Add(new Passage(0, start, end - start, PassageRole.Statement, null, null));
                continue;
            }

            ItemMarks.Mark? mark = ItemMarks.At(text, FirstInk(text, start, end));
            RoleVerdict verdict = roles.Of(piece, mark, start == 0 || text[start - 1] == '\n', text.AsSpan(end).TrimStart());
            passages.Add(new Passage(++number, start, end - start, verdict.Role, under, mark?.Ordinal) { Rule = verdict.Rule });
        }

        return passages;
    }

    /// <summary>Cuts at paragraph ends, item marks, and sentence ends where a paragraph has no marks.</summary>
    private static IEnumerable<(int Start, int End)> Pieces(string text)
    {
        int start = 0;
        while (start < text.Length)
        {
            int newline = text.IndexOf('\n', start);
            int end = newline < 0 ? text.Length : newline + 1;
            int from = start;
            foreach (int cut in Cuts(text, start, end))
            {
                yield return (from, cut);
                from = cut;
            }

            yield return (from, end);
            start = end;
        }
    }

    private static List<int> Cuts(string text, int start, int end)
    {
        List<int> marked = [], sentences = Stops(text, start, end), turns = [];
        int ink = FirstInk(text, start, end);
        // An item may have several sentences; where a paragraph begins with a mark, only another mark or a turn to measures begins the next.
        bool list = ItemMarks.At(text, ink) is not null;
        int last = start, passed = 0;
        if (list && HeadlineEnd(text, ink, end) is { } headline) marked.Add(headline);
        for (int i = ink + 1; i < end; i++)
        {
            char before = text[i - 1];
            char stop = Stop(text, ink, i);
            if (stop is '。' or '；' or '：' or '！' or '？' or ';' or ':' or '，' && ItemMarks.At(text, i) is { } mark && ItemMarks.MayStandInside(mark, text, i))
            {
                // 一、二 in a sentence (第一、第二产业) is a list of words, not of items: items begin after a stop.
                bool begins = stop != '，' || (mark.Depth == ItemMarks.Inline && text[i + mark.Length - 1] is '是' or '要');
                if (begins && !CountsOnInside(text, ink, i, mark, marked)) marked.Add(i);
            }

            if (before is '。' or '；' or ';' && HeadingRoles.Turns(text, i)) marked.Add(i);
            else if (before is '。' or '，' && BeginsMeasures(text, marked.Count > 0 ? marked[^1] : start, last, i, end)) turns.Add(i);
            while (passed < sentences.Count && sentences[passed] <= i) last = sentences[passed++];
        }

        marked.Sort();
        int items = list ? start : marked.FindIndex(cut => ItemMarks.At(text, cut) is not null) is var at and >= 0 ? marked[at] : -1;
        if (items < 0) return [.. sentences.Union(turns).Order()];
        // What leads up to the items is told in sentences; what announces others after an item, with a colon, is a heading.
        List<int> announcements = [];
        int from = items;
        foreach (int cut in marked.Where(cut => cut > items).Append(end))
        {
            if (Announcement(text, from, cut) is { } announcement) announcements.Add(announcement);
            from = cut;
        }

        marked.AddRange(sentences.Where(cut => cut < items));
        marked.AddRange(announcements);
        marked.AddRange(turns);
        marked.Sort();
        return [.. marked.Distinct()];
    }

    // Behind full sentences that are long enough to carry wording of their own; a semicolon ends none.
    private static List<int> Stops(string text, int start, int end)
    {
        List<int> stops = [];
        int last = start;
        foreach (SentenceSpan sentence in Sentences.Of(text.AsSpan(start, end - start)))
        {
            int stop = start + sentence.End;
            if (sentence.IsFull && stop - last >= ShortestSentence && stop < end - 1) stops.Add(last = stop);
        }

        return stops;
    }

    // What is done about a problem may follow it in its item or even in its sentence: …更新慢，下一步将….
    private static bool BeginsMeasures(string text, int item, int sentence, int at, int end)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at, end - at).TrimEnd();
        if (rest.IsEmpty) return false;
        bool begins = text[at - 1] switch
        {
            '。' => RoleRules.TakesUpAt(rest) || RoleRules.ComesAt(rest) || RoleRules.Does(rest),
            '，' => at - sentence >= ShortestProblem && rest.StartsWith("下", StringComparison.Ordinal) && HeadingRoles.Turns(text, at) && !HeadingRoles.TakesUp(Before(sentence)),
            _ => false,
        };
        return begins && RoleRules.LackingIn(Before(item)) > 0;

        // No item is longer: of a text without stops time grows with its length, not with its square.
        ReadOnlySpan<char> Before(int from) => text.AsSpan(Math.Max(from, at - LongestItem), Math.Min(at - from, LongestItem));
    }

    // The last sign before a place, blanks left out: items of one paragraph may stand apart by them.
    private static char Stop(string text, int from, int at)
    {
        while (at > from + 1 && (text[at - 1] is ' ' or '\u3000')) at--;
        return text[at - 1];
    }

    // 其中1.指南3条；2.目录4条 counts inside a sentence: where its first number begins no item, the others begin none.
    private static bool CountsOnInside(string text, int from, int at, ItemMarks.Mark mark, List<int> cuts)
    {
        if (mark is not { Depth: ItemMarks.Middle or ItemMarks.Inner, Ordinal: > 1 }) return false;
        bool inside = false;
        for (int i = from; i < at; i++)
        {
            bool mayBegin = char.IsDigit(text[i]) || text[i] is '（' or '(' or (>= '①' and <= '⑳');
            if (!mayBegin || (i > from && char.IsDigit(text[i - 1])) || ItemMarks.At(text, i) is not { } other || other.Depth != mark.Depth || other.Ordinal != mark.Ordinal - 1) continue;
            if (i == from || cuts.Contains(i)) return false;
            inside = true;
        }

        return inside;
    }

    private static int? Announcement(string text, int start, int end)
    {
        ReadOnlySpan<char> ink = text.AsSpan(start, end - start).TrimEnd();
        if (ink.Length < 2 || ink[^1] is not ('：' or ':')) return null;
        int sentence = ink[..^1].LastIndexOfAny('。', '；', ';') + 1;
        return sentence > 0 && ink.Length - sentence <= LongestHeading && HeadingRoles.OfHeading(ink[sentence..].ToString()) is not null ? start + sentence : null;
    }

    // （一）主要问题。 at the beginning of a paragraph that goes on is a heading of its own.
    private static int? HeadlineEnd(string text, int start, int end)
    {
        int stop = text.IndexOf('。', start, Math.Min(ShortestHeadline, end - start));
        return stop > 0 && stop + 1 < end && text[stop + 1] != '\n' && IsHeading(text, start, stop + 1) ? stop + 1 : null;
    }

    // （二）依申请公开方面。 before 一是…, or on a line of its own before its text, heads what follows. In a list of problems a short line is one of them.
    private static bool IsHeadOfItems(string kind, string text, int start, int end)
    {
        ReadOnlySpan<char> piece = text.AsSpan(start, end - start).Trim();
        if (piece.Length > LongestHead || piece.IndexOf('。') != piece.Length - 1 || ItemMarks.At(text, FirstInk(text, start, end)) is not { Depth: ItemMarks.Outer or ItemMarks.Middle } mark) return false;
        int next = end;
        while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
        if (next == text.Length) return false;
        return ItemMarks.At(text, next) is { } following ? following.Depth > mark.Depth : kind != "problems" && text[end - 1] == '\n';
    }

    private static int FirstInk(string text, int start, int end)
    {
        while (start < end - 1 && char.IsWhiteSpace(text[start])) start++;
        return start;
    }

    private static bool IsHeading(string text, int start, int end)
    {
        ReadOnlySpan<char> piece = text.AsSpan(start, end - start).Trim();
        if (IsLead(text, end, piece) && ItemMarks.At(text, FirstInk(text, start, end)) is null) return true;
        if (piece.Length is 0 or > LongestHeading) return piece.Length == 0;
        char last = piece[^1];
        ItemMarks.Mark? mark = ItemMarks.At(text, FirstInk(text, start, end));
        // 一是… and 首先… are items however short they are.
        bool marked = mark is { Depth: not ItemMarks.Inline };
        bool wholeLine = end == text.Length || text[end - 1] == '\n';
        bool names = HeadingRoles.OfHeading(piece.ToString()) is not null;
        // An item that ends by announcing others says something of its own before: two sentences are no heading.
        if (last is '：' or ':') return (names || marked || HeadingRoles.AnnouncesItems(piece)) && !piece.Contains('。');
        if (last is '，') return names && mark is null && piece.Length <= ShortestHeadline;
        // （一）存在的主要问题。 and 主要问题有两个。 are headings that were given a full stop.
        if (last is '。') return piece.Length <= ShortestHeadline && names && (marked ? HeadingRoles.IsHeadline(piece) : mark is { } inline ? LeadIns.IsLabel(piece[inline.Length..^1]) : HeadingRoles.Announces(piece));
        // 一、存在的问题 on a line of its own heads what follows, 一是 begins an item.
        bool counted = mark is { Depth: ItemMarks.Inline } own && piece[own.Length - 1] == '、' && names;
        return wholeLine && (marked || counted || names && mark is null) && last is not ('；' or ';' or '，' or '、');
    }

    private static bool IsLead(string text, int end, ReadOnlySpan<char> piece)
    {
        if (piece.Length is 0 or > LongestLead || piece[^1] is not ('：' or ':') || piece.IndexOfAny('。', '；', ';') >= 0) return false;
        while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
        return end < text.Length && ItemMarks.At(text, end) is not null;
    }
}
