using System.CommandLine;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Search.Lucene;

namespace GovReportArchive.Indexer;

/// <summary>The options <c>--corpus</c> and <c>--index</c>, which every command understands.</summary>
internal static class ArchiveLocation
{
    private static readonly Option<string> Corpus = new("--corpus")
    {
        Description = "档案目录：目录库 archive.db 和原件",
        DefaultValueFactory = _ => "corpus",
        Recursive = true,
    };

    private static readonly Option<string> IndexDirectory = new("--index")
    {
        Description = "检索库目录；可随时删除重建",
        DefaultValueFactory = _ => "index",
        Recursive = true,
    };

    public static void AddTo(RootCommand root)
    {
        root.Options.Add(Corpus);
        root.Options.Add(IndexDirectory);
    }

    /// <summary>Where the command's archive lives.</summary>
    public static ArchiveOptions Of(ParseResult parsed) => new(parsed.GetRequiredValue(Corpus), parsed.GetRequiredValue(IndexDirectory));

    /// <summary>Opens the command's archive for reading: it must exist, so that a mistyped directory is not taken for an empty archive.</summary>
    /// <exception cref="ArchiveException">There is none, or it cannot be used.</exception>
    public static OpenArchive OpenExisting(ParseResult parsed)
    {
        ArchiveOptions options = Of(parsed);
        return File.Exists(Path.Combine(options.CorpusDirectory, "archive.db"))
            ? OpenArchive.Open(options, LuceneIndex.Engine)
            : throw new ArchiveException(
                "catalog.missing", $"目录 {options.CorpusDirectory} 里还没有档案库；请先用 govreport ingest 或 import 收入报告，或用 --corpus 指定目录。");
    }

    /// <summary>Opens the command's archive for reading; null where there is none.</summary>
    /// <exception cref="ArchiveException">It cannot be used.</exception>
    public static OpenArchive? OpenIfThere(ParseResult parsed) =>
        File.Exists(Path.Combine(Of(parsed).CorpusDirectory, "archive.db")) ? OpenArchive.Open(Of(parsed), LuceneIndex.Engine) : null;
}
