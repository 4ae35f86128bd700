namespace GovReportArchive.Extraction.Doc;

/// <summary>The style sheet: what each paragraph style is based on, whether it belongs to a table of contents, and its modifications.</summary>
internal sealed class DocStyles
{
    private const int MostStyles = 4096;
    private const int LongestChain = 20;
    private const int ParagraphKind = 1;
    private const int FirstContents = 19;
    private const int LastContents = 27;

    private readonly DocFile _file;
    private readonly List<(int Identity, int Base, long ListAt, int ListLength)> _styles = [];

    public DocStyles(DocFile file)
    {
        _file = file;
        (uint at, uint length) = file.Place(1);
        byte[] table = file.Table;
        long end = Math.Min((long)at + length, table.Length);
        int fixedSize = table.U16(at + 4);
        for (long position = at + 2L + table.U16(at); position + 2 <= end && _styles.Count < MostStyles;)
        {
            int size = table.U16(position);
            _styles.Add(size == 0 ? (0, 0xFFF, 0, 0) : Read(table, position + 2, fixedSize));
            position += 2 + size;
        }
    }

    public bool IsContents(int style) => Chain(style).Any(s => s.Identity is >= FirstContents and <= LastContents);

    /// <summary>The modifications of the style and of those it is based on, nearest first.</summary>
    public IEnumerable<(long At, int Length)> Lists(int style) => Chain(style).Where(s => s.ListLength > 0).Select(s => (s.ListAt, s.ListLength));

    private IEnumerable<(int Identity, int Base, long ListAt, int ListLength)> Chain(int style)
    {
        for (int i = 0; i < LongestChain && style >= 0 && style < _styles.Count; i++)
        {
            yield return _styles[style];
            style = _styles[style].Base;
        }
    }

    private static (int Identity, int Base, long ListAt, int ListLength) Read(byte[] table, long at, int fixedSize)
    {
        int identity = table.U16(at) & 0xFFF;
        int kind = table.U16(at + 2) & 0xF;
        int basedOn = table.U16(at + 2) >> 4;
        if (kind != ParagraphKind) return (identity, basedOn, 0, 0);
        long name = at + fixedSize;
        long changes = name + 2 + (2L * table.U16(name)) + 2;
        changes += (changes - at) & 1;
        return (identity, basedOn, changes + 4, table.U16(changes) - 2);
    }
}
