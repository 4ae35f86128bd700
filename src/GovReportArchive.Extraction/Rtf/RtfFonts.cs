using System.Text;

namespace GovReportArchive.Extraction.Rtf;

/// <summary>Code pages of an RTF file: that of the whole, and those of its fonts.</summary>
internal sealed class RtfFonts
{
    private const int Gb18030 = 54936;

    /// <summary>Character sets of fonts that are written in two bytes, and their code pages.</summary>
    private static readonly Dictionary<int, int> Wide = new() { [128] = 932, [129] = 949, [134] = Gb18030, [136] = 950 };

    private readonly Dictionary<int, Encoding> _encodings = [];
    private Encoding _encoding = Encoding.GetEncoding(Gb18030);
    private int _font;

    static RtfFonts() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Sets the page of the whole file; one that is not known is taken for the Chinese one.</summary>
    public void SetPage(int? page)
    {
        try
        {
            _encoding = Encoding.GetEncoding(page is 936 or null or 0 ? Gb18030 : page.Value);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            _encoding = Encoding.GetEncoding(Gb18030);
        }
    }

    /// <summary>Takes a control of the table of fonts: a font begins, and its character set follows.</summary>
    public void Control(string word, int? number)
    {
        if (word == "f") _font = number ?? 0;
        else if (word == "fcharset" && number is int set && Wide.TryGetValue(set, out int page)) _encodings[_font] = Encoding.GetEncoding(page);
    }

    /// <summary>How bytes in a font are read: by the font's own set where it has two bytes, else by the file's, since Latin fonts are named for Chinese too.</summary>
    public Encoding Of(int font) => _encodings.GetValueOrDefault(font, _encoding);
}
