using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Publishing.Documents;

namespace GovReportArchive.Publishing.Tests.Documents;

public sealed class PassageDocumentTests
{
    private const string Site = "https://archive.example";

    [Fact]
    public void Each_passage_stands_as_printed_above_its_source_with_a_link_that_leads_to_it()
    {
        PassageHit[] passages = [Hit("临溪区民政局", 2024, 1, "一是解读形式单一。"), Hit("临溪区民政局", 2024, 2, "二是人员变动频繁。"), Hit("石桥区教育局", 2023, 1, "更新不及时。")];
        (IReadOnlyList<(string? Style, string Text)> paragraphs, IReadOnlyList<string> links) = Read(PassageDocument.Write(passages, null, Notes(3)));

        Assert.Equal(passages.Select(passage => passage.Text), paragraphs.Where(paragraph => paragraph.Style == "Quoted").Select(paragraph => paragraph.Text));
        Assert.Equal(passages.Select(passage => Site + passage.Page), links);
        string[] sources = [.. paragraphs.Where(paragraph => paragraph.Style == "Source").Select(paragraph => paragraph.Text)];
        Assert.Equal($"（临溪区民政局《临溪区民政局2024年报告》（2024年度）“五、问题”第1条，{Site}{passages[0].Page}）[1]", sources[0]);
        Assert.EndsWith("[1]", sources[1], StringComparison.Ordinal);
        Assert.EndsWith("[2]", sources[2], StringComparison.Ordinal);
        Assert.Equal($"[1] 临溪区民政局. 临溪区民政局2024年报告[R/OL]. (2025-01-20)[2026-02-01]. {Site}{ReportLinks.Version(passages[0].Report, 1)}.", sources[3]);
        Assert.StartsWith("[2] 石桥区教育局. ", sources[4], StringComparison.Ordinal);
        Assert.Equal("共 3 条。", sources[5]);
        Assert.Equal("查询条件：q = 解读", sources[6]);
    }

    [Theory]
    [InlineData("agency", "石桥区教育局,临溪区民政局")]
    [InlineData("year", "2024年度,2023年度")]
    [InlineData("region", "云岭省青禾市临溪区")]
    [InlineData("section", "问题与改进")]
    public void Passages_of_a_group_stand_together_in_the_order_of_the_first(string group, string headings)
    {
        PassageHit[] passages = [Hit("石桥区教育局", 2024, 1, "甲。"), Hit("临溪区民政局", 2023, 1, "乙。"), Hit("石桥区教育局", 2024, 2, "丙。")];
        (IReadOnlyList<(string? Style, string Text)> paragraphs, _) = Read(PassageDocument.Write(passages, group, Notes(3)));

        Assert.Equal(headings.Split(',').Concat(["引用的报告", "说明"]), paragraphs.Where(paragraph => paragraph.Style == "Heading1").Select(paragraph => paragraph.Text));
        if (group is "agency" or "year") Assert.Equal(["甲。", "丙。", "乙。"], paragraphs.Where(paragraph => paragraph.Style == "Quoted").Select(paragraph => paragraph.Text));
    }

    [Fact]
    public void What_is_not_in_the_document_it_says()
    {
        DocumentNotes notes = Notes(40) with { LeftOut = ["990101-某局-2024"] };
        string text = string.Join('\n', Read(PassageDocument.Write([Hit("石桥区教育局", 2024, 1, "甲。")], null, notes)).Paragraphs.Select(paragraph => paragraph.Text));

        Assert.Contains("符合条件的共 40 条，本文列出前 1 条", text, StringComparison.Ordinal);
        Assert.Contains("990101-某局-2024", text, StringComparison.Ordinal);
        Assert.Contains("变更序号 7", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_day_of_access_is_that_of_the_place_and_the_time_of_making_is_universal()
    {
        DocumentNotes notes = Notes(1) with { Made = new DateTimeOffset(2026, 2, 2, 7, 0, 0, TimeSpan.FromHours(8)) };
        string text = string.Join('\n', Read(PassageDocument.Write([Hit("石桥区教育局", 2024, 1, "甲。")], null, notes)).Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Contains("[2026-02-02]", text, StringComparison.Ordinal);
        Assert.Contains("2026-02-01 23:00:00 UTC", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_can_stand_in_it()
    {
        const string text = "<w:p>&amp;\u0001二\uD83D三𠀀";
        Assert.Contains("<w:p>&amp;二\uFFFD三𠀀", Read(PassageDocument.Write([Hit(text, 2024, 1, text)], "agency", Notes(1))).Paragraphs.Select(paragraph => paragraph.Text));
    }

    [Fact]
    public void Without_an_address_of_the_server_and_without_passages_it_is_a_document_still()
    {
        (IReadOnlyList<(string? Style, string Text)> paragraphs, IReadOnlyList<string> links) = Read(PassageDocument.Write([Hit("石桥区教育局", 2024, 1, "甲。")], null, Notes(1) with { Site = "" }));
        Assert.Empty(links);
        Assert.Contains(paragraphs, paragraph => paragraph.Text.Contains("，/r/", StringComparison.Ordinal));
        Assert.Contains(Read(PassageDocument.Write([], null, Notes(0))).Paragraphs, paragraph => paragraph.Text == "共 0 条。");
    }

    private static DocumentNotes Notes(long total) => new(Site, [("q", "解读")], total, [], "导出开始时的变更序号 7", new DateTimeOffset(2026, 2, 1, 8, 0, 0, TimeSpan.Zero));

    private static PassageHit Hit(string agency, int year, int item, string text)
    {
        string id = $"990101-{agency}-{year}", page = PassageAddress.Item(id, 1, 5, item, "Yx3kQmZ0");
        return new PassageHit(
            id, 1, $"{agency}{year}年报告", new ReportAgency("990101/" + agency, agency, "民政", "county"), year, $"{year + 1}-01-20", new ReportRegion("990101", "云岭省", "青禾市", "临溪区"),
            "problems", 5, "五、问题", null, item, null, "problem", text, [], [], null, null, 1, "Yx3kQmZ0a1bC", page, "/api/v1" + page);
    }

    private static (IReadOnlyList<(string? Style, string Text)> Paragraphs, IReadOnlyList<string> Links) Read(byte[] file)
    {
        using MemoryStream stream = new(file);
        using WordprocessingDocument document = WordprocessingDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        MainDocumentPart main = document.MainDocumentPart!;
        Body body = main.Document.Body!;
        return (
            [.. body.Elements<Paragraph>().Select(paragraph => (paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value, paragraph.InnerText))],
            [.. body.Descendants<Hyperlink>().Select(link => main.HyperlinkRelationships.Single(target => target.Id == link.Id!.Value).Uri.AbsoluteUri)]);
    }
}
