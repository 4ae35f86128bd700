using System.Globalization;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Wording.Boilerplates;
using GovReportArchive.Wording.Groups;
using GovReportArchive.Wording.Similar;
using Microsoft.AspNetCore.Mvc;

namespace GovReportArchive.Web.Pages.Reports;

/// <summary>One report. The address is permanent; <c>?version=</c> names one version for good, <c>?q=</c> marks the hits of a query.</summary>
internal sealed class ReportModel(Holdings holdings, AgencyHistory history, WordingSearch wordings, BoilerplateSearch boilerplate, SimilarSearch similar, Citing citing) : ReportPage
{
    private const int SimilarShown = 8;

    public StoredReport Stored { get; private set; } = null!;

    public ReportRecord Record => Stored.Record;

    public ReportText Text { get; private set; } = null!;

    /// <summary>What the neighbouring years say of it.</summary>
    public ReportLedger Ledger { get; private set; } = null!;

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

    /// <summary>The reports that are worded most like it; null where they were not asked for.</summary>
    public SimilarAnswer? Similar { get; private set; }

    /// <summary>How it is cited.</summary>
    public Citations Citations { get; private set; } = null!;

    /// <summary>Where a citation is had as a file, but for its format.</summary>
    public string CitationAddress => Addresses.Json($"{Addresses.Report(Stored.Id)}/citation?version={Stored.Version.ToString(CultureInfo.InvariantCulture)}&");

    /// <summary>This page, of this version for good.</summary>
    public string Self => Addresses.Version(Stored.Id, Stored.Version);

    /// <summary>What it is, in a sentence.</summary>
    public string Description => $"{Record.Agency.Name}{(Record.Year is { } year ? year.ToString(CultureInfo.InvariantCulture) + "年" : "")}政府信息公开工作年度报告全文、统计表与核对结果。";

    public string? Twin { get; private set; }

    public IActionResult OnGet(string id, CancellationToken cancellationToken) => Answer(() => Show(id, ShowReport.Read(Request.Query), cancellationToken));

    private IActionResult Show(string id, ShowReport asked, CancellationToken cancellationToken)
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
        Text = ReportText.Of(report, MarksOwn ? ReportMarks.Own(Boilerplate!) : ReportMarks.Of(Query), Ledger.Chosen);
        if (asked.Similar) Similar = similar.To(report, limit: SimilarShown, cancellationToken: cancellationToken);
        Citations = citing.Of(Cited.Of(report));
        Twin = Addresses.Json(asked.At.Version is { } n ? Addresses.Version(report.Id, n) : Addresses.Report(report.Id));
        return Page();
    }
}
