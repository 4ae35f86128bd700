using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Wording.Boilerplates;
using GovReportArchive.Wording.Groups;
using Microsoft.AspNetCore.Mvc;

namespace GovReportArchive.Web.Pages.Reports;

/// <summary>One report. The address is permanent; <c>?version=</c> names one version for good, <c>?q=</c> marks the hits of a query.</summary>
internal sealed class ReportModel(Holdings holdings, AgencyHistory history, WordingSearch wordings, BoilerplateSearch boilerplate) : ReportPage
{
    public StoredReport Stored { get; private set; } = null!;

    public ReportRecord Record => Stored.Record;

    public ReportText Text { get; private set; } = null!;

    /// <summary>What the neighbouring years say of it.</summary>
    public ReportLedger Ledger { get; private set; } = ReportLedger.Empty;

    public IReadOnlyList<VersionInfo> Versions { get; private set; } = [];

    /// <summary>The version shown.</summary>
    public VersionInfo? Shown { get; private set; }

    /// <summary>Whether a version was asked for that is not the newest.</summary>
    public bool IsOld => Stored.Version < Versions.Count;

    /// <summary>The query whose hits are marked; null for none.</summary>
    public string? Query { get; private set; }

    /// <summary>Which sentences stand in many other reports; null while that is not known.</summary>
    public Boilerplate? Boilerplate { get; private set; }

    /// <summary>Its items that stand elsewhere too; empty while that is not known.</summary>
    public IReadOnlyList<WordedItem> Shared { get; private set; } = [];

    /// <summary>Whether the report's own sentences are marked instead of hits.</summary>
    public bool MarksOwn { get; private set; }

    public string? Twin { get; private set; }

    public IActionResult OnGet(string id) => Answer(() => Show(id, ShowReport.Read(Request.Query)));

    private IActionResult Show(string id, ShowReport asked)
    {
        ReportLookup found = ReportLookup.Find(holdings, id, asked.At.Version);
        if (found.Report is not { } report) return Elsewhere(found, canonical => Addresses.Report(canonical));
        Stored = report;
        Versions = holdings.Versions(report.Id);
        Ledger = history.LedgerOf(report);
        Shown = Versions.FirstOrDefault(held => held.Version == report.Version);
        Query = asked.Text;
        Boilerplate = boilerplate.Of(report);
        Shared = [.. (wordings.Of(report)?.Items ?? []).Where(item => item.Formula is null)];
        MarksOwn = asked.Own && Boilerplate is not null;
        Text = ReportText.Of(report.Record, MarksOwn ? ReportMarks.Own(Boilerplate!) : ReportMarks.Of(Query), Ledger.Chosen);
        Twin = Addresses.Json(asked.At.Version is { } n ? Addresses.Version(report.Id, n) : Addresses.Report(report.Id));
        return Page();
    }
}
