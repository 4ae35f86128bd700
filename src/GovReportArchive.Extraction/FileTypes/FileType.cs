namespace GovReportArchive.Extraction.FileTypes;

/// <summary>The types that can be read.</summary>
internal enum FileType
{
    Text,
    Html,
    Docx,
    Doc,
    Pdf,
    Rtf,
    WordXml,
    WebArchive,
    Xls,
    Xlsx,
    Png,
    Jpeg,
    Tiff,
}
