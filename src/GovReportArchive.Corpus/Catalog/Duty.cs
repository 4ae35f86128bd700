namespace GovReportArchive.Corpus.Catalog;

/// <summary>The right to do what must be done once for an archive, such as telling subscribers: of all programs that have its catalog open, on whatever machine, at most one has it.</summary>
/// <remarks>
/// It goes with the process that has it, however that ends, and any other may take it then. In PostgreSQL it is a lock of a session: a holder that cannot reach the server knows after seconds
/// and stops; the server gives up a session whose machine is silent after some 25 seconds, and only then another takes it. What a holder has sent to third parties before it knew stays sent.
/// Thread-safe.
/// </remarks>
public sealed class Duty(CatalogDatabase catalog) : IDisposable
{
    private readonly Lock _lock = new();
    private IDutyHold? _hold;
    private CancellationTokenSource _lost = Ended();

    /// <summary>Whether this program has it, as of the last look.</summary>
    public bool IsHeld => !Lost.IsCancellationRequested;

    /// <summary>Ends when the right is lost; has ended where this program does not have it. What is done by it stops then.</summary>
    public CancellationToken Lost => Volatile.Read(ref _lost).Token;

    /// <summary>Takes it where nobody has it, and looks whether it is still had. To be called every second or so.</summary>
    /// <exception cref="ArchiveException">The catalog cannot be reached; the right is not had.</exception>
    public bool Look()
    {
        lock (_lock)
        {
            if (_hold is not null && !_hold.IsAlive()) GiveUp();
            if (_hold is null && catalog.TryHoldDuty() is { } hold)
            {
                _hold = hold;
                Volatile.Write(ref _lost, new CancellationTokenSource());
            }

            return _hold is not null;
        }
    }

    /// <summary>Gives it back.</summary>
    public void Dispose()
    {
        lock (_lock) GiveUp();
    }

    private static CancellationTokenSource Ended()
    {
        CancellationTokenSource ended = new();
        ended.Cancel();
        return ended;
    }

    // First whoever works by it is told, then another may have it.
    private void GiveUp()
    {
        _lost.Cancel();
        _hold?.Dispose();
        _hold = null;
    }
}

/// <summary>What a database knows the holder of the duty by; disposing gives it back.</summary>
internal interface IDutyHold : IDisposable
{
    /// <summary>Asks whether it is still had; takes seconds at most.</summary>
    bool IsAlive();
}
