using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Pages.Passages;
using Microsoft.AspNetCore.Mvc;

namespace GovReportArchive.Web.Pages.Permanent;

/// <summary>One item by its permanent address: the same as <c>/api/v1/r/…</c>.</summary>
internal sealed class ItemModel(Holdings holdings, PassageSearch passages, PassageCards cards) : ReportPage
{
    public PassageView? Shown { get; private set; }

    /// <summary>The section that the item is to be looked for in by eye; null where there is none.</summary>
    public Section? Section { get; private set; }

    /// <summary>Makes what the page shows of each passage.</summary>
    public PassageCards Cards => cards;

    public IActionResult OnGet(string id, int version, int section, int item) => Answer(() =>
    {
        GetItem asked = GetItem.Read(Request.Query);
        PermanentAddress found = PermanentAddress.OfItem(holdings, passages, id, version, section, item, asked.Fingerprint, asked.NextYear);
        (Shown, Section) = (found.Item, found.Section);
        return Shown is not null ? Page() : Elsewhere(found.Lookup, canonical => PassageAddress.Item(canonical, version, section, item));
    });
}
