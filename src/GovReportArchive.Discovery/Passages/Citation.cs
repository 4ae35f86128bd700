using System.Globalization;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Passages;

namespace GovReportArchive.Discovery.Passages;

/// <summary>Passages as they are quoted and copied.</summary>
public static class Citation
{
    private const string Untitled = "政府信息公开工作年度报告";

    // The name that the reader gives to an agency that a report does not name.
    private const string Unnamed = "未署名机关";

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
        return $"{passage.Text}\n（{Plain(passage, site)}）";
    }

    /// <summary>Agency, 《title》, year, section, item, permanent address, in a sentence for a memo. An agency that is not known is left out.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="site">The server's own address, without a slash at its end.</param>
    public static string Plain(PassageHit passage, string site)
    {
        ArgumentNullException.ThrowIfNull(passage);
        string year = passage.Year is int y ? string.Create(CultureInfo.InvariantCulture, $"（{y}年度）") : "";
        string section = passage.SectionHeading ?? FilterLabels.Section(passage.Section);
        return string.Create(
            CultureInfo.InvariantCulture, $"{AuthorOf(passage)}《{TitleOf(passage)}》{year}“{section}”第{passage.Item}条，{site}{passage.Page}");
    }

    /// <summary>The report as GB/T 7714-2015 lists it: author. title[R/OL]. (date of publication)[date of access]. address.</summary>
    /// <remarks>
    /// R and not EB: the standard takes EB for what appears as an announcement on the web, and R for reports whatever carries them; a report that
    /// a government publishes on the web, such as a white paper, is its own example of R/OL. Author and date of publication are left out where they
    /// are not known, as the standard allows for numbered lists. The address is where the report was published; where that is not known, the
    /// permanent address of the item. Section and item are no part of the title: they belong into the text that quotes (<see cref="Plain"/>).
    /// </remarks>
    /// <param name="passage">The passage.</param>
    /// <param name="site">The server's own address, without a slash at its end.</param>
    /// <param name="accessed">The day it was looked up.</param>
    public static string GbT7714(PassageHit passage, string site, DateOnly accessed)
    {
        ArgumentNullException.ThrowIfNull(passage);
        string author = AuthorOf(passage) is { Length: > 0 } name ? name + ". " : "";
        string published = passage.Published is { Length: > 0 } date ? $"({date})" : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"{author}{TitleOf(passage)}[R/OL]. {published}[{accessed:yyyy-MM-dd}]. {passage.Source ?? site + passage.Page}.");
    }

    private static string AuthorOf(PassageHit passage) =>
        passage.Agency.Name.Trim() is var name && string.Equals(name, Unnamed, StringComparison.Ordinal) ? "" : name;

    private static string TitleOf(PassageHit passage)
    {
        string title = string.Join(' ', passage.Title.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', '。');
        if (title is ['《', .. var inner, '》'] && !inner.Contains('《', StringComparison.Ordinal)) title = inner;
        if (title.Length > 0) return title;
        return passage.Year is int year ? string.Create(CultureInfo.InvariantCulture, $"{year}年{Untitled}") : Untitled;
    }
}
