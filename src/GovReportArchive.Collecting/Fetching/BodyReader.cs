using System.Globalization;

namespace GovReportArchive.Collecting.Fetching;

/// <summary>Reads a body within the bounds of size and time.</summary>
/// <remarks>Law: bytes buy time. A site may take the time of the rules, and as much again as what it sent takes at the least rate; it is never waited for longer than the longest answer.</remarks>
internal sealed class BodyReader(FetchRules rules, TimeProvider time)
{
    /// <summary>How much is read of a body of which nothing is kept.</summary>
    public const int Unkept = 256 * 1024;

    /// <summary>Reads a body as it is encoded.</summary>
    /// <param name="body">The body.</param>
    /// <param name="most">How many bytes it may have.</param>
    /// <param name="isKept">Whether a longer one is refused; else it ends there.</param>
    /// <param name="deadline">What <paramref name="cancellationToken"/> is linked to; set here for each piece anew.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The bytes, and whether that is all of them.</returns>
    /// <exception cref="FetchStop">It is too large, or comes too slowly.</exception>
    public async Task<(byte[] Bytes, bool IsWhole)> ReadAsync(Stream body, int most, bool isKept, CancellationTokenSource deadline, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        using MemoryStream bytes = new();
        byte[] piece = new byte[64 * 1024];
        while (true)
        {
            TimeSpan left = Left(time.GetElapsedTime(start), bytes.Length);
            if (left <= TimeSpan.Zero) throw Slow();
            deadline.CancelAfter(left < rules.Timeout ? left : rules.Timeout);
            int read;
            try
            {
                read = await body.ReadAsync(piece, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (deadline.IsCancellationRequested)
            {
                throw Slow();
            }

            if (read == 0) return (bytes.ToArray(), true);
            bytes.Write(piece, 0, read);
            if (bytes.Length <= most) continue;
            if (isKept) throw new FetchStop(FetchOutcome.TooLarge, most.ToString(CultureInfo.InvariantCulture));
            return (bytes.ToArray(), false);
        }

        FetchStop Slow() => new(FetchOutcome.Slow, string.Create(CultureInfo.InvariantCulture, $"{time.GetElapsedTime(start).TotalSeconds:0} 秒只传来 {bytes.Length} 字节"));
    }

    private TimeSpan Left(TimeSpan elapsed, long received)
    {
        TimeSpan bought = rules.Timeout + TimeSpan.FromSeconds((double)received / rules.LeastRate);
        return (bought < rules.LongestAnswer ? bought : rules.LongestAnswer) - elapsed;
    }
}
