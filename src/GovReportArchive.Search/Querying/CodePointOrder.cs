namespace GovReportArchive.Search.Querying;

/// <summary>Orders strings by code point, which is the order of their UTF-8 bytes and the order of everything sorted in the index.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static CodePointOrder Instance { get; } = new();

    public int Compare(string? x, string? y) => Compare(x.AsSpan(), y.AsSpan());

    public static int Compare(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        int common = x.CommonPrefixLength(y);
        if (common == x.Length || common == y.Length) return x.Length.CompareTo(y.Length);
        char a = x[common], b = y[common];
        // Surrogates stand for code points above all other UTF-16 units.
        bool aHigh = char.IsSurrogate(a), bHigh = char.IsSurrogate(b);
        return aHigh == bHigh ? a.CompareTo(b) : aHigh ? 1 : -1;
    }
}
