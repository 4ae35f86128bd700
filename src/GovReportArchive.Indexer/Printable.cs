using System.Buffers;
using System.Globalization;
using System.Text;

namespace GovReportArchive.Indexer;

/// <summary>Text of strangers as a terminal may show it: characters that steer it, or turn the direction of what is read, are written
/// <c>\u001B</c>.</summary>
/// <remarks>The escape is JSON's, so that a line of JSON means the same afterwards.</remarks>
internal static class Printable
{
    private const string Directions = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private static readonly char[] Controls = [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl), .. Directions];
    private static readonly SearchValues<char> InText = SearchValues.Create([.. Controls.Except(['\n', '\t'])]);
    private static readonly SearchValues<char> InLines = SearchValues.Create([.. Controls, '\u2028', '\u2029']);

    /// <summary>Text of any number of lines: line feeds and tabs stay.</summary>
    public static string Text(string text) => Escape(text, InText);

    /// <summary>What is to stand in one line, or one cell of it, such as the name of a file: no line feed or tab is left either.</summary>
    public static string Line(string text) => Escape(text, InLines);

    /// <summary>Whether nothing would be escaped in a text of any number of lines.</summary>
    public static bool IsText(ReadOnlySpan<char> text) => !text.ContainsAny(InText);

    private static string Escape(string text, SearchValues<char> escaped)
    {
        if (!text.AsSpan().ContainsAny(escaped)) return text;
        StringBuilder written = new(text.Length + 16);
        foreach (char c in text)
        {
            if (escaped.Contains(c)) written.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else written.Append(c);
        }

        return written.ToString();
    }
}

/// <summary>Passes text on, printable.</summary>
internal sealed class PrintableWriter(TextWriter to) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly string _lineEnd = to.NewLine;

    public override Encoding Encoding => to.Encoding;

    public override void Write(char value)
    {
        if (Printable.IsText([value])) to.Write(value);
        else to.Write(Printable.Text(value.ToString()));
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (Printable.IsText(buffer)) to.Write(buffer);
        else to.Write(Printable.Text(buffer.ToString()));
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    // The end of a line is this writer's own and no text of anybody: on Windows it holds a carriage return.
    public override void WriteLine() => to.Write(_lineEnd);

    public override void WriteLine(string? value) => WriteLine(value.AsSpan());

    public override void WriteLine(ReadOnlySpan<char> buffer)
    {
        Write(buffer);
        to.Write(_lineEnd);
    }

    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    public override void Flush() => to.Flush();

    public override Task FlushAsync() => to.FlushAsync();

    public override Task FlushAsync(CancellationToken cancellationToken) => to.FlushAsync(cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing) to.Dispose();
        base.Dispose(disposing);
    }
}
