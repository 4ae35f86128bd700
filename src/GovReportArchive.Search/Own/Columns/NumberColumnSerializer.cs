using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Columns;

/// <summary>How the documents of a number column are stored.</summary>
internal enum NumberShape
{
    /// <summary>One number for each document, and a bitmap of those that have one.</summary>
    Dense,

    /// <summary>The documents that have a number, ascending, and as many numbers.</summary>
    Sparse,
}

/// <summary>Writes a number column (FORMAT.md, Columns).</summary>
internal static class NumberColumnSerializer
{
    public const uint Shape = 0, Docs = 1, Numbers = 2;

    /// <summary>A column is dense where at least one in this many documents has a number.</summary>
    public const int DenseShare = 8;

    public static void Write(FramedFileWriter file, uint firstSection, NumberColumnWriter column, int documents)
    {
        int count = column.Docs.Count;
        NumberShape shape = (long)count * DenseShare >= documents && count > 0 ? NumberShape.Dense : NumberShape.Sparse;
        (int width, long least) = Measure(column.Values);
        file.BeginSection(firstSection + Shape);
        file.Write((int)shape);
        file.Write(width);
        file.Write(least);
        file.BeginSection(firstSection + Docs);
        if (shape == NumberShape.Sparse)
        {
            file.Write<int>(column.Docs.Span);
            file.BeginSection(firstSection + Numbers);
            foreach (double value in column.Values) WriteNumber(file, width, least, value);
            return;
        }

        ulong[] present = new ulong[DocBits.WordsFor(documents)];
        foreach (int doc in column.Docs.Span) DocBits.Set(present, doc);
        file.Write<ulong>(present);
        file.BeginSection(firstSection + Numbers);
        for (int doc = 0, next = 0; doc < documents; doc++)
        {
            bool has = next < count && column.Docs[next] == doc;
            WriteNumber(file, width, least, has ? column.Values[next++] : least);
        }
    }

    // Whole numbers of a small range take one, two or four bytes above the least; all others eight, as they are.
    private static (int Width, long Least) Measure(List<double> values)
    {
        double least = double.PositiveInfinity, largest = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (value != Math.Floor(value) || Math.Abs(value) > int.MaxValue || (value == 0 && double.IsNegative(value))) return (8, 0);
            least = Math.Min(least, value);
            largest = Math.Max(largest, value);
        }

        if (values.Count == 0) return (1, 0);
        double range = largest - least;
        return range <= int.MaxValue ? (KeywordColumnSerializer.Width((int)range), (long)least) : (8, 0);
    }

    private static void WriteNumber(FramedFileWriter file, int width, long least, double value)
    {
        if (width == 8) file.Write(value);
        else if (width == 4) file.Write((int)(value - least));
        else if (width == 2) file.Write((ushort)(value - least));
        else file.Write((byte)(value - least));
    }
}
