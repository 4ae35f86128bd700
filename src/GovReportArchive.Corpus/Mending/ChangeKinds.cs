using System.Text.Json;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Mending;

/// <summary>What of a record can come out otherwise when its original is read again, each with how many places of two records differ in it.</summary>
public static class ChangeKinds
{
    /// <summary>A damaged or missing reading was put right.</summary>
    public const string Mended = "mended";

    /// <summary>Nothing that is told, but the number of the rules or a place in the file.</summary>
    public const string Nothing = "nothing";

    private static readonly (string Kind, string Label, Func<ReportRecord, ReportRecord, int> Places)[] Table =
    [
        ("counts", "指标的数", (before, after) => Differing(before.Counts, after.Counts)),
        ("cells", "没有数字的格、未定行与表外行", (before, after) => Differing(before.Cells, after.Cells) + Written(before.Rows, after.Rows) + Written(before.ExtraRows, after.ExtraRows) + Differing(before.Cumulative, after.Cumulative)),
        ("year", "年份", (before, after) => One(before.Year, after.Year)),
        ("agency", "机关", (before, after) => One(before.Agency, after.Agency)),
        ("region", "地区", (before, after) => One(Place(before.Region), Place(after.Region))),
        ("form", "表式", (before, after) => One(before.Form, after.Form)),
        ("metadata", "标题、日期等其他著录", (before, after) => One(before.Title, after.Title) + One(before.Scope, after.Scope) + One(before.Published, after.Published)
            + One(before.Publisher, after.Publisher) + One(before.DocumentNumber, after.DocumentNumber) + One(before.Contact, after.Contact)),
        ("sections", "部分的文字", (before, after) => Sets(before.Sections.Select(section => (section.Kind, section.Heading, section.Text)), after.Sections.Select(section => (section.Kind, section.Heading, section.Text)))),
        ("roles", "条目及其作用", (before, after) => Sets(Items(before), Items(after))),
        ("checks", "勾稽校验的结果", (before, after) => Sets(before.Checks.Select(check => (check.Rule, check.Column, check.State, check.Reason)), after.Checks.Select(check => (check.Rule, check.Column, check.State, check.Reason)))),
        ("figures", "文中数字", (before, after) => Written(before.Figures, after.Figures)),
        ("warnings", "解析提示", (before, after) => Sets(before.Warnings.Select(warning => (warning.Code, warning.Message)), after.Warnings.Select(warning => (warning.Code, warning.Message)))),
    ];

    /// <summary>The kinds with what they are called, in the order in which they are told.</summary>
    public static IReadOnlyList<(string Kind, string Label)> All { get; } = [.. Table.Select(kind => (kind.Kind, kind.Label)), (Mended, "损坏或缺失的读数"), (Nothing, "内容未变，只有规则版本或出处不同")];

    /// <summary>The kinds in which two records differ, with how many places; where they say the same, that the rules' number is another.</summary>
    internal static IReadOnlyList<ChangedPlaces> Between(ReportRecord before, ReportRecord after)
    {
        ChangedPlaces[] changed = [.. Table.Select(kind => new ChangedPlaces(kind.Kind, kind.Places(before, after))).Where(change => change.Places > 0)];
        return changed.Length > 0 ? changed : [new ChangedPlaces(Nothing, 1)];
    }

    // Items are cut and judged by this program's rules both times: what differs comes from the text.
    private static IEnumerable<(string Kind, string Text, PassageRole Role)> Items(ReportRecord record) => record.Sections.SelectMany(
        section => PassageSplitter.Split(section).Where(item => !item.IsHeading).Select(item => (section.Kind, item.TextOf(section.Text).Trim(), item.Role)));

    private static (string?, string?, string?, string?, string?)? Place(Region? region) => region is null ? null : (region.Code, region.Province, region.City, region.County, region.Township);

    private static int One<T>(T before, T after) => EqualityComparer<T>.Default.Equals(before, after) ? 0 : 1;

    private static int Differing<T>(IReadOnlyDictionary<string, T>? before, IReadOnlyDictionary<string, T>? after)
    {
        before ??= new Dictionary<string, T>();
        after ??= new Dictionary<string, T>();
        return before.Keys.Union(after.Keys, StringComparer.Ordinal).Count(key => !before.TryGetValue(key, out T? old) || !after.TryGetValue(key, out T? renewed) || !EqualityComparer<T>.Default.Equals(old, renewed));
    }

    // What holds lists is compared as it is written.
    private static int Written<T>(IEnumerable<T>? before, IEnumerable<T>? after) =>
        Sets((before ?? []).Select(item => JsonSerializer.Serialize(item, RecordJson.Options)), (after ?? []).Select(item => JsonSerializer.Serialize(item, RecordJson.Options)));

    /// <summary>A thing that is changed is one that is gone and one that is new: the larger number counts.</summary>
    private static int Sets<T>(IEnumerable<T> before, IEnumerable<T> after)
        where T : notnull
    {
        Dictionary<T, int> balance = [];
        foreach (T item in before) balance[item] = balance.GetValueOrDefault(item) - 1;
        foreach (T item in after) balance[item] = balance.GetValueOrDefault(item) + 1;
        return Math.Max(-balance.Values.Where(count => count < 0).Sum(), balance.Values.Where(count => count > 0).Sum());
    }
}

/// <summary>In how many places one kind of thing came out otherwise.</summary>
/// <param name="Kind">As in <see cref="ChangeKinds.All"/>.</param>
/// <param name="Places">Cells, sections, items, checks or fields.</param>
public sealed record ChangedPlaces(string Kind, int Places);
