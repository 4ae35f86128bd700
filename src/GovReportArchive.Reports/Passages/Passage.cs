namespace GovReportArchive.Reports.Passages;

/// <summary>What a passage says: the staff who draft the problems section look for one of these.</summary>
public enum PassageRole
{
    /// <summary>陈述: neither of the others.</summary>
    Statement,

    /// <summary>问题: something that is lacking or went wrong.</summary>
    Problem,

    /// <summary>措施: what is or will be done about it.</summary>
    Measure,

    /// <summary>成效: what was achieved.</summary>
    Achievement,
}

/// <summary>One item of a section: 一是…, （二）…, 3.…, or a sentence where there are no items.</summary>
/// <param name="Number">Position in the section, from 1, headings not counted; 0 for a heading.</param>
/// <param name="Start">First UTF-16 unit in the section's text.</param>
/// <param name="Length">UTF-16 units; items follow one another without gap.</param>
/// <param name="Role">What it says.</param>
/// <param name="Heading">The nearest heading inside the section that it stands under; null where there is none.</param>
/// <param name="Ordinal">The number that the report itself gives it (二是 → 2), by which a problem finds its measure; null where there is none.</param>
public sealed record Passage(int Number, int Start, int Length, PassageRole Role, string? Heading, int? Ordinal)
{
    /// <summary>The rule of roles.tsv, or of the code beside it, that gave the role; empty for a heading.</summary>
    public string Rule { get; init; } = string.Empty;

    /// <summary>True for a line that only announces what follows, such as （一）存在的主要问题.</summary>
    public bool IsHeading => Number == 0;

    /// <summary>The item's text.</summary>
    public string TextOf(string section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return section.Substring(Start, Length);
    }
}
