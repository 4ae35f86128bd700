using System.Net;

namespace GovReportArchive.Collecting.Fetching;

/// <summary>What became of a question.</summary>
internal enum FetchKind
{
    /// <summary>The body is here.</summary>
    Taken,

    /// <summary>The site says that what is held is what it has.</summary>
    NotModified,

    /// <summary>The site says that there is nothing (404, 410).</summary>
    Gone,

    /// <summary>Our rules forbid it; asking again changes nothing.</summary>
    Refused,

    /// <summary>The site's robots.txt forbids it.</summary>
    Disallowed,

    /// <summary>The site wants a login.</summary>
    LoginWanted,

    /// <summary>A fault of the site or the network, which may be over later.</summary>
    Failed,

    /// <summary>The site refuses, and asking again changes nothing.</summary>
    Rejected,
}

/// <summary>What a site answered to one question, or why there is no answer.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Code">Stable dotted code, a row of <see cref="FetchOutcome.All"/>.</param>
/// <param name="Message">What happened, as one Chinese sentence. Holds nothing that acts on a terminal.</param>
/// <param name="Address">The address that was asked last, after all redirects.</param>
/// <param name="At">When the answer began, else when it was clear that none comes.</param>
internal sealed record FetchAnswer(FetchKind Kind, string Code, string Message, Uri Address, DateTimeOffset At)
{
    /// <summary>The redirects that were followed, in order.</summary>
    public IReadOnlyList<FetchRedirect> Redirects { get; init; } = [];

    /// <summary>Status of the last answer; null where none came.</summary>
    public int? Status { get; init; }

    /// <summary>Fields of the head in their order and with their repetitions, decoded as UTF-8, else as GB18030, without control characters.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Media type of the head in lower case, without parameters; null where there is none.</summary>
    public string? MediaType { get; init; }

    /// <summary>Charset of the head in lower case; null where there is none. Old sites are often wrong about it.</summary>
    public string? Charset { get; init; }

    /// <summary>Tag to ask with next time, as given.</summary>
    public string? ETag { get; init; }

    /// <summary>Date to ask with next time, as given.</summary>
    public string? LastModified { get; init; }

    /// <summary>Name that the site gives the file, without any path; null where it gives none.</summary>
    public string? FileName { get; init; }

    /// <summary>How long the site wants not to be asked, at most a day; null where it says nothing.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The body without encodings; empty unless <see cref="FetchKind.Taken"/>.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>The last exchange as it came over the wire; null where no head came.</summary>
    public FetchExchange? Exchange { get; init; }

    /// <summary>What was odd and done with, as Chinese sentences: an encoding that is none, a way from https to http.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A redirect that was followed.</summary>
/// <param name="From">The address that was asked.</param>
/// <param name="Status">Its status.</param>
/// <param name="To">Where it led.</param>
/// <param name="At">When it was answered.</param>
/// <param name="Exchange">What went over the wire.</param>
internal sealed record FetchRedirect(Uri From, int Status, Uri To, DateTimeOffset At, FetchExchange Exchange);

/// <summary>A request and its answer byte for byte, as an archive of the web keeps them.</summary>
/// <remarks>
/// One thing is not as on the wire: the body has no transfer encoding, so the field <c>Transfer-Encoding</c> of the head is named <c>X-Crawler-Transfer-Encoding</c>, lest a
/// reader looks for chunks. The content encoding is as sent. Interim answers (1xx) are left out. A body of which nothing is kept (redirects, errors) may end after 256 KB.
/// </remarks>
/// <param name="RequestHead">Request line and fields, with the empty line.</param>
/// <param name="ResponseHead">Status line and fields, with the empty line.</param>
/// <param name="Body">The body as encoded.</param>
/// <param name="Remote">Address of the machine that answered.</param>
internal sealed record FetchExchange(ReadOnlyMemory<byte> RequestHead, ReadOnlyMemory<byte> ResponseHead, ReadOnlyMemory<byte> Body, IPAddress? Remote);
