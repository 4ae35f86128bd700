namespace GovReportArchive.Archive.Searching;

/// <summary>Count keys as the user may name them.</summary>
internal static class CountKeys
{
    /// <summary>The key itself where it exists.</summary>
    /// <exception cref="QueryParameterException">There is no such key.</exception>
    public static string Require(string parameter, string key) =>
        key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '.')
            ? key
            : throw new QueryParameterException(parameter, $"没有指标键“{key}”。");
}
