using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search.Querying;
using GovReportArchive.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace GovReportArchive.Web.Pages.Reports;

/// <summary>Chooses two reports to be laid side by side: one by a search, the other of the same agency or by a search. It asks what <c>/api/v1/reports</c> asks.</summary>
internal sealed class CompareChoiceModel(Holdings holdings, ReportSearch search) : ReportPage
{
    private const int Shown = 10, MostYears = 40;

    /// <summary>The report that another is chosen for; null where none is chosen yet.</summary>
    public StoredReport? Report { get; private set; }

    /// <summary>The agency's other reports, newest first.</summary>
    public IReadOnlyList<ReportHit> Years { get; private set; } = [];

    /// <summary>What the search finds; null where nothing is searched for.</summary>
    public ReportAnswer? Found { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>What is wrong with the search; null where nothing is.</summary>
    public string? Mistake { get; private set; }

    public string? Twin { get; private set; }

    public IActionResult OnGet(string? report, string? with, string? q, CancellationToken cancellationToken) => Answer(() =>
    {
        Text = q ?? "";
        if (!string.IsNullOrEmpty(report))
        {
            ReportLookup found = ReportLookup.Find(holdings, report, null);
            if (found.Report is not { } stored) return Elsewhere(found, canonical => "/compare?report=" + Uri.EscapeDataString(canonical));
            if (!string.IsNullOrEmpty(with)) return Redirect(Pair(stored, with));
            Report = stored;
            ReportQuery years = new() { Filters = [new("agency", [stored.Record.Agency.Id])], Sort = "-year", Limit = MostYears };
            Years = [.. search.Search(years, cancellationToken).Items.Where(other => other.Id != stored.Id)];
            Twin = Addresses.Json("/reports") + Addresses.Search("agency", stored.Record.Agency.Id)[1..] + "&sort=-year";
        }

        if (Text.Length > 0) Find(cancellationToken);
        return Page();
    });

    /// <summary>Where a hit leads: to the pair, or to the choice of its other.</summary>
    public string Address(ReportHit hit) => "/compare?report=" + (Report is { } chosen ? $"{Uri.EscapeDataString(chosen.Id)}&with={Uri.EscapeDataString(hit.Id)}" : Uri.EscapeDataString(hit.Id));

    // The later year is the one that is read; the other is what it is held to.
    private string Pair(StoredReport report, string with) => holdings.Get(with) is { Record.Year: { } year } other && year > report.Record.Year
        ? Addresses.Compare(other.Id, report.Id)
        : Addresses.Compare(report.Id, with);

    private void Find(CancellationToken cancellationToken)
    {
        try
        {
            Found = search.Search(new ReportQuery { Text = Text, Limit = Shown }, cancellationToken);
            Twin ??= $"{Addresses.Json("/reports")}?q={Uri.EscapeDataString(Text)}&limit={Shown}";
        }
        catch (QuerySyntaxException error)
        {
            Mistake = error.Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
