namespace GovReportArchive.Discovery.Searching;

/// <summary>An answer that is a page of a longer one.</summary>
internal interface IPage
{
    /// <summary>Cursor of the next page; null on the last.</summary>
    string? Next { get; }
}
