using System.Globalization;
using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Discovery.Facets;

/// <summary>The one table of facets. Index, filters, facets, queries, API, pages and command derive from its rows; a new facet is a new row.</summary>
/// <remarks>Indexes hold the columns in this order: who adds or changes a row raises the version of the schemas in <c>Projection</c>.</remarks>
public static class FacetTable
{
    private const SearchKinds Everywhere = SearchKinds.Reports | SearchKinds.Passages | SearchKinds.Wordings | SearchKinds.Boilerplate | SearchKinds.Agencies;
    private const SearchKinds Searches = SearchKinds.Reports | SearchKinds.Passages;

    /// <summary>All keyword columns that say something of a report or passage, in the order of pages.</summary>
    public static IReadOnlyList<Facet> All { get; } =
    [
        new("year", "年份", Everywhere)
        {
            Aliases = ["年份"], Values = new YearValues(), Example = "2024", Of = record => [record.Year?.ToString(CultureInfo.InvariantCulture)],
            Description = "报告年度（所报告的年份，不是发布年份），或年度范围如 2021-2024、>=2024。重复为“或”。",
        },
        new("region", "地区代码", Everywhere)
        {
            Aliases = ["地区代码"], Values = new PlaceValues(null), Example = "230717",
            Of = record => RegionNode.PathOf(record.Region).Select(node => node.Code).Append(record.Region?.Code is { Length: > 0 } code ? code : null),
            Description = "行政区划代码，六位（省、市、县）或九位（乡镇）；包含其下级。也可写任一级地名、简称或库中地名的拼音首字母。重复为“或”。",
        },
        Level("province", "省级", Searches, "黑龙江省", "省级名称。重复为“或”。"),
        Level("city", "市级", Searches, "伊春市", "市级名称。重复为“或”。重名时答复的 places 列出所含地区。"),
        Level("county", "县级", Searches, "伊美区", "县级名称。重复为“或”。重名时答复的 places 列出所含地区。"),
        Level("township", "乡级", SearchKinds.None, "", ""),
        new("place", "地名", SearchKinds.None)
        {
            Aliases = ["地区", "地名"], Names = "region", Of = record => RegionNode.PathOf(record.Region).Select(node => node.Name),
        },
        new("agency", "机关", Everywhere)
        {
            Values = new AgencyValues(), Example = "230717/民政局", Of = record => [record.Agency.Id],
            Description = "机关标识（如 230717/民政局）、机关名称、简称（如 人社局）或其拼音首字母（如 rsj），或名称中的文字。重复为“或”。",
        },
        new("agencyName", "机关名称", SearchKinds.None) { Aliases = ["机关"], Names = "agency", Of = record => [record.Agency.Name, record.Agency.Printed] },
        new("agencyType", "机关类型", Everywhere)
        {
            Aliases = ["机关类型"], Values = new TypeValues(), Example = "民政", Of = record => [record.Agency.Type],
            Description = "机关类型（职能）。重复为“或”。可用的值见 agencyType 分面。",
        },
        new("level", "层级", Everywhere)
        {
            Aliases = ["层级"], Values = new ListedValues(FilterLabels.Levels), Example = "county", Of = record => [record.Agency.Level],
            Description = "机关层级。重复为“或”。",
        },
        new("form", "统计表格式", Searches)
        {
            Aliases = ["表式"], Values = new ListedValues(FilterLabels.Forms), Example = "2021", Of = record => [record.Form],
            Description = "报告所含统计表的表式。重复为“或”。",
        },
        new("scope", "统计范围", SearchKinds.None) { Values = new ListedValues(FilterLabels.Scopes), Of = record => [record.Scope] },
        new(Uncounted.Column, "不计入统计", SearchKinds.None),
        new("section", "部分", Searches | SearchKinds.Wordings)
        {
            Aliases = ["部分"], MissingLabel = "没有分出部分", Values = new ListedValues(SectionKinds.All), Example = "problems",
            DescriptionAmongPassages = "条目所在的部分。重复为“或”。",
            Description = "含有该部分的报告。重复为“或”。要在某一部分内检索，请用字段，如 problems:\"形式单一\"。",
        },
        new("check", "数字核对", Searches)
        {
            Aliases = ["校验"], MissingLabel = "没有可核对的内容", Values = new CheckValues(), Example = "fail",
            Of = record => record.Checks.SelectMany(check => new[] { check.State, $"{check.Rule}:{check.State}" }),
            Description = "勾稽校验结果：ok（相符）、fail（不符）、notAssessable（无法核对）；前加规则名和冒号则只看该规则，如 applications.balance:fail。跨年勾稽的规则以 ledger. 开头，如 ledger.carried:fail（结转不衔接）、ledger.late:fail（所载发布日期晚于期限）；ledger:fail 是其中任一处数字互相矛盾。不带规则名的只看报告自身的校验。重复为“或”。",
        },
        new("repeats", "与上年相同", Searches)
        {
            Values = new ListedValues(FilterLabels.Repeats), MissingLabel = "都不同，或没有上一份报告", Example = "prose",
            Description = "与同一机关上一份报告相同：prose 正文至少 95% 相同，figures 表格数字全部相同。重复为“或”。",
        },
        new("recognised", "文字识别", Searches)
        {
            Aliases = ["文字识别"], MissingLabel = "文字不由图片识别", Values = new ListedValues(FilterLabels.Recognised), Example = "yes", Of = record => [record.Source.Recognised == true ? "yes" : null],
            Description = "yes：原件全部或部分是图片，文字由程序识别，可能有错；其数字只有勾稽关系能证实的。",
        },
        new(BoilerplateShares.Column, "套话占比", SearchKinds.Reports)
        {
            Values = new ListedValues(FilterLabels.Boilerplate), MissingLabel = "没有可计的句子，或尚未计算", Example = "80-100", Updatable = BoilerplateShares.Ranges,
            Description = "套话占比：有多少句子也见于至少三个其他机关的报告，以百分数分段，不含上限（最后一段含 100）。截至措辞沿革最近一次整理；其后收录的计入 missing。尚未整理时没有此分面。重复为“或”。",
        },
        new("role", "作用", SearchKinds.Passages | SearchKinds.Wordings)
        {
            Aliases = ["作用"], Values = new ListedValues(FilterLabels.Roles), Example = "problem",
            Description = "条目的作用：problem（问题）、measure（措施）、achievement（成效）、statement（陈述）。重复为“或”。",
        },
    ];

