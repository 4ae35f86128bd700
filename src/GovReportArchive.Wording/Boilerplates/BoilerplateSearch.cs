using System.Globalization;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Wording.Boilerplates;

/// <summary>Which sentences of reports stand in many others: boilerplate; and which reports consist of them.</summary>
/// <remarks>Sentences are the same where they are equal but for numbers, punctuation, numbering and the names of each report's own agency and
/// place. Counts come from the store of wordings, all of one state of the archive that each answer names. Thread-safe.</remarks>
public sealed class BoilerplateSearch(CatalogDatabase catalog, WordingStore store, WordingSearch wordings)
{
    /// <summary>In reports of so many other agencies a sentence counts as shared.</summary>
    public const int LeastAgencies = 3;

    /// <summary>The sentences of a report, as it stands now; null where there is no store.</summary>
    public Boilerplate? Of(StoredReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Of(report.Record, report.Id);
    }

    /// <summary>The sentences of a report that may be in no archive; null where there is no store.</summary>
    /// <param name="record">The report, under the id that its agency has in the archive.</param>
    /// <param name="id">Its id; null where it is not in the archive.</param>
    internal Boilerplate? Of(ReportRecord record, string? id = null)
    {
        if (store.Newest() is not { } open || wordings.State is not { } state) return null;
        WordingData data = open.Data;
        List<StoredReport> others = catalog.Read(reader => reader.StandingIdsOf(record.Agency.Id)
                .Where(other => other != id).Select(other => reader.Readable(other)).OfType<StoredReport>().ToList());
        ILookup<ulong, int> years = others.SelectMany(other => WordingLines.Sentences(other.Record).Select(sentence => (sentence.Key, Year: other.Record.Year ?? 0)))
            .Distinct().ToLookup(entry => entry.Key, entry => entry.Year);
        // The store counts this agency too where it holds one of its reports with the sentence.
        BoilerplateSentence[] items = [.. WordingLines.Sentences(record).Select(sentence =>
        {
            if (sentence.Formula is not null) return new BoilerplateSentence(sentence.Section, sentence.Text, 0, [], BoilerplateSentence.Formula);
            int at = data.SentenceKey.Find(sentence.Key);
            int agencies = at < 0 ? 0 : data.SentenceAgencies[at] - (id is not null || years.Contains(sentence.Key) ? 1 : 0);
            int[] own = [.. years[sentence.Key].Where(year => year > 0).Distinct().Order()];
            return new BoilerplateSentence(
                sentence.Section, sentence.Text, agencies, own, agencies >= LeastAgencies ? BoilerplateSentence.Shared : years.Contains(sentence.Key) ? "repeated" : "own");
        })];
        int Count(string kind) => items.Count(item => item.State == kind);
        // What form or law prescribes is worded alike everywhere: it is counted apart.
        int told = items.Length - Count(BoilerplateSentence.Formula);
        return new Boilerplate(
            id ?? "", LeastAgencies, told, Count("shared"), Count("repeated"), Count("own"), Count(BoilerplateSentence.Formula),
            told == 0 ? null : (double)Count("shared") / told, items, state);
    }

    /// <summary>Reports by share, the highest first.</summary>
    /// <param name="filters">Choices by name: year, region, agency, agencyType, level.</param>
    /// <param name="ranges">Ranges to show (<see cref="BoilerplateShares.Ranges"/>); empty for all.</param>
    /// <param name="ascending">True: the lowest share first.</param>
    /// <param name="start">Reports to leave out.</param>
    /// <param name="limit">Reports to show, 0 to 200.</param>
    /// <exception cref="QueryParameterException">A filter or range cannot be used.</exception>
    /// <exception cref="ArchiveException">There is no store yet.</exception>
    public BoilerplateAnswer Search(
        IReadOnlyList<ReportFilter> filters, IReadOnlyCollection<string> ranges, bool ascending = false, int start = 0, int limit = 20)
    {
        (WordingData data, List<int> found, int[] counts, WordingState state) = Found(filters, ranges, ascending);
        int from = Math.Min(start, found.Count), to = Math.Min(from + limit, found.Count);
        return new BoilerplateAnswer(
            found.Count,
            [.. found[from..to].Select(report => Line(data, report))],
            [.. BoilerplateShares.Ranges.Select((range, i) => new BoilerplateRange(range, counts[i]))],
            to < found.Count ? to.ToString(CultureInfo.InvariantCulture) : null,
            state);
    }

    /// <summary>All reports that <see cref="Search"/> lists on its pages, in its order.</summary>
    /// <exception cref="QueryParameterException">A filter or range cannot be used; thrown at the call.</exception>
    /// <exception cref="ArchiveException">There is no store yet; thrown at the call.</exception>
    public IEnumerable<BoilerplateReport> Stream(IReadOnlyList<ReportFilter> filters, IReadOnlyCollection<string> ranges, bool ascending = false)
    {
        (WordingData data, List<int> found, _, _) = Found(filters, ranges, ascending);
        return found.Select(report => Line(data, report));
    }

    /// <summary>The reports that fit, in order, and how many there are in each range, the choice of ranges left aside.</summary>
    private (WordingData Data, List<int> Found, int[] Counts, WordingState State) Found(
        IReadOnlyList<ReportFilter> filters, IReadOnlyCollection<string> ranges, bool ascending)
    {
        ArgumentNullException.ThrowIfNull(filters);
        ArgumentNullException.ThrowIfNull(ranges);
        if (store.Newest() is not { } open || wordings.State is not { } state)
            throw new ArchiveException(BoilerplateShares.MissingCode, BoilerplateShares.MissingMessage);
        WordingData data = open.Data;
        WordingSelection selection = new(data, new FilterResolver(catalog, WordingFilters.Names).Resolve(filters), WordingSearch.Gone(catalog, data));
        int[] counts = new int[BoilerplateShares.Ranges.Count];
        List<int> found = [];
        for (int report = 0; report < data.ReportIds.Length; report++)
        {
            if (data.ReportSentences[report] == 0 || !selection.TakesReport(report)) continue;
            int range = BoilerplateShares.RangeOf(data.ReportShared[report], data.ReportSentences[report]);
            counts[range]++;
            if (ranges.Count == 0 || ranges.Contains(BoilerplateShares.Ranges[range])) found.Add(report);
        }

        // Ties by the order of reports, so that pages do not overlap.
        found.Sort((left, right) => ShareOf(data, left).CompareTo(ShareOf(data, right)) is not 0 and var by ? (ascending ? by : -by) : left.CompareTo(right));
        return (data, found, counts, state);
    }

    private static double ShareOf(WordingData data, int report) => (double)data.ReportShared[report] / data.ReportSentences[report];

    private static BoilerplateReport Line(WordingData data, int report) => new(
        data.ReportIds[report],
        data.Strings[data.ReportAgencyName[report]],
        data.ReportYear[report] is > 0 and var year ? year : null,
        data.ReportPlace[(report * 4) + 3] is >= 0 and var place ? data.Strings[place] : null,
        data.ReportSentences[report],
        data.ReportShared[report],
        data.ReportRepeated[report],
        data.ReportSentences[report] - data.ReportShared[report] - data.ReportRepeated[report],
        ShareOf(data, report));
}
