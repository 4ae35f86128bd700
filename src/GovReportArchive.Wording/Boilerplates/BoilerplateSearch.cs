using System.Globalization;
using Dapper;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Querying;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Wording.Boilerplates;

/// <summary>Which sentences of reports stand in many others: boilerplate; and which reports consist of them.</summary>
/// <remarks>Sentences are the same where they are equal but for numbers, punctuation, numbering and the names of each report's own agency and
/// place. Counts come from the file of wordings, all of one state of the archive that each answer names. Thread-safe.</remarks>
public sealed class BoilerplateSearch(CatalogDatabase catalog, WordingStore store, WordingSearch wordings)
{

    /// <summary>The sentences of a report, as it stands now; null where there is no file of wordings.</summary>
    public Boilerplate? Of(StoredReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Of(report.Record, report.Id);
    }

    /// <summary>The sentences of a report that may be in no archive; null where there is no file of wordings.</summary>
    /// <param name="record">The report, under the id that its agency has in the archive.</param>
    /// <param name="id">Its id; null where it is not in the archive.</param>
    internal Boilerplate? Of(ReportRecord record, string? id = null)
    {
        List<StoredReport> others = catalog.Read(reader => reader.StandingIdsOf(record.Agency.Id)
            .Where(other => other != id).Select(other => reader.Readable(other)).OfType<StoredReport>().ToList());
        ILookup<ulong, int> years = others.SelectMany(other => WordingLines.Sentences(other.Record).Select(sentence => (sentence.Key, Year: other.Record.Year ?? 0)))
            .Distinct().ToLookup(entry => entry.Key, entry => entry.Year);
        KeyedSentence[] sentences = [.. WordingLines.Sentences(record)];
        string keys = SqlList.Of(sentences.Select(sentence => WordingSchema.Ordered(sentence.Key)));
        (WordingState? state, Dictionary<ulong, int> counted) = store.Ask(open => (wordings.StateOf(open), open.Read(connection => connection.Query<(long Key, int Agencies)>(
            "SELECT key, agencies FROM sentence WHERE key IN (SELECT value FROM json_each(@keys))", new { keys }).ToDictionary(row => WordingSchema.Unordered(row.Key), row => row.Agencies))));
        if (state is null) return null;
        // The file counts this agency too where it holds one of its reports with the sentence.
        BoilerplateSentence[] items = [.. sentences.Select(sentence =>
        {
            if (sentence.Formula is not null) return new BoilerplateSentence(sentence.Section, sentence.Text, 0, [], BoilerplateSentence.Formula);
            int agencies = !counted.TryGetValue(sentence.Key, out int all) ? 0 : all - (id is not null || years.Contains(sentence.Key) ? 1 : 0);
            int[] own = [.. years[sentence.Key].Where(year => year > 0).Distinct().Order()];
            return new BoilerplateSentence(
                sentence.Section, sentence.Text, agencies, own, agencies >= BoilerplateShares.LeastAgencies ? BoilerplateSentence.Shared : years.Contains(sentence.Key) ? "repeated" : "own");
        })];
        int Count(string kind) => items.Count(item => item.State == kind);
        // What form or law prescribes is worded alike everywhere: it is counted apart.
        int told = items.Length - Count(BoilerplateSentence.Formula);
        return new Boilerplate(
            id ?? "", BoilerplateShares.LeastAgencies, told, Count(BoilerplateSentence.Shared), Count("repeated"), Count("own"), Count(BoilerplateSentence.Formula),
            told == 0 ? null : (double)Count(BoilerplateSentence.Shared) / told, items, state);
    }

