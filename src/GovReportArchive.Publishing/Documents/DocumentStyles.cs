using DocumentFormat.OpenXml.Wordprocessing;

namespace GovReportArchive.Publishing.Documents;

/// <summary>The styles of a document of passages: one table, so that whoever takes it over changes them in one place.</summary>
internal static class DocumentStyles
{
    private const string Normal = "Normal";
    private const string Song = "宋体", Hei = "黑体";

    // Sizes are half points, spaces twentieths of a point.
    private static readonly (string Id, string Name, string Font, int Size, bool Bold, int Before, int After, string? Colour)[] Table =
    [
        ("Title", "Title", Hei, 36, true, 0, 240, null),
        ("Heading1", "heading 1", Hei, 28, true, 240, 120, null),
        ("Written", "Written text", Song, 28, false, 0, 120, null),
        ("Quoted", "Quoted passage", Song, 24, false, 120, 40, null),
        ("Source", "Source of a passage", Song, 20, false, 0, 80, "555555"),
    ];

    public static Styles Make()
    {
        Styles styles = new(
            new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(Fonts(Song), new FontSize { Val = "24" }, new Languages { Val = "en-US", EastAsia = "zh-CN" }))),
            new Style(new StyleName { Val = Normal }) { Type = StyleValues.Paragraph, StyleId = Normal, Default = true });
        foreach (var row in Table)
        {
            StyleParagraphProperties paragraph = new();
            if (row.Bold) paragraph.Append(new KeepNext());
            paragraph.Append(new SpacingBetweenLines { Before = $"{row.Before}", After = $"{row.After}", Line = "360", LineRule = LineSpacingRuleValues.Auto });
            if (row.Id == "Title") paragraph.Append(new Justification { Val = JustificationValues.Center });
            if (row.Id == "Heading1") paragraph.Append(new OutlineLevel { Val = 0 });
            StyleRunProperties run = new(Fonts(row.Font));
            if (row.Bold) run.Append(new Bold());
            if (row.Colour is not null) run.Append(new Color { Val = row.Colour });
            run.Append(new FontSize { Val = $"{row.Size}" });
            styles.Append(new Style(new StyleName { Val = row.Name }, new BasedOn { Val = Normal }, new PrimaryStyle(), paragraph, run) { Type = StyleValues.Paragraph, StyleId = row.Id });
        }

        styles.Append(new Style(new StyleName { Val = "Hyperlink" }, new StyleRunProperties(new Color { Val = "1A4F8B" }, new Underline { Val = UnderlineValues.Single })) { Type = StyleValues.Character, StyleId = "Hyperlink" });
        return styles;
    }

    private static RunFonts Fonts(string eastAsian) => new() { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = eastAsian };
}
