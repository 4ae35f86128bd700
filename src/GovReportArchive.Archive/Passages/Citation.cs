using System.Globalization;
using GovReportArchive.Archive.Searching;

namespace GovReportArchive.Archive.Passages;

/// <summary>Passages as they are quoted.</summary>
public static class Citation
{
    /// <summary>Agency, 《title》, year, section, item, permanent address, in a sentence for a memo.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="site">The server's own address, without a slash at its end.</param>
    public static string Plain(PassageHit passage, string site)
    {
        ArgumentNullException.ThrowIfNull(passage);
        string year = passage.Year is int y ? string.Create(CultureInfo.InvariantCulture, $"（{y}年度）") : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"{passage.Agency.Name}《{passage.Title}》{year}“{SectionOf(passage)}”第{passage.Item}条，{site}{passage.Page}");
    }

    /// <summary>A reference as GB/T 7714 writes it, for an electronic report: author, title, type, date of publication where known, date of access, address.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="site">The server's own address, without a slash at its end.</param>
    /// <param name="accessed">The day it was looked up.</param>
    public static string GbT7714(PassageHit passage, string site, DateOnly accessed)
    {
        ArgumentNullException.ThrowIfNull(passage);
        string published = passage.Published is { Length: > 0 } date ? $". ({date})" : ".";
        string place = string.Create(CultureInfo.InvariantCulture, $"{SectionOf(passage)}，第{passage.Item}条");
        return string.Create(
            CultureInfo.InvariantCulture, $"{passage.Agency.Name}. {passage.Title}：{place}[R/OL]{published}[{accessed:yyyy-MM-dd}]. {site}{passage.Page}.");
    }

    private static string SectionOf(PassageHit passage) => passage.SectionHeading ?? FilterLabels.Section(passage.Section);
}
