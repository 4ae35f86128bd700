using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Querying;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Passages;

/// <summary>A passage has the counts of the report that it stands in.</summary>
public sealed class PassageCountTests : IAsyncLifetime, IDisposable
{
    private const string Licences = "disclosure.licences.decisions", Received = "applications.received.total";
    private readonly TemporaryArchive _temporary = new();

    private PassageSearch Passages => _temporary.Archive.Passages;

    public async Task InitializeAsync()
    {
        // Several commits, so that reports and what they were before stand in several segments.
        foreach (int[] part in new[] { [0, 50], [40, 90], new[] { 80, 120 } })
        {
            IEnumerable<ReportRecord> records = Enumerable.Range(part[0], part[1] - part[0]).Select(n => Changed(RecordFactory.Record(n), part[0]));
            await _temporary.Archive.Importer.ImportAsync(new StringReader(string.Join('\n', records.Select(RecordJson.Serialize))), "x");
            _temporary.Archive.TryCatchUp();
        }

        _temporary.Archive.Withdraw(RecordFactory.Record(7).Id, "样例");
        _temporary.Archive.TryCatchUp();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    public static TheoryData<string?, string[]> Conditions { get; } = new()
    {
        { null, [$"{Licences}>=500"] },
        { null, [$"{Licences}<500", $"{Received}!=2"] },
        { null, [$"{Licences}:missing"] },
        { "不足 OR 加强", [$"{Received}=0"] },
        { "新收申请:[1 TO 2]", [] },
        { "解读 NOT 行政许可:[100 TO *]", [$"{Received}<=2"] },
        { null, [$"{Licences}>100000"] },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_on_counts_keeps_the_passages_of_the_reports_that_meet_it_and_only_those(string? text, string[] where)
    {
        ReportQuery query = new() { Text = text, Where = [.. where.Select(CountCondition.Parse)] };
        // Whether a report meets a condition is known from the search for reports; words are the passages' own.
        HashSet<string> reports = [.. _temporary.Archive.Holdings.All().Where(report => Meets(report.Record, query.Where)).Select(report => report.Id)];
        string? words = text?.Contains('[', StringComparison.Ordinal) == true ? null : text;
        PassageHit[] expected = [.. Passages.Stream(new ReportQuery { Text = words }).Where(hit => reports.Contains(hit.Report) && Matches(hit, text))];

        PassageHit[] found = [.. Passages.Stream(query)];

        Assert.Equal(expected.Select(hit => hit.Page).Order(StringComparer.Ordinal), found.Select(hit => hit.Page).Order(StringComparer.Ordinal));
        PassageAnswer answer = Passages.Search(query with { Facets = [new RequestedFacet("year", 100), new RequestedFacet("role", 100)] }, fold: true);
        Assert.Equal(expected.Length, answer.Total);
        Assert.Equal(
            expected.GroupBy(hit => hit.Role).ToDictionary(group => group.Key, group => group.Count()),
            answer.Facets["role"].Items.ToDictionary(item => item.Value, item => item.Count));
        Assert.Equal(
            expected.GroupBy(hit => $"{hit.Year}").ToDictionary(group => group.Key, group => group.Count()),
            answer.Facets["year"].Items.ToDictionary(item => item.Value, item => item.Count));
    }

    [Theory]
    [InlineData(Licences)]
    [InlineData("-" + Licences)]
    [InlineData("-行政许可")]
    public void Sorted_by_a_count_passages_come_in_the_order_of_their_reports_and_those_without_it_last(string sort)
    {
        Dictionary<string, decimal?> counts = _temporary.Archive.Holdings.All()
            .ToDictionary(report => report.Id, report => report.Record.Counts.TryGetValue(Licences, out decimal value) ? value : (decimal?)null);
        int sign = sort[0] == '-' ? -1 : 1;
        PassageHit[] all = [.. Passages.Stream(new ReportQuery { Sort = sort })];

        Assert.Equal(Passages.Search(new ReportQuery { Limit = 0 }).Total, all.Length);
        decimal[] keys = [.. all.Select(hit => sign * counts[hit.Report] ?? decimal.MaxValue)];
        Assert.Equal(keys.Order(), keys);
        Assert.Contains(decimal.MaxValue, keys);

        List<string> paged = [];
        for (string? cursor = null; ;)
        {
            PassageAnswer page = Passages.Search(new ReportQuery { Sort = sort, Limit = 60, Cursor = cursor });
            paged.AddRange(page.Items.Select(hit => hit.Page));
            if ((cursor = page.Next) is null) break;
        }

        Assert.Equal(all.Select(hit => hit.Page), paged);
    }

    [Fact]
    public void Reports_and_passages_agree_on_which_reports_meet_a_condition()
    {
        ReportQuery query = new() { Where = [CountCondition.Parse($"{Licences}>=300")] };
        Assert.Equal(
            _temporary.Archive.Search.Stream(query).Where(report => PassageList.Of(report.Record).Count > 0).Select(report => report.Id).Order(StringComparer.Ordinal),
            Passages.Stream(query).Select(hit => hit.Report).Distinct().Order(StringComparer.Ordinal));
    }

    private static bool Meets(ReportRecord record, IReadOnlyList<CountCondition> where) => where.All(condition =>
    {
        bool has = record.Counts.TryGetValue(condition.Key, out decimal value);
        decimal bound = (decimal)condition.Value;
        return condition.Operator switch
        {
            NumberOperator.Missing => !has,
            NumberOperator.Equal => has && value == bound,
            NumberOperator.NotEqual => has && value != bound,
            NumberOperator.Less => has && value < bound,
            NumberOperator.LessOrEqual => has && value <= bound,
            NumberOperator.Greater => has && value > bound,
            _ => has && value >= bound,
        };
    });

    // The conditions inside the query texts above.
    private bool Matches(PassageHit hit, string? text)
    {
        if (text?.Contains('[', StringComparison.Ordinal) != true) return true;
        IReadOnlyDictionary<string, decimal> counts = _temporary.Archive.Holdings.Get(hit.Report)!.Record.Counts;
        return text.StartsWith("新收", StringComparison.Ordinal)
            ? counts.TryGetValue(Received, out decimal received) && received is >= 1 and <= 2
            : Passages.Search(new ReportQuery { Text = "解读", Filters = [new ReportFilter("agency", [hit.Agency.Id]), new ReportFilter("year", [$"{hit.Year}"])], Limit = 200 })
                .Items.Any(one => one.Page == hit.Page) && !(counts.TryGetValue(Licences, out decimal licences) && licences >= 100);
    }

    // The same report with other counts is a version of it that takes the place of the first.
    private static ReportRecord Changed(ReportRecord record, int by) => by == 0 ? record : record with
    {
        Counts = new SortedDictionary<string, decimal>(record.Counts.ToDictionary(count => count.Key, count => count.Value + by), StringComparer.Ordinal),
        Source = record.Source with { Sha256 = record.Source.Sha256![..^3] + by.ToString("D3", System.Globalization.CultureInfo.InvariantCulture) },
    };
}
