namespace GovReportArchive.Wording.Groups;

/// <summary>What the store of wordings holds: parallel columns, made once and then only read.</summary>
/// <remarks>
/// Reports are in the order of region, agency, year and id, so that distinct agencies and regions among members in that order are counted by
/// looking at neighbours. Clusters are in the order of most members first, then by key; the members of a cluster in the order of reports.
/// </remarks>
internal sealed record WordingData
{
    /// <summary>Which catalog it was made of.</summary>
    public string Catalog { get; init; } = "";

    /// <summary>Number of the last change that it holds.</summary>
    public long Change { get; init; }

    /// <summary>When it was made, in ticks of UTC.</summary>
    public long Made { get; init; }

    /// <summary>How long it took to make, in ticks.</summary>
    public long Took { get; init; }

    /// <summary>Strings that the columns name by number: agencies, names, types, levels, region codes.</summary>
    public string[] Strings { get; init; } = [];

    public string[] ReportIds { get; init; } = [];

    public Column<int> ReportAgency { get; init; } = new([]);

    public Column<int> ReportAgencyName { get; init; } = new([]);

    public Column<int> ReportType { get; init; } = new([]);

    public Column<int> ReportLevel { get; init; } = new([]);

    /// <summary>Province, city, county and full name, four numbers of strings a report.</summary>
    public Column<int> ReportPlace { get; init; } = new([]);

    /// <summary>Deepest region; -1 for none.</summary>
    public Column<int> ReportRegion { get; init; } = new([]);

    /// <summary>SHA-256 of the file of texts as written.</summary>
    public Column<byte> TextsHash { get; init; } = new([]);

    /// <summary>SHA-256 of the file of folded texts.</summary>
    public Column<byte> FoldedHash { get; init; } = new([]);

    /// <summary>Year, 0 for none.</summary>
    public Column<ushort> ReportYear { get; init; } = new([]);

    public Column<int> ReportVersion { get; init; } = new([]);

    /// <summary>Sentences of each report, formulas left out, those that stand in reports of enough other agencies, and those that only other years of its own have.</summary>
    public Column<ushort> ReportSentences { get; init; } = new([]);

    public Column<ushort> ReportShared { get; init; } = new([]);

    public Column<ushort> ReportRepeated { get; init; } = new([]);

    /// <summary>Sentences that stand in reports of more than one agency, ascending by key, and of how many.</summary>
    public Column<ulong> SentenceKey { get; init; } = new([]);

    public Column<int> SentenceAgencies { get; init; } = new([]);

    /// <summary>First member of each cluster, and the number of all members at the end.</summary>
    public Column<int> ClusterMembers { get; init; } = new([0]);

    /// <summary>First variant of each cluster, and the number of all variants at the end.</summary>
    public Column<int> ClusterVariants { get; init; } = new([0]);

    /// <summary>Number of the rule of formula (<see cref="Formulas"/>) that each cluster falls under; 0 for none.</summary>
    public Column<byte> ClusterFormula { get; init; } = new([]);

    /// <summary>What each variant is known by; the first of a cluster is its representative, whose key is the cluster's.</summary>
    public Column<ulong> VariantKey { get; init; } = new([]);

    public Column<int> VariantCluster { get; init; } = new([]);

    public Column<int> VariantUses { get; init; } = new([]);

    /// <summary>The member whose text is kept.</summary>
    public Column<int> VariantMember { get; init; } = new([]);

    /// <summary>Where the text begins in the file of texts; one more at the end.</summary>
    public Column<long> VariantText { get; init; } = new([0]);

    public Column<int> MemberReport { get; init; } = new([]);

    public Column<int> MemberVariant { get; init; } = new([]);

    public Column<ushort> MemberSection { get; init; } = new([]);

    public Column<ushort> MemberItem { get; init; } = new([]);

    /// <summary>Section kind as a position in the list of kinds.</summary>
    public Column<byte> MemberKind { get; init; } = new([]);

    public Column<byte> MemberRole { get; init; } = new([]);

    /// <summary>Clusters.</summary>
    public int Clusters => ClusterMembers.Length - 1;
}
