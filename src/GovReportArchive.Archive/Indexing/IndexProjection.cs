using GovReportArchive.Search.Own;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Archive.Indexing;

/// <summary>What an index makes of the reports of a catalog: which documents, in which fields and columns.</summary>
/// <param name="Schema">The schema without a catalog.</param>
internal abstract record IndexProjection(IndexSchema Schema)
{
    /// <summary>Puts the documents of a report into an index, in the place of those that an earlier state of the report had.</summary>
    /// <param name="writer">The index.</param>
    /// <param name="report">The report.</param>
    /// <param name="beside">Values of keyword columns that follow from the agency's neighbouring years.</param>
    public abstract void Put(IndexWriter writer, StoredReport report, IReadOnlyList<(string Column, string Value)> beside);

    /// <summary>Takes the documents of a report out.</summary>
    public abstract void Delete(IndexWriter writer, string id);

    /// <summary>Whether an index belongs to this projection, whatever its version and catalog.</summary>
    public bool IsOf(IndexSchema schema) => string.Equals(Kind(schema), Kind(Schema), StringComparison.Ordinal);

    /// <summary>The schema of the index that follows one catalog.</summary>
    public IndexSchema For(string catalog) => Schema with { Name = $"{Schema.Name}@{catalog}" };

    /// <summary>Whether an index has this program's fields and columns and follows the catalog.</summary>
    public bool Fits(IndexSchema schema, string catalog) =>
        string.Equals(schema.Name, For(catalog).Name, StringComparison.Ordinal)
        && schema.Fields.Select(field => field.Name).SequenceEqual(Schema.Fields.Select(field => field.Name), StringComparer.Ordinal)
        && schema.Columns.Select(column => column.Name).SequenceEqual(Schema.Columns.Select(column => column.Name), StringComparer.Ordinal);

    /// <summary>The catalog that an index of this name follows; null where it follows none.</summary>
    public static string? CatalogOf(IndexSchema schema) => schema.Name.Split('@') is [_, string catalog] ? catalog : null;

    private static string Kind(IndexSchema schema) => schema.Name.Split('/')[0];
}

/// <summary>One document a report.</summary>
internal sealed record ReportProjection() : IndexProjection(ReportSchema.Schema)
{
    public override void Put(IndexWriter writer, StoredReport report, IReadOnlyList<(string Column, string Value)> beside) =>
        writer.Put(ReportDocument.Of(report, beside));

    public override void Delete(IndexWriter writer, string id) => writer.Delete(id);
}
