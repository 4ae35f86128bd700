namespace GovReportArchive.Discovery.Passages;

/// <summary>A report, an item or a cell as it is cited, in every format; its members, in camelCase, are the API's JSON.</summary>
/// <param name="Title">Title of the report in one line.</param>
/// <param name="Place">What of the report; null for the whole of it.</param>
/// <param name="Source">Address on the web where the report was published, where known: it stands first in every format.</param>
/// <param name="Page">Permanent address, whole.</param>
/// <param name="Accessed">The day of access that the formats name.</param>
/// <param name="Plain">A sentence.</param>
/// <param name="Gb7714">An entry of a list of literature, by GB/T 7714.</param>
/// <param name="Bibtex">An entry for BibTeX and BibLaTeX.</param>
/// <param name="Ris">An entry for programs that read RIS, such as Zotero and EndNote.</param>
public sealed record Citations(string Title, string? Place, string? Source, string Page, DateOnly Accessed, string Plain, string Gb7714, string Bibtex, string Ris)
{
    /// <summary>All formats of one citation.</summary>
    /// <param name="cited">What is cited.</param>
    /// <param name="site">The server's own address, without a slash at its end.</param>
    /// <param name="accessed">The day it was looked up.</param>
    public static Citations Of(Cited cited, string site, DateOnly accessed)
    {
        ArgumentNullException.ThrowIfNull(cited);
        return new Citations(
            cited.Title, cited.Place, cited.Source, site + cited.Page, accessed, Citation.Plain(cited, site), Citation.GbT7714(cited, site, accessed),
            CitationFile.BibTex(cited, site, accessed), CitationFile.Ris(cited, site, accessed));
    }
}

/// <summary>A format of citations.</summary>
/// <param name="Name">As parameters write it.</param>
/// <param name="Label">What it is called.</param>
/// <param name="MediaType">Type of its file.</param>
/// <param name="Ending">Ending of its file.</param>
/// <param name="Of">Takes it from a citation.</param>
public sealed record CitationFormat(string Name, string Label, string MediaType, string Ending, Func<Citations, string> Of)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<CitationFormat> All { get; } =
    [
        new("gb7714", "GB/T 7714 参考文献", "text/plain", ".txt", citations => citations.Gb7714),
        new("plain", "一句话出处", "text/plain", ".txt", citations => citations.Plain),
        new("bibtex", "BibTeX", "application/x-bibtex", ".bib", citations => citations.Bibtex),
        new("ris", "RIS（EndNote、Zotero）", "application/x-research-info-systems", ".ris", citations => citations.Ris),
    ];
}
