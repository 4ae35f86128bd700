using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Own.Segments;

/// <summary>What the files of a segment hold under a schema (FORMAT.md, Segment).</summary>
/// <remarks>Words are indexed for each field and once more for the whole text, where a field's boost counts as so many occurrences. A schema of
/// one field has the whole text only.</remarks>
internal sealed class SegmentLayout
{
    /// <summary>Sections of the words file: terms, postings, and from here one for each word field's lengths.</summary>
    public const uint Terms = 1, Postings = 4, Statistics = 5, Lengths = 16;

    /// <summary>Sections of the pairs file.</summary>
    public const uint Units = 5;

    /// <summary>First section of the first column; each has this many.</summary>
    public const uint FirstColumn = 16, SectionsOfColumn = 8;

    /// <summary>The word field that stands for the whole text.</summary>
    public const int WholeText = 0;

    public SegmentLayout(IndexSchema schema)
    {
        Schema = schema;
        WordFields = schema.Fields.Count <= 1 ? 1 : schema.Fields.Count + 1;
        Weights = [.. schema.Fields.Select(field => Math.Clamp((int)MathF.Round(field.Boost), 1, 100))];
    }

    public IndexSchema Schema { get; }

    /// <summary>Word fields: the whole text, then the fields of the schema where there is more than one.</summary>
    public int WordFields { get; }

    /// <summary>How many occurrences in the whole text one occurrence in each field counts for.</summary>
    public IReadOnlyList<int> Weights { get; }

    /// <summary>The word field of a schema field; -1 stands for the whole text.</summary>
    public int WordField(int field) => field < 0 || WordFields == 1 ? WholeText : field + 1;

    /// <summary>Refuses schemas that the format cannot hold.</summary>
    /// <exception cref="ArgumentException">The schema has too many fields, or names twice.</exception>
    public static void Check(IndexSchema schema)
    {
        if (schema.Fields.Count is 0 or > 200) throw new ArgumentException("A schema has 1 to 200 text fields.", nameof(schema));
        CheckNames(schema.Fields.Select(field => field.Name), schema);
        CheckNames(schema.Columns.Select(column => column.Name), schema);
    }

    private static void CheckNames(IEnumerable<string> all, IndexSchema schema)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (string name in all)
            if (name.Length == 0 || !names.Add(name)) throw new ArgumentException($"The schema names “{name}” twice, or not at all.", nameof(schema));
    }
}
