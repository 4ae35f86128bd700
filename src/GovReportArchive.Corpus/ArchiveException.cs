namespace GovReportArchive.Corpus;

/// <summary>The archive cannot do what was asked: it is damaged, newer than this program, or the request contradicts what it holds.</summary>
/// <remarks>The message is one Chinese sentence for the person at the keyboard: what, where, what to do. Nothing was changed.</remarks>
public class ArchiveException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">Stable dotted code, such as <c>catalog.newer</c>.</param>
    /// <param name="message">What is wrong, where, and what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public ArchiveException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    /// <summary>Stable dotted code.</summary>
    public string Code { get; }
}
