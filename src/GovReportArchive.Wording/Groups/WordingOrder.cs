using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Wording.Groups;

/// <summary>Reads the order of a question.</summary>
internal static class WordingOrder
{
    /// <summary>The order of a question: what it asks for, or what it gives something to compare with.</summary>
    public static string SortOf(WordingQuery query) =>
        query.Sort ?? (query.Near is not null ? "near" : query.SameType is not null ? "type" : query.SameLevel is not null ? "level" : "used");

    /// <summary>What passages are compared with.</summary>
    /// <exception cref="QueryParameterException">There is no such order, place, type or level, or the order lacks what it compares with.</exception>
    public static WordingAlike Of(WordingQuery query, OpenWordings open, FilterResolver resolver)
    {
        string sort = SortOf(query);
        string[] known = [.. WordingOrders.All.Select(entry => entry.Name)];
        if (!known.Contains(sort, StringComparer.Ordinal))
            throw new QueryParameterException("sort", $"不能按“{sort}”排序；可用的有 {string.Join("、", known)}。", known);
        return sort switch
        {
            "near" => Place(PlaceOf(query, resolver).Code, open.Authors),
            "type" => new WordingAlike(sort, Resolved("sameType", "agencyType", Needed("sameType", query.SameType, "机关类型，如 sameType=民政"), resolver)),
            "level" => new WordingAlike(sort, Resolved("sameLevel", "level", Needed("sameLevel", query.SameLevel, "层级，如 sameLevel=county"), resolver)),
            _ => new WordingAlike(sort),
        };
    }

    /// <summary>The place that a question's <c>near</c> names: of several of the name the first by code.</summary>
    /// <exception cref="QueryParameterException">There is none.</exception>
    public static NamedPlace PlaceOf(WordingQuery query, FilterResolver resolver)
    {
        string code = Resolved("near", "region", Needed("near", query.Near, "地区代码或名称，如 near=230717"), resolver);
        return new NamedPlace("near", code, resolver.Ambiguous?.FirstOrDefault(place => place.Code == code)?.FullName ?? query.Near!.Trim());
    }

    private static WordingAlike Place(string code, WordingAuthor[] authors)
    {
        // Who writes from the place knows the names above it; where nobody does, the digits of the code do.
        if (Array.Find(authors, author => code == author.Province || code == author.City || code == author.County || code == author.Region) is { } found)
            return code == found.Province ? new WordingAlike("near", code) : code == found.City ? new WordingAlike("near", found.Province, code) : new WordingAlike("near", found.Province, found.City, found.County);
        return code.Length < 6 || !code.All(char.IsAsciiDigit)
            ? new WordingAlike("near")
            : new WordingAlike("near", code[..2] + "0000", code[2..4] == "00" ? null : code[..4] + "00", code[4..6] == "00" ? null : code[..6]);
    }

    private static string Needed(string parameter, string? value, string what) => string.IsNullOrWhiteSpace(value)
        ? throw new QueryParameterException(parameter, $"按此排序还需要参数 {parameter}：{what}。")
        : value.Trim();

    /// <summary>The value as columns hold it; a mistake in it is the parameter's, not that of the filter which shares its values.</summary>
    private static string Resolved(string parameter, string filter, string value, FilterResolver resolver)
    {
        try
        {
            return resolver.Values(filter, [value])[0];
        }
        catch (QueryParameterException error)
        {
            string message = error.Message.StartsWith(filter + " ", StringComparison.Ordinal) ? parameter + error.Message[filter.Length..] : error.Message;
            throw new QueryParameterException(parameter, message, error.Allowed);
        }
    }
}

/// <summary>A place in an order of wordings: what the page before it ended with.</summary>
internal sealed record WordingCursor(long A, long B, long C, ulong Key) : IComparable<WordingCursor>
{
    /// <summary>Larger numbers come first, then smaller keys.</summary>
    public int CompareTo(WordingCursor? other)
    {
        if (other is null) return 1;
        int by = other.A.CompareTo(A);
        if (by == 0) by = other.B.CompareTo(B);
        if (by == 0) by = other.C.CompareTo(C);
        return by != 0 ? by : Key.CompareTo(other.Key);
    }

    /// <summary>As text that fits only this question.</summary>
    public string Write(WordingQuery query) => PageCursor.Write(Question(query), this);

    /// <summary>Reads a cursor.</summary>
    /// <exception cref="QueryParameterException">It is none, or of another question.</exception>
    public static WordingCursor Read(WordingQuery query, string cursor) => PageCursor.Read<WordingCursor>(Question(query), cursor, _ => true);

    private static string Question(WordingQuery query) =>
        string.Join('\0', query.Text?.Trim(), query.Sort, query.Near, query.SameType, query.SameLevel, query.Formula ? "formula" : null) + '\0' + PageCursor.Written(query.Filters);
}
