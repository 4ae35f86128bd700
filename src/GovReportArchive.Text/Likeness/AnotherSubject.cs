namespace GovReportArchive.Text.Likeness;

/// <summary>Tells texts of one frame but with another subject apart: 围绕社会救助公开政策文件 and 围绕义务教育公开政策文件.</summary>
/// <remarks>In a long frame the subject is a small part, and likeness alone takes the two for one wording.</remarks>
public static class AnotherSubject
{
    // Words for the same, such as 明确 and 落实, are mostly shorter; names of fields of administration are mostly not.
    private const int Shortest = 4;
    private const int Longest = 400;

    /// <summary>Whether, at some place, four characters or more of one text are replaced by four or more others in the other.</summary>
    /// <remarks>Texts of more than four hundred characters between their common beginning and end are not looked into.</remarks>
    public static bool Between(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        int head = left.AsSpan().CommonPrefixLength(right);
        ReadOnlySpan<char> a = left.AsSpan(head), b = right.AsSpan(head);
        int tail = 0;
        while (tail < a.Length && tail < b.Length && a[^(tail + 1)] == b[^(tail + 1)]) tail++;
        a = a[..^tail];
        b = b[..^tail];
        if (a.Length < Shortest || b.Length < Shortest || a.Length > Longest || b.Length > Longest) return false;
        int[,] longest = new int[a.Length + 1, b.Length + 1];
        for (int i = a.Length - 1; i >= 0; i--)
        {
            for (int j = b.Length - 1; j >= 0; j--)
                longest[i, j] = a[i] == b[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        int removed = 0, added = 0, x = 0, y = 0;
        while (x < a.Length || y < b.Length)
        {
            if (x < a.Length && y < b.Length && a[x] == b[y])
            {
                (removed, added) = (0, 0);
                (x, y) = (x + 1, y + 1);
            }
            else if (y == b.Length || (x < a.Length && longest[x + 1, y] >= longest[x, y + 1])) (x, removed) = (x + 1, removed + 1);
            else (y, added) = (y + 1, added + 1);

            if (removed >= Shortest && added >= Shortest) return true;
        }

        return false;
    }
}
