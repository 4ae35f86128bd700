using GovReportArchive.Discovery.Passages;

namespace GovReportArchive.Discovery.Tests.Passages;

public sealed class CitationFileTests
{
    private const string Site = "https://nianbao.example";

    private static readonly DateOnly Accessed = new(2031, 3, 9);

    private static readonly Cited Item = new(
        "临溪区民政局", "临溪区民政局2029年政府信息公开工作年度报告", 2029, "2030-01-20", "“五、问题”第2条", "https://linxi.example/2029.html", "/r/990101-m/v/2/s/5/i/2?f=abcdefgh");

    [Fact]
    public void An_entry_of_BibTeX_has_the_published_address_and_the_permanent_one_in_its_note()
    {
        string entry = Citations.Of(Item, Site, Accessed).Bibtex;

        Assert.Matches("^@techreport\\{govreport2029-[0-9a-f]{8},\n", entry);
        Assert.Equal(
            [
                "  author = {{临溪区民政局}},", "  title = {{临溪区民政局2029年政府信息公开工作年度报告}},", "  institution = {{临溪区民政局}},", "  year = {2030},", "  date = {2030-01-20},",
                "  url = {https://linxi.example/2029.html},", "  urldate = {2031-03-09},",
                "  note = {“五、问题”第2条；存档：\\url{https://nianbao.example/r/990101-m/v/2/s/5/i/2?f=abcdefgh}},", "}", "",
            ],
            entry.Split('\n').Skip(1));
    }

    [Fact]
    public void An_entry_of_RIS_ends_its_lines_with_CR_and_LF_and_names_days_with_slashes() =>
        Assert.Equal(
            [
                "TY  - RPRT", "AU  - 临溪区民政局", "TI  - 临溪区民政局2029年政府信息公开工作年度报告", "PB  - 临溪区民政局", "PY  - 2030", "DA  - 2030/01/20", "UR  - https://linxi.example/2029.html",
                "L2  - https://nianbao.example/r/990101-m/v/2/s/5/i/2?f=abcdefgh", "Y2  - 2031/03/09",
                "N1  - “五、问题”第2条；存档：https://nianbao.example/r/990101-m/v/2/s/5/i/2?f=abcdefgh", "LA  - zh", "ER  - ", "",
            ],
            Citations.Of(Item, Site, Accessed).Ris.Split("\r\n"));

    [Fact]
    public void What_is_not_known_is_left_out_and_the_permanent_address_stands_for_the_published_one()
    {
        Citations citations = Citations.Of(Item with { Author = "", Published = null, Place = null, Source = null }, Site, Accessed);

        Assert.DoesNotContain("author", citations.Bibtex, StringComparison.Ordinal);
        Assert.DoesNotContain("year =", citations.Bibtex, StringComparison.Ordinal);
        Assert.DoesNotContain("note", citations.Bibtex, StringComparison.Ordinal);
        Assert.Contains("  url = {https://nianbao.example/r/990101-m/v/2/s/5/i/2?f=abcdefgh},\n", citations.Bibtex, StringComparison.Ordinal);
        Assert.Contains("\r\nUR  - https://nianbao.example/r/990101-m/v/2/s/5/i/2?f=abcdefgh\r\n", citations.Ris, StringComparison.Ordinal);
        Assert.DoesNotContain("AU  -", citations.Ris, StringComparison.Ordinal);
        Assert.DoesNotContain("N1  -", citations.Ris, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_of_a_report_ends_a_field_or_an_entry()
    {
        const string hostile = "甲}},\n@misc{乙, # 100% & $x_1^2~\\input{a}\r\nER  - \r\nTY  - WEB";
        Cited cited = Item with { Author = hostile, Title = hostile, Place = hostile, Source = "https://linxi.example/?a={}}" };
        string entry = Citations.Of(cited, Site, Accessed).Bibtex, ris = Citations.Of(cited, Site, Accessed).Ris;

        Assert.Contains(
            "甲\\textbraceright{}\\textbraceright{}, @misc\\textbraceleft{}乙, \\# 100\\% \\& \\$x\\_1\\textasciicircum{}2\\textasciitilde{}\\textbackslash{}input\\textbraceleft{}a\\textbraceright{}  ER",
            entry, StringComparison.Ordinal);
        Assert.Contains("  url = {https://linxi.example/?a=%7B%7D%7D},\n", entry, StringComparison.Ordinal);
        int depth = 0;
        Assert.All(entry[..^2], c => Assert.True((depth += c == '{' ? 1 : c == '}' ? -1 : 0) >= 0));
        Assert.All(entry.Split('\n'), line => Assert.True(line.Length == 0 || line.StartsWith("  ", StringComparison.Ordinal) || line[0] is '@' or '}', line));
        Assert.Single(ris.Split("\r\n"), line => line.StartsWith("TY  -", StringComparison.Ordinal));
        Assert.Single(ris.Split("\r\n"), line => line.StartsWith("ER  -", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_thing_always_has_the_same_key() =>
        Assert.Equal(Citations.Of(Item, Site, Accessed).Bibtex.Split(',')[0], Citations.Of(Item with { Title = "别的" }, "https://other.example", Accessed.AddDays(9)).Bibtex.Split(',')[0]);
}
