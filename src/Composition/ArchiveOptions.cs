namespace GovReportArchive.Composition;

/// <summary>Where an archive lives.</summary>
/// <param name="CorpusDirectory">Originals, and the catalog where no database is named: the truth.</param>
/// <param name="IndexDirectory">The search index: derived, may be deleted.</param>
/// <param name="Catalog">The database that holds the catalog, as a connection string, which may hold a password; null for a file in the corpus directory.</param>
/// <param name="OriginalsFrom">Addresses of other servers of the archive, joined by commas, that are asked for originals that are not held here; null for none.</param>
internal sealed record ArchiveOptions(string CorpusDirectory = "corpus", string IndexDirectory = "index", string? Catalog = null, string? OriginalsFrom = null)
{
    /// <summary>Whether there can be an archive: a database is asked, a directory must hold its file.</summary>
    public bool MayExist => Catalog is not null || File.Exists(Path.Combine(CorpusDirectory, "archive.db"));
}
