using GovReportArchive.Collecting.Journals;
using Microsoft.Extensions.Time.Testing;

namespace GovReportArchive.Collecting.Tests.Journals;

public sealed class JournalTests : IDisposable
{
    private const string Host = "www.yunling.example";
    private static readonly Lead Seed = new(new Uri("http://www.yunling.example/xxgk/"), AddressKind.Column, Depth: 0);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("govreport-journal-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly Journal _journal;

    public JournalTests() => _journal = Open();

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void A_run_that_was_broken_off_goes_on_with_what_it_has_not_settled()
    {
        (long run, _, bool goesOn) = _journal.Begin([Seed], TimeSpan.Zero);
        Assert.False(goesOn);
        Settle(run, Next(run), Settled(VisitOutcome.List) with { Leads = [Report("1"), Report("2")] });
        Settle(run, Next(run), Settled(VisitOutcome.New) with { Report = "1" });

        Journal after = Open();
        (long again, DateTimeOffset began, bool isSame) = after.Begin([Seed], TimeSpan.Zero);
        Assert.Equal((run, true, _time.GetUtcNow()), (again, isSame, began));
        Assert.EndsWith("/2.html", after.Next(run, Host).Next!.Lead.Address.AbsoluteUri, StringComparison.Ordinal);
        Settle(run, after.Next(run, Host).Next!, Settled(VisitOutcome.NotAReport));
        Assert.Equal((null, null), after.Next(run, Host));
        Assert.Empty(after.Hosts(run));
    }

    [Fact]
    public void The_next_run_asks_again_for_what_is_held_and_for_what_failed_and_not_for_what_was_no_report()
    {
        long first = Run(Report("held"), Report("failed"), Report("other"));
        foreach (VisitOutcome outcome in new[] { VisitOutcome.New, VisitOutcome.Failed, VisitOutcome.NotAReport }) Settle(first, Next(first), Settled(outcome));
        _journal.End(first, _journal.Visits(first));

        long second = _journal.Begin([Seed], TimeSpan.Zero).Run;
        Settle(second, Next(second), Settled(VisitOutcome.List));
        Assert.Equal(["/xxgk/failed.html", "/xxgk/held.html"], Waiting(second).Select(waiting => waiting.Lead.Address.AbsolutePath).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_was_asked_lately_is_left_alone_where_the_operator_says_so()
    {
        long first = Run(Report("held"));
        Settle(first, Next(first), Settled(VisitOutcome.New));
        _journal.End(first, _journal.Visits(first));
        _time.Advance(TimeSpan.FromDays(2));

        long second = _journal.Begin([Seed], TimeSpan.FromDays(3)).Run;
        Assert.Equal([Seed.Address], Waiting(second).Select(waiting => waiting.Lead.Address));
        _journal.End(second, _journal.Visits(second));
        _time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(2, Waiting(_journal.Begin([Seed], TimeSpan.FromDays(3)).Run).Count);
    }

    [Fact]
    public void What_is_held_and_was_asked_lately_is_left_alone_though_its_column_leads_to_it_again()
    {
        long first = Run(Report("held"));
        Settle(first, Next(first), Settled(VisitOutcome.New));
        _journal.End(first, _journal.Visits(first));
        _time.Advance(TimeSpan.FromDays(2));

        long second = _journal.Begin([Seed], TimeSpan.FromDays(3)).Run;
        Settle(second, Next(second), Settled(VisitOutcome.List) with { Leads = [Report("held"), Report("new")], Pages = [Page(2)] });
        Assert.Equal(["/xxgk/index_2.html", "/xxgk/new.html"], Waiting(second).Select(waiting => waiting.Lead.Address.AbsolutePath).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_failed_comes_again_when_its_time_has_come_with_its_attempts_counted()
    {
        long run = Run(Report("slow"));
        DateTimeOffset again = _time.GetUtcNow().AddSeconds(15);
        Settle(run, Next(run), Settled(VisitOutcome.Later) with { Again = again });
        Assert.Equal((null, again), _journal.Next(run, Host));
        _time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(1, Next(run).Attempts);
    }

    [Fact]
    public void A_page_that_shows_nothing_new_leads_no_further()
    {
        (long run, _, _) = _journal.Begin([Seed], TimeSpan.Zero);
        Settle(run, Next(run), Settled(VisitOutcome.List) with { Leads = [Report("1")], Pages = [Page(2)] });
        Settle(run, Next(run), Settled(VisitOutcome.List) with { Leads = [Report("1")], Pages = [Page(3)] });
        Assert.Equal([Report("1").Address], Waiting(run).Select(waiting => waiting.Lead.Address));
    }

    [Fact]
    public void A_page_of_frames_leads_into_them_and_a_further_page_without_anything_leads_nowhere()
    {
        (long run, _, _) = _journal.Begin([Seed], TimeSpan.Zero);
        Settle(run, Next(run), Settled(VisitOutcome.Cover) with { Pages = [Page(2)] });
        Settle(run, Next(run), Settled(VisitOutcome.Cover) with { Pages = [Page(3)] });
        Assert.Empty(Waiting(run));
    }

    [Fact]
    public void A_column_without_end_ends_at_the_bound_and_is_told_once()
    {
        (long run, _, _) = _journal.Begin([Seed], TimeSpan.Zero);
        for (int n = 1; _journal.Next(run, Host).Next is { } next; n++)
            _journal.Settle(run, next, Settled(VisitOutcome.List) with { Leads = [Report($"{n}")], Pages = next.Lead.Kind != AddressKind.Report ? [Page(n + 1)] : [] }, mostPages: 5);
        Assert.Equal(5, _journal.Visits(run).Count(visit => visit.Kind is "column" or "page" && visit.Outcome == VisitOutcome.List.Code));
        Assert.Single(_journal.Visits(run), visit => visit.Outcome == VisitOutcome.Bounded.Code);
    }

    [Fact]
    public void A_column_that_has_not_changed_leads_where_it_led_before()
    {
        (long first, _, _) = _journal.Begin([Seed], TimeSpan.Zero);
        Settle(first, Next(first), Settled(VisitOutcome.List) with { Leads = [new Lead(new Uri("http://www.yunling.example/jyj/"), AddressKind.Column, 1, Seed.Address.AbsoluteUri)] });
        Settle(first, Next(first), Settled(VisitOutcome.List) with { Leads = [] });
        _journal.End(first, _journal.Visits(first));

        (long second, _, _) = _journal.Begin([Seed], TimeSpan.Zero);
        Settle(second, Next(second), Settled(VisitOutcome.List) with { AsBefore = true });
        Assert.Equal("/jyj/", Next(second).Lead.Address.AbsolutePath);
    }

    [Fact]
    public void What_left_the_list_is_not_asked_when_a_run_goes_on()
    {
        (long run, _, _) = _journal.Begin([Seed], TimeSpan.Zero);
        Lead other = Seed with { Address = new Uri("http://www.nanhe.example/") };
        Assert.Equal((run, true), (_journal.Begin([other], TimeSpan.Zero) is var (again, _, goesOn) ? (again, goesOn) : default));
        Assert.Equal(["www.nanhe.example"], _journal.Hosts(run));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_list_before_led_to_belongs_to_the_list_of_now(bool isUnchanged)
    {
        Lead before = Page(7) with { Kind = AddressKind.Column };
        (long first, _, _) = _journal.Begin([before, Seed], TimeSpan.Zero);
        Settle(first, Waiting(first).First(waiting => waiting.Lead.Address == before.Address), Settled(VisitOutcome.List) with { Leads = [Page(8) with { Via = Seed.Address.AbsoluteUri }, Report("a")] });
        _journal.End(first, _journal.Visits(first));

        (long second, _, _) = _journal.Begin([Seed], TimeSpan.Zero);
        Settle(second, Next(second), Settled(VisitOutcome.List) with { AsBefore = isUnchanged, Leads = isUnchanged ? [] : [Page(8), Report("a")] });
        Assert.All(Waiting(second), waiting => Assert.Equal(Seed.Address.AbsoluteUri, waiting.Source));
    }

    [Fact]
    public void A_host_that_is_given_up_keeps_what_is_known_and_is_asked_in_the_next_run()
    {
        long first = Run(Report("held"));
        Settle(first, Next(first), Settled(VisitOutcome.New) with { Answer = new LastAnswer("\"a\"", null, "r") });
        _journal.End(first, _journal.Visits(first));
        (long second, _, _) = _journal.Begin([Seed], TimeSpan.Zero);
        _journal.GiveUp(second, Host, Settled(VisitOutcome.Failed));
        Assert.Equal((null, null), _journal.Next(second, Host));
        Assert.Equal(2, _journal.Visits(second).Count(visit => visit.Outcome == VisitOutcome.Failed.Code));
        _journal.End(second, _journal.Visits(second));

        (long third, _, _) = _journal.Begin([Seed], TimeSpan.Zero);
        Settle(third, Next(third), Settled(VisitOutcome.List));
        Assert.Equal(("\"a\"", VisitOutcome.New), (Next(third).Before.ETag, Next(third).Before.Outcome));
    }

    [Fact]
    public void What_a_run_gave_up_before_it_was_ever_visited_is_asked_in_the_next_though_its_column_has_not_changed()
    {
        long first = Run(Report("never"));
        _journal.GiveUp(first, Host, Settled(VisitOutcome.Failed));
        _journal.End(first, _journal.Visits(first));
        long second = _journal.Begin([Seed], TimeSpan.Zero).Run;
        Settle(second, Next(second), Settled(VisitOutcome.List) with { AsBefore = true });
        Assert.Equal([Report("never").Address], Waiting(second).Select(waiting => waiting.Lead.Address));
    }

    private Journal Open() => new(new JournalFile(_directory.FullName), _time);

    private long Run(params Lead[] leads)
    {
        (long run, _, _) = _journal.Begin([Seed], TimeSpan.Zero);
        Settle(run, Next(run), Settled(VisitOutcome.List) with { Leads = leads });
        return run;
    }

    private List<Waiting> Waiting(long run)
    {
        // Each is put off, so that the next comes up.
        List<Waiting> all = [];
        while (_journal.Next(run, Host).Next is { } next)
        {
            all.Add(next);
            Settle(run, next, Settled(VisitOutcome.Later) with { Again = _time.GetUtcNow().AddDays(1) });
        }

        return all;
    }

    private Waiting Next(long run) => Assert.IsType<Waiting>(_journal.Next(run, Host).Next);

    private void Settle(long run, Waiting waiting, Settlement settlement) => _journal.Settle(run, waiting, settlement, mostPages: 100);

    private static Settlement Settled(VisitOutcome outcome) => new(outcome) { Status = 200 };

    private static Lead Report(string name) => new(new Uri($"http://www.yunling.example/xxgk/{name}.html"), AddressKind.Report, 1, Seed.Address.AbsoluteUri);

    private static Lead Page(int number) => new(new Uri(FormattableString.Invariant($"http://www.yunling.example/xxgk/index_{number}.html")), AddressKind.Page, 0, Seed.Address.AbsoluteUri);
}
