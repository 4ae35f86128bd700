using GovReportArchive.Discovery.Projection;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Wording.Groups;

/// <summary>What a filter lets through, as a table for every report, section kind and role.</summary>
internal sealed class WordingSelection
{
    private readonly bool[] _reports;
    private readonly bool[] _kinds;
    private readonly bool[] _roles;

    /// <param name="data">The store.</param>
    /// <param name="filters">Resolved filters.</param>
    /// <param name="gone">Reports that were withdrawn since the store was made.</param>
    public WordingSelection(WordingData data, IReadOnlyList<KeywordFilter> filters, IReadOnlySet<string> gone)
    {
        Dictionary<string, HashSet<string>> chosen = filters.ToDictionary(f => f.Column, f => f.Values.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        _kinds = [.. SectionKinds.All.Select(section => Has("section", section.Kind))];
        _roles = [.. Enum.GetValues<PassageRole>().Select(role => Has("role", PassageProjection.NameOf(role)))];
        bool[] all = [.. data.Strings.Select(_ => true)];
        bool[] agency = Table("agency"), type = Table("agencyType"), level = Table("level"), region = Table("region");
        _reports = new bool[data.ReportIds.Length];
        for (int report = 0; report < _reports.Length; report++)
        {
            _reports[report] = At(agency, data.ReportAgency[report]) && At(type, data.ReportType[report]) && At(level, data.ReportLevel[report])
                && (!chosen.ContainsKey("region") || At(region, data.ReportRegion[report]) || At(region, data.ReportPlace[report * 4])
                    || At(region, data.ReportPlace[(report * 4) + 1]) || At(region, data.ReportPlace[(report * 4) + 2]))
                && (!chosen.TryGetValue("year", out HashSet<string>? years) || years.Contains(FormattableString.Invariant($"{data.ReportYear[report]}")))
                && (gone.Count == 0 || !gone.Contains(data.ReportIds[report]));
        }

        bool Has(string name, string value) => !chosen.TryGetValue(name, out HashSet<string>? values) || values.Contains(value);
        bool[] Table(string name) => chosen.ContainsKey(name) ? [.. data.Strings.Select(text => Has(name, text))] : all;
        bool At(bool[] table, int number) => number < 0 ? ReferenceEquals(table, all) : table[number];
    }

    /// <summary>Whether a report is let through.</summary>
    public bool TakesReport(int report) => _reports[report];

    /// <summary>Whether a member is let through.</summary>
    public bool Takes(WordingData data, int member) =>
        _reports[data.MemberReport[member]] && _kinds[data.MemberKind[member]] && _roles[data.MemberRole[member]];
}

/// <summary>What is known of a cluster's members that a selection lets through.</summary>
internal struct WordingTally
{
    private const int FirstYear = 1990;

    public int Cluster;
    public int Passages;
    public int Agencies;
    public int Regions;
    public ulong YearBits;

    /// <summary>Members in the same province, city, county as the place asked for; or of the same type, or level.</summary>
    public int Alike1;
    public int Alike2;
    public int Alike3;

    /// <summary>Report years, ascending.</summary>
    public readonly IReadOnlyList<int> Years
    {
        get
        {
            List<int> years = [];
            for (int i = 0; i < 64; i++)
                if ((YearBits >> i & 1) != 0) years.Add(FirstYear + i);
            return years;
        }
    }

    public readonly int First => YearBits == 0 ? 0 : FirstYear + System.Numerics.BitOperations.TrailingZeroCount(YearBits);

    public readonly int Last => YearBits == 0 ? 0 : FirstYear + System.Numerics.BitOperations.Log2(YearBits);

    /// <summary>The nearest of the three levels that has a member, 3 for the county; 0 for none.</summary>
    public readonly int Nearest => Alike3 > 0 ? 3 : Alike2 > 0 ? 2 : Alike1 > 0 ? 1 : 0;

    /// <summary>Counts the members of a cluster.</summary>
    /// <param name="data">The store.</param>
    /// <param name="cluster">Which.</param>
    /// <param name="selection">What is counted.</param>
    /// <param name="alike">Three numbers of strings that a report is compared with, and where in its line; -1 for none.</param>
    public static WordingTally Of(WordingData data, int cluster, WordingSelection selection, WordingAlike alike)
    {
        WordingTally tally = new() { Cluster = cluster };
        int agency = int.MinValue, region = int.MinValue;
        for (int member = data.ClusterMembers[cluster]; member < data.ClusterMembers[cluster + 1]; member++)
        {
            if (!selection.Takes(data, member)) continue;
            int report = data.MemberReport[member];
            tally.Passages++;
            if (data.ReportAgency[report] != agency) tally.Agencies++;
            if (data.ReportRegion[report] != region && data.ReportRegion[report] >= 0) tally.Regions++;
            (agency, region) = (data.ReportAgency[report], data.ReportRegion[report]);
            int year = data.ReportYear[report] - FirstYear;
            if (year is >= 0 and < 64) tally.YearBits |= 1UL << year;
            alike.Count(data, report, ref tally);
        }

        return tally;
    }
}

/// <summary>What members are compared with for an order: a place, a type or a level.</summary>
/// <param name="Sort">The order.</param>
/// <param name="Province">Number of the string; -1 for none. For the orders by type and level the type or level.</param>
/// <param name="City">Number of the string; -1 for none.</param>
/// <param name="County">Number of the string; -1 for none.</param>
internal sealed record WordingAlike(string Sort, int Province = -1, int City = -1, int County = -1)
{
    public void Count(WordingData data, int report, ref WordingTally tally)
    {
        switch (Sort)
        {
            case "near":
                if (Province >= 0 && data.ReportPlace[report * 4] == Province) tally.Alike1++;
                if (City >= 0 && data.ReportPlace[(report * 4) + 1] == City) tally.Alike2++;
                if (County >= 0 && data.ReportPlace[(report * 4) + 2] == County) tally.Alike3++;
                break;
            case "type" when Province >= 0 && data.ReportType[report] == Province:
            case "level" when Province >= 0 && data.ReportLevel[report] == Province:
                tally.Alike1++;
                break;
        }
    }

    /// <summary>Three numbers by which clusters are ordered, the largest first.</summary>
    public (long A, long B, long C) RankOf(in WordingTally tally) => Sort switch
    {
        "rare" => (-tally.Passages, -tally.Agencies, tally.Last),
        "newest" => (tally.Last, tally.First, tally.Passages),
        "near" => (tally.Nearest, tally.Nearest switch { 3 => tally.Alike3, 2 => tally.Alike2, 1 => tally.Alike1, _ => 0 }, tally.Passages),
        "type" or "level" => (tally.Alike1, tally.Passages, tally.Agencies),
        _ => (tally.Passages, tally.Agencies, tally.Last),
    };
}
