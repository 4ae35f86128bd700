using System.Globalization;
using System.Text;
using GovReportArchive.Reports.Prose;

namespace GovReportArchive.Reports.Tables.Layout;

/// <summary>Folds characters one to one so that a label is recognised in any width, in traditional characters and in words of Taiwan.</summary>
/// <remarks>Text is never stored in this form.</remarks>
internal static class LabelFolding
{
    private static readonly char[] Map = BuildMap();

    /// <summary>The folded character, or <c>'\0'</c> for white space and invisible characters.</summary>
    public static char Fold(char c) => Map[c];

    /// <summary>Folds a string and drops its white space.</summary>
    public static string Squeeze(string text)
    {
        text = MainlandWords.Of(text);
        StringBuilder squeezed = new(text.Length);
        foreach (char c in text)
        {
            if (Map[c] != '\0')
                squeezed.Append(Map[c]);
        }
        return squeezed.ToString();
    }

    /// <summary>Only the letters of a folded text: what labels are compared by.</summary>
    public static string Letters(string folded)
    {
        StringBuilder letters = new(folded.Length);
        foreach (char c in folded)
        {
            if (IsHan(c))
                letters.Append(c);
        }
        return letters.ToString();
    }

    /// <summary>True for Chinese characters.</summary>
    public static bool IsHan(char c) => c is (>= '\u4e00' and <= '\u9fff') or (>= '\u3400' and <= '\u4dbf');

    private static char[] BuildMap()
    {
        char[] map = new char[char.MaxValue + 1];
        for (int i = 0; i < map.Length; i++)
            map[i] = Basic((char)i);
        return map;
    }

    private static char Basic(char c)
    {
        if (char.IsWhiteSpace(c) || char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format)
            return '\0';
        return c switch
        {
            >= '\uff01' and <= '\uff5e' => (char)(c - 0xfee0),
            '﹣' or '−' or '‐' or '‑' or '–' or '—' or '―' or '─' or '━' => '-',
            '∕' or '⁄' or '╱' => '/',
            // 其它 and 其他 are one word on the forms.
            '它' => '他',
            // 答覆 is 答复 on the forms; elsewhere 覆 is a character of its own.
            '覆' => '复',
            '﹒' or '·' or '•' => '.',
            '﹑' => '、',
            '﹙' => '(',
            '﹚' => ')',
            '“' or '”' or '〝' or '〞' or '「' or '」' => '"',
            '〈' => '《',
            '〉' => '》',
            _ => Simplified.Of(c),
        };
    }
}
