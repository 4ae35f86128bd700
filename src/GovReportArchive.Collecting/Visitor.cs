using System.Security.Cryptography;
using System.Text;
using GovReportArchive.Collecting.Fetching;
using GovReportArchive.Collecting.Journals;
using GovReportArchive.Collecting.Sites;
using GovReportArchive.Collecting.Sources;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Captures;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Extraction;
using GovReportArchive.Extraction.Html;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Collecting;

/// <summary>One visit: what came of it, and what the host asks for.</summary>
/// <param name="Settlement">What is entered in the journal.</param>
/// <param name="IsHostsFault">Whether the host gave no answer at all, or none that can be used however often it was asked.</param>
/// <param name="Pause">For how long the host asks to be left alone.</param>
internal sealed record Visit(Settlement Settlement, bool IsHostsFault = false, TimeSpan Pause = default);

/// <summary>Visits one address: asks for it, decides what it is, takes in what is a report.</summary>
internal sealed class Visitor
{
    /// <summary>How long after a failure the next attempt follows; after the last the address is left until the next run.</summary>
    private static readonly TimeSpan[] Delays = [TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60)];

    private readonly CollectOptions _options;
    private readonly PoliteFetcher _fetcher;
    private readonly Holdings _holdings;
    private readonly ReportIngester _ingester;
    private readonly CaptureBook _captures;
    private readonly CrawlArchive? _warc;
    private readonly TimeProvider _time;

    public Visitor(CollectOptions options, PoliteFetcher fetcher, Holdings holdings, CaptureBook captures, ReportIngester ingester, CrawlArchive? warc, TimeProvider time)
    {
        (_options, _fetcher, _holdings, _captures, _ingester, _warc, _time) = (options, fetcher, holdings, captures, ingester, warc, time);
    }

    /// <summary>Code of a report that calls itself another agency's than the list expects.</summary>
    public const string OtherAgency = "collect.otherAgency";

    /// <summary>A source as the address that a run begins with.</summary>
    public static Lead Seed(CollectSource source) => new(source.Address, source.Kind == SourceKind.Report ? AddressKind.Report : AddressKind.Column, Depth: 0);

    /// <summary>Visits an address. What the archive took in is durable when this returns.</summary>
    public async Task<Visit> VisitAsync(CollectSource source, Waiting waiting, CancellationToken cancellationToken)
    {
        long began = _time.GetTimestamp();
        HeldAddress? held = _captures.Held(waiting.Before.Final ?? waiting.Lead.Address.AbsoluteUri);
        if (_options.DryRun && waiting.Lead.Kind is AddressKind.Report or AddressKind.Attachment) return new Visit(await ForeseenAsync(waiting.Lead, held, cancellationToken).ConfigureAwait(false));

        string rules = RulesOf(source);
        bool asksWhetherChanged = !_options.DryRun && (waiting.Before.Outcome is { IsHeld: true } ? held is not null : waiting.Before.Rules == rules);
        FetchAnswer answer = await _fetcher.FetchAsync(
            new FetchQuestion(waiting.Lead.Address)
            {
                Referrer = waiting.Lead.Via is { } via ? new Uri(via) : null,
                ETag = asksWhetherChanged ? waiting.Before.ETag : null,
                LastModified = asksWhetherChanged ? waiting.Before.Modified : null,
                Giver = waiting.Before.Final is { } final ? new Uri(final) : null,
                Within = next => SiteScope.Holds(source, next),
                Delay = source.Delay,
            },
            cancellationToken).ConfigureAwait(false);
        _warc?.Write(answer);
        Visit visit = answer.Kind switch
        {
            FetchKind.Taken => new Visit(await UnderstoodAsync(source, waiting.Lead, answer, held, cancellationToken).ConfigureAwait(false)),
            FetchKind.NotModified => new Visit(NotModified(waiting, answer, held)),
            FetchKind.Gone => new Visit(Gone(waiting, answer, held)),
            FetchKind.Failed => Failed(waiting, answer),
            _ => new Visit(new Settlement(Outcomes[answer.Kind])),
        };
        Settlement settlement = visit.Settlement;
        return visit with
        {
            Settlement = settlement with
            {
                Took = _time.GetElapsedTime(began),
                Final = answer.Address == waiting.Lead.Address ? null : answer.Address.AbsoluteUri,
                Status = answer.Status,
                Bytes = answer.Kind == FetchKind.Taken ? answer.Body.Length : null,
                Code = settlement.Code ?? (answer.Kind == FetchKind.Taken ? null : answer.Code),
                Detail = settlement.Detail ?? (answer.Kind == FetchKind.Taken ? null : answer.Message),
                Answer = answer.Kind is FetchKind.Taken or FetchKind.NotModified && settlement.Again is null
                    ? new LastAnswer(answer.ETag ?? Kept(waiting.Before.ETag), answer.LastModified ?? Kept(waiting.Before.Modified), rules) : null,
            },
        };

        // An answer that nothing has changed need not repeat by what that is known.
        string? Kept(string? before) => answer.Kind == FetchKind.NotModified ? before : null;
    }

    private async Task<Settlement> ForeseenAsync(Lead lead, HeldAddress? held, CancellationToken cancellationToken)
    {
        FetchAnswer? refused = await _fetcher.RefusalAsync(lead.Address, cancellationToken).ConfigureAwait(false);
        // A site that cannot be reached now will be tried all the same.
        if (refused is { Kind: not FetchKind.Failed }) return new Settlement(Outcomes[refused.Kind]) { Code = refused.Code, Detail = refused.Message };
        return new Settlement(held is null ? VisitOutcome.Found : VisitOutcome.Known) { Report = held?.Report, Detail = lead.Text };
    }

    private static readonly Dictionary<FetchKind, VisitOutcome> Outcomes = new()
    {
        [FetchKind.Refused] = VisitOutcome.Refused,
        [FetchKind.Disallowed] = VisitOutcome.Disallowed,
        [FetchKind.LoginWanted] = VisitOutcome.Login,
        [FetchKind.Rejected] = VisitOutcome.Rejected,
    };

    private static readonly Dictionary<IngestKind, VisitOutcome> Ingested = new()
    {
        [IngestKind.New] = VisitOutcome.New,
        [IngestKind.NewVersion] = VisitOutcome.NewVersion,
        [IngestKind.NewReading] = VisitOutcome.NewVersion,
        [IngestKind.Unchanged] = VisitOutcome.Unchanged,
        [IngestKind.OtherForm] = VisitOutcome.SameReport,
        [IngestKind.NotAReport] = VisitOutcome.NotAReport,
        [IngestKind.Withdrawn] = VisitOutcome.Withdrawn,
        [IngestKind.Failed] = VisitOutcome.Unreadable,
    };

    // A page that nobody foresaw must not end the run, and every run after it.
    private async Task<Settlement> UnderstoodAsync(CollectSource source, Lead lead, FetchAnswer answer, HeldAddress? held, CancellationToken cancellationToken)
    {
        try
        {
            return await TakenAsync(source, lead, answer, held, cancellationToken).ConfigureAwait(false);
        }
        catch (ExtractionException error)
        {
            return new Settlement(VisitOutcome.Unreadable) { Code = error.Code, Detail = error.Message };
        }
        catch (Exception error) when (error is not (OperationCanceledException or ArchiveException or IOException or UnauthorizedAccessException or OutOfMemoryException))
        {
            return new Settlement(VisitOutcome.Unreadable) { Code = "collect.fault", Detail = $"程序不能处理这个网页，请把网址告诉维护者：{error.GetType().Name}：{error.Message}" };
        }
    }

    private async Task<Settlement> TakenAsync(CollectSource source, Lead lead, FetchAnswer answer, HeldAddress? held, CancellationToken cancellationToken)
    {
        PageView? page = IsPage(answer) ? PageView.Read(answer.Body.AsSpan(), answer.Address, answer.Charset) : null;
        SiteReading found = page is null ? new SiteReading([], [], []) : SiteReader.Read(source, page, _time.GetUtcNow().Year - 1);
        if (lead.Kind is AddressKind.Column or AddressKind.Page && found.Links.Any(link => link.Kind != LinkKind.Attachment)) return Led(VisitOutcome.List, source, lead, page!, found);
        // What is listed under a source need not be a list: the address of a single report is one as well.
        if (_options.DryRun) return page is null ? new Settlement(VisitOutcome.Found) : Led(found.Links.Count > 0 ? VisitOutcome.List : VisitOutcome.Empty, source, lead, page, found);

        if (held is null && page is not null && found.Links.Any(link => link.Kind == LinkKind.Attachment) && await IsBareAsync(answer, cancellationToken).ConfigureAwait(false))
            return Led(VisitOutcome.Cover, source, lead, page, found);

        Capture capture = new(answer.Address.AbsoluteUri, answer.At, answer.Status, answer.Headers, lead.Page?.Address ?? lead.Via, lead.Page);
        IngestOutcome outcome = await _ingester.IngestAsync(capture, NameOf(answer), answer.Body, cancellationToken).ConfigureAwait(false);
        VisitOutcome visited = Ingested[outcome.Kind];
        if (outcome.Kind != IngestKind.NotAReport)
        {
            Settlement taken = page is null ? new Settlement(visited) : Led(visited, source, lead, page, found with { Links = [.. found.Links.Where(link => link.Kind == LinkKind.Attachment)] });
            string? other = outcome.Reason is null ? Differs(source, outcome.Id) : null;
            return taken with { Report = outcome.Id, Code = other is null ? null : OtherAgency, Detail = outcome.Reason ?? other };
        }

        if (held is not null) return new Settlement(VisitOutcome.Replaced) { Report = held.Report, Code = "collect.replaced", Detail = $"原网址现在给出的不是年报：{outcome.Reason}" };
        VisitOutcome empty = lead.Kind == AddressKind.Column ? VisitOutcome.Empty : VisitOutcome.NotAReport;
        return found.Links.Count > 0 && page is not null ? Led(VisitOutcome.Cover, source, lead, page, found) : new Settlement(empty) { Detail = outcome.Reason };
    }

    /// <summary>Whether a page bears hardly more than the title of the file that hangs on it: taken for the report, it would stand in the file's place.</summary>
    private static async Task<bool> IsBareAsync(FetchAnswer answer, CancellationToken cancellationToken)
    {
        SourceDocument document = await FileExtractor.ExtractAsync(NameOf(answer), answer.Body, answer.Charset, cancellationToken).ConfigureAwait(false);
        return CoverPage.IsOne(ReportReader.Read(document, cancellationToken).Record);
    }

    private Settlement NotModified(Waiting waiting, FetchAnswer answer, HeldAddress? held)
    {
        if (held is not null) _captures.Answered(answer.Address.AbsoluteUri, answer.At, answer.Status ?? 0);
        return new Settlement(waiting.Before.Outcome is null or { IsHeld: true } ? VisitOutcome.Unchanged : waiting.Before.Outcome) { Report = held?.Report, AsBefore = true };
    }

    private Settlement Gone(Waiting waiting, FetchAnswer answer, HeldAddress? held)
    {
        // Some sites send whoever asks for what is not there to a page that says so.
        foreach (string address in new[] { waiting.Lead.Address.AbsoluteUri, answer.Address.AbsoluteUri })
        {
            if (_captures.Held(address) is not { } gone) continue;
            _captures.Gone(address, answer.At, answer.Status ?? 0);
            return new Settlement(VisitOutcome.Gone) { Report = gone.Report };
        }

        // It once led to the address that the archive names: only that one can say that it is gone.
        return new Settlement(VisitOutcome.Absent)
        {
            Leads = held is not null && waiting.Before.Final is { } final ? [new Lead(new Uri(final), AddressKind.Report, waiting.Lead.Depth, waiting.Lead.Via, waiting.Lead.Text)] : [],
        };
    }

    private Visit Failed(Waiting waiting, FetchAnswer answer)
    {
        TimeSpan asked = answer.RetryAfter ?? TimeSpan.Zero;
        bool isLast = waiting.Attempts >= Delays.Length;
        Settlement settlement = isLast ? new Settlement(VisitOutcome.Failed)
            : new Settlement(VisitOutcome.Later) { Again = _time.GetUtcNow() + (asked > Delays[waiting.Attempts] ? asked : Delays[waiting.Attempts]) };
        // What a redirect leads to is another's, and a fault that may pass is none yet.
        bool isOwn = answer.Redirects.Count == 0 || FetchAddress.Host(answer.Address) == FetchAddress.Host(waiting.Lead.Address);
        return new Visit(settlement, IsHostsFault: isOwn && (isLast || answer.Status is null), asked);
    }

    /// <summary>Where a page leads, within the depth of its source.</summary>
    private static Settlement Led(VisitOutcome outcome, CollectSource source, Lead lead, PageView page, SiteReading found)
    {
        string via = lead.Address.AbsoluteUri;
        bool goesDeeper = lead.Depth < (source.Depth ?? CollectOptions.DefaultDepth);
        return new Settlement(outcome)
        {
            Leads = [.. found.Links.Where(link => link.Kind == LinkKind.Attachment || (link.Kind != LinkKind.Page && goesDeeper)).Select(link => new Lead(
                link.Address, Expected[link.Kind], lead.Depth + 1, via, link.Text, link.Kind == LinkKind.Attachment ? CapturePage.Of(page, link.Text, link.Date) : null))],
            Pages = [.. found.Links.Where(link => link.Kind == LinkKind.Page).Select(link => new Lead(link.Address, AddressKind.Page, lead.Depth, via, link.Text, outcome == VisitOutcome.Cover ? CapturePage.Of(page, link.Text, link.Date) : null))],
            Outside = [.. found.Outside.Select(address => address.AbsoluteUri)],
            Detail = found.Notes.Count > 0 ? string.Concat(found.Notes) : null,
        };
    }

    private static readonly Dictionary<LinkKind, AddressKind> Expected = new()
    {
        [LinkKind.Column] = AddressKind.Column,
        [LinkKind.Report] = AddressKind.Report,
        [LinkKind.Attachment] = AddressKind.Attachment,
    };

    // Who is meant the list says, who reports the report says: where they differ nothing is changed, and a person is told.
    private string? Differs(CollectSource source, string? report)
    {
        if (source.Agency is not { } meant || report is null || _holdings.Get(report)?.Record.Agency is not { Name: { } own, Id: var id }) return null;
        bool isOne = meant == id || own.Contains(meant, StringComparison.Ordinal) || meant.Contains(own, StringComparison.Ordinal);
        return isOne ? null : $"来源表写明的机关是{meant}，报告自称{own}";
    }

    /// <summary>By what an answer of a source is understood: where it changes, what was put aside before is looked at again.</summary>
    private static string RulesOf(CollectSource source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|',
        [$"{source.Kind} {source.Adapter} {source.Depth} {source.Follow}", .. source.Hosts, .. source.Adapters.Select(adapter => adapter.ToString()), $"{Own} {ParserVersion.Current}"]))))[..16];

    private static readonly Guid Own = typeof(Visitor).Module.ModuleVersionId;

    private static bool IsPage(FetchAnswer answer) =>
        answer.MediaType is "text/html" or "application/xhtml+xml" or "text/xml" or "application/xml" || answer.Body.AsSpan().TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8);

    private static string NameOf(FetchAnswer answer) =>
        answer.FileName ?? (Uri.UnescapeDataString(answer.Address.Segments[^1].Trim('/')) is { Length: > 0 } name ? name : answer.Address.IdnHost);
}
