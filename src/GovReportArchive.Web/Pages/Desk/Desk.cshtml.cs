using System.Globalization;
using System.Text;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Drafts;
using GovReportArchive.Drafts.Desk;
using GovReportArchive.Publishing.Documents;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Wording.Precedents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Desk;

/// <summary>写稿: the part on problems, written beside what others and one's own agency wrote. What it shows of the text is that of <c>POST /api/v1/desk</c>.</summary>
/// <remarks>Law: the draft is shown to whoever sent it and kept nowhere; the whole state is the form's.</remarks>
[IgnoreAntiforgeryToken]
[RequestKind(RequestKind.Check)]
[LargestBody(LargestBody)]
[RequestFormLimits(MemoryBufferThreshold = LargestBody, ValueLengthLimit = LargestBody)]
internal sealed class DeskModel(DraftDesk desk, PassageSearch passages, PrecedentSearch precedents, Holdings holdings, PublicAddress address, ServedArchive served, TimeProvider time) : PageModel
{
    // Escaped, each character of the text takes nine bytes.
    private const int LargestBody = 256 * 1024;
    private const int Found = 8;

    private IReadOnlyList<ShownPiece>? _pieces;

    /// <summary>What travels in the form.</summary>
    public DeskForm Form { get; private set; } = DeskForm.Empty;

    /// <summary>What is said of the draft; null before anything is known.</summary>
    public DeskAnswer? Answer { get; private set; }

    /// <summary>The wordings that were looked for; null where none were.</summary>
    public PassageAnswer? Hits { get; private set; }

    /// <summary>Where no wording has all the words: those that are worded most like them.</summary>
    public IReadOnlyList<Precedent> Nearest { get; private set; } = [];

    /// <summary>What was collected, also where the pressed button could not be obeyed.</summary>
    public IReadOnlyList<ShownPiece> Pieces => _pieces ??= [.. Form.Pieces.Select(Shown)];

    /// <summary>Agencies that the typed name may mean.</summary>
    public IReadOnlyList<AgencyInfo> Agencies { get; private set; } = [];

    /// <summary>What is wrong, in words; null where nothing is.</summary>
    public string? Mistake { get; private set; }

    /// <summary>What the pressed button did; blank for nothing to tell.</summary>
    public string Told { get; private set; } = "";

    /// <summary>Findings that speak of no single sentence.</summary>
    public IEnumerable<DraftFinding> Others => Answer?.Check?.Findings.Except(Answer.Sentences.SelectMany(sentence => sentence.Findings))
        .Where(finding => !DraftDesk.ToldBySentence.Contains(finding.Code)) ?? [];

