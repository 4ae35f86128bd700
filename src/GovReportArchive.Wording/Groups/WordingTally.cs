using System.Numerics;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Wording.Groups;

/// <summary>What is known of a group's passages, or of those that are asked for.</summary>
internal sealed class WordingTally(int group)
{
    /// <summary>Kinds of sections, by the number that the file has for each.</summary>
    public static readonly string[] KindNames = [.. SectionKinds.All.Select(section => section.Kind)];

    /// <summary>Roles, by the number that the file has for each.</summary>
    public static readonly string[] RoleNames = [.. Enum.GetValues<PassageRole>().Select(PassageProjection.NameOf)];

    private readonly int[] _kinds = new int[KindNames.Length];
    private readonly int[] _roles = new int[RoleNames.Length];
    private int _author = -1;
    private IReadOnlyList<string>? _sections;
    private IReadOnlyList<string>? _said;

    /// <summary>The columns of a group <c>g</c> that <see cref="Stored"/> reads.</summary>
    public const string Columns = "g.n, g.passages, g.agencies, g.regions, g.years, g.sections, g.roles";

    public int Group => group;

    public int Passages { get; private set; }

    public int Agencies { get; private set; }

    public int Regions { get; private set; }

    /// <summary>Passages that are alike in the nearest, the middle and the widest sense that an order compares by.</summary>
    public int[] Alike { get; } = new int[WordingAlike.Senses];

    /// <summary>Years as a set of bits (<see cref="WordingSchema.Years"/>).</summary>
    public ulong YearBits { get; private set; }

    /// <summary>Report years, ascending.</summary>
    public IReadOnlyList<int> Years => [.. Enumerable.Range(0, 63).Where(bit => (YearBits >> bit & 1) != 0).Select(bit => WordingSchema.FirstYear + bit)];

    /// <summary>The first year; 0 for none.</summary>
    public int First => Known == 0 ? 0 : WordingSchema.FirstYear + BitOperations.TrailingZeroCount(Known);

    /// <summary>The last year; 0 for none.</summary>
    public int Last => Known == 0 ? 0 : WordingSchema.FirstYear + BitOperations.Log2(Known);

    /// <summary>Kinds of sections, the most frequent first.</summary>
    public IReadOnlyList<string> Sections => _sections ?? Ordered(KindNames, _kinds);

    /// <summary>Roles, the most frequent first.</summary>
    public IReadOnlyList<string> Roles => _said ?? Ordered(RoleNames, _roles);

    private ulong Known => YearBits & ~WordingSchema.NoYear;

    /// <summary>The tally of a whole group, as the file holds it.</summary>
    public static WordingTally Stored(SqliteDataReader row) => new(row.GetInt32(0))
    {
        Passages = row.GetInt32(1),
        Agencies = row.GetInt32(2),
        Regions = row.GetInt32(3),
        YearBits = unchecked((ulong)row.GetInt64(4)),
        _sections = row.GetString(5).Split(' '),
        _said = row.GetString(6).Split(' '),
    };

    /// <summary>Counts an author's passages; authors come in their order, by which equal agencies and regions are neighbours.</summary>
    public void Add(WordingAuthor[] authors, int author, int kind, int role, int times, ulong years, byte alike = 0)
    {
        int passages = times * BitOperations.PopCount(years);
        if (passages == 0) return;
        if (author != _author)
        {
            (WordingAuthor? before, WordingAuthor now) = (_author < 0 ? null : authors[_author], authors[author]);
            if (before is null || before.AgencyNumber != now.AgencyNumber) Agencies++;
            if (now.Region is not null && (before is null || before.RegionNumber != now.RegionNumber)) Regions++;
            _author = author;
        }

        Passages += passages;
        YearBits |= years;
        _kinds[kind] += passages;
        _roles[role] += passages;
        for (int sense = 0; alike != 0; alike >>= 1, sense++)
            if ((alike & 1) != 0) Alike[sense] += passages;
    }

    private static string[] Ordered(string[] names, int[] counts) =>
        [.. Enumerable.Range(0, names.Length).Where(i => counts[i] > 0).OrderByDescending(i => counts[i]).ThenBy(i => i).Select(i => names[i])];
}

/// <summary>Who wrote: an agency as its reports tell it.</summary>
internal sealed record WordingAuthor(string Agency, string Name, string? Type, string? Level, string? Province, string? City, string? County, string? Place, string? Region)
{
    /// <summary>Equal for authors of one agency.</summary>
    public int AgencyNumber { get; init; }

    /// <summary>Equal for authors of one region.</summary>
    public int RegionNumber { get; init; }

    /// <summary>All authors by number, from 1; the first is none.</summary>
    public static WordingAuthor[] Numbered(IEnumerable<WordingAuthor> authors)
    {
        List<WordingAuthor> numbered = [new("", "", null, null, null, null, null, null, null)];
        foreach (WordingAuthor author in authors)
        {
            WordingAuthor before = numbered[^1];
            bool first = numbered.Count == 1;
            numbered.Add(author with
            {
                AgencyNumber = !first && before.Agency == author.Agency ? before.AgencyNumber : numbered.Count,
                RegionNumber = !first && before.Region == author.Region ? before.RegionNumber : numbered.Count,
            });
        }

        return [.. numbered];
    }
}
