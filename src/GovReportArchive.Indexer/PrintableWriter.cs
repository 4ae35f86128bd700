using System.Globalization;
using System.Text;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Indexer;

/// <summary>Passes text on so that a terminal may show it: what would steer it is written <c>\u001b</c>.</summary>
/// <remarks>The escape is JSON's, so that a line of JSON means the same afterwards.</remarks>
internal sealed class PrintableWriter(TextWriter to) : TextWriter(CultureInfo.InvariantCulture)
{
    // Ends of lines and cells; the unit separator, which no terminal acts on, divides the words of `tokens`.
    private const string Kept = "\n\t\u001f";
    private readonly string _lineEnd = to.NewLine;

    public override Encoding Encoding => to.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (Unprintable.IsIn(buffer)) to.Write(Unprintable.Escaped(buffer.ToString(), Kept));
        else to.Write(buffer);
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
