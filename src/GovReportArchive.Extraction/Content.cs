using GovReportArchive.Extraction.Pages;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction;

/// <summary>What one extractor found; <see cref="FileExtractor"/> adds what is the same for every type.</summary>
internal sealed record Content(IReadOnlyList<Block> Blocks)
{
    public string? Title { get; init; }

    public string? Url { get; init; }

    public string? Date { get; init; }

    public string? Publisher { get; init; }

    public IReadOnlyList<string> Breadcrumb { get; init; } = [];

    /// <summary>Some of the text was recognised from pictures, here or by who made the file.</summary>
    public bool Recognised { get; init; }

    /// <summary>Where on pages its words and cells stand; null where the type of file has no pages.</summary>
    public PageLayout? Layout { get; init; }

    public IReadOnlyList<ExtractionWarning> Warnings { get; init; } = [];
}
