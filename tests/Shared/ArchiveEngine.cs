using GovReportArchive.Search;
using GovReportArchive.Search.Lucene;

namespace GovReportArchive.Tests;

/// <summary>The engine of the archives that tests make; another one is put to the same tests by naming it in this place.</summary>
internal static class ArchiveEngine
{
    /// <summary>Makes indexes.</summary>
    public static SearchEngine Engine => LuceneIndex.Engine;

    /// <summary>Whether the figures of ranking that are written down are its.</summary>
    public static bool HasFigures => true;
}
