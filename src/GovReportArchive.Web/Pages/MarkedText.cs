using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace GovReportArchive.Web.Pages;

/// <summary>Text with marks, as HTML: every character of the text is escaped, only the marks are tags.</summary>
/// <param name="text">The text, from anywhere.</param>
/// <param name="marks">Start and length in UTF-16 units; may overlap or reach beyond the text, and are then merged or cut.</param>
internal sealed class MarkedText(string text, IEnumerable<(int Start, int Length)> marks) : IHtmlContent
{
    private readonly List<(int Start, int End)> _marks = [.. Merged(text, marks)];

    /// <summary>The text without marks.</summary>
    public string Text => text;

    /// <summary>Marks after merging.</summary>
    public int Count => _marks.Count;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        int done = 0;
        foreach ((int start, int end) in _marks)
        {
            encoder.Encode(writer, text, done, start - done);
            writer.Write("<mark>");
            encoder.Encode(writer, text, start, end - start);
            writer.Write("</mark>");
            done = end;
        }

        encoder.Encode(writer, text, done, text.Length - done);
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
