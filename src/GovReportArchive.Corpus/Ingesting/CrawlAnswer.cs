using GovReportArchive.Corpus.Captures;
using GovReportArchive.Extraction.Warc;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>What a site answered, as a crawl has it.</summary>
/// <param name="Record">Its record.</param>
/// <param name="Address">Its address, as the archive keeps it.</param>
/// <param name="Message">Its message; null for what was fetched by other means than HTTP.</param>
internal sealed record CrawlAnswer(WarcRecord Record, string Address, HttpMessage? Message)
{
    private static readonly string[] Unread = ReadTable();
    private static readonly string[] Pages = ["text/html", "application/xhtml+xml"];

    /// <summary>Status of HTTP.</summary>
    public int? Status => Message?.Status;

    /// <summary>Whether it says that there is nothing there.</summary>
    public bool IsGone => Record.Type == "response" && Status is 404 or 410;

    /// <summary>Whether it is a whole file of a type that reports have.</summary>
    public bool CanBeReport => Record.Type is "response" or "resource" && (Message is null || Status is 200 or 203) && Record["WARC-Truncated"] is null && Record["WARC-Segment-Number"] is null
        && !Unread.Any(beginning => MediaType.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Whether it is a page, which may lead to files.</summary>
    public bool IsPage => Pages.Contains(MediaType);

    private string MediaType => (Message is null ? Record.MediaType : Message.MediaType) ?? "";

    /// <summary>The answer that a record has; null where it has none of an address of the web.</summary>
    public static CrawlAnswer? Of(WarcRecord record)
    {
        if (record.Type is not ("response" or "resource" or "revisit") || Capture.AddressOf(record.Target) is not { } address) return null;
        HttpMessage? message = record.IsHttp ? HttpMessage.Parse(record.Block) : null;
        return message is null && record.Type != "resource" ? null : new CrawlAnswer(record, address, message);
    }

    /// <summary>What was published.</summary>
    /// <exception cref="Extraction.ExtractionException">It is damaged, or too large.</exception>
    public ReadOnlyMemory<byte> Content(long most) => Message?.Content(most) ?? Record.Block;

    private static string[] ReadTable()
    {
        using Stream stream = typeof(CrawlAnswer).Assembly.GetManifestResourceStream("crawl-unread.tsv") ?? throw new InvalidOperationException("The program lacks its table of media types.");
        using StreamReader reader = new(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))];
    }
}
