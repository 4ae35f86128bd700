using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Wording.Boilerplates;
using GovReportArchive.Wording.Groups;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Reports;

/// <summary>One report. The address is permanent; <c>?version=</c> names one version for good, <c>?q=</c> marks the hits of a query.</summary>
internal sealed class ReportModel(Holdings holdings, AgencyHistory history, WordingSearch wordings, BoilerplateSearch boilerplate) : PageModel
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

    /// <summary>What is said instead of a report; null where there is one.</summary>
    public (string Title, string Text)? NoticeShown { get; private set; }

    public IActionResult OnGet(string id)
    {
        try
        {
            ShowReport asked = ShowReport.Read(Request.Query);
            return Show(id, asked.At.Version, asked.Text, asked.Own);
        }
        catch (QueryParameterException error)
        {
            return Notice(StatusCodes.Status400BadRequest, "参数不可用", error.Message);
        }
    }

    private IActionResult Show(string id, int? version, string? query, bool own)
    {
        ReportLookup found = ReportLookup.Find(holdings, id, version);
        if (found.Gone is { } gone) return Notice(StatusCodes.Status410Gone, "报告已撤下", $"这份报告已撤下。原因：{gone.Reason}");
        if (found.Canonical is { } canonical)
            return RedirectPermanentPreserveMethod(Addresses.Report(canonical) + Request.QueryString);
        if (found.Report is not { } report) return Notice(StatusCodes.Status404NotFound, "没有找到", found.Missing);
        Stored = report;
        Versions = holdings.Versions(report.Id);
        Ledger = history.LedgerOf(report);
        Shown = Versions.FirstOrDefault(held => held.Version == report.Version);
        Query = query;
        Boilerplate = boilerplate.Of(report);
        Shared = [.. (wordings.Of(report)?.Items ?? []).Where(item => item.Formula is null)];
        MarksOwn = own && Boilerplate is not null;
        Text = ReportText.Of(report.Record, MarksOwn ? ReportMarks.Own(Boilerplate!) : ReportMarks.Of(query), Ledger.Chosen);
        Twin = Addresses.Json(version is { } n ? Addresses.Version(report.Id, n) : Addresses.Report(report.Id));
        return Page();
    }

    private PageResult Notice(int status, string title, string text)
    {
        Response.StatusCode = status;
        NoticeShown = (title, text);
        return Page();
    }
}
