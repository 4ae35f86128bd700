namespace GovReportArchive.Extraction.Doc;

/// <summary>Properties of stretches of the document stream: a style and modifications to it.</summary>
/// <param name="From">First byte of the stretch.</param>
/// <param name="To">First byte after it.</param>
/// <param name="Style">Style number; 0 for runs of characters, which name none here.</param>
/// <param name="ListAt">Where the list of modifications stands in the document stream.</param>
/// <param name="ListLength">Its bytes.</param>
internal readonly record struct PropertyRun(uint From, uint To, int Style, int ListAt, int ListLength);

/// <summary>Reads the pages of formatting ([MS-DOC] 2.9.174 and 2.9.33) that say which properties hold where.</summary>
internal static class PropertyRuns
{
    private const int PageSize = 512;
    private const int MostRuns = 1_000_000;

    /// <summary>Runs of paragraphs or of characters, by their place in the document stream.</summary>
    public static PropertyRun[] Read(byte[] document, byte[] table, uint at, uint length, bool paragraphs)
    {
        List<PropertyRun> runs = [];
        int pages = (int)Math.Max(0, ((long)length - 4) / 8);
        for (int i = 0; i < pages && runs.Count < MostRuns; i++)
        {
            long page = (table.U32(at + (4L * (pages + 1)) + (4L * i)) & 0x3FFFFF) * (long)PageSize;
            if (page + PageSize > document.Length) continue;
            int count = document[page + PageSize - 1];
            for (int r = 0; r < count; r++)
            {
                long entry = page + (4L * (count + 1)) + ((paragraphs ? 13L : 1L) * r);
                int offset = document.U8(entry) * 2;
                uint from = document.U32(page + (4L * r));
                uint to = document.U32(page + (4L * (r + 1)));
                if (to > from) runs.Add(paragraphs ? Paragraph(document, page, offset, from, to) : Characters(document, page, offset, from, to));
            }
        }

        runs.Sort((a, b) => a.From.CompareTo(b.From));
        return [.. runs];
    }

    /// <summary>The run that holds the byte, or an empty one.</summary>
    public static PropertyRun At(PropertyRun[] runs, uint position)
    {
        int low = 0, high = runs.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (runs[middle].To <= position) low = middle + 1;
            else if (runs[middle].From > position) high = middle - 1;
            else return runs[middle];
        }

        return default;
    }

    private static PropertyRun Paragraph(byte[] document, long page, int offset, uint from, uint to)
    {
        if (offset == 0) return new PropertyRun(from, to, 0, 0, 0);
        int words = document.U8(page + offset);
        int start = offset + (words == 0 ? 2 : 1);
        int length = words == 0 ? document.U8(page + offset + 1) * 2 : (words * 2) - 1;
        return new PropertyRun(from, to, document.U16(page + start), (int)page + start + 2, Math.Max(0, length - 2));
    }

    private static PropertyRun Characters(byte[] document, long page, int offset, uint from, uint to) =>
        offset == 0 ? new PropertyRun(from, to, 0, 0, 0) : new PropertyRun(from, to, 0, (int)page + offset + 1, document.U8(page + offset));
}
