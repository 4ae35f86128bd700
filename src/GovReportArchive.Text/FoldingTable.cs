using System.Globalization;
using System.Text;

namespace GovReportArchive.Text;

/// <summary>What folding does to every UTF-16 unit taken by itself, so that ordinary text is folded by one look-up a character.</summary>
/// <remarks>Derived at first use from the runtime's own normalisation and case data and from <c>Data/folding.tsv</c>; the table and the slow
/// path below therefore never disagree.</remarks>
internal sealed class FoldingTable
{
    /// <summary>The character expands, is half of a surrogate pair, or is otherwise not replaced by exactly one unit.</summary>
    internal const uint Complex = 1u << 16;

    /// <summary>The character may compose or be reordered with the one before it.</summary>
    internal const uint Joins = 1u << 17;

    /// <summary>White space.</summary>
    internal const uint Blank = 1u << 18;

    /// <summary>What the character folds to is Chinese in the sense of <see cref="IsChinese(int)"/>.</summary>
    internal const uint Chinese = 1u << 19;

    private static readonly Lazy<FoldingTable> Shared = new(() => new FoldingTable());

    private const char NoCharacter = '\uFFFE';

    private readonly uint[] _entries = new uint[char.MaxValue + 1];

    private FoldingTable()
    {
        TextEnvironment.Verify();
        for (int unit = 0; unit <= char.MaxValue; unit++) _entries[unit] = Entry((char)unit);
    }

    internal static FoldingTable Instance => Shared.Value;

    /// <summary>For each unit the flags above and, in the low 16 bits, the unit it folds to.</summary>
    internal ReadOnlySpan<uint> Entries => _entries;

    /// <summary>Folds a character together with the marks that follow it, white space aside, until nothing changes any more.</summary>
    /// <remarks>One round is not enough: lower case can make a composition possible that upper case had not (J and a caron).</remarks>
    internal string FoldCluster(string cluster)
    {
        // Normalisation refuses this one, which is no character, also under marks.
        if (cluster.Contains(NoCharacter, StringComparison.Ordinal)) return string.Join(NoCharacter, cluster.Split(NoCharacter).Select(FoldCluster));
        for (string before = cluster; ; before = cluster)
        {
            cluster = Replace(cluster.Normalize(NormalizationForm.FormKC));
            if (cluster == before) return cluster;
        }
    }

    /// <summary>Han ideographs, radicals and the punctuation of the block CJK Symbols and Punctuation, after folding.</summary>
    internal static bool IsChinese(int codePoint) => codePoint is (>= 0x2E80 and <= 0x303F and not 0x3000)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>Whether a character may change with the one before it: marks, conjoining Hangul letters and what normalises to either.</summary>
    internal static bool JoinsPrevious(Rune rune) => IsMark(rune)
        || rune.Value is (>= 0x1160 and <= 0x11FF) or (>= 0xD7B0 and <= 0xD7FF) or (>= 0x3131 and <= 0x318E)
            or (>= 0xFF9E and <= 0xFFDC) or 0x0E33 or 0x0EB3;

    internal static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private uint Entry(char unit)
    {
        // Normalisation refuses lone surrogates and U+FFFE; both pass through unchanged.
        if (char.IsSurrogate(unit)) return Complex | unit;
        if (unit >= 0xFFFE) return unit;
        Rune rune = new(unit);
        uint flags = JoinsPrevious(rune) ? Joins : 0;
        bool stable = unit is (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uE000' and <= '\uF8FF');
        string folded = stable ? Replacement(rune).ToString() : FoldCluster(rune.ToString());
        if (folded.Length != 1) return flags | Complex | unit;
        return flags | (char.IsWhiteSpace(folded[0]) ? Blank : 0) | (IsChinese(folded[0]) ? Chinese : 0) | folded[0];
    }

    private static string Replace(string text)
    {
        StringBuilder replaced = new(text.Length);
        Span<char> units = stackalloc char[2];
        foreach (Rune rune in text.EnumerateRunes()) replaced.Append(units[..Replacement(Rune.ToLowerInvariant(rune)).EncodeToUtf16(units)]);
        return replaced.ToString();
    }

    private static Rune Replacement(Rune rune) => TraditionalCharacters.Replacements.GetValueOrDefault(rune, rune);
}
