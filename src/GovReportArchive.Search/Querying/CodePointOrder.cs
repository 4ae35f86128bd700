namespace GovReportArchive.Search.Querying;

/// <summary>Orders strings by code point, which is the order of their UTF-8 bytes and the order of everything sorted in the index.</summary>
public sealed class CodePointOrder : IComparer<string>
{
    /// <summary>The one there is; it has no state.</summary>
    public static CodePointOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y) => Compare(x.AsSpan(), y.AsSpan());

    /// <summary>As <see cref="Compare(string?, string?)"/>.</summary>
    public static int Compare(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        int common = x.CommonPrefixLength(y);
        if (common == x.Length || common == y.Length) return x.Length.CompareTo(y.Length);
        int order = Class(x, common).CompareTo(Class(y, common));
        return order != 0 ? order : x[common].CompareTo(y[common]);
    }

    // Whole surrogate pairs stand for code points above all others; where only one side is inside a pair, that side is the greater.
    private static int Class(ReadOnlySpan<char> text, int at)
    {
        if (char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1])) return 2;
        return char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 1 : 0;
    }
}
