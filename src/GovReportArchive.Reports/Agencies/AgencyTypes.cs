using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Agencies;

/// <summary>What an agency is for, told from its name by <c>type.rules.tsv</c>.</summary>
public static class AgencyTypes
{
    private static readonly string[] General = ["政府办公室", "人民政府", "乡镇人民政府", "街道办事处", "管理委员会", "派出机构"];

    private static readonly ReadingRule[] Rules = ReadingRules.Under("agency.type.");

    /// <summary>Every type there is, organs of general government first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. General.Union(Rules.Select(rule => rule.Label), StringComparer.Ordinal)];

    /// <summary>The type of an agency.</summary>
    /// <param name="name">Its name, with or without its region.</param>
    /// <returns>One of <see cref="All"/>; null where the name does not say.</returns>
    public static string? Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Array.Find(Rules, rule => rule.IsIn(name))?.Label;
    }
}
