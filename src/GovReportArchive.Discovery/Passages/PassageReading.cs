using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search;

namespace GovReportArchive.Discovery.Passages;

/// <summary>Takes the passages of hits from the catalog, with what stands around them.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class PassageReading(ShownReports shown, QueryHighlighter highlighter)
{
    private readonly HashSet<string> _damaged = new(StringComparer.Ordinal);

    // Neighbouring hits are often of one report.
    private (string Id, ShownReport? Report) _last = ("", null);

    /// <summary>Ids of the reports whose passages could not be taken because their record is damaged.</summary>
    public IReadOnlyCollection<string> Damaged => _damaged;

    /// <summary>The count that passages are sorted by; null for none.</summary>
    public string? Sorted { get; init; }

    /// <summary>True for a walk over everything: keeping what it reads would drive out what many ask for.</summary>
    public bool PassesBy { get; init; }

    /// <summary>The passage of a hit; null where the catalog does not have it any more (the index follows in a moment).</summary>
    /// <param name="id">Id in the index.</param>
    /// <param name="text">Its text when it was indexed.</param>
    /// <param name="score">How well it matches.</param>
    public PassageHit? Of(string id, string? text, double score)
    {
        (string reportId, int index) = PassageId.Parse(id);
        if (Report(reportId) is not { } report) return null;
        List<PlacedPassage> passages = report.Passages;
        // A newer reading may have moved it.
        PlacedPassage? passage = index <= passages.Count && string.Equals(passages[index - 1].Text, text, StringComparison.Ordinal)
            ? passages[index - 1]
            : passages.Find(other => string.Equals(other.Text, text, StringComparison.Ordinal));
        return passage is null ? null : Hit(report.Report, passages, passage, score);
    }

    /// <summary>A passage with what stands around it.</summary>
    public PassageHit Hit(StoredReport report, List<PlacedPassage> passages, PlacedPassage passage, double score)
    {
        ReportRecord record = report.Record;
        string wording = Wordings.KeyOf(passage.Text);
        string page = PassageAddress.Item(report.Id, report.Version, passage.Section.N, passage.Item.Number, PassageAddress.FingerprintOfKey(wording));
        (Remedy? remedy, IReadOnlyList<ReportMeasure>? measures) = Remedies.Of(
            passages, passage, record.Agency.Name, other => PassageAddress.Item(report.Id, report.Version, other.Section.N, other.Item.Number, PassageAddress.Fingerprint(other.Text)));
        return new PassageHit(
            report.Id,
            report.Version,
            record.Title,
            new ReportAgency(record.Agency.Id, record.Agency.Name, record.Agency.Type, record.Agency.Level),
            record.Year,
            record.Published?.Date,
            ReportRegion.Of(record.Region),
            passage.Section.Kind,
            passage.Section.N,
            passage.Section.Heading is { Length: > 0 } printed ? printed : null,
            passage.Item.Heading,
            passage.Item.Number,
            passage.Item.Ordinal,
            PassageProjection.NameOf(passage.Item.Role),
            passage.Text,
            Marks(passage.Section.Kind, passage.Text),
            passage.Item.Heading is { } heading ? Marks(ReportSchema.Heading, heading) : [],
            Neighbour(passages, passage, -1),
            Neighbour(passages, passage, 1),
            score,
            wording,
            page,
            PassageAddress.Api + page,
            remedy,
            measures,
            Source: WebAddress.Of(record.Source.Url),
            Sorted: Sorted is null ? null : CountValue.Of(report, Sorted));
    }

    private static string? Neighbour(List<PlacedPassage> passages, PlacedPassage passage, int step)
    {
        int index = passage.Index - 1 + step;
        return index >= 0 && index < passages.Count && passages[index].Section.N == passage.Section.N ? passages[index].Text : null;
    }

    private List<int[]> Marks(string field, string text) => [.. highlighter.Marks(field, text).Select(mark => new[] { mark.Start, mark.Length })];

    private ShownReport? Report(string id)
    {
        if (!string.Equals(_last.Id, id, StringComparison.Ordinal))
            _last = (id, shown.Standing([id], damaged => _damaged.Add(damaged), withTables: PassesBy || Sorted is not null)[0]);
        return _last.Report;
    }
}
