using System.Buffers.Binary;
using System.Text;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.Doc;

/// <summary>Writes small binary Word documents: each paragraph and each run of characters has a page of formatting of its own.</summary>
internal sealed class DocWriter
{
    private const int Page = 512;
    private const int TextAt = 2048;

    private readonly StringBuilder _text = new();
    private readonly List<(int End, byte[] Changes)> _runs = [];
    private readonly List<(int End, ushort Style, byte[] Changes)> _paragraphs = [];
    private readonly List<byte> _data = [];
    private readonly List<byte> _styles = [];
    private readonly List<byte> _lists = [];
    private readonly List<byte> _uses = [];
    private int _mainLength = -1;
    private int _listLength;

    /// <summary>A property modification of one operand of the size that its code says.</summary>
    public static byte[] Sprm(ushort code, uint value)
    {
        int size = (code >> 13) switch { 0 or 1 => 1, 3 => 4, 7 => 3, _ => 2 };
        return [.. BitConverter.GetBytes(code), .. BitConverter.GetBytes(value).AsSpan(0, size)];
    }

    public DocWriter Run(string text, params byte[][] changes)
    {
        _text.Append(text);
        _runs.Add((_text.Length, [.. changes.SelectMany(change => change)]));
        return this;
    }

    /// <summary>Ends a paragraph with its mark.</summary>
    public DocWriter End(char mark, ushort style, params byte[][] changes)
    {
        Run(mark.ToString());
        _paragraphs.Add((_text.Length, style, [.. changes.SelectMany(change => change)]));
        return this;
    }

    public DocWriter Paragraph(string text, params byte[][] changes) => Run(text).End('\r', 0, changes);

    /// <summary>A row: each cell's text (paragraphs parted by line feeds), its right edge in twips, and its merge flags. A huge one has its
    /// definition in the data stream.</summary>
    public DocWriter Row(bool huge, params (string Text, short Right, ushort Flags)[] cells)
    {
        byte[] inTable = Sprm(0x2416, 1);
        foreach ((string text, _, _) in cells)
        {
            string[] paragraphs = text.Split('\n');
            foreach (string paragraph in paragraphs[..^1]) Paragraph(paragraph, inTable);
            Run(paragraphs[^1]).End('\a', 0, inTable);
        }

        List<byte> definition = [(byte)cells.Length, 0, 0];
        foreach ((_, short right, _) in cells) definition.AddRange(BitConverter.GetBytes(right));
        foreach ((_, _, ushort flags) in cells) definition.AddRange([.. BitConverter.GetBytes(flags), .. new byte[18]]);
        byte[] changes = [.. inTable, .. Sprm(0x2417, 1), 0x08, 0xD6, .. BitConverter.GetBytes((ushort)(definition.Count + 1)), .. definition];
        if (!huge) return End('\a', 0, changes);
        uint at = (uint)_data.Count;
        _data.AddRange([.. BitConverter.GetBytes((ushort)changes.Length), .. changes]);
        return End('\a', 0, Sprm(0x6646, at));
    }

    /// <summary>What follows belongs to the footnotes.</summary>
    public DocWriter Footnotes()
    {
        _mainLength = _text.Length;
        return this;
    }

    /// <summary>A paragraph style with its identity number, base (0xFFF for none) and modifications.</summary>
    public DocWriter Style(ushort identity, ushort basedOn, params byte[][] changes)
    {
        byte[] list = [.. changes.SelectMany(change => change)];
        List<byte> style = [.. U16(identity), .. U16(1 | (basedOn << 4)), .. U16(2), .. U16(0), .. U16(0), .. U16(1), .. Encoding.Unicode.GetBytes("s"), .. U16(0)];
        style.AddRange([.. U16(list.Length + 2), .. U16(_styles.Count), .. list]);
        _styles.AddRange([.. U16(style.Count), .. style]);
        return this;
    }

    /// <summary>A list of one level, and a use of it that paragraphs can name as 1.</summary>
    public DocWriter List(byte format, string pattern)
    {
        _lists.AddRange([.. U16(1), .. BitConverter.GetBytes(7), .. new byte[22], 1, 0]);
        _listLength = _lists.Count;
        _lists.AddRange([.. BitConverter.GetBytes(1), format, .. new byte[23], .. U16(pattern.Length), .. Encoding.Unicode.GetBytes(pattern)]);
        _uses.AddRange([.. BitConverter.GetBytes(1), .. BitConverter.GetBytes(7), .. new byte[12], .. BitConverter.GetBytes(-1)]);
        return this;
    }

