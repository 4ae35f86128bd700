namespace GovReportArchive.Web.Pages.Charts;

/// <summary>A year of a chart.</summary>
/// <param name="Year">The year.</param>
/// <param name="Value">The number; null where there is none.</param>
/// <param name="Words">What there is of the year, in a few words: the number with its unit, or why there is none.</param>
/// <param name="Address">Where the number, or the report without one, is shown.</param>
/// <param name="IsHeld">Whether a report on the year is held.</param>
/// <param name="Breaks">Whether it is counted otherwise than the number before it.</param>
internal sealed record ChartPoint(int Year, decimal? Value, string Words, string? Address, bool IsHeld, bool Breaks);

/// <summary>How a year's numbers of others are spread.</summary>
internal sealed record ChartBand(int Year, decimal Low, decimal Middle, decimal High);

/// <summary>Numbers over years, one point a year without gaps.</summary>
/// <param name="Title">What is counted.</param>
/// <param name="Points">The years, ascending.</param>
/// <param name="Band">Others in the same years; years without are left out.</param>
internal sealed record ChartSeries(string Title, IReadOnlyList<ChartPoint> Points, IReadOnlyList<ChartBand> Band)
{
    /// <summary>The greatest number that is drawn; 0 where there is none.</summary>
    public decimal Most => Points.Select(point => point.Value ?? 0).Concat(Band.Select(band => band.High)).Append(0).Max();

    /// <summary>The numbers that may be joined by a line, with the place of each year: what is not held, not printed or counted otherwise parts them.</summary>
    public IEnumerable<IReadOnlyList<(int At, decimal Value)>> Runs()
    {
        List<(int, decimal)> run = [];
        for (int at = 0; at < Points.Count; at++)
        {
            if ((Points[at].Value is null || Points[at].Breaks) && run.Count > 0)
            {
                yield return run;
                run = [];
            }

            if (Points[at].Value is decimal value) run.Add((at, value));
        }

        if (run.Count > 0) yield return run;
    }

    /// <summary>The years of others that follow each other, with the place of each; parted where the numbers are counted otherwise, since theirs are too.</summary>
    public IEnumerable<IReadOnlyList<(int At, ChartBand Band)>> BandRuns()
    {
        int first = Points.Count > 0 ? Points[0].Year : 0;
        return Band.Select((band, n) => (At: band.Year - first, Band: band, Run: (band.Year - n, Points.Count(point => point.Breaks && point.Year <= band.Year)))).GroupBy(entry => entry.Run)
            .Select(run => (IReadOnlyList<(int, ChartBand)>)[.. run.Select(entry => (entry.At, entry.Band))]);
    }
}
