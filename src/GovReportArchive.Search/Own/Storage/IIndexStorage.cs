namespace GovReportArchive.Search.Own.Storage;

/// <summary>The only door to an index's files. An interface so that tests can make any single operation fail.</summary>
internal interface IIndexStorage
{
    /// <summary>Directory or other place, for messages.</summary>
    string Place { get; }

    bool Exists(string name);

    IReadOnlyList<string> List();

    /// <summary>Creates a file, replacing one that an earlier crash left under the same name.</summary>
    IFileSink Create(string name);

    /// <summary>Maps a whole file for reading.</summary>
    MappedFile Map(string name);

    /// <summary>Reads up to <paramref name="buffer"/>'s length from the start of a file; returns how much there was.</summary>
    int ReadStart(string name, Span<byte> buffer);

    /// <summary>Gives a file another's name, replacing it in one step.</summary>
    void Replace(string from, string to);

    void Delete(string name);

    /// <summary>Makes created, renamed and deleted names durable.</summary>
    void SyncDirectory();
}

/// <summary>A file being written, from its start to its end.</summary>
internal interface IFileSink : IDisposable
{
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Returns when everything written is on the device.</summary>
    void Flush();
}
