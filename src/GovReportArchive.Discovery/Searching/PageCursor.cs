using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Searching;

/// <summary>Where a page ends, as text that says nothing to others and fits only the question that gave it.</summary>
internal static class PageCursor
{
    /// <summary>Writes the cursor after a place.</summary>
    /// <param name="question">Everything that decides which items there are and in what order; not the page's size nor its facets.</param>
    /// <param name="after">The place of the page's last item in that order.</param>
    public static string Write<TPlace>(string question, TPlace after) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Content<TPlace>(Fingerprint(question), after), RecordJson.Options));

    /// <summary>Reads a cursor.</summary>
    /// <param name="question">As it was written with.</param>
    /// <param name="cursor">The text.</param>
    /// <param name="isPlace">Whether what was read says where.</param>
    /// <exception cref="QueryParameterException">It is none, or of another question.</exception>
    public static TPlace Read<TPlace>(string question, string cursor, Predicate<TPlace> isPlace)
        where TPlace : class
    {
        Content<TPlace>? content;
        try
        {
            content = JsonSerializer.Deserialize<Content<TPlace>>(Base64Url.DecodeFromChars(cursor), RecordJson.Options);
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            content = null;
        }

        if (content?.After is not { } after || !isPlace(after))
            throw new QueryParameterException("cursor", "cursor 不是本服务给出的翻页标记；请从第一页重新查询。");
        return string.Equals(content.Query, Fingerprint(question), StringComparison.Ordinal)
            ? after
            : throw new QueryParameterException("cursor", "cursor 属于另一个查询；翻页时检索词、筛选和排序必须与第一页相同。");
    }

    /// <summary>Filters as a part of a question, whatever their order.</summary>
    public static string Written(IEnumerable<ReportFilter> filters) => string.Concat(
        filters.OrderBy(filter => filter.Name, StringComparer.Ordinal).Select(filter => $"{filter.Name}={string.Join('\u001f', filter.Values.Order(StringComparer.Ordinal))}\0"));

    private static string Fingerprint(string question) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(question)).AsSpan(0, 12));

    private sealed record Content<TPlace>(string Query, TPlace After);
}
