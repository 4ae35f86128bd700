using System.Text.RegularExpressions;
using GovReportArchive.Collecting.Adapters;

namespace GovReportArchive.Collecting.Sources;

/// <summary>What an address of a list of sources is.</summary>
public enum SourceKind
{
    /// <summary>A column: a page that leads to reports, or to pages that do.</summary>
    Column,

    /// <summary>One report, or the page that its file hangs on.</summary>
    Report,
}

/// <summary>One place that reports are collected from.</summary>
/// <param name="Address">Its address, in the form in which addresses are compared.</param>
/// <param name="Kind">What stands there.</param>
public sealed record CollectSource(Uri Address, SourceKind Kind = SourceKind.Column)
{
    /// <summary>The line of the list that names it, from 1; 0 where no list does.</summary>
    public int Line { get; init; }

    /// <summary>What the operator calls it, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The agency whose reports stand there, or null. It only says what was expected; whose report one is, the report says.</summary>
    public string? Agency { get; init; }

    /// <summary>Where that agency works, as a name or a code, or null.</summary>
    public string? Region { get; init; }

    /// <summary>The adapter it is read with alone; null where the page shows which.</summary>
    public string? Adapter { get; init; }

    /// <summary>Further hosts that belong to it (<c>files.example</c>, <c>files.example:8080</c>, <c>*.example</c> for all below).</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>How many columns below the first are visited, or null.</summary>
    public int? Depth { get; init; }

    /// <summary>How many pages are asked for in one run at most, or null.</summary>
    public int? MostPages { get; init; }

    /// <summary>The pause between two requests of a host, or null.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>Links whose address it finds itself in are taken for reports whatever they say; null where there is no such pattern.</summary>
    public Regex? Follow { get; init; }

    /// <summary>The adapters of its list, which go before those of the program.</summary>
    internal IReadOnlyList<SiteAdapter> Adapters { get; init; } = [];
}
