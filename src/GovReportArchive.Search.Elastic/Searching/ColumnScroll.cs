using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Layout;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Elastic.Searching;

/// <summary>Reads columns of all documents that match by a scroll, which keeps to the documents that it began with.</summary>
internal sealed class ColumnScroll(ClusterSearch cluster, ElasticLayout layout, int page, CancellationToken cancellation)
{
    private readonly List<string> _ids = [];

    public ColumnTable Read(ColumnRequest request)
    {
        Column[] keywords = [.. Columns(request.Keywords)], numbers = [.. Columns(request.Values)], marked = [.. request.Marks.Select(mark => layout.Schema.Column(mark.Column, null))];
        List<string?>[] texts = [.. keywords.Select(_ => new List<string?>())];
        List<double>[] values = [.. numbers.Select(_ => new List<double>())];
        List<int>[] marks = [.. marked.Select(_ => new List<int>())];
        Dictionary<string, string> same = new(StringComparer.Ordinal);
        string[] fields = [.. keywords.Concat(numbers).Concat(marked).Select(ElasticLayout.Column).Distinct(StringComparer.Ordinal)];
        foreach (JsonNode hit in Hits(request, fields))
        {
            _ids.Add(hit["sort"]![0]!.GetValue<string>());
            for (int i = 0; i < keywords.Length; i++) texts[i].Add(HitValuesJson.Keywords(hit, keywords[i]).FirstOrDefault() is { } text ? Once(text) : null);
            for (int i = 0; i < numbers.Length; i++) values[i].Add(HitValuesJson.Number(hit, numbers[i]) ?? double.NaN);
            for (int i = 0; i < marked.Length; i++) marks[i].Add(Mark(request.Marks[i].Values, HitValuesJson.Keywords(hit, marked[i])));
        }

        Dictionary<string, string[]> names = new(StringComparer.Ordinal);
        Dictionary<string, int[]> numbered = new(StringComparer.Ordinal);
        for (int i = 0; i < keywords.Length; i++) (names[keywords[i].Name], numbered[keywords[i].Name]) = Numbered(texts[i]);
        return new ColumnTable(
            _ids.Count,
            numbered,
            numbers.Select((column, i) => (column.Name, Values: values[i].ToArray())).ToDictionary(column => column.Name, column => column.Values, StringComparer.Ordinal),
            [.. marks.Select(mark => mark.ToArray())],
            (column, value) => names[column][value],
            row => _ids[row]);

        // Most rows repeat what others have.
        string Once(string text)
        {
            ref string? held = ref CollectionsMarshal.GetValueRefOrAddDefault(same, text, out _);
            return held ??= text;
        }
    }

    private IEnumerable<Column> Columns(IReadOnlyList<string> names) => names.Distinct(StringComparer.Ordinal).Select(name => layout.Schema.Column(name, null));

    private IEnumerable<JsonNode> Hits(ColumnRequest request, string[] fields)
    {
        SearchRequest search = new() { Query = request.Query, Filters = request.Filters, Numbers = request.Numbers, Limit = 0 };
        JsonObject body = new SearchJson(layout, search, page, near => new NearSearch(cluster, layout, page, cancellation).Of(near)).Write();
        body["size"] = page;
        body["sort"] = Json.Parts([Json.One(ElasticLayout.Id, "asc")]);
        body["_source"] = false;
        if (fields.Length > 0) body["docvalue_fields"] = Json.Array(fields);
        JsonObject answer = cluster.Ask(body, cancellation, "&scroll=2m");
        string scroll = answer["_scroll_id"]!.GetValue<string>();
        int total = ClusterSearch.Total(answer), read = 0;
        try
        {
            for (JsonArray hits = ClusterSearch.Hits(answer); hits.Count > 0; hits = ClusterSearch.Hits(answer))
            {
                foreach (JsonNode? hit in hits) yield return hit!;
                read += hits.Count;
                if (hits.Count < page) break;
                answer = cluster.Scroll(scroll, cancellation);
                scroll = answer["_scroll_id"]!.GetValue<string>();
            }

            // A page whose answer was lost does not come again.
            if (read != total) throw cluster.Unfinished($"{read}/{total}");
        }
        finally
        {
            cluster.EndScroll(scroll);
        }
    }

    private static int Mark(IReadOnlyList<string> values, IEnumerable<string> carried)
    {
        int mark = 0;
        foreach (string value in carried)
            for (int i = 0; i < values.Count; i++)
                if (values[i] == value) mark |= 1 << i;
        return mark;
    }

    private static (string[] Names, int[] Numbers) Numbered(List<string?> texts)
    {
        string[] names = [.. texts.OfType<string>().Distinct(StringComparer.Ordinal).Order(CodePointOrder.Instance)];
        Dictionary<string, int> places = names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        return (names, [.. texts.Select(text => text is null ? -1 : places[text])]);
    }
}
