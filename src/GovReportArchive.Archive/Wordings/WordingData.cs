namespace GovReportArchive.Archive.Wordings;

/// <summary>What the store of wordings holds: parallel arrays, made once and then only read.</summary>
/// <remarks>
/// Reports are in the order of region, agency, year and id, so that distinct agencies and regions among members in that order are counted by
/// looking at neighbours. Clusters are in the order of most members first, then by key; the members of a cluster in the order of reports.
/// </remarks>
internal sealed class WordingData
{
    /// <summary>Which catalog it was made of.</summary>
    public string Catalog { get; init; } = "";

    /// <summary>Number of the last change that it holds.</summary>
    public long Change { get; init; }

    /// <summary>When it was made, in ticks of UTC.</summary>
    public long Made { get; init; }

    /// <summary>Strings that the arrays name by number: agencies, names, types, levels, region codes.</summary>
    public string[] Strings { get; init; } = [];

    public string[] ReportIds { get; init; } = [];

    public int[] ReportAgency { get; init; } = [];

    public int[] ReportAgencyName { get; init; } = [];

    public int[] ReportType { get; init; } = [];

    public int[] ReportLevel { get; init; } = [];

    /// <summary>Province, city, county and full name, four numbers of strings a report.</summary>
    public int[] ReportPlace { get; init; } = [];

    /// <summary>Deepest region; -1 for none.</summary>
    public int[] ReportRegion { get; init; } = [];

    /// <summary>Year, 0 for none.</summary>
    public ushort[] ReportYear { get; init; } = [];

    public int[] ReportVersion { get; init; } = [];

    /// <summary>Sentences of each report, those that stand in reports of enough other agencies, and those that only other years of its own have.</summary>
    public ushort[] ReportSentences { get; init; } = [];

    public ushort[] ReportShared { get; init; } = [];

    public ushort[] ReportRepeated { get; init; } = [];

    /// <summary>Sentences that stand in reports of more than one agency, ascending by key, and of how many.</summary>
    public ulong[] SentenceKey { get; init; } = [];

    public int[] SentenceAgencies { get; init; } = [];

    /// <summary>First member of each cluster, and the number of all members at the end.</summary>
    public int[] ClusterMembers { get; init; } = [0];

    /// <summary>First variant of each cluster, and the number of all variants at the end.</summary>
    public int[] ClusterVariants { get; init; } = [0];

    /// <summary>What each variant is known by; the first of a cluster is its representative, whose key is the cluster's.</summary>
    public ulong[] VariantKey { get; init; } = [];

    public int[] VariantCluster { get; init; } = [];

    public int[] VariantUses { get; init; } = [];

    /// <summary>The member whose text is kept.</summary>
    public int[] VariantMember { get; init; } = [];

    /// <summary>Where the text begins in the file of texts; one more at the end.</summary>
    public long[] VariantText { get; init; } = [0];

    public int[] MemberReport { get; init; } = [];

    public int[] MemberVariant { get; init; } = [];

    public ushort[] MemberSection { get; init; } = [];

    public ushort[] MemberItem { get; init; } = [];

    /// <summary>Section kind as a position in the list of kinds.</summary>
    public byte[] MemberKind { get; init; } = [];

    public byte[] MemberRole { get; init; } = [];

    /// <summary>Clusters.</summary>
    public int Clusters => ClusterMembers.Length - 1;
}
