using System.Buffers;

namespace GovReportArchive.Discovery.Names;

/// <summary>Tells whether one text is short for a name, as officials shorten names: some of its characters in their order.</summary>
/// <remarks>发改委, 市科委, 人社局, 县府办, 素溪民政局. A rule rather than a list, because what 住建局 or 文旅局 stands for differs from place to place.
/// Any two or three characters stand in many long names in some order, so an abbreviation begins where the name or its function begins, or it runs
/// down to the name's last word.</remarks>
internal static class Abbreviation
{
    private const int LongestPlace = 8;
    private static readonly SearchValues<char> Levels = SearchValues.Create("省市区县旗州镇乡");

    // What an abbreviation leaves off behind its last character: 委(员会), 办(公室), 政府办(公厅), 街道办(事处).
    private static readonly string[] Endings = ["", "员会", "公室", "公厅", "事处"];

    /// <summary>Where in a name its function begins, behind its place; 0 where it names no place.</summary>
    /// <param name="name">A folded name.</param>
    /// <param name="places">Places that it may begin with, longest first.</param>
    public static int Body(string name, IReadOnlyList<string> places)
    {
        foreach (string place in places)
            if (name.Length > place.Length && name.StartsWith(place, StringComparison.Ordinal)) return place.Length;
        int level = name.AsSpan(0, Math.Min(name.Length, LongestPlace)).IndexOfAny(Levels);
        return level > 0 && level < name.Length - 1 ? level + 1 : 0;
    }

    /// <summary>The places in <paramref name="name"/> of the characters of <paramref name="text"/>, or null where it is not short for it.</summary>
    /// <param name="text">Folded, as typed.</param>
    /// <param name="name">A folded name.</param>
    /// <param name="body">As <see cref="Body"/> gives it.</param>
    public static int[]? Places(string text, string name, int body)
    {
        if (text.Length < 2 || text.Length >= name.Length) return null;
        if (body > 1 && From(text, name, body - 1) is { } levelled) return levelled;
        if (From(text, name, body) is { } function) return function;
        if (body > 0 && From(text, name, 0) is { } whole) return whole;
        return text.Length > 2 ? DownToTheEnd(text, name) : null;
    }

    private static int[]? From(string text, string name, int start)
    {
        if (name[start] != text[0]) return null;
        int[] places = new int[text.Length];
        places[0] = start;
        for (int i = 1; i < text.Length; i++)
            if ((places[i] = name.IndexOf(text[i], places[i - 1] + 1)) < 0) return null;
        return places;
    }

    // From the end backwards each character is taken where it stands last, so that as little as can be is left off.
    private static int[]? DownToTheEnd(string text, string name)
    {
        int[] places = new int[text.Length];
        for (int i = text.Length - 1, end = name.Length; i >= 0; i--)
        {
            if (end == 0 || (end = name.LastIndexOf(text[i], end - 1)) < 0) return null;
            places[i] = end;
        }

        return Array.Exists(Endings, ending => name.AsSpan(places[^1] + 1).SequenceEqual(ending)) ? places : null;
    }
}
