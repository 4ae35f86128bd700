using GovReportArchive.Composition;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Discovery.Suggesting;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Suggesting;

public sealed class ReportSuggesterTests : IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    private OpenArchive Archive => _temporary.Archive;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Each_suggestion_counts_the_reports_that_choosing_it_finds()
    {
        await ImportAsync(RecordFactory.Lines(60));
        int looked = 0;
        foreach (string typed in new[] { "教", "民政", "临溪", "云岭", "公众", "解读", "县", "信息" })
        {
            foreach (Suggestion item in Archive.Suggestions.Suggest(typed, 20).Items)
            {
                ReportQuery query = item.Kind is SuggestionKinds.Term
                    ? new ReportQuery { Text = item.Value }
                    : new ReportQuery { Filters = [new ReportFilter(item.Kind, [item.Value])] };
                Assert.True(Archive.Search.Search(query).Total == item.Count, $"{typed}: {item}");
                Assert.True(item.Count > 0, $"{typed}: {item}");
                looked++;
            }
        }

        Assert.True(looked > 25);
    }

    [Fact]
    public async Task Names_of_earlier_reports_are_suggested_and_renewing_follows_the_commits()
    {
        Assert.Empty(Archive.Suggestions.Suggest("科委").Items);
        ReportRecord late = RecordFactory.Record(1);
        ReportRecord early = late with { Id = null!, Year = 2010, Title = "石桥区科委2010年年报", Agency = late.Agency with { Name = "石桥区科学技术委员会", Printed = "石桥区科委" } };
        await ImportAsync(RecordJson.Serialize(late with { Agency = late.Agency with { Name = "石桥区科技局", Printed = "石桥区科技局" } }));
        Assert.True(Archive.Suggestions.Renew());
        Assert.False(Archive.Suggestions.Renew());
        Assert.Empty(Archive.Suggestions.Suggest("科委").Items);

        await ImportAsync(RecordJson.Serialize(early with { Id = "990102-科委-2010" }));
        Assert.Empty(Archive.Suggestions.Suggest("科委", kinds: [SuggestionKinds.Agency]).Items);
        Assert.True(Archive.Suggestions.Renew());
        Suggestion found = Archive.Suggestions.Suggest("科委", kinds: [SuggestionKinds.Agency]).Items[0];
        Assert.Equal(("石桥区科技局", "石桥区科委", 2), (found.Label, found.Matched, found.Count));
        Assert.Equal("云岭省青禾市石桥区", found.Where);
    }

    [Theory]
    [InlineData("青禾市", "青禾市", "青禾市", "青禾市")]
    [InlineData("青禾市", "石桥市", "石桥市", "青禾市")]
    public async Task Places_that_name_each_other_as_the_one_above_are_suggested_all_the_same(string city, string county, string otherCity, string otherCounty)
    {
        await ImportAsync(RecordJson.Serialize(Placed(1, city, county)) + "\n" + RecordJson.Serialize(Placed(2, otherCity, otherCounty)));
        Assert.NotEmpty(Archive.Suggestions.Suggest("青禾", kinds: [SuggestionKinds.Region]).Items);
        Assert.DoesNotContain(Archive.Holdings.Regions(), region => region.Parent == region.Code);

        static ReportRecord Placed(int number, string city, string county) => RecordFactory.Record(number) with { Region = new Region(null, null, city, county, null, ["name"]) };
    }

    [Fact]
    public async Task An_index_thrown_away_while_suggestions_are_made_is_no_error_and_those_of_the_next_one_follow_at_once()
    {
        InterruptingClock clock = new();
        using OpenArchive archive = OpenArchive.Open(_temporary.Options, LuceneIndex.Engine, clock);
        await archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(5)), "records");
        archive.TryCatchUp();
        bool rebuilt = false;
        clock.Next = () =>
        {
            archive.Rebuild();
            rebuilt = true;
        };

        Assert.True(archive.Suggestions.Renew());
        Assert.True(rebuilt);
        Assert.True(archive.Suggestions.Renew());
        Assert.False(archive.Suggestions.Renew());
    }

    [Fact]
    public void A_limit_out_of_range_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Archive.Suggestions.Suggest("公开", ReportSuggester.LargestLimit + 1));

    private async Task ImportAsync(string lines)
    {
        await Archive.Importer.ImportAsync(new StringReader(lines), "records");
        Archive.TryCatchUp();
    }

    /// <summary>Does something once when it is next asked how late it is.</summary>
    private sealed class InterruptingClock : TimeProvider
    {
        private Action? _next;

        public Action? Next
        {
            set => _next = value;
        }

        public override long GetTimestamp()
        {
            Interlocked.Exchange(ref _next, null)?.Invoke();
            return base.GetTimestamp();
        }
    }
}
