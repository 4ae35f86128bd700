using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Wording.Groups;

/// <summary>The rule by which two items are of one wording.</summary>
/// <remarks>Compared is what is left without numbers, numbering, punctuation and 我局, 本县 and the like. Pure and thread-safe.</remarks>
public static class WordingRule
{
    /// <summary>Least likeness of a wording to the representative of its group; the tests' tables of labelled pairs say how it was chosen.</summary>
    public const double Threshold = 0.575;

    /// <summary>How alike two items are: 1 where nothing but numbers, numbering and punctuation differs, 0 where they share nothing or say
    /// something else (<see cref="AnotherStatement"/>) or where one of them is too short to be a wording.</summary>
    /// <param name="one">Text of an item, as written.</param>
    /// <param name="other">Text of another.</param>
    public static double Likeness(string one, string other)
    {
        if (WordingNormal.Anonymous.Of(one) is not { } left || WordingNormal.Anonymous.Of(other) is not { } right) return 0;
        return AnotherStatement.Between(left, right) ? 0 : Shingles.Likeness(Shingles.Of(left), Shingles.Of(right));
    }

    /// <summary>Whether two items are of one wording, each taken for itself: a group holds what is so to its representative.</summary>
    public static bool Same(string one, string other) => Likeness(one, other) >= Threshold;
}
