using System.Text;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Tables;
using GovReportArchive.Reports.Tests.Tables.Printing;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>What the tables take out of the prose: all of their own text and nothing else.</summary>
public class TakenTextTests
{
    public static TheoryData<string, string> Layouts
    {
        get
        {
            TheoryData<string, string> layouts = [];
            foreach (string layout in TableLayouts.Separated.Keys.Concat(TableLayouts.Glued.Keys))
            {
                foreach (string form in (string[])["2021", "2019", "2014"])
                    layouts.Add(layout, form);
            }
            return layouts;
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_prose_keeps_its_sentences_and_no_table_text(string layout, string form)
    {
        Func<PrintedTable, IEnumerable<Block>> print = TableLayouts.Separated.GetValueOrDefault(layout) ?? TableLayouts.Glued[layout];
        SourceDocument document = PrintedReport.Of(PrintedTable.Of(SampleCounts.Of(form, 17), PrintStyle.Plain), print);

        string rest = Rest(document);

        Assert.All(Sentences(form), sentence => Assert.Contains(sentence, rest, StringComparison.Ordinal));
        Assert.All(TableWords, words => Assert.DoesNotContain(words, rest, StringComparison.Ordinal));
        Assert.Equal(Sentences(form).Sum(sentence => sentence.Length), rest.Count(c => c != '\n') - Labels(form, rest));
    }

    [Theory]
    [InlineData("2021")]
    [InlineData("2014")]
    public void Inside_a_single_line_the_table_is_cut_out_of_the_prose(string form)
    {
        SampleCounts sample = SampleCounts.Of(form, 18);
        SourceDocument line = PrintedReport.OnOneLine(PrintedReport.Of(PrintedTable.Of(sample, PrintStyle.Plain), TableLayouts.Separated["spaces"]));

        string rest = Rest(line);

        Assert.All(Sentences(form), sentence => Assert.Contains(sentence, rest, StringComparison.Ordinal));
        Assert.All(TableWords, words => Assert.DoesNotContain(words, rest, StringComparison.Ordinal));
        Assert.All(sample.Numbers, pair => Assert.Equal(pair.Value, TableReader.Read(line).Counts[pair.Key]));
    }

    [Fact]
    public void A_page_made_up_as_one_table_keeps_its_prose_and_gives_its_numbers()
    {
        SampleCounts sample = SampleCounts.Of("2021", 19);
        SourceDocument page = PrintedReport.InOneCell(PrintedReport.Of(PrintedTable.Of(sample, PrintStyle.Plain), TableLayouts.Separated["tabs"]));

        TableReading reading = TableReader.Read(page);

        Assert.All(sample.Numbers, pair => Assert.Equal(pair.Value, reading.Counts[pair.Key]));
    }

    [Theory]
    [InlineData("tabs")]
    [InlineData("spaces")]
    [InlineData("one cell a line")]
    public void A_statutory_table_inside_a_layout_cell_is_cut_out_of_the_cells_prose(string layout)
    {
        SourceDocument report = PrintedReport.Of(PrintedTable.Of(SampleCounts.Of("2021", 19), PrintStyle.Plain), TableLayouts.Separated[layout]);
        SourceDocument page = PrintedReport.InOneCell(report);
        string cell = ((Table)page.Blocks[0]).Rows[0].Cells[0].Text;

        IReadOnlyList<TakenSpan> taken = TableReader.Read(page).Taken;

        Assert.All(taken, span => Assert.Equal((0, 0), (span.Row, span.Cell)));
        Assert.All(PrintedReport.Prose, sentence => Assert.DoesNotContain(taken, span => cell.Substring(span.Start, span.Length).Contains(sentence, StringComparison.Ordinal)));
        string text = string.Join('\n', ReportReader.Read(page).Record.Sections.Select(section => section.Heading + "\n" + section.Text));
        Assert.Contains("一是公开时效有待提高", text, StringComparison.Ordinal);
        Assert.All(TableWords, words => Assert.DoesNotContain(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_rest_of_a_broken_label_behind_the_last_numbers_belongs_to_the_table()
    {
        string text = ReportText.Change(ReportText.Lines(SampleCounts.Of("2021", 20), "spaces"), "四、结转下年度继续办理",
            line => line.Replace("继续办理", "", StringComparison.Ordinal) + "\n继续办理");

        Assert.DoesNotContain("继续办理", Rest(TextDocument.Of(text)), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_a_form_listed_in_prose_stay_prose()
    {
        const string Prose = "本年新收政府信息公开申请数量12件，上年结转政府信息公开申请数量0件。予以公开9件，部分公开1件，属于国家秘密2件，结转下年度继续办理0件。";

        TableReading reading = TableReader.Read(TextDocument.Of("（二）依申请公开情况\n" + Prose));

        Assert.Empty(reading.Counts);
        Assert.Empty(reading.Taken);
    }

    [Fact]
    public void An_article_quoted_in_prose_is_no_table()
    {
        TableReading reading = TableReader.Read(TextDocument.Of(
            "依据《条例》第二十条第（一）项规定，公开规章3件、行政规范性文件5件；依据第二十条第（五）项，公开行政许可决定97件。"));

        Assert.Empty(reading.Counts);
        Assert.Empty(reading.Taken);
    }

    private static readonly string[] TableWords = ["属于国家秘密", "处理决定数量", "勾稽", "结果维持", "统计指标", "兼职人员数"];

    private static string[] Sentences(string form) => form == "2014" ? [.. PrintedReport.Prose[..3], .. PrintedReport.Prose[6..]] : PrintedReport.Prose;

    /// <summary>The line that introduces the statistics is prose.</summary>
    private static int Labels(string form, string rest) =>
        form == "2014" && rest.Contains("附表：政府信息公开情况统计表", StringComparison.Ordinal) ? "附表：政府信息公开情况统计表".Length : 0;

    /// <summary>What is left of a document without the taken text, white space at line ends removed.</summary>
    private static string Rest(SourceDocument document)
    {
        IReadOnlyList<TakenSpan> taken = TableReader.Read(document).Taken;
        StringBuilder rest = new();
        for (int block = 0; block < document.Blocks.Count; block++)
        {
            if (document.Blocks[block] is not Paragraph paragraph)
            {
                Assert.Contains(new TakenSpan(block, 0, 0), taken);
                continue;
            }
            StringBuilder text = new(paragraph.Text);
            foreach (TakenSpan span in taken.Where(span => span.Block == block).OrderByDescending(span => span.Start))
                text.Remove(span.Start, span.Length);
            rest.Append(text.ToString().Trim()).Append('\n');
        }
        return rest.ToString();
    }
}
