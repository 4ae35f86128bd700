using GovReportArchive.Corpus;
using GovReportArchive.Search;
using GovReportArchive.Search.Elastic;
using GovReportArchive.Search.Lucene;

namespace GovReportArchive.Composition.Settings;

/// <summary>Which engine the indexes of an archive are made with: Lucene in the index directory, or a cluster where one is named.</summary>
internal static class EngineSettings
{
    /// <summary>The engine that the settings name.</summary>
    /// <param name="given">A setting by name; null where it is not given.</param>
    /// <param name="indexDirectory">Where the indexes lie, or what the names of those in a cluster are told apart by.</param>
    /// <exception cref="ArchiveException">The cluster is not named as it should be.</exception>
    public static SearchEngine Of(Func<string, string?> given, string indexDirectory)
    {
        if (given("search") is not { Length: > 0 } addresses) return LuceneIndex.Engine;
        try
        {
            ElasticSettings settings = ElasticSettings.Parse(addresses, given("search-index") is { Length: > 0 } name ? name : Setting.Named("search-index").Default!);
            return ElasticIndex.Engine(settings with
            {
                // A key is not to be written where the cluster may be: on the command line.
                Authorization = (given("search-key") ?? Environment.GetEnvironmentVariable(Setting.Named("search-key").Variable)) is { Length: > 0 } key ? ElasticSettings.Key(key) : settings.Authorization,
                Authority = given("search-ca") is { Length: > 0 } file ? file : null,
            }, indexDirectory);
        }
        catch (FormatException error)
        {
            throw new ArchiveException("settings.search", $"--search：{error.Message}", error);
        }
        catch (IOException error)
        {
            throw new ArchiveException("settings.search", $"--search-ca：{error.Message}", error);
        }
    }
}
