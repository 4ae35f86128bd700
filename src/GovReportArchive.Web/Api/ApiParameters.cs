using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Discovery.Suggesting;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Api;

/// <summary>Every query parameter of every route. Checking, OpenAPI and the help page read this table.</summary>
internal static class ApiParameters
{
    public static readonly string[] Levels = ["national", "province", "city", "county", "township", "zone"];

    public static readonly string[] Forms = [.. FormIds.All.Select(form => form.Id)];

    private static readonly string[] SectionKindNames = [.. SectionKinds.All.Select(kind => kind.Kind)];

    private static readonly string[] FilterNames = [.. FacetTable.In(FacetScope.Reports).Select(facet => facet.Name)];

    public static readonly ApiParameter Query = new("q", ParameterKind.Text,
        "检索式。加引号为原文包含（忽略全半角、大小写、繁简与标点形态差异），不加引号按词检索；支持 AND OR NOT、括号、字段（如 问题:\"形式单一\"）、\"甲 乙\"~10 邻近。语法见 /help。",
        "\"政策解读\" AND 公众号");

    public static readonly ApiParameter Syntax = new("syntax", ParameterKind.Choice,
        "检索式的语法。缺省为本站检索式；lucene 为 Lucene 经典语法（如 title:公开^2 +问题 -\"形式单一\"），供熟悉它的人用：筛选与分面相同，但结果不带标记，也不作改进建议。", "lucene")
    { Allowed = [.. QuerySyntaxes.All] };

    public static readonly ApiParameter[] Filters = [.. FacetTable.In(FacetScope.Reports).Select(Filter)];

    public static readonly ApiParameter Where = new("where", ParameterKind.Condition,
        "指标条件：KEY 后接 = != < <= > >= 和数字，或 KEY:missing（报告中没有该数字）。只对印有该数字的报告成立：=0 不含空白。重复为“且”。KEY 见 /api/v1/counts。",
        "applications.received.total>=1")
    { Repeats = true };

    public static readonly ApiParameter Facet = new("facet", ParameterKind.Choices,
        "要计数的分面，可重复或以逗号分隔。计数为精确值，不受本分面自身所选值限制。", "year,agencyType")
    { Repeats = true, Allowed = FilterNames };

    public static readonly ApiParameter FacetContains = new("facetContains", ParameterKind.Text,
        "在分面的值中查找：分面名、冒号、文字，只列出名称（机关含其他名称，地区含上级名称）或代码中有此文字的值；分面由此加入，不必另写 facet。每个分面一次。", "agency:民政")
    { Repeats = true };

    public static readonly ApiParameter FacetLimit = new("facetLimit", ParameterKind.WholeNumber, "每个分面至多列几个值，1 至 1000，缺省 50；其余计入 other。", "50")
    { Minimum = 1, Maximum = 1000 };

    public static readonly ApiParameter Range = new("range", ParameterKind.Text,
        "按指标数值分段计数：KEY 或 KEY:由小到大的界限。结果列在 facets 的 KEY 下，value 可直接接在检索式的 KEY: 之后；小于第一个界限的计入 other，没有读到数字的计入 missing；不受对该指标自身的条件限制。",
        "applications.received.total:0,1,10,100")
    { Repeats = true };

    public static readonly ApiParameter Sort = new("sort", ParameterKind.Order,
        "排序：score（相关度）、year、agency，或任一指标 KEY；前加 - 为降序。没有该数字的报告总在最后；并列者按 id。缺省：有检索式时为 score，否则为 -year。",
        "-applications.received.total");

    public static readonly ApiParameter Limit = new("limit", ParameterKind.WholeNumber, "每页条数，0 至 200；0 只要总数与分面。", "20")
    { Minimum = 0, Maximum = 200, Default = "20" };

    public static readonly ApiParameter Cursor = new("cursor", ParameterKind.Text, "上一页答复中的 next，原样传回；其他参数须与上一页相同。", "eyJ…");

    public static readonly ApiParameter ChangedSince = new("changedSince", ParameterKind.WholeNumber,
        "只要此变更序号之后有变动的报告（变更序号见 /api/v1/healthz 的 change 及报告记录的 changed）。用于增量同步。", "0")
    { Minimum = 0 };

