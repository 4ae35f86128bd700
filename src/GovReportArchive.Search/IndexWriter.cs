using System.Text.Json;
using GovReportArchive.Search.Schema;
using GovReportArchive.Search.Simple;

namespace GovReportArchive.Search;

/// <summary>Adds, replaces and deletes documents and publishes them by commits. Thread-safe.</summary>
public sealed class IndexWriter : IDisposable
{
    private readonly Lock _lock = new();
    private readonly string _directory;
    private readonly IndexSchema _schema;
    private readonly FileStream _writerLock;
    private readonly Dictionary<string, SimpleDocument> _documents = new(StringComparer.Ordinal);
    private long _generation;

    private IndexWriter(string directory, IndexSchema schema, FileStream writerLock) =>
        (_directory, _schema, _writerLock) = (directory, schema, writerLock);

    /// <summary>The catalog change number that the last commit stored; 0 before the first.</summary>
    public long AppliedChange { get; private set; }

    /// <summary>Opens the index in a directory for writing, or makes a new one there.</summary>
    /// <exception cref="IndexLockedException">Another writer is open.</exception>
    /// <exception cref="IndexVersionException">The index has another format or another schema.</exception>
    /// <exception cref="IndexCorruptException">A file is damaged.</exception>
    public static IndexWriter Open(string directory, IndexSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Directory.CreateDirectory(directory);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(directory, "writer.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new IndexLockedException(directory, "another process");
        }

        IndexWriter writer = new(directory, schema, held);
        if (SimpleStore.Read(directory) is { } stored)
        {
            writer._generation = stored.Generation;
            writer.AppliedChange = stored.AppliedChange;
            foreach (SimpleDocument document in stored.Documents) writer._documents[document.Id] = document;
        }

        return writer;
    }

    /// <summary>Adds a document, or replaces the one with the same id, as of the next commit.</summary>
    public void Put(IndexDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        _ = new ReferenceDocument(document, _schema);
        lock (_lock) _documents[document.Id] = SimpleDocument.Of(document);
    }

    /// <summary>Deletes a document as of the next commit.</summary>
    /// <returns>False where there is none with this id.</returns>
    public bool Delete(string id)
    {
        lock (_lock) return _documents.Remove(id);
    }

    /// <summary>Publishes everything since the last commit and returns the new generation.</summary>
    /// <param name="appliedChange">Last catalog change number that is applied.</param>
    public long Commit(long appliedChange)
    {
        lock (_lock)
        {
            SimpleStore.Write(_directory, new SimpleStore(_generation + 1, appliedChange, _schema, [.. _documents.Values]));
            AppliedChange = appliedChange;
            return ++_generation;
        }
    }

    /// <summary>Gives the writer lock back; what was not committed is forgotten.</summary>
    public void Dispose() => _writerLock.Dispose();
}

internal sealed record SimpleText(string Name, string Text);

internal sealed record SimpleNumber(string Name, double Value);

internal sealed record SimpleDocument(string Id, SimpleText[] Units, SimpleText[] Keywords, SimpleNumber[] Numbers)
{
    public static SimpleDocument Of(IndexDocument document) => new(document.Id,
        [.. document.Units.Select(unit => new SimpleText(unit.Field, unit.Text))],
        [.. document.Keywords.Select(item => new SimpleText(item.Column, item.Value))],
        [.. document.Numbers.Select(item => new SimpleNumber(item.Column, item.Value))]);

    public IndexDocument ToDocument() => new()
    {
        Id = Id,
        Units = [.. Units.Select(unit => (unit.Name, unit.Text))],
        Keywords = [.. Keywords.Select(item => (item.Name, item.Text))],
        Numbers = [.. Numbers.Select(item => (item.Name, item.Value))],
    };
}

internal sealed record SimpleStore(long Generation, long AppliedChange, IndexSchema Schema, SimpleDocument[] Documents)
{
    public static SimpleStore? Read(string directory)
    {
        string file = Path.Combine(directory, "manifest");
        if (!File.Exists(file)) return null;
        using FileStream stream = File.OpenRead(file);
        return JsonSerializer.Deserialize<SimpleStore>(stream);
    }

    public static void Write(string directory, SimpleStore store)
    {
        string draft = Path.Combine(directory, "manifest.new");
        using (FileStream stream = File.Create(draft))
        {
            JsonSerializer.Serialize(stream, store);
            stream.Flush(true);
        }

        File.Move(draft, Path.Combine(directory, "manifest"), true);
    }
}
