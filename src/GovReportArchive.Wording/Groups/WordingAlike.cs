namespace GovReportArchive.Wording.Groups;

/// <summary>What passages are compared with for an order: a place, a type or a level.</summary>
/// <param name="Sort">The order.</param>
/// <param name="Province">The place's province; null for none. For the orders by type and level the type or level.</param>
/// <param name="City">The place's city; null for none.</param>
/// <param name="County">The place's county; null for none.</param>
internal sealed record WordingAlike(string Sort, string? Province = null, string? City = null, string? County = null)
{
    /// <summary>Senses of being alike: the province, the city, the county.</summary>
    public const int Senses = 3;

    private static readonly string?[] NearestNames = [null, "province", "city", "county"];

    /// <summary>Compares with nothing.</summary>
    public static WordingAlike None { get; } = new("used");

    /// <summary>In which senses an author is alike, as a set of bits.</summary>
    public byte Of(WordingAuthor author) => Sort switch
    {
        "near" => (byte)(Bit(Province, author.Province, 1) | Bit(City, author.City, 2) | Bit(County, author.County, 4)),
        "type" => (byte)Bit(Province, author.Type, 1),
        "level" => (byte)Bit(Province, author.Level, 1),
        _ => 0,
    };

    /// <summary>Three numbers by which groups are ordered, the largest first.</summary>
    public (long A, long B, long C) RankOf(WordingTally tally) => Sort switch
    {
        "rare" => (-tally.Passages, -tally.Agencies, tally.Last),
        "newest" => (tally.Last, tally.First, tally.Passages),
        "near" => (Nearest(tally), Nearest(tally) is > 0 and var nearest ? tally.Alike[nearest - 1] : 0, tally.Passages),
        "type" or "level" => (tally.Alike[0], tally.Passages, tally.Agencies),
        _ => (tally.Passages, tally.Agencies, tally.Last),
    };

    /// <summary>The nearest level that has a passage; null for none, or in another order.</summary>
    public string? NearestName(WordingTally tally) => Sort == "near" ? NearestNames[Nearest(tally)] : null;

    /// <summary>Columns by which the file itself is in this order, ascending; null where it has no such order.</summary>
    public string? Columns => Sort switch
    {
        "used" => "-passages, -agencies, -last, key",
        "rare" => "passages, agencies, -last, key",
        "newest" => "-last, -first, -passages, key",
        _ => null,
    };

    private static int Nearest(WordingTally tally) => Array.FindLastIndex(tally.Alike, passages => passages > 0) + 1;

    private static int Bit(string? wanted, string? value, int bit) => wanted is not null && wanted == value ? bit : 0;
}
