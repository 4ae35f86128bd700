using System.Diagnostics;

namespace GovReportArchive.Wording.Groups.Building;

/// <summary>Lets a long job be given up, and one in the background leave the processor to whoever searches.</summary>
/// <param name="gently">True: the job rests twice as long as it works, a few milliseconds at a time.</param>
/// <param name="cancellationToken">Gives up.</param>
internal sealed class BuildPace(bool gently, CancellationToken cancellationToken)
{
    private const int Rest = 2;
    private const int StepsBetween = 64;
    private static readonly TimeSpan Stretch = TimeSpan.FromMilliseconds(20);
    private readonly Stopwatch _working = Stopwatch.StartNew();
    private int _steps;

    /// <summary>Gives up.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>To be called often, after each small step.</summary>
    /// <exception cref="OperationCanceledException">The job is given up.</exception>
    public void Step()
    {
        if (++_steps % StepsBetween == 0 && !GoesOn()) cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Rests where it is time; false where the job is given up.</summary>
    public bool GoesOn()
    {
        if (cancellationToken.IsCancellationRequested) return false;
        if (!gently || _working.Elapsed < Stretch) return true;
        cancellationToken.WaitHandle.WaitOne(_working.Elapsed * Rest);
        _working.Restart();
        return true;
    }
}
