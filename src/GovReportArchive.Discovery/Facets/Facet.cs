using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Discovery.Facets;

/// <summary>The kinds of search that there are.</summary>
[Flags]
public enum SearchKinds
{
    /// <summary>In none: the column is only named in queries.</summary>
    None = 0,

    /// <summary>Search for reports.</summary>
    Reports = 1,

    /// <summary>Search for passages.</summary>
    Passages = 2,

    /// <summary>Wording groups.</summary>
    Wordings = 4,

    /// <summary>Boilerplate by report.</summary>
    Boilerplate = 8,

    /// <summary>Agencies over the years: what an agency is, and which years.</summary>
    Agencies = 16,
}

/// <summary>One facet: a keyword column with all that is done with it. The table of them is <see cref="FacetTable"/>.</summary>
/// <param name="Name">Name of the column, in parameters and in answers.</param>
/// <param name="Label">What it is called on pages.</param>
/// <param name="OfferedIn">Where it is offered as a filter and facet.</param>
public sealed record Facet(string Name, string Label, SearchKinds OfferedIn)
{
    /// <summary>What is written in the place of a value to choose what carries none: its total is the <c>missing</c> of the facet.</summary>
    public const string Missing = "_missing";

    /// <summary>What <see cref="Missing"/> is called.</summary>
    public string MissingLabel { get; init; } = "未注明";

    /// <summary>Chinese names of the column in queries, such as 年份.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What the filter means, in Chinese, for the documentation.</summary>
    public string Description { get; init; } = "";

    /// <summary>What it means where passages are searched, if that is not the same.</summary>
    public string? DescriptionAmongPassages { get; init; }

    /// <summary>A value as people write it, for the documentation.</summary>
    public string Example { get; init; } = "";

    /// <summary>How what people write becomes values of the column, and how these are shown.</summary>
    internal FacetValues Values { get; init; } = FacetValues.AsWritten;

    /// <summary>The values that there are, with their labels; empty where they are not few.</summary>
    public IReadOnlyList<(string Value, string Label)> Known => Values.Known;

    /// <summary>What a filter takes, where that is few: the values that there are, and <see cref="Missing"/>.</summary>
    public IReadOnlyList<string> Taken => Known.Count == 0 ? [] : [.. Known.Select(known => known.Value), Missing];

    /// <summary>What a filter takes, as a regular expression for programs; null where it is any text or one of <see cref="Taken"/>.</summary>
    public string? Pattern => Values.Pattern is { } pattern ? $"{pattern}|^{Missing}$" : null;

    /// <summary>What the filter means in a search, for the documentation.</summary>
    public string DescriptionIn(SearchKinds kinds) =>
        $"{(kinds == SearchKinds.Reports ? Description : DescriptionAmongPassages ?? Description)}{Missing} 为{MissingLabel}。";

    /// <summary>The values that a record gives; none where they follow from elsewhere: from other years, from the passage, from all reports at once.</summary>
    internal Func<ReportRecord, IEnumerable<string?>> Of { get; init; } = static _ => [];

    /// <summary>The facet whose values a query means that names this column: a name stands for the codes of what is called so. Null for this one itself.</summary>
    internal string? Names { get; init; }

    /// <summary>The values that may be set without putting a document again; null for a column that is written with it.</summary>
    internal IReadOnlyList<string>? Updatable { get; init; }

    /// <summary>The column in an index.</summary>
    internal Column Column => new(Name, ColumnKind.Keyword, [.. Aliases]) { Updatable = Updatable };
}
