using System.Globalization;
using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Metrics;

/// <summary>What statistics say, against a plain calculation over the records.</summary>
public sealed class MetricLawTests
{
    private static readonly string[] Dimensions = [.. MetricDimensions.All.Select(dimension => dimension.Value)];
    private static readonly string[] Wide = ["own", "unknown"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_number_of_a_group_is_what_the_records_of_its_reports_give(int seed)
    {
        using MetricWorld world = await new MetricWorld(seed).FilledAsync();
        Random random = new(seed);
        int told = 0;
        for (int i = 0; i < 60; i++)
        {
            MetricQuestion question = Question(random);
            MetricAnswer answer = world.Archive.Metrics.Groups(question);
            ReportRecord[] counted = Counted(world, question);
            Assert.Equal(counted.Length, answer.Counted);
            Dictionary<string, ReportRecord[]> expected = counted.GroupBy(record => Written(question.By.Select(by => ValueOf(record, by)))).ToDictionary(group => group.Key, group => group.ToArray());
            if (question.By.Count == 0 && expected.Count == 0) expected.Add("", []);
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), answer.Items.Select(group => Written(question.By.Select(by => group.Group[by]))).Order(StringComparer.Ordinal));
            foreach (MetricGroup group in answer.Items)
            {
                Compare(group, expected[Written(question.By.Select(by => group.Group[by]))], question);
                told += group.Median is null ? 0 : 1;
            }
        }

