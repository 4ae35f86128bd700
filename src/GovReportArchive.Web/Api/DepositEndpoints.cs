using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Deposits;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api;

/// <summary>Deposits by hand: handed in, then confirmed or dropped. They are there only where the operator has given out keys.</summary>
/// <remarks>The description of the interface does not name them: it is the same for everybody, and to strangers there are none.</remarks>
internal static class DepositEndpoints
{
    public const string Root = ApiEndpoints.Root + "/deposits";

    private const string Scheme = "Bearer ";

    public static void MapDeposits(this WebApplication app, ServerSettings settings)
    {
        if (settings.DepositKeys is null) return;
        RouteGroupBuilder deposits = app.MapGroup(Root).ExcludeFromDescription();
        deposits.MapPost("", OfferAsync).WithMetadata(new LargestBodyAttribute(DepositForm.LargestBody)).OfKind(RequestKind.Check).DisableAntiforgery();
        deposits.MapPost("/{id}/confirm", ConfirmAsync).OfKind(RequestKind.Check);
        deposits.MapDelete("/{id}", DropAsync);
    }

    private static Task<IResult> OfferAsync(DepositDoor door, HttpContext context, CancellationToken cancellationToken) => AnsweredAsync(door, context, async () =>
    {
        // Who has no key learns nothing else.
        string name = door.Admit(context, context.Request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null);
        return TypedResults.Ok(DepositView.Of(await door.OfferAsync(name, await DepositForm.ReadAsync(context), cancellationToken)));
    });

    private static Task<IResult> ConfirmAsync(string id, DepositDoor door, HttpContext context, CancellationToken cancellationToken) => AnsweredAsync(door, context, async () =>
        await door.ConfirmAsync(id, cancellationToken) is not { Filed: { } filed } deposit ? NotWaiting()
        : filed.Report is null || filed.Reason is not null ? Problems.Make(StatusCodes.Status409Conflict, "body", "没有收入", filed.Reason ?? DepositView.LabelOf(filed.Kind), problem => problem with { Code = "deposit." + DepositView.Name(filed.Kind) })
        : TypedResults.Ok(FiledDeposit.Of(deposit, filed)));

    private static Task<IResult> DropAsync(string id, DepositDoor door, HttpContext context, CancellationToken cancellationToken) => AnsweredAsync(door, context, async () =>
        await door.DropAsync(id, cancellationToken) ? TypedResults.NoContent() : NotWaiting());

    private static ProblemAnswer NotWaiting() => Problems.NotFound("没有等待确认的这一份：编号不对，已过一小时，或已确认、已放弃。");

    private static async Task<IResult> AnsweredAsync(DepositDoor door, HttpContext context, Func<Task<IResult>> work)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            return await work();
        }
        catch (ArchiveException error)
        {
            int status = DepositDoor.StatusOf(error);
            string sentence = door.Tell(context, error);
            return Problems.Make(status, KindOf(status), "没有收下", sentence, problem => problem with { Code = error.Code, Parameter = (error as DepositException)?.Parameter });
        }
    }

    private static string KindOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest or StatusCodes.Status401Unauthorized => "parameter",
        StatusCodes.Status429TooManyRequests => "too-many",
        StatusCodes.Status503ServiceUnavailable => "unavailable",
        _ => "body",
    };
}
