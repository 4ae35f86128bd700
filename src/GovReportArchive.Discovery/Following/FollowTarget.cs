using GovReportArchive.Corpus;

namespace GovReportArchive.Discovery.Following;

/// <summary>One report as all that is derived from the catalog is made of: read, corrected, and held to its neighbours.</summary>
/// <param name="Report">The report.</param>
/// <param name="Beside">Values of keyword columns that follow from the agency's other years.</param>
public sealed record FollowedReport(StoredReport Report, IReadOnlyList<(string Column, string Value)> Beside);

/// <summary>Something that is derived from the catalog, report by report, and kept equal to it by the <see cref="ArchiveFollower"/>: an index, or the lines that wordings are made of.</summary>
/// <remarks>The last change applied is stored with what it has changed, so that after a crash the work goes on from there. Only <see cref="Put"/> is called from
/// several threads at once. After any exception the target is to be ended: what was put and not committed must not slip into a later commit under a wrong number.</remarks>
internal abstract class FollowTarget : IDisposable
{
    /// <summary>The last change that the newest commit holds, whoever made it; null where there is nothing usable of this catalog.</summary>
    public abstract long? Committed { get; }

    /// <summary>Whether searches read it, so that how far it is tells how far they are.</summary>
    public virtual bool IsSearched => true;

    /// <summary>Whether nothing but changes of the catalog is to be applied.</summary>
    public virtual bool IsSettled => true;

    /// <summary>The last change that this process's last commit holds. Between begin and end.</summary>
    public abstract long Position { get; }

    /// <summary>Whether so much was put since the last commit that it should come. Between begin and end.</summary>
    public abstract bool IsFull { get; }

    /// <summary>Why upkeep in the background failed last; null where it did not.</summary>
    public virtual string? Complaint => null;

    /// <summary>Takes the right to write, which is kept until the end; what is there and cannot be used is discarded first.</summary>
    /// <param name="last">Number of the catalog's last change: what knows more is not to be trusted.</param>
    /// <returns>False where another process has it.</returns>
    public abstract bool TryBegin(long last);

    /// <summary>Puts a report in the place of what it had; null takes it out.</summary>
    public abstract void Put(string id, FollowedReport? report);

    /// <summary>Makes durable what was put, with the number of the last change that it holds.</summary>
    public abstract void Commit(long change);

    /// <summary>Makes sure that no byte of what was taken out is left.</summary>
    public abstract void EraseRemoved();

    /// <summary>Applies what does not come from the change feed, after all changes are committed.</summary>
    public virtual void Settle(CancellationToken cancellationToken)
    {
    }

    /// <summary>Forgets what was not committed and gives the right to write back.</summary>
    public abstract void End();

    /// <summary>Removes everything; the next begin starts from nothing.</summary>
    /// <exception cref="ArchiveException">Another process is writing.</exception>
    public abstract void Discard();

    /// <summary>Ends.</summary>
    public void Dispose() => End();
}