    /// <summary>Reports by share, the highest first.</summary>
    /// <param name="filters">Choices by name: year, region, agency, agencyType, level.</param>
    /// <param name="ranges">Ranges to show (<see cref="BoilerplateShares.Ranges"/>); empty for all.</param>
    /// <param name="ascending">True: the lowest share first.</param>
    /// <param name="start">Reports to leave out.</param>
    /// <param name="limit">Reports to show, 0 to 200.</param>
    /// <exception cref="QueryParameterException">A filter or range cannot be used.</exception>
    /// <exception cref="ArchiveException">There is no file of wordings yet.</exception>
    public BoilerplateAnswer Search(
        IReadOnlyList<ReportFilter> filters, IReadOnlyCollection<string> ranges, bool ascending = false, int start = 0, int limit = 20)
    {
        return Ask(filters, ranges, ascending, (open, found) =>
        {
            Dictionary<int, int> counts = open.Read(connection => connection.Query<(int Range, int Count)>($"SELECT r.range, count(*) FROM {found.Reports} GROUP BY 1", found)
                .ToDictionary(row => row.Range, row => row.Count));
            int total = counts.Where(range => found.Chosen is null || found.Chosen.Contains(range.Key)).Sum(range => range.Value);
            int from = Math.Min(start, total), to = Math.Min(from + limit, total);
            return new BoilerplateAnswer(
                total,
                [.. open.Read(connection => connection.Query<Line>($"{found.Query} LIMIT {limit} OFFSET {from}", found).ToList()).Select(line => line.Told())],
                [.. BoilerplateShares.Ranges.Select((range, i) => new BoilerplateRange(range, counts.GetValueOrDefault(i)))],
                to < total ? to.ToString(CultureInfo.InvariantCulture) : null,
                wordings.StateOf(open));
        });
    }

    /// <summary>All reports that <see cref="Search"/> lists on its pages, in its order.</summary>
    /// <exception cref="QueryParameterException">A filter or range cannot be used; thrown at the call.</exception>
    /// <exception cref="ArchiveException">There is no file of wordings yet; thrown at the call.</exception>
    public IEnumerable<BoilerplateReport> Stream(IReadOnlyList<ReportFilter> filters, IReadOnlyCollection<string> ranges, bool ascending = false)
    {
        return Ask(filters, ranges, ascending, (open, found) => open.Read(connection => connection.Query<Line>(found.Query, found).ToList())).Select(line => line.Told());
    }

    private T Ask<T>(IReadOnlyList<ReportFilter> filters, IReadOnlyCollection<string> ranges, bool ascending, Func<OpenWordings, Found, T> ask)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(filters);
        ArgumentNullException.ThrowIfNull(ranges);
        KeywordFilter[] resolved = new FilterResolver(catalog, SearchKinds.Boilerplate).Resolve(filters);
        int[]? chosen = ranges.Count == 0 ? null : [.. ranges.Select(range => BoilerplateShares.Ranges.ToList().IndexOf(range))];
        return store.Ask(open => ask(open, new Found(WordingSelection.Of(open.Authors, resolved), WordingSearch.Gone(catalog, open), chosen, ascending)))
            ?? throw new ArchiveException(BoilerplateShares.MissingCode, BoilerplateShares.MissingMessage);
    }

    /// <summary>The reports that fit, as SQL with its values.</summary>
    private sealed class Found(WordingSelection selection, Withdrawals gone, int[]? chosen, bool ascending)
    {
        public int[]? Chosen => chosen;

        public string? Authors { get; } = selection.Authors is { } authors ? SqlList.Of(authors) : null;

        public string Gone { get; } = SqlList.Of(gone.Reports);

        public string Among { get; } = SqlList.Of(chosen ?? []);

        public long Years { get; } = unchecked((long)selection.Years);

        /// <summary>The reports, the choice of ranges left aside.</summary>
        public string Reports => $"""
            report r JOIN author a ON a.n = r.author WHERE r.range IS NOT NULL AND r.years & @Years AND r.n NOT IN (SELECT value FROM json_each(@Gone))
            {(Authors is null ? "" : "AND r.author IN (SELECT value FROM json_each(@Authors))")}
            """;

        // Ties by the order of reports, so that pages do not overlap.
        public string Query => $"""
            SELECT r.id, a.name, r.year, a.place, r.sentences, r.shared, r.repeated FROM {Reports}
            {(chosen is null ? "" : $"AND r.range IN (SELECT value FROM json_each(@Among))")}
            ORDER BY CAST(r.shared AS REAL) / r.sentences {(ascending ? "" : "DESC")}, r.n
            """;
    }

    private sealed record Line(string Id, string Name, long? Year, string? Place, long Sentences, long Shared, long Repeated)
    {
        public BoilerplateReport Told() => new(
            Id, Name, (int?)Year, Place, (int)Sentences, (int)Shared, (int)Repeated, (int)(Sentences - Shared - Repeated), (double)Shared / Sentences);
    }
}
