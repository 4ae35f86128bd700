using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Wording.Groups.Building;

/// <summary>What the store of wordings keeps of each report, and the order that it keeps reports in.</summary>
/// <remarks>Some two hundred bytes a report. Not thread-safe.</remarks>
internal sealed class ReportTable
{
    private readonly Dictionary<string, int> _strings = new(StringComparer.Ordinal);
    private readonly List<Line> _lines = [];

    /// <summary>Reports so far.</summary>
    public int Count => _lines.Count;

    /// <summary>Takes a report in and says which number it has.</summary>
    public int Add(StoredReport stored)
    {
        ReportRecord record = stored.Record;
        IReadOnlyList<RegionNode> path = RegionNode.PathOf(record.Region);
        string? At(string level) => path.FirstOrDefault(node => node.Level == level)?.Code;
        _lines.Add(new Line(
            stored.Id,
            Required(record.Agency.Id),
            Required(record.Agency.Name),
            NumberOf(record.Agency.Type),
            NumberOf(record.Agency.Level),
            [NumberOf(At("province")), NumberOf(At("city")), NumberOf(At("county")), NumberOf(path.Count == 0 ? null : path[^1].FullName)],
            NumberOf(RegionNode.ValueOf(record.Region)),
            (ushort)(record.Year is int year and > 0 and < ushort.MaxValue ? year : 0),
            stored.Version));
        return _lines.Count - 1;
    }

    /// <summary>Number of the agency of a report.</summary>
    public int AgencyOf(int report) => _lines[report].Agency;

    /// <summary>Report year; the greatest number where it is not known.</summary>
    public ushort YearOf(int report) => _lines[report].Year is > 0 and var year ? year : ushort.MaxValue;

    /// <summary>Reports by region, agency, year and id. All reports of an agency are given one region, the first of theirs: an agency counts
    /// once, wherever its reports place it.</summary>
    public int[] Order()
    {
        string[] strings = Strings();
        Settle(strings);
        int[] order = [.. Enumerable.Range(0, _lines.Count)];
        Array.Sort(order, (left, right) =>
        {
            (Line a, Line b) = (_lines[left], _lines[right]);
            int by = string.CompareOrdinal(a.Region < 0 ? "" : strings[a.Region], b.Region < 0 ? "" : strings[b.Region]);
            if (by == 0) by = string.CompareOrdinal(strings[a.Agency], strings[b.Agency]);
            if (by == 0) by = a.Year.CompareTo(b.Year);
            return by != 0 ? by : string.CompareOrdinal(a.Id, b.Id);
        });
        return order;
    }

    /// <summary>The reports' part of a store.</summary>
    /// <param name="head">Catalog, change and time of making.</param>
    /// <param name="order">As <see cref="Order"/> gives it.</param>
    /// <param name="sentences">What the sentences of the reports came to.</param>
    public WordingData Data(WordingData head, int[] order, SentenceCounts sentences) => head with
    {
        Strings = Strings(),
        ReportIds = [.. order.Select(report => _lines[report].Id)],
        ReportAgency = order.Select(report => _lines[report].Agency).ToArray(),
        ReportAgencyName = order.Select(report => _lines[report].AgencyName).ToArray(),
        ReportType = order.Select(report => _lines[report].Type).ToArray(),
        ReportLevel = order.Select(report => _lines[report].Level).ToArray(),
        ReportPlace = order.SelectMany(report => _lines[report].Place).ToArray(),
        ReportRegion = order.Select(report => _lines[report].Region).ToArray(),
        ReportYear = order.Select(report => _lines[report].Year).ToArray(),
        ReportVersion = order.Select(report => _lines[report].Version).ToArray(),
        ReportSentences = order.Select(report => sentences.All[report]).ToArray(),
        ReportShared = order.Select(report => sentences.Shared[report]).ToArray(),
        ReportRepeated = order.Select(report => sentences.Repeated[report]).ToArray(),
        SentenceKey = sentences.Keys,
        SentenceAgencies = sentences.Agencies,
    };

    private void Settle(string[] strings)
    {
        Dictionary<int, int> home = [];
        foreach (Line line in _lines)
        {
            if (line.Region < 0) continue;
            if (!home.TryGetValue(line.Agency, out int region) || string.CompareOrdinal(strings[line.Region], strings[region]) < 0) home[line.Agency] = line.Region;
        }

        for (int i = 0; i < _lines.Count; i++)
            if (home.TryGetValue(_lines[i].Agency, out int region)) _lines[i] = _lines[i] with { Region = region };
    }

    private string[] Strings() => [.. _strings.OrderBy(entry => entry.Value).Select(entry => entry.Key)];

    private int NumberOf(string? text) => text is { Length: > 0 } ? Required(text) : -1;

    // An imported record may leave it empty, which is a string as any other.
    private int Required(string text)
    {
        if (_strings.TryGetValue(text, out int known)) return known;
        return _strings[text] = _strings.Count;
    }

    private sealed record Line(string Id, int Agency, int AgencyName, int Type, int Level, int[] Place, int Region, ushort Year, int Version);
}
