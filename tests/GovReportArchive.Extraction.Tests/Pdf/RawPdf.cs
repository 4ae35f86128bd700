using System.Globalization;
using System.Text;

namespace GovReportArchive.Extraction.Tests.Pdf;

/// <summary>Writes a PDF of objects as they are given, right or wrong; the first is the catalog.</summary>
internal static class RawPdf
{
    /// <summary>A file of one page whose description is the text; further objects are numbered from 5.</summary>
    public static byte[] OnePage(string description, string resources, params string[] objects) => Of(
    [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> /Contents 4 0 R >>",
        Stream(description),
        .. objects,
    ]);

    public static byte[] Of(params string[] objects)
    {
        StringBuilder file = new("%PDF-1.7\n");
        List<int> offsets = [];
        for (int i = 0; i < objects.Length; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        int start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (int offset in offsets) file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    public static string Stream(string content, string entries = "") => FormattableString.Invariant($"<< /Length {content.Length} {entries} >>\nstream\n{content}\nendstream");

    /// <summary>A part that a page calls by name, with parts of its own.</summary>
    public static string Form(string content, string parts = "") => Stream(content, $"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << {parts} >> >>");
}
