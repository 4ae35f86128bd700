using System.Security.Cryptography;
using System.Text;

namespace GovReportArchive.Search.Elastic.Layout;

/// <summary>What an index is called in the cluster: the name that was chosen, and where below the root of all indexes it would lie if it were files.</summary>
internal static class IndexName
{
    private const int Longest = 100;

    /// <summary>Whether a name can begin the names of indexes.</summary>
    public static bool IsUsable(string name) =>
        name.Length is > 0 and <= Longest && char.IsAsciiLetterOrDigit(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');

    /// <summary>The name of the index of a place.</summary>
    /// <param name="prefix">How it begins.</param>
    /// <param name="root">The directory below which places lie; null where each is by itself.</param>
    /// <param name="place">A path.</param>
    public static string Of(string prefix, string? root, string place)
    {
        string below = root is null ? place : Path.GetRelativePath(root, place);
        return below == "." ? prefix : IsUsable(below) ? $"{prefix}-{below}" : $"{prefix}-{Hash(below)}";
    }

    /// <summary>A short name for any text.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
