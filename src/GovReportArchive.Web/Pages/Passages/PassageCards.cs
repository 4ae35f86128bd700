using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Web.Pages.Passages;

/// <summary>A passage as pages show it.</summary>
/// <param name="Hit">The passage.</param>
/// <param name="Site">The server's own address, for citations.</param>
/// <param name="Today">The day it is looked up.</param>
/// <param name="Query">The query whose hits the report's page is to mark; null for none.</param>
/// <param name="Similarity">How alike it is to a pasted sentence; null in a search.</param>
/// <param name="Group">The wording it belongs to; null where it stands alone or that is not known.</param>
/// <param name="NextYear">For a problem, whether the agency's next report is there to be looked into.</param>
internal sealed record PassageCard(PassageHit Hit, string Site, DateOnly Today, string? Query, double? Similarity, WordedItem? Group, bool NextYear);

/// <summary>Makes the cards of one page; each report is looked at once. Made for one request.</summary>
internal sealed class PassageCards(Holdings holdings, PassageSearch passages, WordingSearch wordings, PublicAddress address, TimeProvider time)
{
    private readonly DateOnly _today = DateOnly.FromDateTime(time.GetLocalNow().Date);
    private readonly Dictionary<string, StoredReport?> _reports = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Agency, int? Year), bool> _next = [];

    /// <summary>The card of a passage.</summary>
    public PassageCard Of(PassageHit hit, string? query = null, double? similarity = null) =>
        new(hit, address.Site, _today, query, similarity, GroupOf(hit), hit.Role == "problem" && HasNext(hit));

    // Nothing where the passage stands alone, is of an older version, or nothing has been grouped yet.
    private WordedItem? GroupOf(PassageHit hit)
    {
        if (!_reports.TryGetValue(hit.Report, out StoredReport? report)) _reports[hit.Report] = report = holdings.Get(hit.Report);
        bool stands = report?.Record.Sections.FirstOrDefault(section => section.N == hit.SectionNumber)?.Text.Contains(hit.Text, StringComparison.Ordinal) == true;
        return stands ? wordings.Of(report!, hit.SectionNumber, hit.Item, hit.Text) : null;
    }

    private bool HasNext(PassageHit hit)
    {
        if (!_next.TryGetValue((hit.Agency.Id, hit.Year), out bool next)) _next[(hit.Agency.Id, hit.Year)] = next = passages.HasNextYear(hit);
        return next;
    }
}
