using GovReportArchive.Extraction.Pages;

namespace GovReportArchive.Extraction.Scans;

/// <summary>A page as recognised, and how many of its characters stand in words that the program was sure of.</summary>
internal sealed record ScannedPage(PdfPage Page, int SureCharacters)
{
    private const int FewestCharacters = 20;
    private const int FewestCells = 4;

    /// <summary>Whether the page has prose or a table, and is no seal or photo in which strokes were taken for characters.</summary>
    public bool SaysSomething => SureCharacters >= FewestCharacters
        || RuledGrid.Find(Page.Rulings).Exists(grid => Page.Words.Count(word => grid.Box.ContainsCenterOf(word.Box)) >= FewestCells);
}
