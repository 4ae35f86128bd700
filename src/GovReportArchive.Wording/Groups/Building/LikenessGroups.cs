using System.Runtime.InteropServices;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Wording.Groups.Building;

/// <summary>Puts texts of nearly the same wording into groups, each around one text that represents it.</summary>
/// <remarks>
/// Law: every member of a group is at least as alike to its representative as the threshold says, and the representative comes before it. Texts
/// are compared with representatives only, so that no chain of small steps joins what is not alike. Pairs that share a band of
/// <see cref="MinHash"/> are candidates, which overlooks about one pair in a hundred of likeness 0.6 and hardly any of 0.7; what is grouped is
/// measured exactly. Candidates are sought twice: with the first few of each band, which takes the large groups away, and then with more of what
/// is left. So the work grows with the number of texts, however many of them share a band, and memory by six bytes a text; all else is in
/// sorted temporary files. The groups depend on the texts and their order alone.
/// </remarks>
/// <param name="temporary">Beginning of the names of temporary files.</param>
/// <param name="normal">The comparable text by number.</param>
/// <param name="pace">Called at each step.</param>
internal sealed class LikenessGroups(string temporary, Func<int, string> normal, BuildPace pace)
{
    private const int MostCompared = 24;
    private const int Remembered = 1 << 16;
    private static readonly int[] FirstOfBand = [3, 16];

    private readonly (int Text, string Normal, uint[] Shingles)[] _known = new (int, string, uint[])[Remembered];

    /// <summary>Groups the texts 0 to <paramref name="count"/>: for each the number of its representative, which is its own for one that represents.</summary>
    public int[] Of(int count)
    {
        int[] group = [.. Enumerable.Range(0, count)];
        ushort[] sizes = new ushort[count];
        using SpilledSort<Band> bands = new(temporary + ".bands");
        Span<ulong> filled = stackalloc ulong[MinHash.Bands];
        for (int text = 0; text < count; text++)
        {
            pace.Step();
            uint[] shingles = Shingles.Of(normal(text));
            sizes[text] = (ushort)Math.Min(ushort.MaxValue, shingles.Length);
            MinHash.Fill(shingles, filled);
            foreach (ulong band in filled) bands.Add(new Band(band, text));
        }

        foreach (int first in FirstOfBand)
        {
            using SpilledSort<Candidate> candidates = new(temporary + ".candidates");
            Collect(bands, first, group, sizes, candidates);
            Compare(candidates, group);
            Resettle(group);
        }

        return group;
    }

    /// <summary>A text whose representative has gone over to another follows it where it is alike enough, and else stands for itself again.</summary>
    private void Resettle(int[] group)
    {
        for (int text = 0; text < group.Length; text++)
        {
            int next = group[group[text]];
            if (next == group[text]) continue;
            pace.Step();
            group[text] = Nearest(text, [(next, 1)]);
        }
    }

    /// <summary>Pairs each text that still stands for itself with the first ones of each of its bands.</summary>
    private void Collect(SpilledSort<Band> bands, int first, int[] group, ushort[] sizes, SpilledSort<Candidate> candidates)
    {
        List<int> earlier = new(first);
        ulong current = 0;
        foreach (Band band in bands.Ascending())
        {
            pace.Step();
            if (band.Key != current) earlier.Clear();
            current = band.Key;
            if (group[band.Text] != band.Text) continue;
            foreach (int other in earlier)
            {
                // Sets of very different sizes cannot be alike.
                int least = Math.Min(sizes[other], sizes[band.Text]), most = Math.Max(sizes[other], sizes[band.Text]);
                if (least >= WordingRule.Threshold * most) candidates.Add(new Candidate(band.Text, other));
            }

            if (earlier.Count < first) earlier.Add(band.Text);
        }
    }

    private void Compare(SpilledSort<Candidate> candidates, int[] group)
    {
        List<(int Other, int Bands)> votes = [];
        int current = -1;
        foreach (Candidate candidate in candidates.Ascending())
        {
            if (candidate.Text != current)
            {
                Decide();
                current = candidate.Text;
            }

            // Whether the earlier one represents a group was decided before: candidates come in the order of texts.
            if (group[candidate.Other] != candidate.Other) continue;
            if (votes.Count > 0 && votes[^1].Other == candidate.Other) votes[^1] = (candidate.Other, votes[^1].Bands + 1);
            else votes.Add((candidate.Other, 1));
        }

        Decide();

        void Decide()
        {
            if (votes.Count == 0) return;
            pace.Step();
            group[current] = Nearest(current, votes);
            votes.Clear();
        }
    }

    private int Nearest(int text, List<(int Other, int Bands)> votes)
    {
        if (votes.Count > MostCompared)
        {
            // Those that share most bands are most alike, as far as bands tell.
            votes.Sort((left, right) => left.Bands != right.Bands ? right.Bands.CompareTo(left.Bands) : left.Other.CompareTo(right.Other));
            votes.RemoveRange(MostCompared, votes.Count - MostCompared);
        }

        (string mine, uint[] shingles) = Known(text);
        int best = text;
        double likeness = 0;
        foreach ((int other, _) in votes)
        {
            (string theirs, uint[] others) = Known(other);
            double measured = Shingles.Likeness(shingles, others);
            if (measured < WordingRule.Threshold || measured < likeness || (measured == likeness && other > best)) continue;
            if (!AnotherStatement.Between(mine, theirs)) (best, likeness) = (other, measured);
        }

        return best;
    }

    private (string Normal, uint[] Shingles) Known(int text)
    {
        ref (int Text, string Normal, uint[] Shingles) known = ref _known[text % Remembered];
        if (known.Shingles is null || known.Text != text)
        {
            string comparable = normal(text);
            known = (text, comparable, Shingles.Of(comparable));
        }

        return (known.Normal, known.Shingles);
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly record struct Band(ulong Key, int Text) : IComparable<Band>
    {
        public int CompareTo(Band other) => Key != other.Key ? Key.CompareTo(other.Key) : Text.CompareTo(other.Text);
    }

    private readonly record struct Candidate(int Text, int Other) : IComparable<Candidate>
    {
        public int CompareTo(Candidate other) => Text != other.Text ? Text.CompareTo(other.Text) : Other.CompareTo(other.Other);
    }
}
