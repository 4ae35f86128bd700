using System.Threading.Channels;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>Prepares items on all processors and hands them over in batches, in their original order, on one thread.</summary>
internal static class OrderedPipeline
{
    /// <summary>So much may be under way of items that have a weight.</summary>
    private const int MostWeight = 192;

    /// <summary>Runs until the items end. Memory is bounded: at most a few items a processor and one batch are under way, and fewer of heavy ones.</summary>
    /// <param name="items">The items.</param>
    /// <param name="prepare">What is done with each, on any processor.</param>
    /// <param name="batchSize">How many are handed over at once.</param>
    /// <param name="take">Takes them, in order.</param>
    /// <param name="cancellationToken">Ends it between batches.</param>
    /// <param name="weigh">What an item weighs until it is prepared, of 192 in all; null for nothing.</param>
    /// <exception cref="OperationCanceledException">Cancelled; batches handed over before stand.</exception>
    public static async Task RunAsync<TItem, TPrepared>(
        IEnumerable<TItem> items,
        Func<TItem, CancellationToken, Task<TPrepared>> prepare,
        int batchSize,
        Action<List<TPrepared>> take,
        CancellationToken cancellationToken,
        Func<TItem, int>? weigh = null)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Channel<Task<TPrepared>> queue = Channel.CreateBounded<Task<TPrepared>>(4 * Environment.ProcessorCount);
        Task producer = Task.Run(() => ProduceAsync(items, prepare, weigh, queue.Writer, stop.Token), CancellationToken.None);
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
        Func<TItem, int>? weigh,
        ChannelWriter<Task<TPrepared>> queue,
        CancellationToken cancellationToken)
    {
        // Not disposed: what is under way when a job is given up may still give back.
        SemaphoreSlim room = new(MostWeight);
        try
        {
            foreach (TItem item in items)
            {
                int weight = Math.Min(weigh?.Invoke(item) ?? 0, MostWeight);
                for (int i = 0; i < weight; i++) await room.WaitAsync(cancellationToken).ConfigureAwait(false);
                // The slot is taken before the work starts, so that no more work is under way than the queue holds.
                await queue.WaitToWriteAsync(cancellationToken).ConfigureAwait(false);
                await queue.WriteAsync(Task.Run(() => PreparedAsync(item, weight), cancellationToken), cancellationToken).ConfigureAwait(false);
            }

            queue.Complete();
        }
        catch (Exception error)
        {
            // The consumer rethrows it from its loop.
            queue.Complete(error);
            throw;
        }

        async Task<TPrepared> PreparedAsync(TItem item, int weight)
        {
            try
            {
                return await prepare(item, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                if (weight > 0) room.Release(weight);
            }
        }
    }
}
