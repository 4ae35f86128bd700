using System.Runtime.ExceptionServices;
using GovReportArchive.Corpus.Ingesting;

namespace GovReportArchive.Corpus.Backup;

/// <summary>Loops over files on all processors.</summary>
internal static class WholeLoop
{
    /// <summary>Does it for each number below; ends with the first error as it was thrown, since callers know of files, not of threads.</summary>
    public static void For(int count, Action<int> work, CancellationToken cancellationToken)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, work);
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
    }
}

/// <summary>Tells how many of a number are done. Thread-safe.</summary>
internal sealed class Counted(long total, IProgress<JobProgress>? progress)
{
    private long _done;

    public void Next() => progress?.Report(new JobProgress(Interlocked.Increment(ref _done), total));
}
