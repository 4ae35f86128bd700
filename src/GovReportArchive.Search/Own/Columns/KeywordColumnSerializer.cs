using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Columns;

/// <summary>Writes a keyword column (FORMAT.md, Columns).</summary>
internal static class KeywordColumnSerializer
{
    public const uint ValueBytes = 0, ValueEnds = 1, Shape = 2, Starts = 3, Ordinals = 4;

    public static void Write(FramedFileWriter file, uint firstSection, KeywordColumnData data)
    {
        data.SortLast();
        file.BeginSection(firstSection + ValueBytes);
        foreach (byte[] value in data.Values) file.Write(value);
        file.BeginSection(firstSection + ValueEnds);
        uint end = 0;
        file.Write(end);
        foreach (byte[] value in data.Values) file.Write(end += (uint)value.Length);

        int documents = data.Starts.Count;
        bool single = true;
        for (int doc = 0; doc < documents && single; doc++) single = End(data, doc) - data.Starts[doc] <= 1;
        int width = Width(single ? data.Values.Count : data.Values.Count - 1);
        file.BeginSection(firstSection + Shape);
        file.Write(single ? 1 : 0);
        file.Write(width);
        if (!single)
        {
            file.BeginSection(firstSection + Starts);
            file.Write<int>(data.Starts.Span);
            file.Write(data.Ordinals.Count);
        }

        file.BeginSection(firstSection + Ordinals);
        if (single)
        {
            // 0 stands for no value.
            for (int doc = 0; doc < documents; doc++)
                WriteNumber(file, width, End(data, doc) > data.Starts[doc] ? data.Ordinals[data.Starts[doc]] + 1 : 0);
        }
        else
        {
            foreach (int ordinal in data.Ordinals.Span) WriteNumber(file, width, ordinal);
        }
    }

    /// <summary>Bytes that a number up to <paramref name="largest"/> takes in a column: 1, 2 or 4.</summary>
    public static int Width(int largest) => largest <= byte.MaxValue ? 1 : largest <= ushort.MaxValue ? 2 : 4;

    private static int End(KeywordColumnData data, int doc) => doc + 1 < data.Starts.Count ? data.Starts[doc + 1] : data.Ordinals.Count;

    private static void WriteNumber(FramedFileWriter file, int width, int value)
    {
        if (width == 1) file.Write((byte)value);
        else if (width == 2) file.Write((ushort)value);
        else file.Write(value);
    }
}
