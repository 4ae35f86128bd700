using System.Buffers;
using GovReportArchive.Reports.Regions;
using GovReportArchive.Text;

namespace GovReportArchive.Drafts;

/// <summary>Finds where the name of a place begins that ends with 县, 市, 区, 镇: what no gazetteer has is told from other words by how the sentence falls into words.</summary>
internal static class PrintedStem
{
    private const int Longest = 5;
    private const int Usual = 2;
    private const int LookedBack = 16;
    private const int LookedAhead = 16;
    private static readonly SearchValues<char> Particles = SearchValues.Create("由与起请自从在对向为将等各是被把让和及于并至到按据经以所年月日度全本我该其个省市县区旗镇乡");

    // Words that are names of places as well.
    private static readonly string[] Words = ["会同", "和平", "通过", "平安", "公安", "建设", "开放", "团结", "友好", "和谐", "城关", "中心", "所辖", "下辖", "相关", "有关", "直属", "行政"];

    private static readonly string[] Suffixes = ["县", "市", "区", "镇", "乡", "街道"];

    /// <summary>The place whose suffix stands at a position; null where the letters before it make none.</summary>
    /// <param name="sentence">A folded sentence.</param>
    /// <param name="at">Where the suffix begins.</param>
    /// <param name="end">Behind the suffix.</param>
    public static string? Before(string sentence, int at, int end)
    {
        for (int length = Math.Min(Longest, at); length >= Usual; length--)
        {
            string known = sentence[(at - length)..end];
            if (Gazetteer.Named(known).Any(division => division.Name == known) && !Words.Contains(known[..length])) return known;
        }

        if (at < Usual) return null;
        string stem = sentence[(at - Usual)..at];
        return IsName(sentence, at - Usual, stem) ? stem + sentence[at..end] : null;
    }

    /// <summary>A word of its own that some place bears, or two letters that the dictionary takes for no word.</summary>
    private static bool IsName(string sentence, int start, string stem)
    {
        if (stem.AsSpan().ContainsAny(Particles) || Words.Contains(stem) || !stem.All(letter => letter is >= '\u4e00' and <= '\u9fff')) return false;
        // What stands further away does not change how these letters fall into words.
        int from = Math.Max(0, start - LookedBack);
        List<Word> words = [];
        ChineseSegmenter.Segment(sentence.AsSpan(from, Math.Min(sentence.Length, start + LookedAhead) - from), words);
        Word[] own = [.. words.Where(word => from + word.Start < start + Usual && from + word.Start + word.Length > start)];
        if (own.Length == 0 || from + own[0].Start != start) return false;
        return own.Length == Usual || own[0].Length > Usual || Suffixes.Any(suffix => Gazetteer.Named(stem + suffix).Count > 0);
    }
}
