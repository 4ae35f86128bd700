using System.Globalization;
using System.Text;

namespace GovReportArchive.Reports.Tables.Layout;

/// <summary>Folds characters one to one so that a label is recognised in any width and in traditional characters.</summary>
/// <remarks>Only the characters that occur on the forms are turned into simplified ones: text is never stored in this form.</remarks>
internal static class LabelFolding
{
    private const string Traditional =
        "請開規範許處罰強製發廢現數總計會構務業機關複復議訴訟維結糾審經後續辦無類內過執詢舉報還導費條項採購額單萬獲認確補繳納屬國祕護權穩網電郵傳當參專員聞談讀釋佈眾點輿應監調區這種標統資訊幣萬億實質號約誤閱設備級組織論團體農產資與為個們說課購驗訪覆錯隱圍訓對減時絡係於";

    private const string Simplified =
        "请开规范许处罚强制发废现数总计会构务业机关复复议诉讼维结纠审经后续办无类内过执询举报还导费条项采购额单万获认确补缴纳属国秘护权稳网电邮传当参专员闻谈读释布众点舆应监调区这种标统资讯币万亿实质号约误阅设备级组织论团体农产资与为个们说课购验访复错隐围训对减时络系于";

    private static readonly char[] Map = BuildMap();

    /// <summary>The folded character, or <c>'\0'</c> for white space and invisible characters.</summary>
    public static char Fold(char c) => Map[c];

    /// <summary>Folds a string and drops its white space.</summary>
    public static string Squeeze(string text)
    {
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
        for (int i = 0; i < Traditional.Length; i++)
            map[Traditional[i]] = Simplified[i];
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
            '﹒' or '·' or '•' => '.',
            '﹑' => '、',
            '﹙' => '(',
            '﹚' => ')',
            '“' or '”' or '〝' or '〞' or '「' or '」' => '"',
            '〈' => '《',
            '〉' => '》',
            _ => c,
        };
    }
}
