using System.Collections.Concurrent;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Originals;

namespace GovReportArchive.Web.Hosting;

/// <summary>Pictures of pages of originals: few are painted at a time, and the last ones are kept in memory.</summary>
/// <remarks>Whoever asks must hold the original: what was withdrawn is asked for no more. Thread-safe.</remarks>
internal sealed class PagePictures : IDisposable
{
    private const int PaintedAtOnce = 2, MostKept = 32;

    private readonly SemaphoreSlim _places = new(PaintedAtOnce);
    private readonly ConcurrentDictionary<(string Sha256, int Page), byte[]> _kept = new();

    /// <summary>A page as PNG; null where the original has no such page, or is no PDF.</summary>
    public async Task<byte[]?> OfAsync(OriginalFile original, int page, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue((original.Sha256, page), out byte[]? kept)) return kept;
        await _places.WaitAsync(cancellationToken);
        try
        {
            if (_kept.TryGetValue((original.Sha256, page), out kept)) return kept;
            byte[]? picture = await OriginalReading.PaintAsync(original.FileName, await original.ReadAsync(cancellationToken), page, cancellationToken);
            if (picture is null) return null;
            // Whichever are dropped, they can be painted again.
            if (_kept.Count >= MostKept) _kept.Clear();
            return _kept[(original.Sha256, page)] = picture;
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
