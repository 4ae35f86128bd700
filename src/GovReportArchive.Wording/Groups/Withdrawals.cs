using Dapper;

namespace GovReportArchive.Wording.Groups;

/// <summary>What reports that were withdrawn since the wordings were made change about them.</summary>
/// <remarks>Immutable. Groups that authors of such reports have part in are counted anew, once.</remarks>
internal sealed class Withdrawals
{
    private readonly HashSet<string> _gone;

    public Withdrawals(OpenWordings open, IReadOnlyCollection<string> gone)
    {
        _gone = [.. gone];
        if (_gone.Count == 0) return;
        (Reports, Authors, int[] groups) = open.Read(connection =>
        {
            (int Report, int Author)[] found = [.. connection.Query<(int, int)>("SELECT n, author FROM report WHERE id IN (SELECT value FROM json_each(@gone))", new { gone = SqlList.Of(_gone) })];
            int[] authors = [.. found.Select(one => one.Author).Distinct()];
            return (found.Select(one => one.Report).ToHashSet(), authors,
                connection.Query<int>("SELECT DISTINCT grp FROM spread WHERE author IN (SELECT value FROM json_each(@authors))", new { authors = SqlList.Of(authors) }).ToArray());
        });
        Groups = groups.ToDictionary(group => group, group => new WordingTally(group));
        foreach (WordingTally tally in new WordingCount(open, WordingSelection.Whole, this, WordingAlike.None).Counted(groups)) Groups[tally.Group] = tally;
    }

    /// <summary>Numbers of the reports.</summary>
    public IReadOnlySet<int> Reports { get; } = new HashSet<int>();

    /// <summary>Who wrote them.</summary>
    public int[] Authors { get; } = [];

    /// <summary>The groups that may have changed, without those reports.</summary>
    public Dictionary<int, WordingTally> Groups { get; } = [];

    /// <summary>What a whole group comes to now.</summary>
    public WordingTally Now(WordingTally stored) => Groups.GetValueOrDefault(stored.Group) ?? stored;

    /// <summary>Whether it is of these reports.</summary>
    public bool Of(IReadOnlyCollection<string> gone) => _gone.SetEquals(gone);
}