    public static readonly ApiParameter Bom = new("bom", ParameterKind.Flag, "true：文件以 UTF-8 BOM 开头，Excel 才能正确显示中文。", "true")
    { Default = "false", Allowed = ["true", "false"] };

    public static readonly ApiParameter Version = new("version", ParameterKind.WholeNumber, "版本号，从 1 起；缺省为最新版本。", "1")
    { Minimum = 1, Maximum = int.MaxValue };

    public static readonly ApiParameter CountForm = new("form", ParameterKind.Choice, "只列此表式中的指标。重复为“或”。", "2021")
    { Repeats = true, Allowed = Forms };

    public static readonly ApiParameter NameContains = new("q", ParameterKind.Text, "名称中包含的文字。", "伊美");

    public static readonly ApiParameter Headers = new("headers", ParameterKind.Choice, "表头：keys 为英文键名，labels 为中文名称。", "labels")
    { Default = "keys", Allowed = ["keys", "labels"] };

    public static readonly ApiParameter AgencyTypes = new("agencyType", ParameterKind.Text, "机关类型（职能）。重复为“或”。", "民政") { Repeats = true };

    public static readonly ApiParameter AgencyLevels = new("level", ParameterKind.Choice, "机关层级。重复为“或”。", "county")
    { Repeats = true, Allowed = Levels };

    public static readonly ApiParameter WithinRegion = new("region", ParameterKind.RegionCode, "只列此地区及其下级的机关。", "230700");

    public static readonly ApiParameter ParentRegion = new("parent", ParameterKind.RegionCode, "只列此地区的直接下级；缺省为全部。", "230700");

    public static readonly ApiParameter ListLimit = new("limit", ParameterKind.WholeNumber, "每页条数，0 至 1000。", "200")
    { Minimum = 0, Maximum = 1000, Default = "200" };

    public static readonly ApiParameter ListStart = new("cursor", ParameterKind.WholeNumber, "上一页答复中的 next，原样传回。", "200")
    { Minimum = 0, Maximum = int.MaxValue };

    public static readonly ApiParameter Typed = new("q", ParameterKind.Text, "已键入的文字，一个词或名称的任一部分；也可以是简称（如 市科委）或拼音首字母（如 rsj）。", "市科委");

    public static readonly ApiParameter SuggestionKind = new("kind", ParameterKind.Choices,
        "只要这些种类：agency（机关）、region（地区）、term（词语）。可重复或以逗号分隔；缺省为全部。", "agency")
    { Repeats = true, Allowed = [.. SuggestionKinds.All.Select(kind => kind.Kind)] };

    public static readonly ApiParameter SuggestionLimit = new("limit", ParameterKind.WholeNumber, "至多几条，0 至 50。", "10")
    { Minimum = 0, Maximum = ReportSuggester.LargestLimit, Default = "10" };

    public static readonly ApiParameter OwnSentences = new("own", ParameterKind.Flag, "true：标出本报告自有的句子。", "true") { Default = "false", Allowed = ["true", "false"] };

    /// <summary>What selects reports: shared by search and exports.</summary>
    private static readonly ApiParameter[] Selection = [Query, .. Filters, Where, Sort, ChangedSince];

    public static readonly ApiParameter OfferedSynonyms = new("synonyms", ParameterKind.Flag,
        "true：检索式是几个词语时，synonyms 列出报告中的其他说法及各能找到的份数；它们不计入任何计数。", "true")
    { Default = "false", Allowed = ["true", "false"] };

    public static readonly ApiParameter[] Reports = [.. Selection, Syntax, Facet, FacetContains, FacetLimit, Range, Limit, Cursor, OfferedSynonyms];

    /// <summary>What the search page hands on; it asks for facets and for its page size itself.</summary>
    public static readonly ApiParameter[] Page = [.. Selection, FacetContains, Cursor];

    /// <summary>What selects passages: what selects reports by text and metadata, and what an item says.</summary>
    public static readonly ApiParameter[] PassageFilters =
    [
        .. Filters.Where(filter => (FacetTable.Find(filter.Name)!.Scope & FacetScope.Passages) != 0).Select(filter => filter.Name == "section" ? filter with { Description = "条目所在的部分。重复为“或”。" } : filter),
        Filter(FacetTable.Find("role")!),
    ];

