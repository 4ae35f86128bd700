using GovReportArchive.Discovery.Facets;

namespace GovReportArchive.Drafts.Desk;

/// <summary>A draft of the part on problems, as it is being written.</summary>
/// <param name="Text">What is written so far, with or without the heading of the part; may be blank.</param>
/// <param name="Choice">Whose it is, and on which year.</param>
public sealed record DeskDraft(string Text, DraftChoice Choice)
{
    /// <summary>Which passages are looked at for precedents, as in a search.</summary>
    public IReadOnlyList<ReportFilter> Filters { get; init; } = [];

    /// <summary>Whether only agencies of the same type and level are looked at.</summary>
    public bool Alike { get; init; }

    /// <summary>Precedents are looked for of sentences that reach beyond here, in UTF-16 units.</summary>
    public int From { get; init; }

    /// <summary>And of those that begin before here.</summary>
    public int To { get; init; } = int.MaxValue;

    /// <summary>Most precedents of a sentence.</summary>
    public int Limit { get; init; } = 3;
}
