namespace GovReportArchive.Search.Querying;

/// <summary>How large a query may be. Each limit is named in the message that refuses a larger one.</summary>
public static class QueryLimits
{
    /// <summary>UTF-16 units of query text.</summary>
    public const int Length = 4000;

    /// <summary>Runs, quotations, ranges and column conditions in one query.</summary>
    public const int Clauses = 512;

    /// <summary>Parentheses inside parentheses.</summary>
    public const int Depth = 64;

    /// <summary>Words that one prefix may stand for.</summary>
    public const int Expansions = 10_000;

    /// <summary>Runes between the parts of a nearness query.</summary>
    public const int Distance = 10_000;

    /// <summary>Parts of all nearness queries in one query together: each part's places in the text are read for every report that holds it.</summary>
    public const int NearParts = 32;

    /// <summary>Hits on one page.</summary>
    public const int Page = 10_000;
}
