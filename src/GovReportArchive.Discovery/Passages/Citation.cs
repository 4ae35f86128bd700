using System.Globalization;
using GovReportArchive.Reports.Passages;

namespace GovReportArchive.Discovery.Passages;

/// <summary>Passages as they are quoted and copied, and reports as they are cited.</summary>
/// <remarks>Where a report was published comes first in every citation, and the archive's own address after it, since that one is permanent.</remarks>
public static class Citation
{
    /// <summary>What stands above the sources at the end of a text: what follows it is others' wording and no part of the text.</summary>
    public const string ListHeading = "参考的先例";

    // Signs that join an item to the next one; alone it ends with a full stop.
    private static readonly char[] Joining = ['；', ';', '，', ',', '、'];

    /// <summary>The item as it is put into a text of one's own: without the mark that numbers it (一是, （二）, 3.), and with a full stop where it
    /// ended in a sign that joins it to the next item. All else stays as the report prints it.</summary>
    public static string Wording(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string item = text.Trim();
        string bare = item[PassageMarks.LengthOf(item)..].Trim();
        string ended = bare.TrimEnd(Joining);
        return ended.Length < bare.Length && ended.Length > 0 ? ended + "。" : bare;
    }

    /// <summary>The item as printed, and below it in brackets where it stands (<see cref="Plain"/>).</summary>
    public static string Quoted(PassageHit passage, string site)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return $"{passage.Text}\n（{Plain(Cited.Of(passage), site)}）";
    }

    /// <summary>Agency, 《title》, year, place in it, where published, permanent address, in a sentence for a memo. What is not known is left out.</summary>
    /// <param name="cited">What is cited.</param>
    /// <param name="site">The server's own address, without a slash at its end.</param>
    public static string Plain(Cited cited, string site)
    {
        ArgumentNullException.ThrowIfNull(cited);
        string year = cited.Year is int y ? string.Create(CultureInfo.InvariantCulture, $"（{y}年度）") : "";
        string published = cited.Source is { } source ? $"{source}，存档 " : "";
        return $"{cited.Author}《{cited.Title}》{year}{cited.Place}，{published}{site}{cited.Page}";
    }

    /// <summary>The report as GB/T 7714-2015 lists it: author. title[R/OL]. (date of publication)[date of access]. address.</summary>
    /// <remarks>
    /// R and not EB: the standard takes EB for what appears as an announcement on the web, and R for reports whatever carries them; a report that
    /// a government publishes on the web, such as a white paper, is its own example of R/OL. Author and date of publication are left out where they
    /// are not known, as the standard allows for numbered lists. The address is where the report was published, and the permanent one follows as a
    /// note; where the first is not known, the permanent one stands for it. Section, item and cell are no part of the title: they belong into the text
    /// that quotes (<see cref="Plain"/>).
    /// </remarks>
    /// <param name="cited">What is cited.</param>
    /// <param name="site">The server's own address, without a slash at its end.</param>
    /// <param name="accessed">The day it was looked up.</param>
    public static string GbT7714(Cited cited, string site, DateOnly accessed)
    {
        ArgumentNullException.ThrowIfNull(cited);
        string author = cited.Author.Length > 0 ? cited.Author + ". " : "";
        string published = cited.Published is { Length: > 0 } date ? $"({date})" : "";
        string archived = site + cited.Page;
        string address = cited.Source is { } source ? $"{source}. 存档: {archived}" : archived;
        return string.Create(CultureInfo.InvariantCulture, $"{author}{cited.Title}[R/OL]. {published}[{accessed:yyyy-MM-dd}]. {address}.");
    }
}
