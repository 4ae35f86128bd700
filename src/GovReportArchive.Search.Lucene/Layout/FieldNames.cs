namespace GovReportArchive.Search.Lucene.Layout;

/// <summary>The fields of an index, beside its columns.</summary>
/// <remarks>A column <c>c</c> is the doc values <c>c.c</c>, so that no column can take the name of a field. The counts of a document are one blob, as hundreds
/// of fields a document would cost more to write than all its text; what stands in it is <see cref="NumberBlob"/>.</remarks>
internal static class FieldNames
{
    /// <summary>Words of the whole text, a field's boost as so many occurrences. Scores come from here.</summary>
    public const string Words = "words";

    /// <summary>Words of each field, a byte for the field before each.</summary>
    public const string FieldWords = "in";

    /// <summary>Overlapping pairs of characters with positions.</summary>
    public const string Pairs = "pairs";

    /// <summary>Where the units lie in the positions, and in which fields.</summary>
    public const string Units = "units";

    /// <summary>The id of a document, as doc values.</summary>
    public const string Id = "id";

    /// <summary>The group that a document is replaced with, as a term.</summary>
    public const string Group = "group";

    /// <summary>The numbers that each document has for itself.</summary>
    public const string Numbers = "numbers";

    /// <summary>The numbers of all documents of a group, on its first.</summary>
    public const string SharedNumbers = "shared";

    /// <summary>The doc values of a column.</summary>
    public static string Column(string name) => "c." + name;
}
