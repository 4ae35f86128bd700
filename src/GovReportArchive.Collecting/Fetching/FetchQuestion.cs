namespace GovReportArchive.Collecting.Fetching;

/// <summary>What is asked of a site.</summary>
/// <param name="Address">The address; a fragment is dropped.</param>
internal sealed record FetchQuestion(Uri Address)
{
    /// <summary>The page that links there; null where the operator's list does.</summary>
    public Uri? Referrer { get; init; }

    /// <summary>The tag that the site gave with what is held, as it gave it.</summary>
    public string? ETag { get; init; }

    /// <summary>The date that the site gave with what is held, as it gave it.</summary>
    public string? LastModified { get; init; }

    /// <summary>The address that gave tag and date, where redirects led to another; only that one is asked with them, since what stands elsewhere is unchanged as well. Null for <see cref="Address"/>.</summary>
    public Uri? Giver { get; init; }

    /// <summary>Whether an address belongs to where the question may lead; null for anywhere that is public. Only robots.txt may be had from elsewhere.</summary>
    public Func<Uri, bool>? Within { get; init; }

    /// <summary>How many bytes are taken; null for what the rules say, which is never exceeded.</summary>
    public int? MostBytes { get; init; }

    /// <summary>Delay of this host, where the operator's list says one; null for that of the rules. A longer one of robots.txt is kept all the same.</summary>
    public TimeSpan? Delay { get; init; }
}
