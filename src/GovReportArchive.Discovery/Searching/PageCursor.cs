using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Searching;

/// <summary>Where a page ends, as text that says nothing to others and fits only the query that gave it.</summary>
internal static class PageCursor
{
    /// <summary>Writes the cursor after a hit.</summary>
    public static string Write(ReportQuery query, SearchAfter after) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Content(Fingerprint(query), after), RecordJson.Options));

    /// <summary>Reads a cursor.</summary>
    /// <exception cref="QueryParameterException">It is none, or of another query.</exception>
    public static SearchAfter Read(ReportQuery query, string cursor)
    {
        Content? content;
        try
        {
            content = JsonSerializer.Deserialize<Content>(Base64Url.DecodeFromChars(cursor), RecordJson.Options);
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            content = null;
        }

        if (content is not { After.Id: not null })
            throw new QueryParameterException("cursor", "cursor 不是本服务给出的翻页标记；请从第一页重新查询。");
        if (!string.Equals(content.Query, Fingerprint(query), StringComparison.Ordinal))
            throw new QueryParameterException("cursor", "cursor 属于另一个查询；翻页时检索词、筛选和排序必须与第一页相同。");
        return content.After;
    }

    // Everything that decides which hits there are and in what order; not the page's size nor its facets.
    private static string Fingerprint(ReportQuery query)
    {
        StringBuilder text = new();
        text.Append(query.Text?.Trim()).Append(query.Syntax is null ? "" : "\u001f" + query.Syntax).Append('\0').Append(query.Sort).Append('\0').Append(query.ChangedSince).Append('\0');
        foreach (ReportFilter filter in query.Filters.OrderBy(f => f.Name, StringComparer.Ordinal))
            text.Append(filter.Name).Append('=').AppendJoin('\u001f', filter.Values.Order(StringComparer.Ordinal)).Append('\0');
        foreach (CountCondition condition in query.Where) text.Append(condition.Written).Append('\0');
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 12));
    }

    private sealed record Content(string Query, SearchAfter After);
}
