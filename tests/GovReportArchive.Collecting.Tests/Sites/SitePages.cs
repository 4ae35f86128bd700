using System.IO.Compression;
using System.Text;
using GovReportArchive.Tests;

namespace GovReportArchive.Collecting.Tests.Sites;

/// <summary>What sites of invented places publish.</summary>
internal static class SitePages
{
    /// <summary>Path of the column that the tests collect.</summary>
    public const string Column = "/nb/";

    /// <summary>A report as a page.</summary>
    public static string Report(string agency, int year = 2023, string sentence = "全年无事故。", string head = "") =>
        Html($"{agency}{year}年政府信息公开工作年度报告", string.Concat(SampleText.Report(agency, year, sentence).Split('\n').Select(line => $"<p>{line}</p>")), head);

    /// <summary>A page.</summary>
    public static string Html(string title, string body, string head = "") => $"<html><head>{head}<title>{title}</title></head><body>{body}</body></html>";

    /// <summary>A list of links, a line each: an address, and the agency whose report it says it leads to.</summary>
    public static string List(params (string To, string Agency)[] links) =>
        "<ul>" + string.Concat(links.Select(link => $"<li><a href=\"{link.To}\">{link.Agency}2023年政府信息公开工作年度报告</a><span>2024-01-20</span></li>")) + "</ul>";

    /// <summary>The column as a page with such a list.</summary>
    public static string ColumnOf(params (string To, string Agency)[] links) => Html("政府信息公开年报", List(links));

    /// <summary>A report as a word-processing file, that says neither whose it is nor of which year where these are empty; with so many megabytes of nothing behind it.</summary>
    public static byte[] Docx(string agency = "", int? year = null, int padding = 0, string sentence = "全年无事故。")
    {
        string text = year is int known ? SampleText.Report(agency, known, sentence) : SampleText.Report("", 0, sentence).Replace("0年", "", StringComparison.Ordinal);
        string document = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
            + string.Concat(text.Split('\n').Select(line => $"<w:p><w:r><w:t>{line.TrimEnd()}</w:t></w:r></w:p>")) + "</w:body></w:document>";
        MemoryStream file = new();
        using (ZipArchive archive = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Entry(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            Entry(archive, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Entry(archive, "word/document.xml", document, padding);
        }

        return file.ToArray();
    }

    private static void Entry(ZipArchive archive, string name, string text, int padding = 0)
    {
        using Stream stream = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
        byte[] nothing = new byte[padding == 0 ? 0 : 1 << 20];
        nothing.AsSpan().Fill((byte)' ');
        for (int i = 0; i < padding; i++) stream.Write(nothing);
    }
}
