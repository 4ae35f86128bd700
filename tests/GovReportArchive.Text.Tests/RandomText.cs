using System.Text;

namespace GovReportArchive.Text.Tests;

/// <summary>Random text that leans towards what breaks analysis: compatibility characters, marks, half surrogates, blanks, mixed scripts.</summary>
internal sealed class RandomText(int seed)
{
    private const string Han = "政府信息公开工作年度报告依申请主动行政复议诉讼部门网站群众问题改进中华人民共和国条例规定情况的了在是和有一二三十百千万";
    private const string Traditional = "資訊公開發後國務於乾徵邊壹髮裡麵線鬱薴㐷儻龍䥗";
    private const string Compatibility = "㈱½ﬁﬃ①⑫㎡℃№Ⅻ㋿㍻﷼ﷺ…‥＂＇（）［］｛｝，．：；？！１２ＡａＺﾊﾞｶﾞｯﾃﾞﾟﾡﾢￂￜㄱㅏㅣ㆐豈﨑⽂⺟ΩÅK ͺ΄´¨ſẛ";
    private const string Marks = "\u0301\u0323\u0308\u030C\u0327\u0345\u3099\u309A\u20DD\u05B0\u0E33\u0EB3\u1161\u11A8\u0F71\u0F72\u093C\u09D7\u302A\u302E";
    private const string Letters = "abcxyzABCXYZJİIıŁßẞΣςДЖéÀāŵｅ한국각ᄀ日か゚ハガกำ";
    private const string Blanks = "     \u3000\u3000\t\u00A0\u2003\u2028\n\r\u0085\u000B\u000C\u200B\uFEFF";
    private const string Signs = "，。、；：？！“”‘’「」『』〔〕【】《》〈〉[]()（）-—－·.,;:?!%\"'〇々〒〖〗/→●";

    // Running text, so that words and pairs of words that the model knows come up.
    private static readonly string Sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "prose.txt"));

    private readonly Random _random = new(seed);

    internal int Next(int limit) => _random.Next(limit);

    internal char Pick(string from) => from[_random.Next(from.Length)];

    /// <summary>A piece of running text.</summary>
    internal string Prose(int longest) => Sample.Substring(_random.Next(Sample.Length - longest), _random.Next(longest));

    /// <summary>Pieces of everything.</summary>
    internal string Line(int longest)
    {
        int length = _random.Next(longest + 1);
        StringBuilder text = new();
        while (text.Length < length)
        {
            int run = 1 + _random.Next(6);
            int kind = _random.Next(18);
            if (kind >= 14)
            {
                text.Append(Prose(40));
                continue;
            }
            for (int i = 0; i < run; i++) Append(text, kind);
        }
        return text.ToString();
    }

    private void Append(StringBuilder text, int kind)
    {
        switch (kind)
        {
            case 0 or 1 or 2 or 3: text.Append(Pick(Han)); break;
            case 4: text.Append(Pick(Traditional)); break;
            case 5: text.Append(Pick(Compatibility)); break;
            case 6: text.Append(Pick(Marks)); break;
            case 7: text.Append(Pick(Letters)); break;
            case 8: text.Append(Pick(Blanks)); break;
            case 9: text.Append(Pick(Signs)); break;
            case 10: text.Append((char)('0' + _random.Next(10))); break;
            case 11: text.Append((char)_random.Next(0x10000)); break;
            case 12: text.Append(new Rune(_random.Next(0x10000, 0x110000)).ToString()); break;
            default: text.Append((char)(0xD800 + _random.Next(0x800))); break;
        }
    }
}
