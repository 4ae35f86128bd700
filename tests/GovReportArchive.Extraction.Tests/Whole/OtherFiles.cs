using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace GovReportArchive.Extraction.Tests.Whole;

/// <summary>Writes a sample report in the file types that wrap or resemble others.</summary>
internal static class OtherFiles
{
    private static readonly XNamespace Old = "http://schemas.microsoft.com/office/word/2003/wordml";

    /// <summary>A docx with its parts in a row in one xml file.</summary>
    public static byte[] FlatPackage(byte[] docx)
    {
        using MemoryStream stream = new();
        stream.Write(docx);
        using WordprocessingDocument document = WordprocessingDocument.Open(stream, isEditable: false);
        return Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<?mso-application progid=\"Word.Document\"?>\n" + document.ToFlatOpcString());
    }

    /// <summary>The same text in the format of Word 2003, each section in a hint of its own.</summary>
    public static byte[] Word2003(byte[] docx)
    {
        using MemoryStream stream = new();
        stream.Write(docx);
        using WordprocessingDocument document = WordprocessingDocument.Open(stream, isEditable: false);
        using Stream part = document.MainDocumentPart!.GetStream();
        XElement body = XDocument.Load(part).Root!.Elements().Single();
        string text = body.ToString(SaveOptions.DisableFormatting).Replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", Old.NamespaceName, StringComparison.Ordinal)
            .Replace("vMerge", "vmerge", StringComparison.Ordinal);
        return Word2003(string.Concat(XElement.Parse(text, LoadOptions.PreserveWhitespace).Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting))));
    }

    public static byte[] Word2003(string body) => Encoding.UTF8.GetBytes($"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <?mso-application progid="Word.Document"?>
        <w:wordDocument xmlns:w="{Old}" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core"
          xmlns:st1="urn:schemas-microsoft-com:office:smarttags" w:macrosPresent="no"><w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>
        """);

    public static byte[] Rtf(SamplePart[] parts)
    {
        StringBuilder text = new();
        foreach (SamplePart part in parts)
        {
            if (part.Table is null)
            {
                text.Append("\\pard ").Append(Escaped(part.Text)).Append("\\par\n");
                continue;
            }

            foreach ((SampleCell Cell, bool Continues)[] row in SampleFiles.Continued(part.Table))
            {
                int right = 0;
                text.Append("\\trowd\\trleft0");
                foreach ((SampleCell cell, bool continues) in row)
                {
                    text.Append(cell.Rows == 1 ? "" : continues ? "\\clvmrg" : "\\clvmgf").Append(CultureInfo.InvariantCulture, $"\\cellx{right += 600 * cell.Columns}");
                }

                foreach ((SampleCell cell, bool continues) in row) text.Append("\\pard\\intbl ").Append(continues ? "" : Escaped(cell.Text)).Append("\\cell ");
                text.Append("\\row\n");
            }
        }

        return Rtf(text.ToString());
    }

    public static byte[] Rtf(string body) => Encoding.Latin1.GetBytes(
        "{\\rtf1\\ansi\\ansicpg936\\deff0\\uc1{\\fonttbl{\\f0\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}{\\f1\\froman\\fcharset0 Times;}}{\\colortbl;\\red0\\green0\\blue0;}{\\*\\generator x;}\n" + body + "}");

    /// <summary>Characters beyond ASCII as numbers, each with a stand-in for old readers.</summary>
    public static string Escaped(string text) => string.Concat(text.Select(c => c < 128 ? c.ToString() : FormattableString.Invariant($"\\u{(short)c}?")));

    /// <summary>A page with its parts in one file, as browsers save it.</summary>
    public static byte[] WebArchive(byte[] page, string charset = "utf-8", string before = "") => Encoding.Latin1.GetBytes(
        $"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://www.yangli.example.cn/report.html\r\nDate: Mon, 29 Jan 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----Part\"\r\n\r\n" + before
        + $"------Part\r\nContent-Type: text/html; charset=\"{charset}\"\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://www.yangli.example.cn/report.html\r\n\r\n"
        + Convert.ToBase64String(page, Base64FormattingOptions.InsertLineBreaks) + "\r\n------Part\r\nContent-Type: text/css\r\n\r\np{}\r\n------Part--\r\n");
}
