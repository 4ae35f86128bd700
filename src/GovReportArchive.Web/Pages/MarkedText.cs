using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace GovReportArchive.Web.Pages;

/// <summary>Text with marks, as HTML: every character of the text is escaped, only the marks are tags.</summary>
/// <param name="text">The text, from anywhere.</param>
/// <param name="marks">Start and length in UTF-16 units; may overlap or reach beyond the text, and are then merged or cut.</param>
/// <param name="anchors">Parts of the text that an address can lead to, ascending; each ends where the next begins.</param>
/// <param name="cited">Words that an address can lead to, ascending, and their HTML ids. Those that begin inside the words before them, or reach beyond their
/// part, end where these do.</param>
internal sealed class MarkedText(
    string text, IEnumerable<(int Start, int Length)> marks, IReadOnlyList<TextAnchor>? anchors = null, IReadOnlyList<(int Start, int Length, string Id)>? cited = null)
    : IHtmlContent
{
    private readonly List<(int Start, int End)> _marks = [.. Merged(text, marks)];

    /// <summary>The text without marks.</summary>
    public string Text => text;

    /// <summary>Marks after merging.</summary>
    public int Count => _marks.Count;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        int done = 0;
        foreach ((int start, string id, string? page, string name) in anchors ?? [])
        {
            if (done == 0 && start > 0) WritePart(writer, encoder, 0, start);
            int next = anchors!.Where(anchor => anchor.Start > start).Select(anchor => anchor.Start).DefaultIfEmpty(text.Length).First();
            writer.Write("<span class=\"item\" id=\"");
            encoder.Encode(writer, id, 0, id.Length);
            writer.Write("\">");
            WritePart(writer, encoder, start, next);
            if (page is not null) WriteHandle(writer, encoder, page, name);
            writer.Write("</span>");
            done = next;
        }

        WritePart(writer, encoder, done, text.Length);
    }

    // It has no text of its own, so that whoever copies the paragraph does not copy it too.
    private static void WriteHandle(TextWriter writer, HtmlEncoder encoder, string page, string name)
    {
        writer.Write("<a class=\"to\" href=\"");
        encoder.Encode(writer, page);
        writer.Write("\" aria-label=\"");
        encoder.Encode(writer, name);
        writer.Write("\"></a>");
    }

    private void WritePart(TextWriter writer, HtmlEncoder encoder, int from, int to)
    {
        int done = from;
        foreach ((int start, int length, string id) in cited ?? [])
        {
            if (start < from || start >= to) continue;
            int begin = Math.Max(start, done), end = Math.Clamp(start + length, begin, to);
            WriteMarked(writer, encoder, done, begin);
            writer.Write("<span class=\"cited\" id=\"");
            encoder.Encode(writer, id, 0, id.Length);
            writer.Write("\">");
            WriteMarked(writer, encoder, begin, end);
            writer.Write("</span>");
            done = end;
        }

        WriteMarked(writer, encoder, done, to);
    }

    private void WriteMarked(TextWriter writer, HtmlEncoder encoder, int from, int to)
    {
        int done = from;
        foreach ((int start, int end) in _marks.Select(mark => (Math.Max(mark.Start, from), Math.Min(mark.End, to))))
        {
            if (start >= end) continue;
            encoder.Encode(writer, text, done, start - done);
            writer.Write("<mark>");
            encoder.Encode(writer, text, start, end - start);
            writer.Write("</mark>");
            done = end;
        }

        encoder.Encode(writer, text, done, to - done);
    }

    private static IEnumerable<(int Start, int End)> Merged(string text, IEnumerable<(int Start, int Length)> marks)
    {
        (int Start, int End)? open = null;
        foreach ((int start, int length) in marks.OrderBy(mark => mark.Start))
        {
            int from = Math.Clamp(start, 0, text.Length);
            int to = (int)Math.Clamp((long)start + length, from, text.Length);
            if (from == to) continue;
            if (open is { } last && from <= last.End) open = (last.Start, Math.Max(last.End, to));
            else
            {
                if (open is { } finished) yield return finished;
                open = (from, to);
            }
        }

        if (open is { } rest) yield return rest;
    }
}

/// <summary>A part of a text that an address can lead to.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Id">Its HTML id.</param>
/// <param name="Page">Its permanent address, which a quiet handle at its end leads to; null for none.</param>
/// <param name="Name">What that handle is called.</param>
internal readonly record struct TextAnchor(int Start, string Id, string? Page = null, string Name = "");
