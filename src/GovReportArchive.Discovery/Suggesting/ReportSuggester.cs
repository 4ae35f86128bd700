using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Search;

namespace GovReportArchive.Discovery.Suggesting;

/// <summary>Suggests agencies, regions and frequent terms while somebody types.</summary>
/// <remarks>
/// Thread-safe. What is suggested is held in memory and made again by <see cref="Renew"/>, which a serving process calls now and then in the
/// background; until then suggestions are those of an earlier commit. Only the first question of a process that never called it waits.
/// </remarks>
public sealed class ReportSuggester
{
    /// <summary>Most suggestions of one answer.</summary>
    public const int LargestLimit = 50;

    /// <summary>The book may be out of date for this many times as long as it took to make.</summary>
    private const int Patience = 10;
    private readonly CatalogDatabase _catalog;
    private readonly ISearchIndex _index;
    private readonly TimeProvider _time;
    private readonly Lock _making = new();
    private volatile Made? _made;

    internal ReportSuggester(CatalogDatabase catalog, ISearchIndex index, TimeProvider time) => (_catalog, _index, _time) = (catalog, index, time);

    /// <summary>What fits a text: names that are it, begin so, contain it, are shortened to it, or have it for initials of their pinyin, in this order; among equals more reports first.</summary>
    /// <param name="text">What has been typed; blank text and text of more than sixty characters has no suggestions.</param>
    /// <param name="limit">Most suggestions, 0 to <see cref="LargestLimit"/>.</param>
    /// <param name="kinds">Kinds to suggest (<see cref="SuggestionKinds"/>); null or empty for all, of which then none crowds out the others.</param>
    /// <param name="cancellationToken">Gives up the first making of the book.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public SuggestionAnswer Suggest(string? text, int limit = 10, IReadOnlyCollection<string>? kinds = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, LargestLimit);
        if (string.IsNullOrWhiteSpace(text)) return new SuggestionAnswer([]);
        if (_made is null) Renew(cancellationToken);
        return new SuggestionAnswer(_made?.Book.Find(text, kinds ?? [], limit) ?? []);
    }

    /// <summary>Makes the suggestions of the newest commit where there is one that they are not of, unless making them took so long that it is too
    /// soon again. After an exception the suggestions are those they were.</summary>
    /// <returns>True where they were made anew.</returns>
    /// <exception cref="ArchiveException">Catalog or index cannot be read.</exception>
    public bool Renew(CancellationToken cancellationToken = default)
    {
        lock (_making)
        {
            try
            {
                using ISearchView? view = _index.Open();
                if (view is null) return false;
                (Guid identity, long generation) = (view.State.Identity, view.State.Commit);
                // An index made anew counts its commits from the beginning.
                if (_made is { } made && made.Index == identity && (made.Generation == generation || _time.GetElapsedTime(made.At) < made.Cost * Patience)) return false;
                long started = _time.GetTimestamp();
                SuggestionBook book = new SuggestionSources(_catalog, view).Read(cancellationToken);
                _made = new Made(book, identity, generation, _time.GetElapsedTime(started), _time.GetTimestamp());
                return true;
            }
            catch (ObjectDisposedException)
            {
                // The index was thrown away so long ago that nobody may read it any more: suggestions are made of the next one.
                return false;
            }
            catch (Exception error) when (error is IndexCorruptException or IndexVersionException or IOException)
            {
                throw new ArchiveException("index.unusable", $"检索库 {_index.Place} 不能使用（{error.Message}）；请运行 govreport rebuild 重建。", error);
            }
        }
    }

    private sealed record Made(SuggestionBook Book, Guid Index, long Generation, TimeSpan Cost, long At);
}