    private static readonly Dictionary<string, Facet> ByName = All.ToDictionary(facet => facet.Name, StringComparer.Ordinal);

    /// <summary>The facets that are offered somewhere, in the order of pages.</summary>
    public static IReadOnlyList<Facet> In(SearchKinds kinds) => [.. All.Where(facet => (facet.OfferedIn & kinds) != 0)];

    /// <summary>The columns of the index that a search asks: of its facets, and those that are only named in queries.</summary>
    internal static IEnumerable<Column> ColumnsOf(SearchKinds kinds) =>
        All.Where(facet => facet.OfferedIn == SearchKinds.None || (facet.OfferedIn & kinds) != 0).Select(facet => facet.Column);

    /// <summary>A facet by name; null where there is none.</summary>
    public static Facet? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>What a facet is called; the name itself where there is none.</summary>
    public static string Heading(string name) => Find(name)?.Label ?? name;

    /// <summary>What a value of a facet is called; itself where it is no code or there is no such facet.</summary>
    internal static string Label(string name, string value, CatalogReader reader) => Find(name) is not { } facet ? value
        : value == Facet.Missing ? facet.MissingLabel : facet.Values.Label(value, reader);

    /// <summary>Everything that a record says of itself in columns, apart from its sections; values may repeat.</summary>
    internal static IEnumerable<(string Column, string Value)> ValuesOf(ReportRecord record) =>
        All.SelectMany(facet => facet.Of(record).Where(value => value is { Length: > 0 }), (facet, value) => (facet.Name, value!));

    private static Facet Level(string name, string label, SearchKinds kinds, string example, string description) => new(name, label, kinds)
    {
        Values = new PlaceValues(name),
        Example = example,
        Description = description,
        Of = record => RegionNode.PathOf(record.Region).Where(node => node.Level == name).Select(node => node.Code),
    };
}
