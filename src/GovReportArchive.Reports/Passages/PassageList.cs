using System.Globalization;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Passages;

/// <summary>One item of a report, with its place.</summary>
/// <param name="Index">Position among the items of the whole report, from 1.</param>
/// <param name="Section">The section it stands in.</param>
/// <param name="Item">The item; its number counts the items of its section.</param>
/// <param name="Text">Its text without white space around it.</param>
internal sealed record PlacedPassage(int Index, Section Section, Passage Item, string Text);

/// <summary>The items of a report, headings left out, in the report's order.</summary>
internal static class PassageList
{
    /// <summary>All items.</summary>
    public static List<PlacedPassage> Of(ReportRecord record)
    {
        List<PlacedPassage> items = [];
        foreach (Section section in record.Sections)
        {
            foreach (Passage passage in PassageSplitter.Split(section))
                if (!passage.IsHeading) items.Add(new PlacedPassage(items.Count + 1, section, passage, passage.TextOf(section.Text).Trim()));
        }

        return items;
    }
}

/// <summary>Ids of passages in the index: the report's id and the position among its items.</summary>
/// <remarks>Positions have no gaps: whoever deletes a report's passages one after the other, until there is none, has deleted all.</remarks>
internal static class PassageId
{
    private const char Mark = '#';

    public static string Of(string report, int index) => string.Create(CultureInfo.InvariantCulture, $"{report}{Mark}{index:D4}");

    /// <summary>Takes an id apart.</summary>
    public static (string Report, int Index) Parse(string id)
    {
        int mark = id.LastIndexOf(Mark);
        return (id[..mark], int.Parse(id.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture));
    }
}
