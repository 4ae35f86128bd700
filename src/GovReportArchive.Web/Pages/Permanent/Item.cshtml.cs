using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Pages.Passages;
using Microsoft.AspNetCore.Mvc;

namespace GovReportArchive.Web.Pages.Permanent;

/// <summary>One item by its permanent address: the same as <c>/api/v1/r/…</c>.</summary>
internal sealed class ItemModel(Holdings holdings, PassageSearch passages, PassageCards cards, Citing citing) : ReportPage
{
    /// <summary>How it is cited.</summary>
    public Citations? Citations { get; private set; }

    /// <summary>Where it is shown in the original; null where none is held.</summary>
    public string? Original { get; private set; }

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
        if (Shown is { Passage: { } hit })
        {
            Citations = citing.Of(Cited.Of(hit));
            if (holdings.Versions(hit.Report).Any(held => held.Version == hit.Version && held.HasOriginal)) Original = Addresses.OriginalOf(hit);
        }

        return Shown is not null ? Page() : Elsewhere(found.Lookup, canonical => PassageAddress.Item(canonical, version, section, item));
    });
}