        Assert.True(told > 50, "The law must have something to hold for.");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task The_address_of_a_group_lists_its_numbers_and_pages_of_values_are_all_values_once(int seed)
    {
        using MetricWorld world = await new MetricWorld(seed).FilledAsync();
        Random random = new(seed);
        for (int i = 0; i < 25; i++)
        {
            MetricQuestion question = Question(random);
            foreach (MetricGroup group in world.Archive.Metrics.Groups(question).Items)
            {
                // What the address says, as a question again.
                MetricQuestion listed = question with
                {
                    By = [],
                    Scopes = group.Group.TryGetValue("scope", out string? scope) ? [scope] : question.Scopes is { Count: 0 } ? Wide : question.Scopes,
                    Reports = question.Reports with { Filters = [.. question.Reports.Filters.Where(filter => !group.Group.ContainsKey(filter.Name)), .. group.Group.Where(value => value.Key != "scope").Select(value => new ReportFilter(value.Key, [value.Value]))] },
                };
                Assert.Equal(group.Values, listed.ValuesAddress(group.Group.Where(value => value.Key != "scope").Concat(group.Group.Where(value => value.Key == "scope"))), new SameParameters());
                MetricValue[] values = [.. Pages(world, listed with { Limit = 7 })];
                Assert.Equal(group.Reporting, values.Length);
                Assert.Equal(world.Archive.Metrics.AllValues(listed).Select(value => value.Report), values.Select(value => value.Report));
                if (group.Withheld is not ("notComparable" or "none")) Assert.Equal(group.Sum, values.Sum(value => value.Value));
            }
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public async Task What_a_report_is_said_to_print_is_what_its_record_prints_and_the_cells_add_up_to_it(int seed)
    {
        using MetricWorld world = await new MetricWorld(seed).FilledAsync();
        Dictionary<string, ReportRecord> records = world.Records.ToDictionary(record => record.Id, StringComparer.Ordinal);
        Random random = new(seed);
        HashSet<string> states = [];
        for (int i = 0; i < 40; i++)
        {
            MetricQuestion question = Question(random) with { By = ["scope"], Scopes = [], States = [.. MetricStates.All.Select(state => state.Value)], Limit = 1000 };
            IReadOnlyList<MetricValue> values = world.Archive.Metrics.Values(question).Items;
            Assert.Equal(Counted(world, question).Select(record => record.Id).Order(StringComparer.Ordinal), values.Select(value => value.Report).Order(StringComparer.Ordinal));
            foreach (MetricValue value in values)
            {
                ReportRecord record = records[value.Report];
                Assert.Equal((State(question, record), Number(question, record)), (value.State, value.Value));
                Assert.Equal(value.State == "number" && Doubted(question.Metric, record), value.Doubted);
                if (value.State == "number") Assert.Equal(value.Value, value.Cells.Sum(cell => cell.Value));
                Assert.All(value.Cells, cell => Assert.Equal(record.Counts.TryGetValue(cell.Key, out decimal printed) ? printed : null, cell.Value));
                Assert.All(value.Cells, cell => Assert.True(cell.Value is not null || record.Cells.ContainsKey(cell.Key)));
                states.Add(value.State);
            }
        }

        Assert.Equal(MetricStates.All.Select(state => state.Value).Order(StringComparer.Ordinal), states.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(8)]
    public async Task A_filter_more_never_raises_a_count_and_groups_add_up_to_the_whole(int seed)
    {
        using MetricWorld world = await new MetricWorld(seed).FilledAsync();
        Random random = new(seed);
        for (int i = 0; i < 40; i++)
        {
            MetricQuestion question = Question(random) with { By = [], Scopes = Wide };
            MetricGroup whole = Assert.Single(world.Archive.Metrics.Groups(question).Items);
            IReadOnlyList<MetricGroup> parts = world.Archive.Metrics.Groups(question with { By = [Dimensions[random.Next(Dimensions.Length)]] }).Items;
            Assert.Equal((whole.Reports, whole.Reporting, whole.Missing, whole.Doubted), (parts.Sum(p => p.Reports), parts.Sum(p => p.Reporting), parts.Sum(p => p.Missing), parts.Sum(p => p.Doubted)));
            if (whole.Sum is decimal sum && parts.All(part => part.Withheld != "notComparable")) Assert.Equal(sum, parts.Sum(part => part.Sum ?? 0));
            MetricGroup narrower = Assert.Single(world.Archive.Metrics.Groups(question with { Reports = question.Reports with { Where = [new CountCondition("applications.received.total", Search.Querying.NumberOperator.GreaterOrEqual, 5)] } }).Items);
            Assert.True(narrower.Reports <= whole.Reports && narrower.Reporting <= whole.Reporting && narrower.Agencies <= whole.Agencies);
        }
    }

    [Fact]
    public async Task Sums_of_sums_are_refused_and_told_apart_where_that_is_asked()
    {
        using MetricWorld world = await new MetricWorld(9).FilledAsync();
        MetricQuestion question = new() { Metric = Metric.Find("applicationsReceived")!, Scopes = ["own", "aggregate"] };
        Assert.Equal("scope", Assert.Throws<QueryParameterException>(() => world.Archive.Metrics.Groups(question)).Parameter);
        Assert.Equal(["aggregate", "own"], world.Archive.Metrics.Groups(question with { By = ["scope"] }).Items.Select(group => group.Group["scope"]));
        Assert.True(world.Archive.Metrics.Groups(question with { Scopes = [] }).Excluded.Aggregate > 0);
    }

    [Fact]
    public async Task The_list_of_metrics_says_how_many_reports_print_each()
    {
        using MetricWorld world = await new MetricWorld(10).FilledAsync();
        Assert.All(world.Archive.Metrics.List().Items, entry => Assert.Equal(
            world.Records.Count(record => Number(new MetricQuestion { Metric = Metric.Find(entry.Key)! }, record) is not null), entry.Reports));
    }

    [Fact]
    public void An_archive_without_reports_has_metrics_that_nobody_prints()
    {
        using TemporaryArchive empty = new();
        MetricQuestion question = new() { Metric = Metric.Find("applicationsReceived")! };
        Assert.All(empty.Archive.Metrics.List().Items, entry => Assert.Equal(0, entry.Reports));
        Assert.Equal("none", Assert.Single(empty.Archive.Metrics.Groups(question).Items).Withheld);
        Assert.Empty(empty.Archive.Metrics.Groups(question with { By = ["year"] }).Items);
        Assert.Empty(empty.Archive.Metrics.Values(question).Items);
        Assert.Empty(empty.Archive.Metrics.AllValues(question));
    }

    private static void Compare(MetricGroup group, ReportRecord[] records, MetricQuestion question)
    {
        (ReportRecord Record, decimal Value)[] printing = [.. records.Select(record => (record, Number(question, record))).Where(pair => pair.Item2 is not null).Select(pair => (pair.record, pair.Item2!.Value))];
        decimal[] numbers = [.. printing.Select(pair => pair.Value).Order()];
        int agencies = printing.Select(pair => pair.Record.Agency.Id).Distinct().Count();
        Assert.Equal((records.Length, numbers.Length, records.Length - numbers.Length, agencies), (group.Reports, group.Reporting, group.Missing, group.Agencies));
        Assert.Equal(records.GroupBy(record => State(question, record)).ToDictionary(state => state.Key, state => state.Count()).OrderBy(state => state.Key), group.States.OrderBy(state => state.Key));
        Assert.Equal(printing.Count(pair => Doubted(question.Metric, pair.Record)), group.Doubted);

        // Forms that add up the same keys are one.
        int kinds = printing.Select(pair => string.Join('+', question.Metric.Keys.GetValueOrDefault(pair.Record.Form) ?? [question.Metric.Key])).Distinct().Count();
        string comparable = kinds > 1 ? question.Metric.Comparable : "exact";
        string? withheld = numbers.Length == 0 ? "none" : comparable == "none" ? "notComparable" : agencies < question.AtLeast ? "tooFew" : null;
        Assert.Equal((comparable, withheld), (group.Comparable, group.Withheld));
        bool whole = withheld is null or "tooFew", all = withheld is null;
        Assert.Equal(whole ? (numbers.Sum(), numbers[0], numbers[^1]) : ((decimal?)null, null, null), (group.Sum, group.Min, group.Max));
        Assert.Equal(all ? (Type7(numbers, 0.25), Type7(numbers, 0.5), Type7(numbers, 0.75)) : ((decimal?)null, null, null), (group.Q1, group.Median, group.Q3));
        Assert.Equal(all ? decimal.Round(numbers.Average(), 6) : null, group.Mean);
        if (all) Assert.Equal(group.Median, group.Sources.Median.Average(source => source.Value));
        if (whole) Assert.Equal((group.Min, group.Max), (group.Sources.Min!.Value, group.Sources.Max!.Value));
        Assert.All(group.Sources.Median, source => Assert.Contains(printing, pair => pair.Record.Id == source.Report && pair.Value == source.Value));
    }

    private static MetricQuestion Question(Random random)
    {
        Metric[] metrics = [.. Metric.All.Where(metric => metric.Kind == "metric"), Metric.Find("applications.received.total")!, Metric.Find("disclosure.fees.amount")!];
        IReadOnlyList<string> by = [.. Dimensions.Where(_ => random.Next(5) == 0)];
        return new MetricQuestion
        {
            Metric = metrics[random.Next(metrics.Length)],
            By = by,
            Scopes = random.Next(3) > 0 ? [] : by.Contains("scope") ? ["own", "aggregate"] : random.Next(2) == 0 ? ["aggregate"] : ["own"],
            OnlyChecked = random.Next(3) == 0,
            AtLeast = random.Next(1, 4),
            Limit = 1000,
            Reports = new ReportQuery
            {
                Text = random.Next(5) == 0 ? "培训" : null,
                Filters = random.Next(2) == 0 ? [] : [new ReportFilter("year", ["2018-2022"]), new ReportFilter("province", ["云岭省", "东原市"])],
            },
        };
    }

    private static ReportRecord[] Counted(MetricWorld world, MetricQuestion question)
    {
        IReadOnlyList<string> scopes = question.Scopes.Count > 0 ? question.Scopes : question.By.Contains("scope") ? ["own", "unknown", "aggregate"] : Wide;
        return [.. world.Records.Where(record => record.Year is not null && scopes.Contains(record.Scope) && world.Counts(record))
            .Where(record => question.Reports.Filters.Count == 0 || (record.Year is >= 2018 and <= 2022 && record.Region!.Province is "云岭省" or "东原市"))
            .Where(record => question.Reports.Text is null || record.Sections[0].Text.Contains("培训", StringComparison.Ordinal))];
    }

    private static string[]? KeysOf(Metric metric, ReportRecord record) =>
        metric.Keys.TryGetValue(record.Form, out IReadOnlyList<string>? keys) ? [.. keys] : metric.Kind == "count" ? [metric.Key] : null;

    private static decimal? Number(MetricQuestion question, ReportRecord record) => State(question, record) == "number" ? KeysOf(question.Metric, record)!.Sum(key => record.Counts[key]) : null;

    private static string State(MetricQuestion question, ReportRecord record)
    {
        if (KeysOf(question.Metric, record) is not { } keys) return "notInForm";
        foreach (string key in keys)
        {
            if (!record.Counts.ContainsKey(key)) return record.Cells.TryGetValue(key, out CellState? cell) ? cell.State : question.Metric.Keys.ContainsKey(record.Form) ? "noTable" : "notInForm";
            if (question.OnlyChecked && record.Checks.Any(check => check.Column == key && check.State == "fail")) return "doubted";
        }

        return "number";
    }

    private static bool Doubted(Metric metric, ReportRecord record) => KeysOf(metric, record)!.Any(key => record.Checks.Any(check => check.Column == key && check.State == "fail"));

    private static string ValueOf(ReportRecord record, string by) => by switch
    {
        "year" => record.Year!.Value.ToString(CultureInfo.InvariantCulture),
        "province" => record.Region!.Code![..2] + "0000",
        "city" => record.Region!.City is null ? "_missing" : record.Region.Code![..4] + "00",
        "county" => record.Region!.Code!,
        "agencyType" => record.Agency.Type ?? "_missing",
        "level" => record.Agency.Level!,
        "form" => record.Form,
        _ => record.Scope,
    };

    private static string Written(IEnumerable<string> values) => string.Join('|', values);

    // Hyndman and Fan's type 7 as the paper has it: x[j] + g (x[j+1] - x[j]), with n p + 1 - p = j + g, counted from 1.
    private static decimal Type7(decimal[] ascending, double p)
    {
        double at = (ascending.Length * p) + 1 - p;
        int j = (int)Math.Floor(at);
        return j >= ascending.Length ? ascending[^1] : ascending[j - 1] + ((decimal)(at - j) * (ascending[j] - ascending[j - 1]));
    }

    private static IEnumerable<MetricValue> Pages(MetricWorld world, MetricQuestion question)
    {
        for (string? cursor = null; ;)
        {
            MetricValueList page = world.Archive.Metrics.Values(question with { Cursor = cursor });
            foreach (MetricValue value in page.Items) yield return value;
            if (page.Next is null) yield break;
            cursor = page.Next;
        }
    }

    /// <summary>Addresses with the same parameters, in whatever order.</summary>
    private sealed class SameParameters : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => GetHashCode(x!) == GetHashCode(y!);

        public int GetHashCode(string obj) => string.Join('&', obj.Split('?', '&').Order(StringComparer.Ordinal)).GetHashCode(StringComparison.Ordinal);
    }
}
