namespace GovReportArchive.Collecting.Fetching;

/// <summary>A question on its way from hop to hop.</summary>
internal sealed class Asked(FetchQuestion question)
{
    public FetchQuestion Question => question;

    /// <summary>Whether it is robots.txt that is asked, which nobody is asked about.</summary>
    public bool IsRobots { get; init; }

    /// <summary>The address of the hop.</summary>
    public Uri Address { get; set; } = FetchAddress.Bare(question.Address);

    /// <summary>What was answered from there; null before.</summary>
    public HopAnswer? Last { get; set; }

    public List<FetchRedirect> Redirects { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>The addresses that were asked, with the cookies of each time.</summary>
    public HashSet<(string Address, string Cookies)> Seen { get; } = [];

    /// <summary>Whether the site could answer that nothing has changed.</summary>
    public bool IsConditional => (question.ETag ?? question.LastModified) is not null && Address == FetchAddress.Bare(question.Giver ?? question.Address);

    /// <summary>The answer, with what the last head says.</summary>
    public FetchAnswer Answer(FetchOutcome outcome, string message, DateTimeOffset at, byte[]? body = null) => new(outcome.Kind, outcome.Code, message, Address, at)
    {
        Redirects = Redirects,
        Notes = Notes,
        Status = Last?.Status,
        Headers = Last?.Head.Fields ?? [],
        MediaType = Last?.Head.MediaType,
        Charset = Last?.Head.Charset,
        ETag = Last?.Head.Validator("ETag"),
        LastModified = Last?.Head.Validator("Last-Modified"),
        FileName = Last?.Head.FileName(),
        RetryAfter = Last?.Head.RetryAfter(at),
        Exchange = Last?.Exchange,
        Body = body ?? [],
    };
}
