using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Pages;
using GovReportArchive.Web.Pages.Reports;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Pages;

public sealed class WordingTests
{
    [Theory]
    [InlineData("https://a.example/x?y=1", "https://a.example/x?y=1")]
    [InlineData("http://a.example/", "http://a.example/")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("//a.example", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("not an address", null)]
    [InlineData(null, null)]
    public void Only_addresses_of_the_web_become_links(string? address, string? expected) => Assert.Equal(expected, WebAddress.Of(address));

    [Theory]
    [InlineData("/srv/in/a.html", "a.html")]
    [InlineData("C:\\in\\a.html", "a.html")]
    [InlineData("a.html", "a.html")]
    [InlineData("/srv/in/", null)]
    [InlineData(null, null)]
    public void Folders_of_the_machine_are_not_shown(string? file, string? expected) => Assert.Equal(expected, SourceLinks.FileName(file));

    [Theory]
    [InlineData("https://a.example/%E5%B9%B4%E6%8A%A5/", "a.example/年报")]
    [InlineData("https://a.example/%E2%80%AEfdp.exe", "a.example/%E2%80%AEfdp.exe")]
    [InlineData("https://a.example/%0Ab", "a.example/%0Ab")]
    public void An_address_is_shown_readable_and_in_its_own_order(string address, string expected) => Assert.Equal(expected, SourceLinks.Short(address));

    [Theory]
    [InlineData("text/html", "application/octet-stream")]
    [InlineData("image/svg+xml", "application/octet-stream")]
    [InlineData("application/xhtml+xml", "application/octet-stream")]
    [InlineData("application/javascript", "application/octet-stream")]
    [InlineData("", "application/octet-stream")]
    [InlineData("application/pdf", "application/pdf")]
    [InlineData("text/plain; charset=gb18030", "text/plain")]
    public void Originals_go_out_under_types_that_no_browser_runs(string mediaType, string expected) => Assert.Equal(expected, OriginalTypes.Safe(mediaType));

    [Theory]
    [InlineData("applications.received.total>=1", "本年新收·总计 不少于 1")]
    [InlineData("applications.received.total != 3", "本年新收·总计 不等于 3")]
    [InlineData("disclosure.fees.amount<=2.5", "行政事业性收费·本年收费金额 不多于 2.5")]
    [InlineData("applications.received.total:missing", "本年新收·总计 没有读到数字")]
    [InlineData("nonsense", "nonsense")]
    public void A_condition_is_put_in_words(string condition, string expected) => Assert.Equal(expected, ConditionFields.Label(condition));

    [Fact]
    public void Every_check_that_the_forms_know_has_a_name_and_a_cell_of_its_table()
    {
        foreach (string form in new[] { FormIds.Form2021, FormIds.Form2019, FormIds.Form2014 })
        {
            SortedDictionary<string, decimal> counts = new(StringComparer.Ordinal);
            foreach (CountDefinition count in CountCatalog.All.Where(count => count.Forms.Contains(form))) counts[count.Key] = counts.Count;
            IReadOnlyList<Check> failed = [.. CheckRunner.Run(form, counts, new Dictionary<string, CellState>()).Where(check => check.State == CheckRunner.Fail)];
            Assert.NotEmpty(failed);
            foreach (Check check in failed)
            {
                Assert.NotEmpty(CheckCells.Of(check));
                Assert.All(CheckCells.Of(check), key => Assert.True(CountCatalog.Find(key) is not null, $"{check.Rule} marks {key}"));
                Assert.False(CheckText.Name(check).Contains(check.Rule, StringComparison.Ordinal), $"{check.Rule} has no name.");
            }
        }
    }

    [Fact]
    public void A_number_of_the_prose_is_quoted_beside_the_cell_it_differs_from() => Assert.Equal(
        "正文与表格：行政许可·本年处理决定数量：正文“办理行政许可12件”写 12，表格为 13（原文如此）。",
        CheckText.AsPrinted(new Check("prose.disclosure.licences.decisions", null, "fail", 12, 13, "办理行政许可12件")));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("12.50", "12.5")]
    [InlineData("24252.311082", "24252.311082")]
    [InlineData("1000000", "1000000")]
    public void Numbers_stand_as_tables_print_them(string number, string expected) =>
        Assert.Equal(expected, CellSigns.Number(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_cell_of_the_form_is_drawn_once()
    {
        IReadOnlyList<DrawnTable> tables = TableDrawing.Of(SpecimenRecords.All[0]);
        Assert.Equal(["disclosure", "applications", "litigation"], tables.Select(table => table.Id));
        Assert.Equal([10, 175, 15], tables.Select(table => table.Rows.Sum(row => row.Count(cell => !cell.IsLabel))));
    }
}
