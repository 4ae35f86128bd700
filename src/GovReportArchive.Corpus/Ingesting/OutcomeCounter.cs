namespace GovReportArchive.Corpus.Ingesting;

/// <summary>Counts outcomes as they are acknowledged, and tells whoever watches.</summary>
internal sealed class OutcomeCounter(IProgress<JobProgress>? progress, long? total)
{
    private readonly SortedDictionary<IngestKind, long> _counts = [];
    private readonly List<IngestOutcome> _failures = [];
    private readonly List<IngestOutcome> _noticed = [];
    private readonly List<IngestOutcome> _skipped = [];
    private long _inputs;

    /// <summary>Adds acknowledged outcomes.</summary>
    public void Add(IEnumerable<IngestOutcome> outcomes)
    {
        foreach (IngestOutcome outcome in outcomes)
        {
            _inputs++;
            _counts[outcome.Kind] = _counts.GetValueOrDefault(outcome.Kind) + 1;
            if (outcome.IsFailure) _failures.Add(outcome);
            else if (outcome.Kind == IngestKind.Skipped) _skipped.Add(outcome);
            else if (outcome.Notices.Any()) _noticed.Add(outcome);
            progress?.Report(new JobProgress(_inputs, total, outcome));
        }
    }

    /// <summary>The sum so far.</summary>
    public IngestSummary Summary() => new(_inputs, _counts, _failures, _noticed, _skipped);
}
