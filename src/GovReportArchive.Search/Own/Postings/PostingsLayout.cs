namespace GovReportArchive.Search.Own.Postings;

/// <summary>What the posting lists of a file hold besides documents and frequencies (FORMAT.md, Postings).</summary>
[Flags]
internal enum PostingsLayout
{
    None = 0,

    /// <summary>Positions of every occurrence.</summary>
    Positions = 1,

    /// <summary>For each block what bounds its scores: the highest frequency and the least length by frequency.</summary>
    Bounds = 2,
}
