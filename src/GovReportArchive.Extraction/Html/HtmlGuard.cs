using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace GovReportArchive.Extraction.Html;

/// <summary>Makes markup safe to parse in linear time: takes out start tags where nesting is deeper than any browser keeps it.</summary>
/// <remarks>
/// The standard's tree building is quadratic in the depth of open elements, and reopens every unclosed formatting element in each new
/// paragraph. Browsers stop nesting at some depth (512) and show the rest flat; this does the same, earlier, before the parser sees the text.
/// Text is never removed.
/// </remarks>
internal static class HtmlGuard
{
    private const int MaxOpen = 256;
    private const int MaxOpenFormatting = 32;
    private const int MaxReopened = 200_000;

    private static readonly FrozenSet<string> Formatting = FrozenSet.ToFrozenSet(
        ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Elements that never stay open: void ones, and those that their next sibling closes.</summary>
    private static readonly FrozenSet<string> Shallow = FrozenSet.ToFrozenSet(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
            "p", "li", "dt", "dd", "option", "optgroup", "html", "head", "body", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Elements whose content is no markup.</summary>
    private static readonly FrozenSet<string> Opaque =
        FrozenSet.ToFrozenSet(["script", "style", "textarea", "title", "xmp"], StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>The markup, unchanged in all but pathological cases, and the number of its tags.</summary>
    public static (string Markup, int Tags) Flatten(string markup)
    {
        (string? flat, int tags) = Flatten(markup, MaxOpenFormatting);
        return flat is null ? (Flatten(markup, 0).Markup!, tags) : (flat, tags);
    }

    /// <summary>Null markup when too many formatting elements would be reopened.</summary>
    private static (string? Markup, int Tags) Flatten(string markup, int mostFormatting)
    {
        StringBuilder? flat = null;
        int copied = 0;
        int tags = 0;
        int open = 0;
        int formatting = 0;
        int paragraphs = 0;
        long reopened = 0;
        int i = 0;
        while ((i = markup.IndexOf('<', i)) >= 0)
        {
            int end = TagEnd(markup, i, out ReadOnlySpan<char> name, out bool closing);
            if (name.IsEmpty)
            {
                i = end;
                continue;
            }

            tags++;
            bool isFormatting = Formatting.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
            bool isShallow = Shallow.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
            bool isParagraph = name.Equals("p", StringComparison.OrdinalIgnoreCase);
            if (isParagraph && !closing) paragraphs++;
            bool remove = isParagraph && closing && paragraphs == 0;
            if (remove)
            {
                // A paragraph that is closed and was never opened is empty, and looking for its opening is costly where elements are deep.
            }
            else if (closing)
            {
                if (isParagraph) paragraphs--;
                if (isFormatting && formatting > 0) formatting--;
                if (!isShallow && open > 0) open--;
            }
            else if (isFormatting && formatting >= mostFormatting)
            {
                remove = true;
            }
            else if (!isShallow && open >= MaxOpen)
            {
                remove = true;
            }
            else
            {
                if (isFormatting) formatting++;
                else reopened += formatting;
                if (!isShallow) open++;
                if (reopened > MaxReopened && mostFormatting > 0) return (null, tags);
            }

            if (remove)
            {
                flat ??= new StringBuilder(markup.Length);
                flat.Append(markup, copied, i - copied);
                copied = end;
            }

            i = end;
            if (!closing && Opaque.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
            {
                i = OpaqueEnd(markup, end, name);
            }
        }

        if (flat is null) return (markup, tags);
        return (flat.Append(markup, copied, markup.Length - copied).ToString(), tags);
    }

    /// <summary>The position after the tag or comment that begins at <paramref name="start"/>; the name is empty where it is no tag.</summary>
    private static int TagEnd(string markup, int start, out ReadOnlySpan<char> name, out bool closing)
    {
        name = default;
        closing = start + 1 < markup.Length && markup[start + 1] == '/';
        int at = start + (closing ? 2 : 1);
        if (at >= markup.Length) return markup.Length;
        if (markup.AsSpan(start).StartsWith("<!--", StringComparison.Ordinal))
        {
            int comment = markup.IndexOf("-->", start + 4, StringComparison.Ordinal);
            return comment < 0 ? markup.Length : comment + 3;
        }

        if (!char.IsAsciiLetter(markup[at])) return start + 1;
        int length = markup.AsSpan(at).IndexOfAny(NameEnd);
        name = length < 0 ? markup.AsSpan(at) : markup.AsSpan(at, length);
        char quote = '\0';
        for (int i = at + name.Length; i < markup.Length; i++)
        {
            char c = markup[i];
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
            }
            else if (c == '>')
            {
                return i + 1;
            }
            else if (c is '"' or '\'' && markup[i - 1] is '=' or ' ' or '\n' or '\t')
            {
                quote = c;
            }
        }

        return markup.Length;
    }

    private static int OpaqueEnd(string markup, int from, ReadOnlySpan<char> name)
    {
        for (int i = from; (i = markup.IndexOf("</", i, StringComparison.Ordinal)) >= 0; i += 2)
        {
            if (markup.AsSpan(i + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase)) return i;
        }

        return markup.Length;
    }
}
