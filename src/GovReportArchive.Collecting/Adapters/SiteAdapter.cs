using System.Text.RegularExpressions;

namespace GovReportArchive.Collecting.Adapters;

/// <summary>Where an adapter looks.</summary>
internal enum AdapterPlace
{
    /// <summary>The page as it is written, scripts included.</summary>
    Page,

    /// <summary>What a click runs, link by link.</summary>
    Click,

    /// <summary>The addresses of links, one by one.</summary>
    Link,

    /// <summary>The page's own address.</summary>
    Address,
}

/// <summary>What the addresses that an adapter makes lead to.</summary>
internal enum AdapterTarget
{
    /// <summary>Another page of the same column.</summary>
    Page,

    /// <summary>A link that is judged by its words, as if it stood on the page plainly.</summary>
    Link,

    /// <summary>A column below.</summary>
    Column,

    /// <summary>A report.</summary>
    Report,
}

/// <summary>How sites of one make are read: a pattern that is looked for, and the addresses that are made of what it finds. No script is run.</summary>
internal sealed record SiteAdapter
{
    /// <summary>Its name; several of one name belong together.</summary>
    public required string Name { get; init; }

    /// <summary>Where <see cref="Find"/> is looked for.</summary>
    public required AdapterPlace In { get; init; }

    /// <summary>What is looked for; its named groups are put into the template.</summary>
    public required Regex Find { get; init; }

    /// <summary>More groups from elsewhere on the page; without them it finds nothing. Null where it needs none.</summary>
    public Regex? Also { get; init; }

    /// <summary>What its addresses lead to.</summary>
    public required AdapterTarget Target { get; init; }

    /// <summary>The template of addresses.</summary>
    public required string Template { get; init; }

    /// <summary>Of numbered pages the first.</summary>
    public int First { get; init; } = 2;

    /// <summary>How many pages, or entries where <see cref="Step"/> is given, as a template; empty where an address has no number.</summary>
    public string Count { get; init; } = "";

    /// <summary>How many entries stand on a page, as a template; empty for one.</summary>
    public string Step { get; init; } = "";

    /// <summary>One address for each year.</summary>
    public bool Years { get; init; }
}
