using GovReportArchive.Drafts;
using GovReportArchive.Drafts.Desk;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Drafts;

/// <summary>稿件核查: the same as <c>POST /api/v1/check</c>. The draft is shown to whoever sent it and kept nowhere.</summary>
[IgnoreAntiforgeryToken]
[RequestKind(RequestKind.Check)]
[LargestBody(DraftBody.LargestBody)]
[RequestFormLimits(MemoryBufferThreshold = DraftBody.LargestBody, MultipartBodyLengthLimit = DraftBody.LargestBody, ValueLengthLimit = DraftBody.LargestBody)]
internal sealed class CheckModel(DraftCheck drafts) : PageModel
{
    /// <summary>What is to be said of the draft; null where none was sent, or it could not be read.</summary>
    public DraftAnswer? Answer { get; private set; }

    /// <summary>The pasted text, to be shown in its box again; blank for a file.</summary>
    public string Pasted { get; private set; } = "";

    /// <summary>Name of the file that was sent; blank for a pasted text.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Why the draft cannot be checked; null where it can.</summary>
    public string? Mistake { get; private set; }

    /// <summary>What the form chose, to be shown in it again.</summary>
    public DraftChoice Choice { get; private set; } = DraftChoice.None;

    /// <summary>The draft's tables, with the cells that findings speak of marked and addressable.</summary>
    public IReadOnlyList<DrawnTable> Tables => Answer is null ? []
        : TableDrawing.Of(Answer.Record, told: Answer.Findings.SelectMany(finding => finding.Place?.Cells ?? []).ToHashSet(StringComparer.Ordinal));

    /// <summary>Where on the page the first cell of a finding is drawn; null where it is in no table.</summary>
    public string? CellAddress(DraftFinding finding) =>
        finding.Place?.Cells?.FirstOrDefault(key => Drawn.Contains(key)) is { } cell ? "#" + Addresses.CellAnchor(cell) : null;

    /// <summary>The part on problems, to be gone on with at the desk; null where the draft has none.</summary>
    public string? Problems => Answer?.Record.Sections.FirstOrDefault(section => section.Kind == "problems" && section.Text.Length is > 0 and <= DraftDesk.LongestText)?.Text;

    /// <summary>Where others' wording of the part that a finding speaks of is looked for; null where it is of no part with prose.</summary>
    public string? Wording(DraftFinding finding) =>
        finding.Place is { Cells: null, Section: { } heading } && Answer?.Record.Sections.FirstOrDefault(section => section.Heading == heading) is { } own && FormParts.All.Any(part => part.Is(own))
            ? "/passages?section=" + own.Kind : null;

    private HashSet<string> Drawn => _drawn ??= [.. Tables.SelectMany(table => table.Rows).SelectMany(row => row).Select(cell => cell.Key).OfType<string>()];

    private HashSet<string>? _drawn;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        try
        {
            DraftBody body = await DraftBody.ReadAsync(HttpContext);
            Choice = body.Choice;
            (Pasted, FileName) = (body.Text ?? "", body.Text is null ? body.Name : "");
            Answer = await body.CheckAsync(drafts, cancellationToken);
        }
        catch (DraftException error)
        {
            (Mistake, Response.StatusCode) = (error.Message, CheckEndpoint.StatusOf(error));
        }

        return Page();
    }
}
