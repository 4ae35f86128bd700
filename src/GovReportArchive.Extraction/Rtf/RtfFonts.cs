using System.Text;

namespace GovReportArchive.Extraction.Rtf;

/// <summary>Code pages of an RTF file: that of the whole, and those of its fonts.</summary>
internal sealed class RtfFonts
{
    private const int Gb18030 = 54936;

    /// <summary>Character sets of fonts that are written in two bytes, and their code pages.</summary>
    private static readonly Dictionary<int, int> Wide = new() { [128] = 932, [129] = 949, [134] = Gb18030, [136] = 950 };

    private readonly Dictionary<int, int> _pages = [];
    private int _page = Gb18030;
    private int _font;

    static RtfFonts() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void SetPage(int? page) => _page = page is 936 or null or 0 ? Gb18030 : page.Value;

    /// <summary>Begins a font of the table; its character set follows.</summary>
    public void Begin(int? number) => _font = number ?? 0;

    public void SetCharset(int? charset)
    {
        if (charset is int set && Wide.TryGetValue(set, out int page)) _pages[_font] = page;
    }

    /// <summary>How bytes in a font are read: by the font's own set where it has two bytes, else by the file's, since Latin fonts are named for Chinese too.</summary>
    public Encoding Of(int font)
    {
        try
        {
            return Encoding.GetEncoding(_pages.GetValueOrDefault(font, _page));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return Encoding.GetEncoding(Gb18030);
        }
    }
}
