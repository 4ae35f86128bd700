using System.Text.RegularExpressions;
using GovReportArchive.Collecting.Lists;
using GovReportArchive.Text;

namespace GovReportArchive.Collecting.Adapters;

/// <summary>The adapters that are part of the program (<c>adapters.toml</c>), and those that an operator writes in a list of sources in the same form.</summary>
internal static class SiteAdapters
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(2);
    private static readonly string[] Keys = ["name", "in", "find", "also", "page", "link", "column", "report", "first", "count", "step", "years"];

    /// <summary>The adapters of the program, in their order.</summary>
    public static IReadOnlyList<SiteAdapter> Own { get; } = ReadOwn();

    /// <summary>The adapters among these entries; one with a mistake is told and left out.</summary>
    public static IReadOnlyList<SiteAdapter> Of(IEnumerable<ListEntry> entries, List<string> mistakes) =>
        [.. entries.Where(entry => entry.Table == "adapter").Select(entry => Of(entry, mistakes)).OfType<SiteAdapter>()];

    private static SiteAdapter? Of(ListEntry entry, List<string> mistakes)
    {
        EntryReader reader = new(entry, mistakes);
        int before = mistakes.Count;
        reader.Only(Keys);
        string? name = reader.Text("name", 60) ?? reader.Wrong<string>("name", "没有写：适配器要有名称");
        AdapterPlace place = Enum.TryParse(reader.Text("in") ?? "page", true, out AdapterPlace said) && Enum.IsDefined(said) ? said : reader.Wrong<string>("in", "只能是 page、click、link 或 address") is null ? AdapterPlace.Page : said;
        Regex? find = reader.Pattern("find", Pattern) ?? (entry.Values.ContainsKey("find") ? null : reader.Wrong<Regex>("find", "没有写：适配器要有查找的模式"));
        Regex? also = reader.Pattern("also", Pattern);
        AdapterTarget[] targets = [.. Enum.GetValues<AdapterTarget>().Where(target => entry.Values.ContainsKey(target.ToString().ToLowerInvariant()))];
        if (targets.Length != 1) mistakes.Add($"第 {entry.Line} 行：适配器要写 page、link、column、report 之一，值是网址的样板，如 page = \"index_{{n}}.html\"。");
        if (mistakes.Count > before || name is null || find is null) return null;
        return new SiteAdapter
        {
            Name = name,
            In = place,
            Find = find,
            Also = also,
            Target = targets[0],
            Template = reader.Text(targets[0].ToString().ToLowerInvariant()) ?? "",
            First = reader.Number("first", 0, 10_000) ?? 2,
            Count = reader.Text("count", 200) ?? "",
            Step = reader.Text("step", 200) ?? "",
            Years = reader.Truth("years"),
        };
    }

    private static SiteAdapter[] ReadOwn()
    {
        List<string> mistakes = [];
        SiteAdapter[] own = [.. Of(TomlEntries.Read(DataFile.Read(typeof(SiteAdapters).Assembly, "Adapters.adapters.toml"), mistakes), mistakes)];
        return mistakes.Count == 0 ? own : throw new InvalidOperationException(string.Join('\n', mistakes));
    }

    /// <summary>A pattern of a table, an adapter or a source. It reads what strangers wrote, and operators write it: its time grows no faster than its text.</summary>
    public static Regex Pattern(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, LongestMatch);
}
