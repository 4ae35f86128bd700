using System.Collections.Frozen;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Agencies;

/// <summary>Agencies of the whole country, under the names they have had since 2008. They have no region.</summary>
internal static class NationalAgencies
{
    private static readonly FrozenSet<string> Names = ReaderData.Rows("Agencies.national.txt").SelectMany(names => names).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the name is one of them, with or without 中华人民共和国 before and 办公厅 behind it.</summary>
    public static bool Contains(string name)
    {
        const string state = "中华人民共和国", office = "办公厅";
        string bare = name.StartsWith(state, StringComparison.Ordinal) ? name[state.Length..] : name;
        return Names.Contains(bare) || (bare.EndsWith(office, StringComparison.Ordinal) && Names.Contains(bare[..^office.Length]));
    }
}
