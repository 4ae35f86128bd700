namespace GovReportArchive.Reports.Prose;

/// <summary>What the page says around the report: its own metadata block, its date line, its breadcrumb.</summary>
internal sealed class PageFacts
{
    public string? Title { get; set; }

    /// <summary>As <c>yyyy-MM-dd</c>.</summary>
    public string? Date { get; set; }

    /// <summary>As <c>yyyy-MM-dd</c>: when the document was made (成文日期), which is earlier than its publication.</summary>
    public string? Made { get; set; }

    public string? Publisher { get; set; }

    public string? Url { get; set; }

    public string? DocumentNumber { get; set; }

    /// <summary>Index number, which many portals build on the organ's credit code.</summary>
    public string? IndexNumber { get; set; }

    /// <summary>Texts of breadcrumbs and metadata that name places or agencies, in order.</summary>
    public List<string> Trail { get; } = [];
}
