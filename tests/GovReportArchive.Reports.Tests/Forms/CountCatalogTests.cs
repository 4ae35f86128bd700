using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Reports.Tests.Forms;

public class CountCatalogTests
{
    [Theory]
    [InlineData("2021", 10 + (25 * 7) + 15 + 7)]
    [InlineData("2019", 22 + (23 * 7) + 15)]
    public void A_national_form_has_exactly_the_cells_of_its_notice_and_the_row_some_offices_merge(string form, int cells)
    {
        Assert.Equal(cells, CountCatalog.All.Count(definition => definition.Forms.Contains(form)));
    }

    [Fact]
    public void Keys_and_labels_are_unique_and_nothing_is_unlabelled()
    {
        Assert.Equal(CountCatalog.All.Count, CountCatalog.All.Select(definition => definition.Key).Distinct().Count());
        Assert.Equal(CountCatalog.All.Count, CountCatalog.All.Select(definition => definition.Label).Distinct().Count());
        Assert.All(CountCatalog.All, definition => Assert.NotEmpty(definition.Unit));
        Assert.All(CountCatalog.All, definition => Assert.NotEmpty(definition.Forms));
    }

    [Theory]
    [InlineData("applications.denied.stateSecret.total", "不予公开·属于国家秘密·总计", "件")]
    [InlineData("disclosure.fees.amount", "行政事业性收费·本年收费金额", "万元")]
    [InlineData("disclosure.procurement.amount", "政府集中采购·采购总金额", "元")]
    [InlineData("litigation.afterReview.pending", "行政诉讼（复议后起诉）·尚未审结", "件")]
    [InlineData("stats.training.participants", "接受培训人员数", "人次")]
    public void A_key_is_found_with_its_label_and_unit(string key, string label, string unit)
    {
        CountDefinition? definition = CountCatalog.Find(key);

        Assert.NotNull(definition);
        Assert.Equal(label, definition.Label);
        Assert.Equal(unit, definition.Unit);
    }

    [Fact]
    public void A_key_that_does_not_exist_is_not_found()
    {
        Assert.Null(CountCatalog.Find("applications.received.Total"));
    }

    [Fact]
    public void Crosswalk_names_only_keys_that_exist_in_the_form_it_names()
    {
        foreach (CrosswalkEntry entry in Crosswalk.All)
        {
            foreach ((string form, IReadOnlyList<string> keys) in entry.Keys)
                Assert.All(keys, key => Assert.Contains(form, CountCatalog.Find(key)!.Forms));
            Assert.True(entry.Keys.Count > 1, entry.Metric);
            Assert.True(entry.Comparable == Comparability.Exact || entry.Note.Length > 0, entry.Metric);
        }
        Assert.Equal(Crosswalk.All.Count, Crosswalk.All.Select(entry => entry.Metric).Distinct().Count());
    }
}
