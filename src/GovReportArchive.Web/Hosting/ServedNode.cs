using GovReportArchive.Corpus;

namespace GovReportArchive.Web.Hosting;

/// <summary>How this server stands among those that share its catalog: how far its index is behind, whether the catalog can be reached, whether it has the duty.</summary>
/// <remarks>Thread-safe. Whoever asks waits a second at most, also where the catalog's server does not answer.</remarks>
internal sealed class ServedNode(ServedArchive served, ServerSettings settings, TimeProvider time)
{
    /// <summary>For how long a catalog that does not answer is not told: a standby that takes over needs as long.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private Task? _looking;
    private Sight? _last;

    /// <summary>What it is called.</summary>
    public string Name => settings.NodeName;

    /// <summary>Whether it does what only one of them does.</summary>
    public bool HasDuty => served.Real.Duty.IsHeld;

    /// <summary>Why the catalog has not answered for longer than the grace; null where it has.</summary>
    public string? Lost { get; private set; }

    /// <summary>Whether so much is missing from the index that a reader must be told, as of the last look.</summary>
    public bool IsBehind => _last is { } sight && IsTooFar(served.LagBehind(sight.Change, served.IndexedChange).Changes, served.IndexedChange, sight.Change);

    /// <summary>Looks at the catalog and the indexes.</summary>
    public async Task<NodeState> LookAsync(CancellationToken cancellationToken = default)
    {
        string complaint;
        try
        {
            await Looking().WaitAsync(Patience, time, cancellationToken);
            Lost = null;
            return StateOf(_last!, null);
        }
        catch (TimeoutException)
        {
            complaint = "目录库没有及时答复。";
        }
        catch (ArchiveException error)
        {
            // Whoever asks is not told where the catalog is; the log of the follower is.
            complaint = ErrorAnswers.SentenceOf(error) ?? error.Message;
        }

        // Before the first answer nothing is known that could be told as if it still held.
        Lost = _last is null || time.GetElapsedTime(_last.At) > Grace ? complaint : null;
        return StateOf(_last ?? new Sight(0, 0), complaint);
    }

    // One look at a time: a server that does not answer holds up one thread, not one for each that asks.
    private Task Looking()
    {
        lock (_lock)
            return _looking is { IsCompleted: false } ? _looking : _looking = Task.Run(() => _last = new Sight(served.Current.Holdings.LastChange, time.GetTimestamp()));
    }

    private NodeState StateOf(Sight sight, string? complaint)
    {
        Dictionary<string, long> positions = served.IsPreparing ? [] : served.Current.Positions.ToDictionary(index => index.Name, index => index.Change, StringComparer.Ordinal);
        (long reports, long passages) = (positions.GetValueOrDefault("reports"), positions.GetValueOrDefault("passages"));
        long indexed = Math.Min(reports, passages);
        (long changes, TimeSpan waited) = served.LagBehind(sight.Change, indexed);
        return new NodeState(
            served.IsPreparing ? "preparing" : complaint is not null ? "catalogLost" : changes > 0 ? "catchingUp" : "ok", sight.Change, reports, passages, changes, waited,
            IsReady: !served.IsPreparing && Lost is null && !IsTooFar(changes, indexed, sight.Change) && waited <= settings.ReadyLagTime, complaint ?? served.Complaint);
    }

    // An index that holds nothing yet would answer that nothing was found.
    private bool IsTooFar(long changes, long indexed, long change) => changes > settings.ReadyLag || (indexed == 0 && change > 0);

    private sealed record Sight(long Change, long At);
}

/// <summary>How a server stands.</summary>
/// <param name="State">As <see cref="Api.Health.Status"/>.</param>
/// <param name="Change">The catalog's last change, when it answered last.</param>
/// <param name="Reports">The last change that the index of reports holds.</param>
/// <param name="Passages">The last change that the index of passages holds.</param>
/// <param name="Behind">How many changes searches do not see.</param>
/// <param name="Waited">For how long they have not seen all.</param>
/// <param name="IsReady">Whether requests are to come here.</param>
/// <param name="Complaint">What goes wrong; null for nothing.</param>
internal sealed record NodeState(string State, long Change, long Reports, long Passages, long Behind, TimeSpan Waited, bool IsReady, string? Complaint);
