using System.Buffers;
using System.Globalization;
using System.Text;

namespace GovReportArchive.Text.Lexicon;

/// <summary>What a character is to search.</summary>
internal enum WordNature : byte
{
    /// <summary>No word: punctuation, symbols, blanks, halves of characters.</summary>
    None,

    /// <summary>A word by itself or with what the dictionary joins to it: a Han character, an ASCII digit.</summary>
    Word,

    /// <summary>A letter, its mark, or a sign for a number: a run of them is one word.</summary>
    Letters,
}

/// <summary>The nature of every character.</summary>
internal static class WordNatures
{
    private static readonly WordNature[] Table = [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => char.IsSurrogate((char)unit) ? WordNature.None : Of(new Rune(unit)))];

    /// <summary>The nature of the character that starts at this unit.</summary>
    internal static WordNature At(ReadOnlySpan<char> text, int at)
    {
        char unit = text[at];
        if (!char.IsHighSurrogate(unit)) return Table[unit];
        return Rune.DecodeFromUtf16(text[at..], out Rune rune, out _) == OperationStatus.Done ? Of(rune) : WordNature.None;
    }

    private static WordNature Of(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        > UnicodeCategory.OtherNumber => WordNature.None,
        _ when FoldingTable.IsChinese(rune.Value) || rune.Value is (>= '0' and <= '9') or (>= '\uFF10' and <= '\uFF19') => WordNature.Word,
        _ => WordNature.Letters,
    };
}
