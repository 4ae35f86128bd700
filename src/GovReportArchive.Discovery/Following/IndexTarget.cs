using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Search;

namespace GovReportArchive.Discovery.Following;

/// <summary>An index of one projection as a target of the follower.</summary>
/// <remarks>One process at a time writes it: whoever holds its lock. An index that is missing, damaged, written for another schema, or ahead of the catalog is built
/// anew; an index of another catalog is left alone.</remarks>
/// <param name="catalog">Random name of the catalog that is followed.</param>
/// <param name="index">The index.</param>
/// <param name="projection">What it holds.</param>
internal class IndexTarget(string catalog, ISearchIndex index, IndexProjection projection) : FollowTarget
{
    private const int MostUncommitted = 200_000;

    public override long? Committed => CommittedPoint?.Change;

    public override long Position => Writer.Applied.Change;

    public override bool IsFull => Writer.Pending >= MostUncommitted;

    public override string? Complaint => OpenWriter?.MergeFailure;

    protected ISearchIndex Index => index;

    protected ISearchWriter? OpenWriter { get; private set; }

    protected ISearchWriter Writer => OpenWriter ?? throw new InvalidOperationException("The target has not begun.");

    /// <summary>What the newest commit has applied, whoever made it; null where there is no usable index of this catalog.</summary>
    protected CommitPoint? CommittedPoint
    {
        get
        {
            try
            {
                using ISearchView? view = index.Open();
                // What a crash left of a newer commit goes with the next one.
                return view is { State.FellBack: false } ? view.State.Applied : null;
            }
            catch (Exception error) when (error is IndexCorruptException or IndexVersionException)
            {
                return null;
            }
        }
    }

    public override bool TryBegin(long last)
    {
        if (OpenWriter is not null) return true;
        try
        {
            OpenWriter = Guarded(() => Write(last));
            return OpenWriter is not null;
        }
        catch (IndexLockedException)
        {
            return false;
        }
    }

    public override void Put(string id, FollowedReport? report) => Guarded(() => Writer.Replace(id, report is null ? [] : projection.Documents(report.Report, BesideOf(report))));

    public override void Commit(long change) => Guarded(() => Writer.Commit(Writer.Applied with { Change = change }));

    public override void EraseRemoved() => Guarded(Writer.EraseRemoved);

    public override void End()
    {
        OpenWriter?.Dispose();
        OpenWriter = null;
    }

    public override void Discard()
    {
        try
        {
            Guarded(index.Discard);
        }
        catch (IndexLockedException error)
        {
            throw new ArchiveException("index.locked", $"检索库 {index.Place} 正由另一个程序写入（{error.Holder}）；请先停止它再重建。", error);
        }
    }

    /// <summary>Values of keyword columns that do not follow from the report alone.</summary>
    protected virtual IReadOnlyList<(string Column, string Value)> BesideOf(FollowedReport report) => report.Beside;

    protected void Guarded(Action act) => Guarded(() =>
    {
        act();
        return true;
    });

    private T Guarded<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException and not IndexLockedException)
        {
            throw new ArchiveException("index.write", $"检索库 {index.Place} 无法写入：{error.Message}", error);
        }
    }

    private ISearchWriter? Write(long last)
    {
        try
        {
            bool ahead;
            // A catalog restored from a backup is behind its index; what the index knows more is not to be trusted.
            using (ISearchView? view = index.Open()) ahead = view?.State.Applied.Change > last;
            if (ahead) index.Discard();
            return index.TryWrite();
        }
        catch (IndexVersionException error) when (IndexProjection.CatalogOf(error.Schema) is string other && other != catalog)
        {
            throw new ArchiveException(
                "index.foreign", $"检索库 {index.Place} 属于另一个档案库；请用 --index 另选目录，或运行 govreport rebuild 覆盖它。", error);
        }
        catch (Exception error) when (error is IndexCorruptException or IndexVersionException)
        {
            index.Discard();
            return index.TryWrite();
        }
    }
}

/// <summary>The index of reports, which holds shares of boilerplate beside what follows from the catalog.</summary>
internal sealed class ReportIndexTarget(string catalog, ISearchIndex index) : IndexTarget(catalog, index, new ReportProjection())
{
    private volatile BoilerplateShares? _shares;

    public override bool IsSettled => CommittedPoint?.Beside == _shares?.Name;

    /// <summary>Takes the shares that the index is to hold from the next catching up on; null where nobody has worked them out.</summary>
    public void Take(BoilerplateShares? shares) => _shares = shares;

    // Every report may have another share when the wordings were made anew, but none has to be read for it.
    public override void Settle(CancellationToken cancellationToken)
    {
        BoilerplateShares? shares = _shares;
        if (Writer.Applied.Beside == shares?.Name) return;
        using ISearchView? view = Index.Open();
        foreach (string id in view?.Ids() ?? [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            Guarded(() => Writer.Update(id, BoilerplateShares.Column, shares?.Of(id)));
        }

        Guarded(() => Writer.Commit(Writer.Applied with { Beside = shares?.Name }));
    }

    protected override IReadOnlyList<(string Column, string Value)> BesideOf(FollowedReport report) =>
        _shares?.Of(report.Report.Id) is { } range ? [.. report.Beside, (BoilerplateShares.Column, range)] : report.Beside;
}
