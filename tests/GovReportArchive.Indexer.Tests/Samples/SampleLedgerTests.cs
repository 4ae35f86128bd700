using GovReportArchive.Tests;
namespace GovReportArchive.Indexer.Tests.Samples;

/// <summary>The samples are a ledger over years, so that pages and tests that follow an agency through time have something true to show.</summary>
public sealed class SampleLedgerTests
{
    [Fact]
    public void What_one_year_carries_out_the_next_carries_in_but_for_the_documented_break()
    {
        string[] breaks =
        [
            .. Pairs().Where(pair => Differs(pair, "applications.carriedOut.total", "applications.carriedIn.total")).Select(pair => pair.Later.File),
        ];

        Assert.Equal(["suxi-civil-affairs-2022.docx"], breaks);
    }

    [Fact]
    public void Documents_in_force_follow_from_the_year_before_but_for_the_documented_break()
    {
        const string Documents = "disclosure.normativeDocuments.";
        string[] breaks =
        [
            .. Pairs().Where(pair => pair.Earlier.Sample.Form == "2021" && pair.Later.Sample.Counts.ContainsKey(Documents + "made"))
                .Where(pair => Count(pair.Earlier, Documents + "inForce") + Count(pair.Later, Documents + "made") - Count(pair.Later, Documents + "repealed")
                    != Count(pair.Later, Documents + "inForce"))
                .Select(pair => pair.Later.File),
        ];

        Assert.Equal(["hezhu-town-2024.txt"], breaks);
    }

    [Fact]
    public void Cumulative_numbers_grow_by_the_number_of_the_year()
    {
        (Entry Earlier, Entry Later)[] pairs = [.. Pairs().Where(pair => pair.Later.Sample.Cumulative.Count > 0 && pair.Earlier.Sample.Cumulative.Count > 0)];

        Assert.NotEmpty(pairs);
        foreach ((Entry earlier, Entry later) in pairs)
        {
            foreach ((string key, decimal cumulative) in later.Sample.Cumulative)
                Assert.Equal(cumulative, earlier.Sample.Cumulative[key] + later.Sample.Counts[key]);
        }
    }

    private static IEnumerable<(Entry Earlier, Entry Later)> Pairs() =>
        from earlier in SampleFiles.Expected
        from later in SampleFiles.Expected
        where earlier.Value.Agency == later.Value.Agency && earlier.Value.Year + 1 == later.Value.Year
        select (new Entry(earlier.Key, earlier.Value), new Entry(later.Key, later.Value));

    private static bool Differs((Entry Earlier, Entry Later) pair, string left, string right) =>
        pair.Earlier.Sample.Counts.TryGetValue(left, out decimal before)
        && pair.Later.Sample.Counts.TryGetValue(right, out decimal after)
        && before != after;

    private static decimal Count(Entry entry, string key) => entry.Sample.Counts[key];

    private sealed record Entry(string File, ExpectedSample Sample);
}
