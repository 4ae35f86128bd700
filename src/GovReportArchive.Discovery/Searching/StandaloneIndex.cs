using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Search;

namespace GovReportArchive.Discovery.Searching;

/// <summary>An index of reports without its catalog: enough to measure it.</summary>
public static class StandaloneIndex
{
    /// <summary>Opens the index in a directory, whatever archive it follows; it has a commit.</summary>
    /// <exception cref="ArchiveException">There is no usable index.</exception>
    public static ISearchIndex Open(string directory, SearchEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ISearchIndex index = engine(directory, ReportSchema.Schema);
        try
        {
            return Opened(index);
        }
        catch (IndexVersionException error) when (error.Schema is { } name)
        {
            // The index says itself which archive it follows.
            index.Dispose();
            return Opened(engine(directory, ReportSchema.Schema with { Name = name }));
        }
    }

    private static ISearchIndex Opened(ISearchIndex index)
    {
        try
        {
            using ISearchView? view = index.Open();
            return view is not null ? index : throw Missing(index.Place, "其中没有检索库", null);
        }
        catch (IndexVersionException error) when (error.Schema is { } name && name.StartsWith(ReportSchema.Schema.Name + "@", StringComparison.Ordinal))
        {
            throw;
        }
        catch (Exception error) when (error is IndexCorruptException or IndexVersionException)
        {
            index.Dispose();
            throw Missing(index.Place, error.Message, error);
        }
    }

    private static ArchiveException Missing(string place, string why, Exception? error) =>
        new("index.missing", $"{place} 没有可用的检索库（{why}）；请运行 govreport rebuild 或 import。", error);
}
