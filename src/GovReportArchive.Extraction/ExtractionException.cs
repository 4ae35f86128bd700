namespace GovReportArchive.Extraction;

/// <summary>A file that cannot be turned into text; the message (Chinese) is for the user and says what to do.</summary>
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