    public Task<SourceDocument> ReadAsync() => FileExtractor.ExtractAsync("report.doc", ToBytes(), default);

    public byte[] ToBytes()
    {
        byte[] text = Encoding.Unicode.GetBytes(_text.ToString());
        int pagesAt = (TextAt + text.Length + Page - 1) / Page;
        byte[] document = new byte[(pagesAt + _runs.Count + _paragraphs.Count) * Page];
        text.CopyTo(document, TextAt);
        List<byte> table = [];
        void Place(int index, IReadOnlyCollection<byte> content, int? length = null)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(document.AsSpan(0x9A + (8 * index)), (uint)table.Count);
            BinaryPrimitives.WriteUInt32LittleEndian(document.AsSpan(0x9E + (8 * index)), (uint)(length ?? content.Count));
            table.AddRange(content);
        }

        BinaryPrimitives.WriteUInt16LittleEndian(document, 0xA5EC);
        BinaryPrimitives.WriteUInt16LittleEndian(document.AsSpan(2), 193);
        BinaryPrimitives.WriteUInt16LittleEndian(document.AsSpan(10), 0x0200);
        int main = _mainLength < 0 ? _text.Length : _mainLength;
        BinaryPrimitives.WriteInt32LittleEndian(document.AsSpan(0x4C), main);
        BinaryPrimitives.WriteInt32LittleEndian(document.AsSpan(0x50), _text.Length - main);
        Place(33, [2, .. BitConverter.GetBytes(16), .. BitConverter.GetBytes(0), .. BitConverter.GetBytes(_text.Length), 0, 0, .. BitConverter.GetBytes(TextAt), 0, 0]);
        Place(1, [.. U16(18), .. U16(1), .. U16(10), .. new byte[14], .. _styles]);
        Place(12, Formatting(document, pagesAt, [.. _runs.Select(run => (run.End, (byte[])[(byte)run.Changes.Length, .. run.Changes]))], 1));
        Place(13, Formatting(document, pagesAt + _runs.Count, [.. _paragraphs.Select(p => (p.End, Papx(p.Style, p.Changes)))], 13));
        Place(73, _lists, _listLength);
        Place(74, _uses);
        return CompoundFileWriter.Write(("WordDocument", document), ("1Table", [.. table]), ("Data", [.. _data]));
    }

    private static byte[] Papx(ushort style, byte[] changes)
    {
        byte[] content = [.. U16(style), .. changes];
        return content.Length % 2 == 1 ? [(byte)((content.Length + 1) / 2), .. content] : [0, (byte)(content.Length / 2), .. content];
    }

    /// <summary>One page a stretch, and the table that tells which page holds which stretch.</summary>
    private static byte[] Formatting(byte[] document, int firstPage, List<(int End, byte[] Content)> stretches, int entrySize)
    {
        List<byte> places = [.. BitConverter.GetBytes(TextAt)], pages = [];
        int from = 0;
        for (int i = 0; i < stretches.Count; i++)
        {
            Span<byte> page = document.AsSpan((firstPage + i) * Page, Page);
            (int end, byte[] content) = stretches[i];
            BinaryPrimitives.WriteInt32LittleEndian(page, TextAt + (2 * from));
            BinaryPrimitives.WriteInt32LittleEndian(page[4..], TextAt + (2 * end));
            int at = (Page - 2 - content.Length) & ~1;
            page[8] = (byte)(at / 2);
            if (at < 8 + entrySize) throw new InvalidOperationException("The formatting does not fit its page.");
            content.CopyTo(page[at..]);
            page[Page - 1] = 1;
            places.AddRange(BitConverter.GetBytes(TextAt + (2 * end)));
            pages.AddRange(BitConverter.GetBytes(firstPage + i));
            from = end;
        }

        return [.. places, .. pages];
    }

    private static byte[] U16(int value) => BitConverter.GetBytes((ushort)value);
}
