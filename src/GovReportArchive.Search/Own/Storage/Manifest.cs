using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Own.Storage;

/// <summary>One segment of a commit.</summary>
/// <param name="Name">First part of the names of its files.</param>
/// <param name="Documents">Documents in its files, deleted ones included.</param>
/// <param name="DeletesGeneration">The commit that wrote its newest delete bitmap; 0 where nothing is deleted.</param>
/// <param name="Deleted">Deleted documents.</param>
internal sealed record SegmentEntry(string Name, int Documents, long DeletesGeneration, int Deleted)
{
    public string File(FileKind kind) => Name + kind.Extension;

    public string DeletesFile() => FormattableString.Invariant($"{Name}.{DeletesGeneration}") + FileKind.Deletes.Extension;
}

/// <summary>A commit: all that an index is at one moment.</summary>
/// <param name="Identity">Chosen at random when the index is made, so that an index made anew in the same place is not taken for the old one.</param>
/// <param name="Generation">Number of the commit.</param>
/// <param name="AppliedChange">Last catalog change number that is in it.</param>
/// <param name="NextSegment">Number of the next segment to be written; never used twice.</param>
/// <param name="Schema">What the index holds.</param>
/// <param name="Segments">The segments, oldest first.</param>
internal sealed record Manifest(Guid Identity, long Generation, long AppliedChange, long NextSegment, IndexSchema Schema, IReadOnlyList<SegmentEntry> Segments)
{
    public const string Name = "manifest", DraftName = "manifest.new";
    private const uint NumbersSection = 1, JsonSection = 2;

    /// <summary>Every file that the commit needs, itself included.</summary>
    public IEnumerable<string> Files()
    {
        yield return Name;
        foreach (SegmentEntry segment in Segments)
        {
            yield return segment.File(FileKind.Ids);
            yield return segment.File(FileKind.Words);
            yield return segment.File(FileKind.Pairs);
            yield return segment.File(FileKind.Columns);
            if (segment.DeletesGeneration > 0) yield return segment.DeletesFile();
        }
    }

    /// <summary>Writes the manifest beside the old one and then takes its place by rename.</summary>
    public void Publish(IIndexStorage storage)
    {
        FramedFileWriter.WriteFile(storage, DraftName, FileKind.Manifest, file =>
        {
            // These numbers stand at a fixed place, so that a reader sees by one short read whether there is a new commit.
            file.BeginSection(NumbersSection);
            file.Write(Identity);
            file.Write(Generation);
            file.Write(AppliedChange);
            file.BeginSection(JsonSection);
            file.Write(JsonSerializer.SerializeToUtf8Bytes(this, ManifestJson.Default.Manifest));
        });

        // Segment files must be in the directory on the device before the manifest names them.
        storage.SyncDirectory();
        storage.Replace(DraftName, Name);
    }

    /// <summary>Whether the published manifest is this one, by one short read; false where it cannot be told.</summary>
    public bool IsPublished(IIndexStorage storage)
    {
        Span<byte> start = stackalloc byte[FramedFileWriter.HeaderSize + 24];
        try
        {
            return storage.ReadStart(Name, start) == start.Length
                && new Guid(start.Slice(FramedFileWriter.HeaderSize, 16)) == Identity
                && BinaryPrimitives.ReadInt64LittleEndian(start[(FramedFileWriter.HeaderSize + 16)..]) == Generation;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Reads the published manifest; null where there is none.</summary>
    public static Manifest? Read(IIndexStorage storage)
    {
        if (!storage.Exists(Name)) return null;
        using FramedFileReader reader = FramedFileReader.Open(storage, Name, FileKind.Manifest);
        reader.Verify(CancellationToken.None);
        Section json = reader[JsonSection];
        try
        {
            return ManifestParser.Parse(json.Bytes(0, json.Length).ToArray());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw reader.Corrupt($"it cannot be read ({error.Message})");
        }
    }

    /// <summary>Whether two schemas are the same in every part.</summary>
    public static bool SameSchema(IndexSchema a, IndexSchema b) =>
        JsonSerializer.SerializeToUtf8Bytes(a, ManifestJson.Default.IndexSchema).AsSpan()
            .SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(b, ManifestJson.Default.IndexSchema));
}

/// <summary>Writes manifests without reflection.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
