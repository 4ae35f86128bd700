namespace GovReportArchive.Search.Own.Columns;

/// <summary>The numbers of one column for the documents of one segment, wherever they are stored.</summary>
internal interface INumberValues
{
    /// <summary>The document's number, or null.</summary>
    double? Value(int doc);

    /// <summary>Adds the documents with a number between two numbers to a set.</summary>
    void Select(double low, bool lowIncluded, double high, bool highIncluded, Span<ulong> into);

    /// <summary>Adds the documents that have a number to a set.</summary>
    void SelectPresent(Span<ulong> into);
}
