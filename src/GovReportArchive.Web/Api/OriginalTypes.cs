namespace GovReportArchive.Web.Api;

/// <summary>Media types under which originals are handed out: known document types; whatever a browser might run goes out as plain bytes.</summary>
internal static class OriginalTypes
{
    private static readonly string[] Harmless =
    [
        "application/pdf",
        "application/msword",
        "application/rtf",
        "application/vnd.ms-excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "text/plain",
    ];

    public static string Safe(string mediaType)
    {
        string type = mediaType.Split(';', 2)[0].Trim();
        return Harmless.Contains(type, StringComparer.OrdinalIgnoreCase) ? type : "application/octet-stream";
    }
}
