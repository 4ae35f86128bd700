namespace GovReportArchive.Reports.Records;

/// <summary>A number in the prose, or words that stand for one, with what it counts.</summary>
/// <param name="What">The count key of the cell that counts the same, the key of a sum of cells, or a name: one of the reader's own (<c>website.posts</c>) or the words before the
/// number.</param>
/// <param name="Value">The number; of 未收到 and the like 0, of 均 and 全部 the number that they speak of.</param>
/// <param name="Quote">The words, a substring of the section's text.</param>
/// <param name="Section">Number of the section.</param>
/// <param name="Start">Where the quote begins in the section's text.</param>
/// <param name="Length">Length of the quote.</param>
/// <param name="Unit">The unit as printed; <c>%</c> of a share. Null where words stand for the number.</param>
/// <param name="Key">The key, where it is one of a count or of a sum of counts; null elsewhere.</param>
/// <param name="Scope">Whose number it is, where the words say so: one of <see cref="FigureScopes"/>.</param>
/// <param name="Comparator">How the number stands to what is counted: one of <see cref="FigureComparators"/>.</param>
/// <param name="State">One of <see cref="FigureStates"/>.</param>
/// <param name="Against">The number that it was held against: the table's, or one worked out of the same sentence. Null where the state is <c>unassigned</c>.</param>
public sealed record Figure(
    string What, decimal Value, string Quote, int Section, int Start, int Length, string? Unit = null, string? Key = null, string? Scope = null,
    string Comparator = FigureComparators.Equal, string State = FigureStates.Unassigned, decimal? Against = null);

/// <summary>What became of a figure.</summary>
public static class FigureStates
{
    /// <summary>The table, or the arithmetic of the sentence, has the same number.</summary>
    public const string Matched = "matched";

    /// <summary>It has another number, and the words can mean nothing else. A failed check says the same.</summary>
    public const string Contradicted = "contradicted";

    /// <summary>There is nothing that certainly counts the same.</summary>
    public const string Unassigned = "unassigned";
}

/// <summary>How a figure's number stands to what is counted.</summary>
public static class FigureComparators
{
    /// <summary>So many.</summary>
    public const string Equal = "=";

    /// <summary>More than that: 余, 多, 以上, 超过.</summary>
    public const string More = ">";

    /// <summary>Less than that: 不足, 不到.</summary>
    public const string Less = "<";

    /// <summary>About that: 约, 近.</summary>
    public const string About = "~";

    /// <summary>All of them: 均, 全部.</summary>
    public const string All = "all";
}

/// <summary>Whose number a figure is.</summary>
public static class FigureScopes
{
    /// <summary>The agency's own: 本级, 我局.</summary>
    public const string Own = "own";

    /// <summary>That of all agencies below it: 全市, 各级各部门.</summary>
    public const string Aggregate = "aggregate";
}
