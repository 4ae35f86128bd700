using System.Collections.Concurrent;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Verifying;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Verifying;

/// <summary>Compares an index with the catalog: its checksums, its documents, and those of reports by year and form.</summary>
internal sealed class IndexVerifier(
    CatalogDatabase catalog, ISearchIndex index, IndexProjection projection, VerifyFindings findings)
{
    private const int MostListed = 10;

    /// <summary>Checks the index; returns how many documents it holds, or null where there is none.</summary>
    public long? Run(CancellationToken cancellationToken)
    {
        try
        {
            using ISearchView? view = index.Open();
            if (view is null)
            {
                findings.Note("index.missing", $"没有检索库 {index.Place}；运行 govreport rebuild 即可建立。");
                return null;
            }

            index.Verify(cancellationToken);
            Compare(view, cancellationToken);
            return view.State.Documents;
        }
        catch (IndexVersionException error) when (error.Schema is not null)
        {
            findings.Problem("index.foreign", $"检索库 {index.Place} 不是为这个档案库建立的；请运行 govreport rebuild。");
            return null;
        }
        catch (Exception error) when (error is IndexCorruptException or IndexVersionException)
        {
            findings.Problem("index.damaged", $"检索库 {index.Place} 不能使用（{error.Message}）；请运行 govreport rebuild。");
            return null;
        }
    }

    private void Compare(ISearchView view, CancellationToken cancellationToken)
    {
        (long last, HashSet<string> standing, Dictionary<(string, string), long> counts) = catalog.Read(reader => (reader.LastChange(), reader.StandingIds().ToHashSet(StringComparer.Ordinal), Counts(reader)));
        if (view.State.Applied.Change < last)
        {
            findings.Note("index.behind", FormattableString.Invariant($"检索库还差 {last - view.State.Applied.Change} 个变更；网页服务或下一次 govreport 命令会补上。"));
            return;
        }

        if (projection is PassageProjection) ComparePassages(view, standing, cancellationToken);
        else CompareReports(view, standing, counts, cancellationToken);
    }

    private void CompareReports(
        ISearchView view, HashSet<string> standing, Dictionary<(string, string), long> counts, CancellationToken cancellationToken)
    {
        HashSet<string> indexed = view.Ids().ToHashSet(StringComparer.Ordinal);
        Differ("index.lacks", "检索库缺少", standing.Except(indexed));
        Differ("index.extra", "检索库多出", indexed.Except(standing));
        SearchRequest all = new() { Limit = 0, Facets = [new FacetRequest("year", int.MaxValue), new FacetRequest("form", int.MaxValue)] };
        foreach (FacetResult facet in view.Search(all, cancellationToken).Facets)
        {
            foreach (FacetCount item in facet.Items)
            {
                if (!counts.Remove((facet.Column, item.Value), out long count) || count != item.Count)
                    findings.Problem("index.differs", FormattableString.Invariant($"检索库中 {facet.Column}={item.Value} 有 {item.Count} 份，目录库有 {count} 份；请运行 govreport rebuild。"));
            }
        }

        foreach (((string column, string value), long count) in counts)
            findings.Problem("index.differs", FormattableString.Invariant($"检索库中没有 {column}={value}，目录库有 {count} 份；请运行 govreport rebuild。"));
        new NeighbourVerifier(catalog, findings).Compare(view, cancellationToken);
    }

    /// <summary>Every report is split again: the index must hold as many passages of it, and none of another.</summary>
    private void ComparePassages(ISearchView view, HashSet<string> standing, CancellationToken cancellationToken)
    {
        Dictionary<string, int> indexed = new(StringComparer.Ordinal);
        foreach (string id in view.Ids()) System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(indexed, PassageId.Parse(id).Report, out _)++;
        Differ("index.extra", "措辞库多出", indexed.Keys.Except(standing));
        ConcurrentQueue<string> differing = [];
        Parallel.ForEach(standing, new ParallelOptions { CancellationToken = cancellationToken }, id =>
        {
            StoredReport? report = Read(id);
            if (report is not null && PassageList.Of(report.Record).Count != indexed.GetValueOrDefault(id)) differing.Enqueue(id);
        });
        Differ("index.differs", "措辞库中条目数与档案不符的", differing);
    }

    // A damaged reading is told by the check of readings.
    private StoredReport? Read(string id)
    {
        try
        {
            return catalog.Read(reader => reader.Report(id) is { Withdrawn: false } row ? reader.Stored(row) : null);
        }
        catch (DamagedReportException)
        {
            return null;
        }
    }

    private static Dictionary<(string Column, string Value), long> Counts(CatalogReader reader) =>
        reader.Statistics.ByYear().Where(year => year.Key.Length > 0).Select(year => (Value: ("year", year.Key), year.Value))
            .Concat(reader.Statistics.ByForm().Select(form => (("form", form.Key), form.Value)))
            .ToDictionary(entry => entry.Item1, entry => entry.Item2);

    private void Differ(string code, string what, IEnumerable<string> ids)
    {
        string[] found = [.. ids.Order(StringComparer.Ordinal)];
        if (found.Length == 0) return;
        string more = found.Length > MostListed ? FormattableString.Invariant($" 等 {found.Length} 份") : "";
        findings.Problem(code, $"{what}报告 {string.Join("、", found.Take(MostListed))}{more}；请运行 govreport rebuild。");
    }
}
