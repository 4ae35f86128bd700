using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Segments;

/// <summary>The bitmap of a segment's deleted documents, one file for each commit that deletes more (FORMAT.md, Deletes).</summary>
internal static class DeletesFile
{
    private const uint Bits = 1;

    public static void Write(IIndexStorage storage, SegmentEntry entry, ulong[] deleted) =>
        FramedFileWriter.WriteFile(storage, entry.DeletesFile(), FileKind.Deletes, file =>
        {
            file.BeginSection(Bits);
            file.Write<ulong>(deleted);
        });

    /// <summary>The deleted documents; null where there are none.</summary>
    public static ulong[]? Read(IIndexStorage storage, SegmentEntry entry)
    {
        if (entry.DeletesGeneration == 0) return null;
        using FramedFileReader file = FramedFileReader.Open(storage, entry.DeletesFile(), FileKind.Deletes);
        file.Verify(CancellationToken.None);
        ulong[] deleted = file[Bits].All<ulong>().ToArray();
        if (deleted.Length != DocBits.WordsFor(entry.Documents) || DocBits.Count(deleted) != entry.Deleted)
            throw file.Corrupt("it does not fit its segment");
        return deleted;
    }
}
