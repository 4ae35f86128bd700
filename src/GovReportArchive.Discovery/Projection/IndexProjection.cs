using GovReportArchive.Corpus;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Discovery.Projection;

/// <summary>What an index makes of the reports of a catalog: which documents, in which fields and columns.</summary>
/// <param name="Schema">The schema without a catalog.</param>
internal abstract record IndexProjection(IndexSchema Schema)
{
    /// <summary>The documents of a report, which take the place of those that an earlier state of it had.</summary>
    /// <param name="report">The report.</param>
    /// <param name="beside">Values of keyword columns that do not follow from the report alone.</param>
    public abstract IReadOnlyList<IndexDocument> Documents(StoredReport report, IReadOnlyList<(string Column, string Value)> beside);

    /// <summary>The schema of the index that follows one catalog.</summary>
    public IndexSchema For(string catalog) => Schema with { Name = $"{Schema.Name}@{catalog}" };

    /// <summary>The catalog that an index of this schema follows; null where it follows none.</summary>
    public static string? CatalogOf(string? schema) => schema?.Split('@') is [_, string catalog] ? catalog : null;
}

/// <summary>One document a report.</summary>
internal sealed record ReportProjection() : IndexProjection(ReportSchema.Schema)
{
    public override IReadOnlyList<IndexDocument> Documents(StoredReport report, IReadOnlyList<(string Column, string Value)> beside) =>
        [ReportDocument.Of(report, beside)];
}
