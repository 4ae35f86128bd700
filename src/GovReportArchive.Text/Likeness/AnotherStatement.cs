namespace GovReportArchive.Text.Likeness;

/// <summary>Tells texts of one frame apart that say something else: of another subject (围绕社会救助公开政策文件, 围绕义务教育公开政策文件) or the
/// opposite (制度健全, 制度不健全).</summary>
/// <remarks>In a long frame the subject, and more so the negation, is a small part, and likeness alone takes the two for one wording.</remarks>
public static class AnotherStatement
{
    // Words for the same, such as 明确 and 落实, are mostly shorter; names of fields of administration are mostly not.
    private const int Subject = 4;

    // What is put in alone turns a statement round where it is hardly more than the negation; a longer one is a clause of its own.
    private const int LongestInsertion = 3;
    private const int LongestReplacement = 6;
    private const int Longest = 400;

    // What denies, lacks or decreases. 不够, 较少, 偏低, 有待 and the like say the same of a shortcoming, so that one may stand for another.
    private static readonly string[] Negative = ["不", "未", "没", "无", "缺", "欠", "少", "低", "弱", "差", "难", "滞后", "单一", "有待", "仍需", "降", "减"];

    // Words that hold such a character and deny nothing.
    private static readonly string[] Neutral =
    [
        "不断", "不仅", "不但", "不同", "不少", "不限", "不动产", "不定期", "未来", "未成年", "无障碍", "无偿", "无线", "无论", "减免", "少数", "少儿", "低保", "差错", "差异", "难点", "疑难",
    ];

    // How much or how eagerly, not what: 不断充实, 进一步丰富.
    private static readonly string[] Degrees = ["进一步", "不断", "持续", "继续", "切实", "着力", "积极", "认真", "大力", "努力"];

    private const string Joining = "和及与";

    /// <summary>Whether, at some place, four characters or more of one text, words of degree not counted, are replaced by four or more others in the
    /// other which both have not only moved, or a few by a few of which one side alone denies.</summary>
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
        if (a.Length > Longest || b.Length > Longest) return false;
        int x = 0, y = 0;
        foreach (CommonRun run in SequenceDiff.Common(Units(a), Units(b)))
        {
            if (Differs(a[x..run.Before], b[y..run.Now], left, right)) return true;
            (x, y) = (run.Before + run.Length, run.Now + run.Length);
        }

        return Differs(a[x..], b[y..], left, right);
    }

    private static int[] Units(ReadOnlySpan<char> text)
    {
        int[] units = new int[text.Length];
        for (int i = 0; i < units.Length; i++) units[i] = text[i];
        return units;
    }

    private static bool Differs(ReadOnlySpan<char> removed, ReadOnlySpan<char> added, ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (Telling(removed) >= Subject && Telling(added) >= Subject && !(right.Contains(removed, StringComparison.Ordinal) && left.Contains(added, StringComparison.Ordinal)))
            return true;
        // 差距和不足 adds a word of the same kind to 差距.
        if (removed.Length == 0 && added.Length > 0 && Joining.Contains(added[0], StringComparison.Ordinal)) return false;
        if (added.Length == 0 && removed.Length > 0 && Joining.Contains(removed[0], StringComparison.Ordinal)) return false;
        int most = removed.Length == 0 || added.Length == 0 ? LongestInsertion : LongestReplacement;
        return removed.Length <= most && added.Length <= most && Denies(removed) != Denies(added);
    }

    /// <summary>Characters that are not of words of degree.</summary>
    private static int Telling(ReadOnlySpan<char> words)
    {
        int telling = 0;
        for (int i = 0; i < words.Length; i++)
        {
            if (LengthOf(Degrees, words[i..]) is > 0 and var degree) i += degree - 1;
            else telling++;
        }

        return telling;
    }

    private static bool Denies(ReadOnlySpan<char> words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (LengthOf(Neutral, words[i..]) is > 0 and var neutral) i += neutral - 1;
            else if (LengthOf(Negative, words[i..]) > 0) return true;
        }

        return false;
    }

    private static int LengthOf(string[] known, ReadOnlySpan<char> words)
    {
        foreach (string word in known)
            if (words.StartsWith(word, StringComparison.Ordinal)) return word.Length;
        return 0;
    }
}
