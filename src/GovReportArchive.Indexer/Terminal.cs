using System.Text;

namespace GovReportArchive.Indexer;

/// <summary>Where a command reads and writes: the process's streams, or a test's.</summary>
/// <remarks>Law: no text of a file, record or name steers the terminal. What <see cref="Out"/> and <see cref="Error"/> are given is printed
/// with its control characters escaped (<see cref="PrintableWriter"/>).</remarks>
/// <param name="input">Standard input.</param>
/// <param name="output">Standard output: results and nothing else, UTF-8.</param>
/// <param name="error">Problems and progress.</param>
/// <param name="interactive">Whether a person watches <paramref name="error"/>, so that progress bars make sense.</param>
internal sealed class Terminal(Stream input, Stream output, TextWriter error, bool interactive) : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Bytes of standard output; flush <see cref="Out"/> before writing here.</summary>
    public Stream Output { get; } = output;

    /// <summary>Text of standard output.</summary>
    public TextWriter Out { get; } = new PrintableWriter(new StreamWriter(output, Utf8, bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" });

    /// <summary>Text of standard input.</summary>
    public TextReader In { get; } = new StreamReader(input, Utf8);

    /// <summary>Problems and progress.</summary>
    public TextWriter Error { get; } = new PrintableWriter(error);

    /// <summary>Standard error as it is, for what draws on a screen by control characters of its own and prints nothing of strangers.</summary>
    public TextWriter Screen { get; } = error;

    /// <summary>Whether a person watches.</summary>
    public bool Interactive { get; } = interactive;

    /// <summary>The streams of this process.</summary>
    public static Terminal OfProcess() =>
        new(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error, !Console.IsErrorRedirected);

    /// <summary>Writes out what is buffered.</summary>
    public void Dispose()
    {
        Out.Dispose();
        In.Dispose();
    }
}
