using System.Threading.Channels;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>Prepares items on all processors and hands them over in batches, in their original order, on one thread.</summary>
internal static class OrderedPipeline
{
    /// <summary>Runs until the items end. Memory is bounded: at most a few items a processor and one batch are under way.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; batches handed over before stand.</exception>
    public static async Task RunAsync<TItem, TPrepared>(
        IEnumerable<TItem> items,
        Func<TItem, CancellationToken, Task<TPrepared>> prepare,
        int batchSize,
        Action<List<TPrepared>> take,
        CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Channel<Task<TPrepared>> queue = Channel.CreateBounded<Task<TPrepared>>(4 * Environment.ProcessorCount);
        Task producer = Task.Run(() => ProduceAsync(items, prepare, queue.Writer, stop.Token), CancellationToken.None);
        try
        {
            List<TPrepared> batch = [];
            await foreach (Task<TPrepared> task in queue.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                batch.Add(await task.ConfigureAwait(false));
                if (batch.Count < batchSize) continue;
                take(batch);
                batch.Clear();
            }

            if (batch.Count > 0) take(batch);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await producer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task ProduceAsync<TItem, TPrepared>(
        IEnumerable<TItem> items,
        Func<TItem, CancellationToken, Task<TPrepared>> prepare,
        ChannelWriter<Task<TPrepared>> queue,
        CancellationToken cancellationToken)
    {
        try
        {
            foreach (TItem item in items)
            {
                // The slot is taken before the work starts, so that no more work is under way than the queue holds.
                await queue.WaitToWriteAsync(cancellationToken).ConfigureAwait(false);
                await queue.WriteAsync(Task.Run(() => prepare(item, cancellationToken), cancellationToken), cancellationToken).ConfigureAwait(false);
            }

            queue.Complete();
        }
        catch (Exception error)
        {
            // The consumer rethrows it from its loop.
            queue.Complete(error);
            throw;
        }
    }
}
