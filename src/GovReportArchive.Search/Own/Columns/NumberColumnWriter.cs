using GovReportArchive.Search.Own.Coding;

namespace GovReportArchive.Search.Own.Columns;

/// <summary>Collects a number column in memory: the documents that have a number, in order, and their numbers.</summary>
internal sealed class NumberColumnWriter
{
    public IntBuffer Docs { get; } = new();

    public List<double> Values { get; } = [];

    /// <summary>Memory that a number takes.</summary>
    public const long BytesOfNumber = sizeof(int) + sizeof(double);

    /// <summary>Gives a document its number; a second one takes the place of the first.</summary>
    public void Add(int doc, double value)
    {
        if (Docs.Count > 0 && Docs[Docs.Count - 1] == doc)
        {
            Values[^1] = value;
            return;
        }

        Docs.Add(doc);
        Values.Add(value);
    }

    public void Clear()
    {
        Docs.Clear();
        Values.Clear();
    }
}
