using GovReportArchive.Collecting.Journals;
using GovReportArchive.Collecting.Sources;

namespace GovReportArchive.Collecting;

/// <summary>What a run has found, source by source.</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Began">When it began, before it was broken off where it was.</param>
/// <param name="GoesOn">Whether it went on with a run that had been broken off.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Sources">Each source with the numbers of its visits by outcome, in the order of the list.</param>
/// <param name="Visits">What became of each address, in the order of the visits.</param>
internal sealed record CollectReport(
    long Run, DateTimeOffset Began, bool GoesOn, DateTimeOffset Ended, IReadOnlyList<SourceSummary> Sources, IReadOnlyList<VisitLine> Visits)
{
    /// <summary>The report of a run's visits.</summary>
    public static CollectReport Of(long run, DateTimeOffset began, bool goesOn, DateTimeOffset ended, IEnumerable<CollectSource> sources, IReadOnlyList<VisitLine> visits)
    {
        ILookup<string, VisitLine> bySource = visits.ToLookup(visit => visit.Source, StringComparer.Ordinal);
        return new CollectReport(run, began, goesOn, ended, [.. sources.Select(Summary)], visits);

        SourceSummary Summary(CollectSource source) => new(
            source.Name ?? source.Agency ?? source.Address.AbsoluteUri,
            source.Address.AbsoluteUri,
            bySource[source.Address.AbsoluteUri].CountBy(visit => visit.Outcome, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal));
    }

    /// <summary>Whether a person should look into something.</summary>
    public bool HasFailures => Visits.Any(visit => visit.IsFailure);
}

/// <summary>A source and how many of its visits had which outcome.</summary>
/// <param name="Name">What the list calls it.</param>
/// <param name="Address">Its address.</param>
/// <param name="Counts">Visits by code of the outcome.</param>
internal sealed record SourceSummary(string Name, string Address, IReadOnlyDictionary<string, int> Counts);
