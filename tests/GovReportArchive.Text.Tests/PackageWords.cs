using System.Globalization;
using Lucene.Net.Analysis.Cn.Smart;
using Lucene.Net.Analysis.Cn.Smart.Hhmm;
using Lucene.Net.Analysis.TokenAttributes;

namespace GovReportArchive.Text.Tests;

/// <summary>The words that Lucene.Net.Analysis.SmartCn itself cuts a folded text into, and all that is done to them to make them words of search.</summary>
/// <remarks>The three differences: the package is shown marks as they are printed; its pieces of one character, and of one run of letters, are one
/// word; its pieces without a letter or a digit are none.</remarks>
internal static class PackageWords
{
    private static readonly HHMMSegmenter Model = new();

    /// <summary>The words of one sentence, as the package's model cuts it.</summary>
    internal static List<Word> OfSentence(string sentence) => Joined(sentence, Model.Process(Printed(sentence))
        .Where(token => token.StartOffset >= 0 && token.StartOffset < sentence.Length).Select(token => (token.StartOffset, token.EndOffset)));

    /// <summary>The words of a text, as the package's tokenizer cuts it, which looks for the sentences itself.</summary>
    internal static List<Word> OfText(string text)
    {
        using HMMChineseTokenizer tokenizer = new(new StringReader(Printed(text)));
        IOffsetAttribute offset = tokenizer.AddAttribute<IOffsetAttribute>();
        List<(int Start, int End)> pieces = [];
        tokenizer.Reset();
        while (tokenizer.IncrementToken()) pieces.Add((offset.StartOffset, offset.EndOffset));
        return Joined(text, pieces);
    }

    private static List<Word> Joined(string text, IEnumerable<(int Start, int End)> pieces)
    {
        List<Word> words = [];
        foreach ((int start, int end) in pieces)
        {
            bool goesOn = words is [.., Word last] && last.Start + last.Length == start
                && (char.IsSurrogatePair(text[start - 1], text[start]) || (IsLetter(text, last.Start) && IsLetter(text, start)));
            if (goesOn) words[^1] = new Word(words[^1].Start, end - words[^1].Start);
            else if (IsWord(text, start)) words.Add(new Word(start, end - start));
        }

        return words;
    }

    private static string Printed(string folded) => string.Concat(folded.Select(mark => "!%(),:;?".Contains(mark, StringComparison.Ordinal) ? (char)(mark - '!' + '！') : mark));

    private static bool IsWord(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at) <= UnicodeCategory.OtherNumber;

    private static bool IsLetter(string text, int at) => IsWord(text, at) && text[at] is not (>= '0' and <= '9')
        && char.ConvertToUtf32(text, at) is not ((>= 0x2E80 and <= 0x303F) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF));
}
