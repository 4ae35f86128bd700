using System.Text.RegularExpressions;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Drafts;

/// <summary>A problem that a report or draft names in the part on problems, made ready to be compared with those of another year.</summary>
internal sealed partial class NamedProblem
{
    private const string Kind = "problems";

    // As for what becomes of a problem in the next report.
    public const double Same = 0.5, Similar = 0.2;

    private readonly PairLikeness _likeness;

    private NamedProblem(PlacedPassage passage) => (Passage, _likeness) = (passage, PairLikeness.Of(Wordings.Bare(passage.Text)));

    /// <summary>The item that names it.</summary>
    public PlacedPassage Passage { get; }

    /// <summary>Whether it has enough wording to be compared.</summary>
    public bool HasWording => _likeness.HasWording;

    /// <summary>The problems of a report, in its order; what only leads in to them is left out.</summary>
    public static NamedProblem[] Of(ReportRecord record) => Of(PassageList.Of(record));

    /// <inheritdoc cref="Of(ReportRecord)"/>
    /// <param name="passages">The items of the report.</param>
    public static NamedProblem[] Of(IEnumerable<PlacedPassage> passages) =>
        [.. passages.Where(passage => passage.Section.Kind == Kind && passage.Item.Role == PassageRole.Problem && !LeadIn().IsMatch(passage.Text)).Select(passage => new NamedProblem(passage))];

    /// <summary>The most similar of another year's problems, with how alike it is from 0 to 1; null where none is as alike as is asked for.</summary>
    public (NamedProblem Problem, double Similarity)? Nearest(IReadOnlyCollection<NamedProblem> others, double least = Same)
    {
        if (others.Count == 0) return null;
        (NamedProblem problem, double similarity) = others.Select(other => (other, _likeness.To(other._likeness))).MaxBy(pair => pair.Item2);
        return similarity >= least ? (problem, similarity) : null;
    }

    // It leads in to the problems and names none: 虽取得了一定成效，但仍存在一些不足。
    [GeneratedRegex(@"^(?![一二三四五六七八九十\d]+(?:是|[.、．]))[^。；]*(?:存在|有)(?:着)?(?:[一些以下几个方面的]|一定|不少|诸多|差距|薄弱环节|短板|和|与|、)*(?:不足|问题|差距|短板|薄弱环节)(?:之处|和差距|与差距|和短板)?[。；，：]?(?:主要(?:表现|体现)?(?:在|有|是|为)?|具体(?:表现)?(?:如下|为|在)?|如下)?[。：；]?$")]
    private static partial Regex LeadIn();
}

/// <summary>Addresses of the items of stored reports.</summary>
internal static class PlacedAddress
{
    /// <summary>The permanent address of an item.</summary>
    public static string AddressIn(this PlacedPassage passage, StoredReport report) =>
        PassageAddress.Item(report.Id, report.Version, passage.Section.N, passage.Item.Number, PassageAddress.Fingerprint(passage.Text));
}
