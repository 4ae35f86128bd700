using System.Runtime.CompilerServices;

namespace GovReportArchive.Text.Lexicon;

/// <summary>The hash by which SmartCn's dictionary knows a pair of words, <c>left@right</c>: FNV-1a over the bytes of its UTF-16 units.</summary>
/// <remarks>It is made unit by unit, so that all words that begin alike share the work.</remarks>
internal static class PairHash
{
    internal const ulong Empty = 0xCBF29CE484222325;

    private const ulong Prime = 1099511628211;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong With(ulong hash, char unit) => ((hash ^ (byte)unit) * Prime ^ (uint)(unit >> 8)) * Prime;

    internal static ulong With(ulong hash, string units)
    {
        foreach (char unit in units) hash = With(hash, unit);
        return hash;
    }
}
