namespace GovReportArchive.Search.Lucene;

/// <summary>How an index is held in memory and on disk. None of it changes an answer.</summary>
public sealed record LuceneSettings
{
    /// <summary>Most memory for decoded terms and results of quotations, in bytes, for each index; 0 keeps none, and every search decodes what it needs.</summary>
    public long CacheBytes { get; init; } = 256L << 20;

    /// <summary>Memory that is filled with new documents before they are written, in megabytes.</summary>
    public double BufferMegabytes { get; init; } = 64;

    /// <summary>Bytes of new segments whose checksums are compared before they are searched; the others are compared in the background.</summary>
    public long CheckedAtOnce { get; init; } = 64L << 20;

    /// <summary>How long a commit can be asked for after a newer one has come, for the next pages of answers from it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);
}
