using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Text;

namespace GovReportArchive.Discovery.Facets;

/// <summary>How what people write in a filter becomes the values that a column holds, and how these are shown. Immutable and thread-safe.</summary>
internal abstract class FacetValues
{
    /// <summary>Values that are stored and shown as they are written.</summary>
    public static FacetValues AsWritten { get; } = new WrittenValues();

    /// <summary>The values that there are, with their labels, in their order; empty where they are not few.</summary>
    public virtual IReadOnlyList<(string Value, string Label)> Known => [];

    /// <summary>What people write, as a regular expression for programs; null where it is any text or one of <see cref="Known"/>.</summary>
    public virtual string? Pattern => null;

    /// <summary>The values of the column that a person means.</summary>
    /// <param name="filter">Name of the filter, for messages.</param>
    /// <param name="written">What was written, without white space around it; not empty.</param>
    /// <param name="resolver">Knows the catalog, and is told where a name stands for several places.</param>
    /// <exception cref="QueryParameterException">It means none; the message says what would.</exception>
    public abstract IEnumerable<string> Resolve(string filter, string written, FilterResolver resolver);

    /// <summary>What a value is called; itself where it is no code.</summary>
    public virtual string Label(string value, CatalogReader reader) => value;

    /// <summary>What values that are shown together are called, told apart where two are called the same; in at most one statement.</summary>
    public virtual IReadOnlyDictionary<string, string> LabelsOf(IReadOnlyCollection<string> values, CatalogReader reader) =>
        values.ToDictionary(value => value, value => Label(value, reader), StringComparer.Ordinal);

    /// <summary>Whether a value is called so: by itself, or by any of its names.</summary>
    /// <param name="sought">Folded text.</param>
    /// <param name="reader">The catalog.</param>
    public virtual Func<string, bool> Fitting(string sought, CatalogReader reader) =>
        value => Has(value, sought) || Has(Label(value, reader), sought);

    protected static bool Has(string text, string sought) => Folding.Fold(text).Contains(sought, StringComparison.Ordinal);

    /// <summary>The value of a table that was written as such or by its label.</summary>
    protected static string Listed(string filter, string written, IReadOnlyList<(string Value, string Label)> table)
    {
        foreach ((string known, string label) in table)
            if (string.Equals(known, written, StringComparison.Ordinal) || string.Equals(label, written, StringComparison.Ordinal)) return known;
        string[] allowed = [.. table.Select(entry => entry.Value)];
        string list = string.Join("、", allowed.Take(40)) + (allowed.Length > 40 ? " 等" : "");
        throw new QueryParameterException(filter, $"{filter} 没有“{written}”这个值；可用的有 {list}。", allowed);
    }

    private sealed class WrittenValues : FacetValues
    {
        public override IEnumerable<string> Resolve(string filter, string written, FilterResolver resolver) => [written];
    }
}
