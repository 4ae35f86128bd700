namespace GovReportArchive.Composition;

/// <summary>Where an archive lives.</summary>
/// <param name="CorpusDirectory">Catalog and originals: the truth.</param>
/// <param name="IndexDirectory">The search index: derived, may be deleted.</param>
internal sealed record ArchiveOptions(string CorpusDirectory = "corpus", string IndexDirectory = "index");
