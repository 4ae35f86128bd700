using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Wording.Groups;

/// <summary>One pass over the store for one question.</summary>
internal sealed class WordingScanner(
    OpenWordings open, WordingSelection selection, WordingAlike alike, bool[]? containing, IReadOnlySet<string> gone, bool formula, CancellationToken cancellationToken)
{
    private static readonly string[] Kinds = [.. SectionKinds.All.Select(section => section.Kind)];
    private static readonly string[] Roles = [.. Enum.GetValues<PassageRole>().Select(PassageProjection.NameOf)];
    private static readonly string?[] NearestNames = [null, "province", "city", "county"];

    public OpenWordings Open => open;

    /// <summary>All clusters that fit, counted, formulas apart, and the first of them in order after a place.</summary>
    public (int Total, int Formulas, List<(WordingCursor Place, WordingTally Tally)> Found) Top(int most, WordingCursor? after)
    {
        int total = 0, formulas = 0;
        // The worst of those kept is at the head of the queue and goes first.
        PriorityQueue<WordingTally, WordingCursor> best = new(Comparer<WordingCursor>.Create((left, right) => right.CompareTo(left)));
        for (int cluster = 0; cluster < open.Data.Clusters; cluster++)
        {
            if (cluster % 4096 == 0) cancellationToken.ThrowIfCancellationRequested();
            if (containing is not null && !containing[cluster]) continue;
            WordingTally tally = Tally(cluster);
            if (tally.Passages == 0) continue;
            bool isFormula = open.Data.ClusterFormula[cluster] != 0;
            if (isFormula) formulas++;
            if (isFormula != formula) continue;
            total++;
            WordingCursor place = PlaceOf(tally);
            if (after is not null && place.CompareTo(after) <= 0) continue;
            if (best.Count < most) best.Enqueue(tally, place);
            else best.EnqueueDequeue(tally, place);
        }

        List<(WordingCursor, WordingTally)> found = [];
        while (best.TryDequeue(out WordingTally tally, out WordingCursor? place)) found.Add((place, tally));
        found.Reverse();
        return (total, formulas, found);
    }

    public WordingTally Tally(int cluster) => WordingTally.Of(open.Data, cluster, selection, alike);

    public bool Takes(int member) => selection.Takes(open.Data, member);

    /// <summary>Whether the report that a variant's text is of has not been withdrawn since.</summary>
    public bool Stands(int variant) => gone.Count == 0 || !gone.Contains(open.Data.ReportIds[open.Data.MemberReport[open.Data.VariantMember[variant]]]);

    /// <summary>Permanent address of the passage that a variant's text is of.</summary>
    public string PageOf(int variant, string text)
    {
        WordingData data = open.Data;
        int member = data.VariantMember[variant], report = data.MemberReport[member];
        return PassageAddress.Item(
            data.ReportIds[report], data.ReportVersion[report], data.MemberSection[member], data.MemberItem[member], PassageAddress.Fingerprint(text));
    }

    /// <summary>What is told of a cluster.</summary>
    public WordingItem Item(in WordingTally tally)
    {
        WordingData data = open.Data;
        int cluster = tally.Cluster, first = data.ClusterVariants[cluster], end = data.ClusterVariants[cluster + 1];
        int[] kinds = new int[Kinds.Length], roles = new int[Roles.Length];
        for (int member = data.ClusterMembers[cluster]; member < data.ClusterMembers[cluster + 1]; member++)
        {
            if (!Takes(member)) continue;
            kinds[data.MemberKind[member]]++;
            roles[data.MemberRole[member]]++;
        }

        // A text of a report that was withdrawn is not shown; another variant stands for it.
        int shown = Enumerable.Range(first, end - first).Where(Stands).Cast<int?>().FirstOrDefault() ?? -1;
        string id = WordingIds.Of(data.VariantKey[first]), text = shown < 0 ? "" : open.TextOf(shown);
        return new WordingItem(
            id,
            text,
            shown < 0 ? "" : PageOf(shown, text),
            Ordered(Kinds, kinds),
            Ordered(Roles, roles),
            tally.Passages,
            tally.Agencies,
            tally.Regions,
            tally.First == 0 ? null : tally.First,
            tally.Last == 0 ? null : tally.Last,
            tally.Years,
            end - first,
            data.ClusterMembers[cluster + 1] - data.ClusterMembers[cluster],
            alike.Sort == "near" ? NearestNames[tally.Nearest] : null,
            $"{PassageAddress.Api}/wordings/{id}",
            Formulas.NameOf(data.ClusterFormula[cluster]));
    }

    private WordingCursor PlaceOf(in WordingTally tally)
    {
        (long a, long b, long c) = alike.RankOf(tally);
        return new WordingCursor(a, b, c, open.Data.VariantKey[open.Data.ClusterVariants[tally.Cluster]]);
    }

    private static string[] Ordered(string[] names, int[] counts) =>
        [.. Enumerable.Range(0, names.Length).Where(i => counts[i] > 0).OrderByDescending(i => counts[i]).ThenBy(i => i).Select(i => names[i])];
}