    /// <summary>The year of the reports that are written now.</summary>
    private string UsualYear => (time.GetLocalNow().Year - 1).ToString(CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Form = DeskForm.Empty with { Agency = Request.Query["agency"].ToString().Trim(), Year = Request.Query["year"].ToString().Trim() is { Length: > 0 } year ? year : UsualYear };
        if (Form.Agency.Length > 0) await LookAsync(0, int.MaxValue, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (await SentAsync(cancellationToken) is not { } form) return Page();
        try
        {
            string pressed = form["do"].ToString();
            // What is written is shown again whatever comes of the button.
            Form = DeskForm.Of(form);
            (Form, Told) = Form.Pressed(pressed, item => Citation.Wording(At(item).Text));
            if (Form.Year.Length == 0) Form = Form with { Year = UsualYear };
            if (pressed is DeskForm.Word or DeskForm.Plain) return Written(pressed);
            await LookAsync(Number(form["from"], 0), Number(form["to"], int.MaxValue), cancellationToken);
            Search(cancellationToken);
        }
        catch (Exception error) when (error is QueryParameterException or DraftException)
        {
            Refused(error.Message, StatusCodes.Status400BadRequest);
        }

        return Page();
    }

    private async Task<IFormCollection?> SentAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Request.ReadFormAsync(cancellationToken);
        }
        catch (Exception error) when (error is BadHttpRequestException or InvalidDataException or InvalidOperationException)
        {
            Refused($"文字太长或不能读取；最多 {DraftDesk.LongestText} 个字符。", StatusCodes.Status400BadRequest);
            return null;
        }
    }

    private static int Number(string? text, int otherwise) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;

    private async Task LookAsync(int from, int to, CancellationToken cancellationToken)
    {
        DeskDraft draft = new(Form.Text, DraftChoice.None) { Alike = Form.Alike, From = from, To = to };
        try
        {
            draft = draft with { Choice = new DraftChoice(Form.Agency.Length > 0 ? Form.Agency : null, DraftBody.YearOf(Form.Year)) };
            Answer = await desk.LookAsync(draft, cancellationToken);
        }
        catch (DraftException error)
        {
            Refused(error.Message, CheckEndpoint.StatusOf(error));
            if (error.Parameter != "agency") return;
            // Who is not known by name can still be helped with the text.
            Agencies = error.Agencies;
            if (Agencies.Count > 0) Mistake = $"“{Form.Agency}”对应不止一个机关，是下面哪一个？";
            Answer = await desk.LookAsync(draft with { Choice = draft.Choice with { Agency = null } }, cancellationToken);
        }
    }

    private void Search(CancellationToken cancellationToken)
    {
        if (Form.Find.Length == 0) return;
        List<ReportFilter> filters = [new("section", ["problems"])];
        if (FilterLabels.Roles.Any(role => role.Value == Form.Role)) filters.Add(new ReportFilter("role", [Form.Role]));
        if (Form.Alike && Answer?.Agency is { } agency) filters.AddRange(DraftDesk.AlikeTo(agency));
        try
        {
            Hits = passages.Search(new ReportQuery { Text = Form.Find, Filters = filters, Limit = Found }, fold: true, cancellationToken: cancellationToken);
            // What is quoted or negated is asked for as it stands.
            if (Hits.Total == 0 && Form.Find.All(sign => char.IsLetterOrDigit(sign) || char.IsWhiteSpace(sign)))
                Nearest = precedents.Of(Form.Find, [new SentenceSpan(0, Form.Find.Length, '\0')], filters, Found, fold: true, cancellationToken) is [var near] ? near.Passages : [];
        }
        catch (QuerySyntaxException error)
        {
            Refused(error.Message, StatusCodes.Status400BadRequest);
        }
    }

    private PassageHit At(string item) => PassageEndpoints.At(ItemAddress.Parse(item), passages, holdings);

    private ShownPiece Shown(DeskPiece piece)
    {
        try
        {
            return new ShownPiece(piece, At(piece.Address), null);
        }
        catch (QueryParameterException error)
        {
            return new ShownPiece(piece, null, error.Message);
        }
    }

    private IActionResult Written(string kind)
    {
        if (served.IsSample)
        {
            Refused("样例不能下载。", StatusCodes.Status409Conflict);
            return Page();
        }

        string title = "存在的主要问题及改进情况" + (DraftBody.YearOf(Form.Year) is { } year ? FormattableString.Invariant($"（{year}年度）") : "");
        WrittenText written = new(
            title, Form.Text,
            [.. Pieces.Where(piece => piece.Passage is not null).Select(piece => new WrittenPiece(piece.Passage!, piece.Piece.Note.Trim()))]);
        if (kind == DeskForm.Plain) return File(Encoding.UTF8.GetBytes(written.Plain(address.Site)), "text/plain; charset=utf-8", title + ".txt");
        DocumentNotes notes = new(address.Site, [], written.Pieces.Count, [], FileAnswer.State(HttpContext), time.GetLocalNow());
        return File(PassageDocument.Write(written, notes), FileAnswer.Document, title + ".docx");
    }

    private void Refused(string message, int status) => (Mistake, Response.StatusCode) = (message, status);
}
