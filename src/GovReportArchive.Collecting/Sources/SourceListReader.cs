using System.Text;
using System.Text.RegularExpressions;
using GovReportArchive.Collecting.Adapters;
using GovReportArchive.Collecting.Lists;
using GovReportArchive.Extraction.Html;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Collecting.Sources;

/// <summary>Makes sources of the entries of a list.</summary>
internal static partial class SourceListReader
{
    private const int MostSources = 200_000;
    private const int MostNotes = 20;

    /// <summary>The keys of a source, each with the headings that a column of it may have.</summary>
    private static readonly (string Key, string[] Headings)[] Columns =
    [
        ("name", ["name", "名称", "栏目"]),
        ("agency", ["agency", "机关", "单位", "部门"]),
        ("region", ["region", "地区", "行政区划"]),
        ("address", ["address", "url", "网址", "地址"]),
        ("kind", ["kind", "类型"]),
        ("adapter", ["adapter", "适配器"]),
        ("hosts", ["hosts", "域名"]),
        ("depth", ["depth", "层数"]),
        ("max-pages", ["max-pages", "页数"]),
        ("delay", ["delay", "间隔"]),
        ("follow", ["follow", "跟随"]),
    ];

    private static readonly string[] Keys = [.. Columns.Select(column => column.Key)];
    private static readonly string[] Defaults = ["contact", "depth", "max-pages", "delay"];

    public static SourceList OfToml(string text, List<string> mistakes)
    {
        IReadOnlyList<ListEntry> entries = TomlEntries.Read(text, mistakes);
        if (entries.Count == 0) return new SourceList([]);
        foreach (ListEntry entry in entries.Where(entry => entry.Table is not ("" or "source" or "adapter")))
            mistakes.Add($"第 {entry.Line} 行：没有 [[{entry.Table}]] 这种表，只有 [[source]] 与 [[adapter]]。");
        EntryReader whole = new(entries[0], mistakes);
        whole.Only(Defaults);
        if (whole.Text("contact", 200) is string contact && !Contact().IsMatch(contact)) whole.Wrong<string>("contact", "应是电子邮箱或网址，好让网站的人找到您");
        return Of(entries.Where(entry => entry.Table == "source"), SiteAdapters.Of(entries, mistakes), whole, [], mistakes);
    }

    public static SourceList OfCsv(string text, List<string> mistakes)
    {
        List<string> notes = [];
        List<string> known = [];
        IReadOnlyList<ListEntry> entries = CsvEntries.Read(text, "source", heading =>
        {
            string? key = Columns.FirstOrDefault(column => column.Headings.Contains(heading, StringComparer.OrdinalIgnoreCase)).Key;
            if (key is null && heading.Length > 0) notes.Add($"列“{Unprintable.Escaped(heading)}”没有用到。");
            else if (key is not null && known.Contains(key, StringComparer.Ordinal)) mistakes.Add($"表头中有两列是 {key}。");
            if (key is not null) known.Add(key);
            return key;
        }, mistakes);
        if (!known.Contains("address", StringComparer.Ordinal)) mistakes.Add("表头中没有网址一列（网址 或 address）。");
        return Of(entries, [], new EntryReader(new ListEntry("", 1, new Dictionary<string, (object, int)>()), mistakes), notes, mistakes);
    }

    private static SourceList Of(IEnumerable<ListEntry> entries, IReadOnlyList<SiteAdapter> adapters, EntryReader whole, List<string> notes, List<string> mistakes)
    {
        CollectSource defaults = Bounds(whole, new CollectSource(new Uri("about:blank")));
        List<CollectSource> sources = [];
        Dictionary<Uri, int> lines = [];
        int without = 0, twice = 0;
        foreach (ListEntry entry in entries)
        {
            if (Of(entry, adapters, defaults, mistakes) is not CollectSource source)
            {
                if (!entry.Values.ContainsKey("address")) without++;
                continue;
            }

            if (lines.TryAdd(source.Address, source.Line)) sources.Add(source);
            else if (++twice <= MostNotes) notes.Add($"第 {source.Line} 行的网址与第 {lines[source.Address]} 行相同，只采集一次。");
        }

        if (twice > MostNotes) notes.Add($"还有 {twice - MostNotes} 行的网址与前面的相同。");
        if (sources.Count > MostSources) mistakes.Add($"有 {sources.Count} 个来源，最多 {MostSources} 个，请分成几份。");
        return new SourceList(sources) { Contact = whole.Text("contact", 200), WithoutAddress = without, Notes = notes };
    }

    private static CollectSource? Of(ListEntry entry, IReadOnlyList<SiteAdapter> adapters, CollectSource defaults, List<string> mistakes)
    {
        EntryReader reader = new(entry, mistakes);
        reader.Only(Keys);
        string? adapter = reader.Text("adapter", 60);
        if (adapter is not null && !SiteAdapters.Own.Concat(adapters).Any(known => known.Name == adapter))
            reader.Wrong<string>("adapter", $"没有名为“{adapter}”的适配器；有：{string.Join('、', SiteAdapters.Own.Concat(adapters).Select(known => known.Name).Distinct(StringComparer.Ordinal))}");
        SourceKind kind = reader.Text("kind")?.ToLowerInvariant() switch
        {
            null or "column" or "栏目" => SourceKind.Column,
            "report" or "报告" => SourceKind.Report,
            _ => reader.Wrong<string>("kind", "只能是 column（栏目）或 report（报告）") is null ? SourceKind.Column : default,
        };
        string[] hosts = [.. reader.Texts("hosts").Select(host => host.ToLowerInvariant())];
        foreach (string host in hosts.Where(host => !HostName().IsMatch(host))) reader.Wrong<string>("hosts", $"“{host}”应是域名，如 files.example、files.example:8080 或 *.example，不带 http://");
        CollectSource said = Bounds(reader, defaults) with
        {
            Line = entry.Line,
            Kind = kind,
            Name = reader.Text("name", 200),
            Agency = reader.Text("agency", 200),
            Region = reader.Text("region", 100),
            Adapter = adapter,
            Hosts = hosts,
            Follow = reader.Pattern("follow", SiteAdapters.Pattern),
            Adapters = adapters,
        };
        if (reader.Text("address", PageAddress.Longest) is not string written)
        {
            return null;
        }

        if (!Uri.TryCreate(written, UriKind.Absolute, out Uri? typed) || typed.Scheme is not ("http" or "https")) reader.Wrong<string>("address", "应是以 http:// 或 https:// 开头的完整网址");
        else if (PageAddress.Resolve(written, typed, Encoding.UTF8) is Uri address) return said with { Address = address };
        else reader.Wrong<string>("address", "不能用：网址中不能有用户名和密码，也不能太长");
        return null;
    }

    private static CollectSource Bounds(EntryReader reader, CollectSource otherwise) => otherwise with
    {
        Depth = reader.Number("depth", 0, 20) ?? otherwise.Depth,
        MostPages = reader.Number("max-pages", 1, 1_000_000) ?? otherwise.MostPages,
        Delay = reader.Seconds("delay", 0, 3_600) is double seconds ? TimeSpan.FromSeconds(seconds) : otherwise.Delay,
    };

    [GeneratedRegex(@"^(?:mailto:)?[^\s@<>()]{1,100}@[^\s@<>()]{1,100}$|^https?://[^\s<>()]{1,180}$")]
    private static partial Regex Contact();

    [GeneratedRegex(@"^(?:\*\.)?[\w.-]{1,250}(?::\d{1,5})?$|^\[[0-9a-f:.]{2,60}\](?::\d{1,5})?$")]
    private static partial Regex HostName();
}
