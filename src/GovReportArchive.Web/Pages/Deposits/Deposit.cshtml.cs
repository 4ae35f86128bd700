using GovReportArchive.Corpus;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Deposits;

/// <summary>交存: the same as <c>/api/v1/deposits</c>. It is there only where the operator has given out keys.</summary>
/// <remarks>
/// Nothing is kept in the browser: the key travels with the form that hands a file in, and the id of what waits with the form that confirms it. A page of a stranger has neither,
/// so that it can make no visitor's browser do anything here.
/// </remarks>
[IgnoreAntiforgeryToken]
[RequestKind(RequestKind.Check)]
[LargestBody(DepositForm.LargestBody)]
[RequestFormLimits(MemoryBufferThreshold = DepositForm.LargestBody, MultipartBodyLengthLimit = DepositForm.LargestBody)]
internal sealed class DepositModel(IServiceProvider services) : PageModel
{
    /// <summary>What waits to be confirmed; null where nothing does.</summary>
    public DepositView? Offered { get; private set; }

    /// <summary>What became of what was confirmed; null where nothing was.</summary>
    public FiledDeposit? Filed { get; private set; }

    /// <summary>It was thrown away.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>Why it is not taken; null where it is.</summary>
    public string? Mistake { get; private set; }

    /// <summary>The address that was written, to be shown in its field again.</summary>
    public string Address { get; private set; } = "";

    public void OnGet() => Response.Headers.CacheControl = "no-store";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        // Made only where deposits are taken, as this page is mapped only there.
        DepositDoor door = services.GetRequiredService<DepositDoor>();
        try
        {
            if (Request.HasFormContentType && (await Request.ReadFormAsync(cancellationToken))["step"].ToString() is "confirm" or "drop") await DecideAsync(door, Request.Form["id"].ToString(), Request.Form["step"] == "confirm", cancellationToken);
            else await OfferAsync(door, cancellationToken);
        }
        catch (ArchiveException error)
        {
            (Mistake, Response.StatusCode) = (door.Tell(HttpContext, error), DepositDoor.StatusOf(error));
        }
        catch (InvalidDataException)
        {
            (Mistake, Response.StatusCode) = ("表单不能读取，请重新提交。", StatusCodes.Status400BadRequest);
        }

        return Page();
    }

    private async Task OfferAsync(DepositDoor door, CancellationToken cancellationToken)
    {
        DepositForm form = await DepositForm.ReadAsync(HttpContext);
        Address = form.Address;
        Offered = DepositView.Of(await door.OfferAsync(door.Admit(HttpContext, form.Key.Trim()), form, cancellationToken));
    }

    private async Task DecideAsync(DepositDoor door, string id, bool isConfirmed, CancellationToken cancellationToken)
    {
        if (!isConfirmed)
        {
            IsDropped = await door.DropAsync(id, cancellationToken);
            if (IsDropped) return;
        }
        else if (await door.ConfirmAsync(id, cancellationToken) is { Filed: { } filed } deposit)
        {
            if (filed.Reason is null) Filed = FiledDeposit.Of(deposit, filed);
            else (Mistake, Response.StatusCode) = (filed.Reason, StatusCodes.Status409Conflict);
            return;
        }

        (Mistake, Response.StatusCode) = ("没有等待确认的这一份：已过一小时，或已确认、已放弃。", StatusCodes.Status404NotFound);
    }
}
