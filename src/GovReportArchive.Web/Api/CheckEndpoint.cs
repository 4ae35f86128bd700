using GovReportArchive.Drafts;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api;

/// <summary>The check of a draft. The draft comes in the body, is kept nowhere, and stands in no message.</summary>
internal static class CheckEndpoint
{
    public static async Task<IResult> CheckAsync(CheckDraft asked, DraftCheck drafts, HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            DraftBody body = await DraftBody.ReadAsync(context);
            return TypedResults.Ok(await (body with { Choice = asked.Or(body.Choice) }).CheckAsync(drafts, cancellationToken));
        }
        catch (DraftException error)
        {
            return Problems.Make(StatusOf(error), "body", "稿件不可用", error.Message, problem => problem with { Code = error.Code, Parameter = error.Parameter });
        }
    }

    /// <summary>The HTTP status that an unusable draft is answered with; page and API alike.</summary>
    public static int StatusOf(DraftException error) => error.Code switch
    {
        "file.tooLarge" or "text.tooLong" => StatusCodes.Status413PayloadTooLarge,
        DraftBody.UnknownType or DraftCheck.UnknownType => StatusCodes.Status415UnsupportedMediaType,
        _ => StatusCodes.Status400BadRequest,
    };
}