    public static readonly ApiParameter Wording = new("wording", ParameterKind.Text, "只要与此措辞逐字相同的条目；值取自条目的 wording。", "Yx3kQmZ0a1bC");

    public static readonly ApiParameter Fold = new("fold", ParameterKind.Flag,
        "true：逐字相同的条目（不计序号和末尾标点）合为一条，same 给出条目数、机关数与年度；total 与分面仍计全部条目。", "true")
    { Default = "false", Allowed = ["true", "false"] };

    private static readonly ApiParameter PassageFacet = Facet with { Allowed = [.. PassageFilters.Select(filter => filter.Name)], Example = "role,section" };

    private static readonly ApiParameter[] PassageSelection = [Query, .. PassageFilters, Wording, Where, Sort, ChangedSince];

    public static readonly ApiParameter[] Passages = [.. PassageSelection, Syntax, Fold, PassageFacet, FacetContains, FacetLimit, Range, Limit, Cursor];

    /// <summary>What the page of passages hands on.</summary>
    public static readonly ApiParameter[] PassagePage = [.. PassageSelection, FacetContains, Cursor];

    public static readonly ApiParameter PrecedentLimit = new("limit", ParameterKind.WholeNumber, "每句最多几条，1 至 20。", "5")
    { Minimum = 1, Maximum = 20, Default = "5" };

    private static readonly ApiParameter PrecedentFold = Fold with
    {
        Description = "true：每句的先例中相同或几乎相同的条目合为最相近的一条，same 给出条目数、机关数与年度，只有几处不同的另附文字。",
    };

    public static readonly ApiParameter[] Precedents = [.. PassageFilters, PrecedentFold, PrecedentLimit];

    public static readonly ApiParameter NextYear = new("nextYear", ParameterKind.Flag, "true：条目为问题时，另看同一机关下一年度的报告中此问题是否仍在。", "true")
    { Default = "false", Allowed = ["true", "false"] };

    public static readonly ApiParameter Fingerprint = new("f", ParameterKind.Text,
        "条目文字的指纹，本服务给出的永久地址都带有它：条目 wording 的前 8 个字符。序号处的条目不是所引的文字时（规则改变后重新解析），按指纹在同一版本中找到它。缺省：只按序号。",
        "Yx3kQmZ0");

    public static readonly ApiParameter[] Item = [Fingerprint, NextYear];

    public static readonly ApiParameter[] PassageNdjson = [.. PassageSelection, Syntax, Bom];

    public static readonly ApiParameter[] PassageCsv = [.. PassageSelection, Syntax, Bom, Headers];

    public static readonly ApiParameter[] Ndjson = [.. Selection, Syntax, Bom];

    public static readonly ApiParameter[] Csv = [.. Selection, Syntax, Bom, Headers];

    public static readonly ApiParameter[] Suggest = [Typed, SuggestionKind, SuggestionLimit];

    public static readonly ApiParameter[] Report = [Version];

    /// <summary>The page marks the hits of <c>q</c>; what else stands in its address is not its business.</summary>
    public static readonly ApiParameter[] ReportPage = [Version, Query, OwnSentences];

    public static readonly ApiParameter CompareWith = new("with", ParameterKind.Text, "与哪一份对照：previous 为同一机关上一份报告，或另一份报告的标识。", ReportPair.Previous)
    { Default = ReportPair.Previous };

    public static readonly ApiParameter[] Compare = [CompareWith];

    public static readonly ApiParameter[] CompareCsv = [CompareWith, Bom, Headers];

    public static readonly ApiParameter[] Counts = [CountForm];

    public static readonly ApiParameter[] Agencies = [NameContains, WithinRegion, AgencyTypes, AgencyLevels, ListLimit, ListStart];

    public static readonly ApiParameter[] Regions = [NameContains, ParentRegion];

    private static ApiParameter Filter(Facet facet) => new(
        facet.Name, facet.Name == "year" ? ParameterKind.Year : facet.Known.Count > 0 ? ParameterKind.Choice : ParameterKind.Text, facet.Description, facet.Example)
    {
        Repeats = true,
        Allowed = [.. facet.Known.Select(known => known.Value)],
    };
}
