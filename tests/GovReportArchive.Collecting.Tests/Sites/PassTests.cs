using System.Collections.Concurrent;
using GovReportArchive.Collecting.Journals;
using GovReportArchive.Collecting.Sources;

namespace GovReportArchive.Collecting.Tests.Sites;

/// <summary>Passes over sites that behave as real ones do.</summary>
public sealed class PassTests
{
    // What they take is waiting, so that several go on at once.
    private static readonly SemaphoreSlim Places = new(6);

    private static readonly Lazy<ConcurrentDictionary<string, Task>> Checked = new(() => new(PassBehaviours.All.Select(row => KeyValuePair.Create(row.Key, Task.Run(() => CheckAsync(row.Value))))));

    public static TheoryData<string> Behaviours => [.. PassBehaviours.All.Keys];

    [Theory]
    [MemberData(nameof(Behaviours))]
    public Task Whatever_a_site_does_its_reports_are_held_once_and_it_is_said_what_became_of_each_address(string name) => Checked.Value[name];

    [Fact]
    public void There_are_more_than_fifty_behaviours() => Assert.True(PassBehaviours.All.Count > 50, $"{PassBehaviours.All.Count}");

    [Fact]
    public async Task A_link_that_is_refused_is_told_and_a_source_that_is_refused_fails_the_run()
    {
        PassBehaviour refused = PassBehaviours.All["a redirect into a private network"];
        using CollectingRun linked = new();
        refused.Passes[0](linked.Site);
        CollectReport told = await linked.PassAsync();
        Assert.Contains(told.Visits, visit => visit.Outcome == VisitOutcome.Refused.Code);
        Assert.False(told.HasFailures);

        using CollectingRun named = new();
        named.Options = named.Options with { AllowPrivate = false };
        Assert.True((await named.PassAsync()).HasFailures);
        Assert.Empty(named.Site.Requests);
    }

    [Theory]
    [InlineData("a report", "found")]
    [InlineData("what robots.txt forbids", "disallowed")]
    public async Task A_dry_run_tells_what_it_would_ask_and_asks_for_columns_alone(string behaviour, string outcome)
    {
        using CollectingRun run = new();
        run.Options = run.Options with { DryRun = true };
        PassBehaviours.All[behaviour].Passes[0](run.Site);
        CollectReport report = await run.PassAsync();
        Assert.Contains(report.Visits, visit => visit.Address == run.Site.At("/nb/1.html").AbsoluteUri && visit.Outcome == outcome);
        Assert.DoesNotContain("/nb/1.html", run.Site.Asked);
        Assert.Empty(run.Held);
    }

    [Theory]
    [InlineData("青禾县财政局", false)]
    [InlineData("青禾县/财政局", false)]
    [InlineData("青禾县审计局", true)]
    public async Task Who_is_expected_is_named_or_has_an_identifier_and_who_else_reports_is_told(string expected, bool isTold)
    {
        using CollectingRun run = new();
        run.Site.On(SitePages.Column, TestAnswer.Of(200, SitePages.ColumnOf(("1.html", "青禾县财政局")))).On("/nb/1.html", TestAnswer.Of(200, SitePages.Report("青禾县财政局")));
        run.Source = new CollectSource(run.Site.At(SitePages.Column)) { Agency = expected };
        CollectReport report = await run.PassAsync();
        Assert.Equal(isTold, report.Visits.Any(visit => visit.Detail?.StartsWith("来源表写明的机关", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task The_archive_knows_that_an_address_is_gone_and_that_it_is_back()
    {
        using CollectingRun run = new();
        foreach ((Action<TestSite> pass, bool isGone) in PassBehaviours.All["a report that is gone and comes back"].Passes.Zip([false, true, false]))
        {
            pass(run.Site);
            await run.PassAsync();
            Assert.Equal(isGone, run.GoneSince("/nb/1.html") is not null);
        }
    }

    private static async Task CheckAsync(PassBehaviour behaviour)
    {
        await Places.WaitAsync();
        try
        {
            using CollectingRun run = new();
            CollectReport report = null!;
            foreach (Action<TestSite> pass in behaviour.Passes)
            {
                pass(run.Site);
                report = await run.PassAsync();
            }

            string told = string.Join('\n', report.Visits.Select(visit => $"{visit.Address} {visit.Outcome} {visit.Code} {visit.Detail}"));
            foreach ((string path, string outcome) in behaviour.Becomes)
            {
                if (outcome.Length == 0) Assert.DoesNotContain(path, run.Site.Asked);
                else Assert.True(report.Visits.Any(visit => visit.Address == run.Site.At(path).AbsoluteUri && visit.Outcome == outcome), $"{path} did not become {outcome}:\n{told}");
            }

            Assert.All(report.Visits, visit => Assert.Contains(visit.Outcome, VisitOutcome.All.Select(outcome => outcome.Code)));
            Assert.True(behaviour.Held == run.Held.Count, told + "\n" + string.Join('\n', run.Held));
            Assert.All(run.Held, held => Assert.Equal((true, 2023), (held.Agency?.StartsWith("青禾县", StringComparison.Ordinal), held.Year)));
            Assert.Equal(behaviour.Versions, run.Held.Sum(held => held.Versions));
            Assert.True(run.Site.MostAtOnce <= 1);
            Assert.True(run.Site.Requests.Count < 60 * behaviour.Passes.Length, $"{run.Site.Requests.Count} requests");
        }
        finally
        {
            Places.Release();
        }
    }
}
