using GovReportArchive.Search.Own.Segments;
using GovReportArchive.Search.Own.Storage;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Own.Writing;

/// <summary>The last commit as the writer sees it. Publishing makes a new one or throws and changes nothing.</summary>
internal sealed class CommitState
{
    private readonly IIndexStorage _storage;
    private bool _unsynced;

    private CommitState(IIndexStorage storage, Manifest manifest, IReadOnlyList<OpenSegment> segments, bool published) =>
        (_storage, Manifest, Segments, IsPublished) = (storage, manifest, segments, published);

    public Manifest Manifest { get; private set; }

    public IReadOnlyList<OpenSegment> Segments { get; private set; }

    /// <summary>False while an index has been begun but never committed.</summary>
    public bool IsPublished { get; private set; }

    /// <summary>Whether the manifest is known to be on the device.</summary>
    public bool IsDurable => IsPublished && !_unsynced;

    /// <summary>Opens the last commit, or begins an empty index.</summary>
    public static CommitState Open(IIndexStorage storage, IndexSchema schema)
    {
        Manifest? manifest = Manifest.Read(storage);
        if (manifest is null) return new CommitState(storage, new Manifest(Guid.NewGuid(), 0, 0, 1, schema, []), [], false);
        if (!Manifest.SameSchema(manifest.Schema, schema))
            throw new IndexVersionException(Manifest.Name, $"the index holds schema {manifest.Schema.Name}, which is not the same as {schema.Name} of this program");
        SegmentLayout layout = new(schema);
        List<OpenSegment> segments = [];
        try
        {
            foreach (SegmentEntry entry in manifest.Segments)
                segments.Add(new OpenSegment(entry, SegmentReader.Open(storage, layout, entry), DeletesFile.Read(storage, entry)));
        }
        catch
        {
            foreach (OpenSegment segment in segments) segment.Reader.Release();
            throw;
        }

        return new CommitState(storage, manifest, segments, true);
    }

    /// <summary>Makes a list of segments the new commit. Segments without live documents are left out.</summary>
    /// <param name="segments">The segments; those whose deletes belong to the new generation get a new delete bitmap.</param>
    /// <param name="appliedChange">Last catalog change number that is in them.</param>
    /// <param name="nextSegment">Number of the next segment to be written.</param>
    /// <exception cref="IOException">Nothing was published; or, if the very last step failed, the commit is visible but may not outlive a loss of
    /// power until another one succeeds.</exception>
    public void Publish(IEnumerable<OpenSegment> segments, long appliedChange, long nextSegment)
    {
        long generation = Manifest.Generation + 1;
        List<OpenSegment> kept = [.. segments.Where(segment => segment.Entry.Deleted < segment.Entry.Documents)];
        foreach (OpenSegment segment in kept)
            if (segment.Entry.DeletesGeneration == generation) DeletesFile.Write(_storage, segment.Entry, segment.Deleted!);
        Manifest manifest = Manifest with
        {
            Generation = generation,
            AppliedChange = appliedChange,
            NextSegment = nextSegment,
            Segments = [.. kept.Select(segment => segment.Entry)],
        };
        manifest.Publish(_storage);
        (Manifest, Segments, IsPublished, _unsynced) = (manifest, kept, true, true);
        _storage.SyncDirectory();
        _unsynced = false;
    }

    /// <summary>Deletes files of the index that neither the last commit nor <paramref name="inUse"/> needs.</summary>
    public void DeleteUnused(IReadOnlySet<string> inUse)
    {
        HashSet<string> needed = new(Manifest.Files(), StringComparer.Ordinal);
        Delete((file, segment) => !needed.Contains(file) && !inUse.Contains(segment));
    }

    /// <summary>Deletes what was written of a segment that came to nothing: on a full disk the room is needed.</summary>
    public void DeleteFailed(string segment) => Delete((_, name) => string.Equals(name, segment, StringComparison.Ordinal));

    private void Delete(Func<string, string, bool> unwanted)
    {
        foreach (string file in _storage.List())
        {
            if (!SegmentNames.TryParse(file, out string segment) || !unwanted(file, segment)) continue;
            try
            {
                _storage.Delete(file);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A reader elsewhere still has it open (Windows); the next commit tries again.
                continue;
            }
        }
    }
}
