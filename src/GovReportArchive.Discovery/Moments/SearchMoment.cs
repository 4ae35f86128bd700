using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search;

namespace GovReportArchive.Discovery.Moments;

/// <summary>The searches of an archive held at one commit of each index, for many questions whose answers are to fit together.</summary>
/// <remarks>Commits are kept some minutes after newer ones; whoever asks later is answered from the newest. A cursor still leads to the commit that it is of.</remarks>
public sealed class SearchMoment
{
    private SearchMoment(ReportSearch reports, PassageSearch passages, MetricSearch metrics, SearchState state) =>
        (Reports, Passages, Metrics, State) = (reports, passages, metrics, state);

    /// <summary>Search over reports.</summary>
    public ReportSearch Reports { get; }

    /// <summary>Search over passages.</summary>
    public PassageSearch Passages { get; }

    /// <summary>Statistics, of the same commit as <see cref="Reports"/>.</summary>
    public MetricSearch Metrics { get; }

    /// <summary>What the commits hold.</summary>
    public SearchState State { get; }

    /// <summary>Now.</summary>
    /// <exception cref="ArchiveException">There is no usable index.</exception>
    public static SearchMoment Of(ReportSearch reports, PassageSearch passages, MetricSearch metrics)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(passages);
        ArgumentNullException.ThrowIfNull(metrics);
        (ViewState? ofReports, ViewState? ofPassages) = (reports.Common.Newest(), passages.Common.Newest());
        long commit = ofReports?.Commit ?? 0;
        return new SearchMoment(
            reports.At(commit), passages.At(ofPassages?.Commit ?? 0), metrics.At(commit), new SearchState(ofReports?.Applied.Change ?? 0, ofPassages?.Applied.Change ?? 0));
    }
}

/// <summary>Which state of the archive answers are of.</summary>
/// <param name="Reports">Number of the last change that the index of reports holds.</param>
/// <param name="Passages">Number of the last change that the index of passages holds.</param>
public sealed record SearchState(long Reports, long Passages);
