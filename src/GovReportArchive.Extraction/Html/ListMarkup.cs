using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GovReportArchive.Extraction.Html;

/// <summary>Lists that a page's script would fetch, written as the markup that the script would make of them.</summary>
internal static partial class ListMarkup
{
    private const int MostEntries = 5_000;

    private static readonly string[] AddressKeys = ["url", "href", "link", "linkurl", "docpuburl", "puburl", "docurl", "weburl", "htmlurl"];
    private static readonly string[] TitleKeys = ["title", "doctitle", "name", "infotitle", "subject", "showtitle"];
    private static readonly string[] DateKeys = ["date", "pubdate", "publishdate", "publishtime", "docreltime", "deploytime", "time", "createdate"];

    /// <summary>HTML as it is; of XML its pieces of HTML; of JSON a list of its entries that have a title and an address.</summary>
    public static string Of(string text)
    {
        ReadOnlySpan<char> start = text.AsSpan().TrimStart();
        if (start.StartsWith("<?xml", StringComparison.Ordinal) || start.StartsWith("<datastore", StringComparison.OrdinalIgnoreCase)) return Pieces(text);
        return Json().Match(text) is { Success: true } json && Entries(text[json.Groups[1].Index..]) is string list ? list : text;
    }

    /// <summary>The pieces of HTML in XML, one after the other; the text itself where there is none.</summary>
    public static string Pieces(string xml)
    {
        StringBuilder pieces = new();
        for (int at = 0; (at = xml.IndexOf("<![CDATA[", at, StringComparison.Ordinal)) >= 0;)
        {
            int end = xml.IndexOf("]]>", at, StringComparison.Ordinal);
            if (end < 0) end = xml.Length;
            pieces.Append(xml.AsSpan(at + 9, end - at - 9)).Append('\n');
            at = end;
        }

        return pieces.Length > 0 ? "<ul>" + pieces + "</ul>" : xml;
    }

    private static string? Entries(string json)
    {
        try
        {
            // What follows the value, such as the end of a call, is not read.
            Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            StringBuilder list = new();
            int left = MostEntries;
            Add(document.RootElement, list, ref left);
            return list.Length > 0 ? "<ul>" + list + "</ul>" : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The depth of a document is bounded by its reader.
    private static void Add(JsonElement element, StringBuilder list, ref int left)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement one in element.EnumerateArray()) Add(one, list, ref left);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            string? address = Value(element, AddressKeys);
            string? title = Value(element, TitleKeys);
            if (address is not null && title is not null && left-- > 0)
                list.Append("<li><a href=\"").Append(WebUtility.HtmlEncode(address)).Append("\">").Append(title).Append("</a> <span>").Append(WebUtility.HtmlEncode(Value(element, DateKeys))).Append("</span></li>\n");
            foreach (JsonProperty property in element.EnumerateObject())
                if (property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object) Add(property.Value, list, ref left);
        }
    }

    private static string? Value(JsonElement element, string[] keys) => element.EnumerateObject()
        .Where(property => property.Value.ValueKind == JsonValueKind.String && keys.Contains(property.Name.Replace("_", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase))
        .Select(property => property.Value.GetString()).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    [GeneratedRegex(@"^[\s\uFEFF]*(?:[\w$.]{1,60}\()?([\[{])")]
    private static partial Regex Json();
}
