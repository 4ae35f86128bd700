using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Searching;

/// <summary>What a hit carries where it is asked for.</summary>
public sealed class HitFieldTests : IAsyncLifetime, IDisposable
{
    private const string CarriedOut = "applications.carriedOut.total", Licences = "disclosure.licences.decisions", Fees = "disclosure.fees.amount";
    private readonly TemporaryArchive _temporary = new();

    public async Task InitializeAsync()
    {
        await _temporary.Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(48)), "x");
        _temporary.Archive.TryCatchUp();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData("-" + Licences)]
    [InlineData(Licences)]
    [InlineData(CarriedOut)]
    public void A_hit_sorted_by_a_count_carries_it_with_its_permanent_address_or_what_stands_in_its_place(string sort)
    {
        ReportAnswer answer = Ask(new ReportQuery { Sort = sort, Limit = 48 });

        foreach (ReportHit hit in answer.Items)
        {
            ReportRecord record = _temporary.Archive.Holdings.Get(hit.Id)!.Record;
            CountValue sorted = hit.Sorted!;
            Assert.Equal((sort.TrimStart('-'), 1), (sorted.Key, hit.Version));
            bool printed = record.Counts.TryGetValue(sorted.Key, out decimal value);
            string state = printed ? "number" : record.Cells.TryGetValue(sorted.Key, out CellState? cell) ? cell.State : "noTable";
            Assert.Equal((state, printed ? value : null), (sorted.State, sorted.Value));
            Assert.Equal(state == "noTable" ? null : PassageAddress.Count(hit.Id, 1, sorted.Key), sorted.Page);
        }

        Assert.True(answer.Items.Select(hit => hit.Sorted!.State).Distinct().Count() > 1);
        Assert.All(Ask(new ReportQuery { Sort = "-year" }).Items, hit => Assert.Null(hit.Sorted));
    }

    [Fact]
    public void A_passage_sorted_by_a_count_carries_that_of_its_report()
    {
        PassageHit[] found = [.. _temporary.Archive.Passages.Search(new ReportQuery { Text = "解读", Sort = "-" + Licences, Limit = 50 }).Items];
        Assert.NotEmpty(found);
        Assert.All(found, hit => Assert.Equal(CountValue.Of(_temporary.Archive.Holdings.Get(hit.Report)!, Licences), hit.Sorted));
        Assert.All(_temporary.Archive.Passages.Search(new ReportQuery { Text = "解读" }).Items, hit => Assert.Null(hit.Sorted));
    }

    [Fact]
    public void Every_field_gives_what_the_record_has_under_its_name()
    {
        ReportHit hit = Ask(new ReportQuery { Fields = HitFields.All, Limit = 1 }).Items[0];
        StoredReport report = _temporary.Archive.Holdings.Get(hit.Id)!;

        foreach (HitField field in HitFields.All.Where(field => field.Name != "archive"))
        {
            string member = char.ToUpperInvariant(field.Name[0]) + field.Name[1..];
            object? expected = typeof(ReportRecord).GetProperty(member)!.GetValue(report.Record) ?? (field.Name == "corrections" ? Array.Empty<Correction>() : null);
            Assert.Equal(expected, typeof(ReportHit).GetProperty(member)!.GetValue(hit));
        }

        Assert.Equal((new HitArchive(1, report.Change, ReportLinks.Page(hit.Id)), 1), (hit.Archive!, hit.Version!.Value));
    }

    [Fact]
    public void A_hit_without_fields_carries_none_and_counts_by_key_come_in_the_order_asked()
    {
        ReportHit plain = Ask(new ReportQuery { Limit = 1 }).Items[0];
        ReportHit asked = Ask(new ReportQuery { Fields = [HitField.Parse(Fees), HitField.Parse(Licences)], Limit = 1 }).Items[0];

        Assert.Equal(plain, asked with { Values = null, Version = null, Highlights = plain.Highlights });
        Assert.Equal([Fees, Licences], asked.Values!.Select(value => value.Key));
        Assert.Equal(12.5m, asked.Values![0].Value);
    }

    [Fact]
    public void A_field_that_there_is_not_is_refused_with_all_names_and_the_nearest_keys()
    {
        QueryParameterException error = Assert.Throws<QueryParameterException>(() => HitField.Parse("applications.recieved.total"));

        Assert.Equal("fields", error.Parameter);
        Assert.Superset(new HashSet<string> { "counts", "sections", "applications.received.total" }, error.Allowed.ToHashSet());
    }

    [Fact]
    public void More_fields_than_a_hit_may_carry_are_refused()
    {
        HitField[] keys = [.. CountCatalog.All.Take(HitFields.Most + 1).Select(count => HitField.Parse(count.Key))];
        Assert.Equal(HitFields.Most, Ask(new ReportQuery { Fields = keys[1..], Limit = 1 }).Items[0].Values!.Count);
        Assert.Equal("fields", Assert.Throws<QueryParameterException>(() => Ask(new ReportQuery { Fields = keys })).Parameter);
    }

    [Fact]
    public void A_page_of_long_sections_ends_before_it_weighs_too_much_and_the_next_goes_on()
    {
        ReportQuery query = new() { Fields = [HitField.Parse("sections")], Limit = 48, Sort = "agency" };
        string[] all = [.. Ask(query).Items.Select(hit => hit.Id)];
        List<string> ids = [];
        int pages = 0;
        for (string? cursor = null; ; pages++)
        {
            ReportAnswer page = Ask(query with { Cursor = cursor, MostText = 250 });
            Assert.InRange(page.Items.Sum(hit => hit.Sections!.Sum(section => section.Text.Length)), 1, 250);
            Assert.Equal(48, page.Total);
            ids.AddRange(page.Items.Select(hit => hit.Id));
            if ((cursor = page.Next) is null) break;
        }

        Assert.Equal(all, ids);
        Assert.InRange(pages, 5, 40);
        Assert.Equal(48, Ask(query with { Fields = [] }).Items.Count);

        // What weighs too much alone comes alone.
        Assert.Single(Ask(query with { MostText = 1 }).Items);
    }

    private ReportAnswer Ask(ReportQuery query) => _temporary.Archive.Search.Search(query);
}
