using System.Globalization;
using System.Text;

namespace GovReportArchive.Reports.Records;

/// <summary>Ids of reports: what may be one, and which one a new report gets.</summary>
/// <remarks>Law: every id is one part of an address, so that page and API can serve the report.</remarks>
public static class ReportId
{
    /// <summary>UTF-16 units of the longest id; percent-encoded it still fits into an address with room for another.</summary>
    public const int Longest = 200;

    // Room for the year, and for the ~2 of an id that is taken.
    private const int LongestName = 150;

    /// <summary>Why a text cannot be an id, as the end of a sentence; null where it can.</summary>
    public static string? Complaint(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text)) return "是空的";
        if (text.Length > Longest) return string.Create(CultureInfo.InvariantCulture, $"超过 {Longest} 个字符");
        if (text.Contains('/', StringComparison.Ordinal)) return "含有“/”，没有网页地址能指到它";
        if (text is "." or "..") return "不能是“.”或“..”，没有网页地址能指到它";
        if (Unprintable.IsIn(text)) return "含有控制字符";
        return HasLoneSurrogate(text) ? "含有不成对的代理字符" : null;
    }

    /// <summary>The id of a report that comes without one: code or slug of the place, the agency's name without it, the year.</summary>
    public static string Propose(Agency agency, string title, int? year)
    {
        ArgumentNullException.ThrowIfNull(agency);
        string[] parts = agency.Id.Split('/', 2);
        string slug = parts.Length == 2 && parts[0] is not "x" ? parts[0]
            : "x" + OriginalHash.Of(Encoding.UTF8.GetBytes(agency.Name + "\n" + title))[..8];
        return Served($"{slug}-{parts[^1]}") + "-" + (year?.ToString(CultureInfo.InvariantCulture) ?? "x");
    }

    /// <summary>Whether half a character of two stands alone, which no encoding can write.</summary>
    internal static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }

        return false;
    }

    // A joint name (甲局/乙局) has a slash of its own.
    private static string Served(string name)
    {
        StringBuilder served = new(name.Length);
        foreach (Rune rune in name.EnumerateRunes())
        {
            if (served.Length + rune.Utf16SequenceLength > LongestName) break;
            if (rune.Value == '/' || (rune.IsBmp && Unprintable.IsOne((char)rune.Value))) served.Append('-');
            else served.Append(rune.ToString());
        }

        return served.ToString();
    }
}
