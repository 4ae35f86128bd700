using System.Globalization;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Extraction.Pages;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Api.Requests;
using Microsoft.AspNetCore.Mvc;

namespace GovReportArchive.Web.Pages.Reports;

/// <summary>An original with something in it marked: the same call as <c>/api/v1/reports/{id}/original/place</c>.</summary>
internal sealed class OriginalModel(Holdings holdings, PassageSearch passages) : ReportPage
{
    public OriginalPlace Place { get; private set; } = null!;

    public ShownOriginal Shown => Place.Original;

    /// <summary>The page of a PDF that is shown; 0 where there are no pictures of pages.</summary>
    public int Number { get; private set; }

    /// <summary>What is marked on it.</summary>
    public IReadOnlyList<PageArea> Areas => [.. Shown.Areas.Where(area => area.Page == Number)];

    public string? Twin { get; private set; }

    public Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => AnswerAsync(async () =>
    {
        GetOriginalPlace asked = GetOriginalPlace.Read(Request.Query);
        (OriginalPlace? place, ReportLookup lookup) = await OriginalPlace.FindAsync(holdings, passages, id, asked, cancellationToken);
        if (place is null) return Elsewhere(lookup, canonical => Addresses.Report(canonical) + "/original");
        Place = place;
        int first = Shown.Areas.Select(area => area.Page).FirstOrDefault(1);
        Number = Shown.Pages == 0 ? 0 : Math.Clamp(asked.Page ?? first, 1, Shown.Pages);
        Twin = Addresses.Json($"{Addresses.Report(place.Report)}/original/place{Request.QueryString}");
        return Page();
    });

    /// <summary>The picture of the page that is shown.</summary>
    public string Picture => Addresses.Json(FormattableString.Invariant($"{Addresses.Report(Place.Report)}/original/pages/{Number}?version={Place.Version}"));

    /// <summary>Another page, with the same thing marked.</summary>
    public string At(int page)
    {
        IEnumerable<string> kept = Request.Query.Where(parameter => parameter.Key is "section" or "item" or "f" or "key")
            .Select(parameter => $"&{parameter.Key}={Uri.EscapeDataString(parameter.Value.ToString())}");
        return $"{Addresses.Original(Place.Report, Place.Version)}{string.Concat(kept)}&page={page.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>What became of the search, in words.</summary>
    public string? Told => Shown.State switch
    {
        "found" => Place.Count is null ? "所引的文字已标出。" : "这一格已标出。",
        "several" => "这些文字在原件中不止一处，都已标出。",
        "row" => "原件的表格没有格线，只能认出是哪一行，已标出该行。",
        "notFound" => "重新读取原件时没有找到这一处，所以什么也没有标：可能是收录时的读取规则与现在不同、数字经过更正或推断，或者原件是图片。请自行查找。",
        "unreadable" => $"原件现在读不出来：{Shown.Problem}",
        _ => null,
    };

    /// <summary>A coordinate of a drawing in which the page is a thousand wide or high.</summary>
    public static string Thousandth(double share) => (share * 1000).ToString("0.#", CultureInfo.InvariantCulture);
}
