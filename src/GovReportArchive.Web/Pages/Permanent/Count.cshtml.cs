using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;

namespace GovReportArchive.Web.Pages.Permanent;

/// <summary>One count by its permanent address: the same as <c>/api/v1/r/…</c>.</summary>
internal sealed class CountModel(Holdings holdings, Citing citing) : ReportPage
{
    /// <summary>How it is cited.</summary>
    public Citations? Citations { get; private set; }

    /// <summary>Where it is shown in the original; null where none is held.</summary>
    public string? Original { get; private set; }

    public CountView? Shown { get; private set; }

    /// <summary>What the report prints, as its page shows it.</summary>
    public string Printed => Shown switch
    {
        { Cell: { State: "remark", Raw: { Length: > 0 } raw } } => raw,
        { Value: { } value } => CellSigns.Number(value),
        { Cell: { } cell } => CellSigns.Shown(cell),
        _ => "",
    };

    public IActionResult OnGet(string id, int version, string key)
    {
        PermanentAddress found = PermanentAddress.OfCount(holdings, id, version, key);
        Shown = found.Count;
        if (Shown is not null && found.Lookup.Report is { } report)
        {
            Citations = citing.Of(Cited.Of(report, key));
            if (holdings.Versions(report.Id).Any(held => held.Version == version && held.HasOriginal)) Original = Addresses.Original(report.Id, report.Version) + "&key=" + Uri.EscapeDataString(key);
        }

        return Shown is not null ? Page() : Elsewhere(found.Lookup, canonical => PassageAddress.Count(canonical, version, key));
    }
}
