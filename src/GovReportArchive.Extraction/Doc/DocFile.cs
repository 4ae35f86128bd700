using System.Text;
using GovReportArchive.Extraction.FileTypes;

namespace GovReportArchive.Extraction.Doc;

/// <summary>A binary Word document of version 97 to 2007: its streams, its text by character position, and where properties of it stand.</summary>
internal sealed class DocFile
{
    private const ushort WordSignature = 0xA5EC;
    private const ushort Word97 = 193;
    private const ushort TableOne = 0x0200;
    private const int MostPieces = 1_000_000;

    private readonly List<(int From, int To, uint Place, bool Narrow)> _pieces = [];

    public DocFile(CompoundFile compound)
    {
        Document = compound.Read("WordDocument");
        Table = compound.Read((Document.U16(10) & TableOne) != 0 ? "1Table" : "0Table");
        Data = compound.Read("Data");
        IsReadable = Document.U16(0) == WordSignature && Document.U16(2) >= Word97 && Table.Length > 0;
        if (!IsReadable) return;
        ReadPieces();
        (uint at, uint length) = Place(12);
        Characters = PropertyRuns.Read(Document, Table, at, length, paragraphs: false);
        (at, length) = Place(13);
        Paragraphs = PropertyRuns.Read(Document, Table, at, length, paragraphs: true);
    }

    /// <summary>False for documents of Word 95 and before, and for what is no Word document.</summary>
    public bool IsReadable { get; }

    public byte[] Document { get; }

    public byte[] Table { get; }

    public byte[] Data { get; }

    public PropertyRun[] Paragraphs { get; } = [];

    public PropertyRun[] Characters { get; } = [];

    /// <summary>Characters of the main text, of footnotes, of headers, of comments, of endnotes and of text boxes, which follow each other.</summary>
    public int Length(DocStory story) => Math.Max(0, Document.I32(0x4C + (4 * (int)story)));

    /// <summary>Position of the first character of a story.</summary>
    public int Start(DocStory story)
    {
        long start = 0;
        for (DocStory before = DocStory.Main; before < story; before++) start += Length(before);
        return (int)Math.Min(start, int.MaxValue / 2);
    }

    /// <summary>Offset and length in the table stream of the n-th structure that the header points to.</summary>
    public (uint At, uint Length) Place(int index) => (Table.Length == 0) ? (0, 0) : (Document.U32(0x9A + (8L * index)), Document.U32(0x9E + (8L * index)));

    /// <summary>The characters of a range with their bytes' places in the document stream; what the file does not hold is left out.</summary>
    public IEnumerable<(char Character, uint Place)> Read(int from, int length)
    {
        foreach ((int start, int end, uint place, bool narrow) in _pieces)
        {
            int first = Math.Max(from, start), last = (int)Math.Min((long)from + length, end);
            for (int cp = first; cp < last; cp++)
            {
                uint at = place + ((uint)(cp - start) * (narrow ? 1u : 2u));
                if (at + (narrow ? 1 : 2) > Document.Length) break;
                yield return (narrow ? Narrow(Document[at]) : (char)Document.U16(at), at);
            }
        }
    }

    private void ReadPieces()
    {
        (uint at, uint length) = Place(33);
        long end = Math.Min((long)at + length, Table.Length);
        long position = at;
        while (position < end && Table.U8(position) == 1) position += 3 + Table.U16(position + 1);
        if (Table.U8(position) != 2) return;
        long plc = position + 5;
        int count = (int)Math.Min((Table.U32(position + 1) - 4L) / 12, MostPieces);
        for (int i = 0; i < count && plc + (4L * (i + 1)) < end; i++)
        {
            uint packed = Table.U32(plc + (4L * (count + 1)) + (8L * i) + 2);
            bool narrow = (packed & 0x40000000) != 0;
            uint place = packed & 0x3FFFFFFF;
            int from = Table.I32(plc + (4L * i)), to = Table.I32(plc + (4L * (i + 1)));
            if (from >= 0 && to > from) _pieces.Add((from, to, narrow ? place / 2 : place, narrow));
        }
    }

    private static char Narrow(byte value) => value is >= 0x80 and <= 0x9F ? Windows1252.GetString([value])[0] : (char)value;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
}

/// <summary>Parts of the text, in the order in which they follow each other.</summary>
internal enum DocStory
{
    Main,
    Footnotes,
    Headers,
    Macros,
    Comments,
    Endnotes,
    TextBoxes,
}
