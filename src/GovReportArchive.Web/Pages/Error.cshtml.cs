using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages;

/// <summary>What people see where no page answers: says what happened and never why in the program's terms.</summary>
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel : PageModel
{
    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public void OnGet(int? status) => Say(status);

    public void OnPost(int? status) => Say(status);

    private void Say(int? status)
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is ArchiveException { Code: CatalogDatabase.UnavailableCode }) Response.Headers.RetryAfter = "5";
        (Title, Text) = Words(status);
    }

    private (string Title, string Text) Words(int? status) => (status ?? Response.StatusCode) switch
    {
        StatusCodes.Status503ServiceUnavailable when HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is ArchiveException error =>
            ("暂时不能答复", ErrorAnswers.SentenceOf(error) ?? error.Message),
        StatusCodes.Status503ServiceUnavailable => ("暂时不能答复", "请稍后再试。"),
        StatusCodes.Status404NotFound => ("没有这个网页", "网址可能有误。报告的网址是 /reports/标识，永久有效。"),
        StatusCodes.Status405MethodNotAllowed => ("不接受此方法", "本站只读，只接受 GET 与 HEAD。"),
        >= 400 and < 500 => ("请求有误", "请求不能处理，请检查网址。"),
        _ => ("出错了", "程序出错，已记入日志。请稍后再试。"),
    };
}
