namespace GovReportArchive.Search;

/// <summary>Another process or object writes to the index; the message says which.</summary>
public sealed class IndexLockedException : IOException
{
    /// <summary>Creates the error.</summary>
    /// <param name="directory">Directory of the index.</param>
    /// <param name="holder">Who holds the lock, as far as it said so.</param>
    public IndexLockedException(string directory, string holder)
        : base($"The index {directory} is being written by {holder}. Wait until that writer has closed, or stop it.") => Holder = holder;

    /// <summary>Who holds the lock: process id, program and host.</summary>
    public string Holder { get; }
}

/// <summary>There is no index in the directory.</summary>
public sealed class IndexMissingException : IOException
{
    /// <summary>Creates the error.</summary>
    public IndexMissingException(string directory)
        : base($"There is no index in {directory}. Rebuild it from the archive.")
    {
    }
}

/// <summary>A file of the index is damaged; the message names the file and the reason.</summary>
public sealed class IndexCorruptException : IOException
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">Name of the damaged file.</param>
    /// <param name="reason">What is wrong with it.</param>
    public IndexCorruptException(string file, string reason)
        : base($"{file} is damaged: {reason}. Rebuild the index from the archive.") => (File, Reason) = (file, reason);

    /// <summary>Name of the damaged file.</summary>
    public string File { get; }

    /// <summary>What is wrong with it.</summary>
    public string Reason { get; }
}

/// <summary>The index was written in another format, or for another schema; the message names both.</summary>
public sealed class IndexVersionException : IOException
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="reason">What was found and what was expected.</param>
    /// <param name="schema">Name of the schema that it was written for, where it says so.</param>
    public IndexVersionException(string file, string reason, string? schema = null)
        : base($"{file}: {reason}. Rebuild the index from the archive, or use the program that wrote it.") => Schema = schema;

    /// <summary>Name of the schema that the index was written for; null where it is in another format.</summary>
    public string? Schema { get; }
}

/// <summary>The index cannot be asked or written now, because what holds it does not answer, or not wholly; nothing is known to be damaged. The message says what was
/// tried.</summary>
public sealed class IndexUnreachableException : IOException
{
    /// <summary>Creates the error.</summary>
    public IndexUnreachableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
