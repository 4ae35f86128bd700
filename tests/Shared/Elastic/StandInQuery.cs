using System.Text.Json.Nodes;

namespace GovReportArchive.Tests.Elastic;

/// <summary>What a query gives a document; null where it does not match.</summary>
internal delegate double? StandInScorer(StandInDocument document);

/// <summary>Reads queries and answers them straight from the definitions, one document after the other.</summary>
internal sealed class StandInQuery(StandInIndex index)
{
    private const int MostClauses = 1024, MostTerms = 65_536;
    private readonly Dictionary<string, (int Documents, double Average)> _lengths = new(StringComparer.Ordinal);

    public StandInScorer Read(JsonNode? query)
    {
        (string kind, JsonNode body) = Strict.Single(query, "query");
        switch (kind)
        {
            case "match_all": Strict.Object(body, kind); return static _ => 1;
            case "match_none": Strict.Object(body, kind); return static _ => null;
            case "bool": return Bool(body);
            case "constant_score":
                Strict.Object(body, kind, "filter", "boost");
                StandInScorer filter = Read(body["filter"]);
                double boost = body["boost"]?.GetValue<double>() ?? 1;
                return document => filter(document) is null ? null : (float)boost;
            case "exists":
                string field = Known(Strict.Text(Strict.Object(body, kind, "field")["field"], kind));
                return document => document.Has(field) ? 1 : null;
            case "function_score":
                Strict.Object(body, kind, "query", "random_score", "boost_mode");
                Strict.Object(body["random_score"], "random_score", "seed", "field");
                return Read(body["query"]);
            case "term": return Term(body);
            case "terms": return Terms(body);
            case "prefix":
                (field, JsonNode value) = Strict.Single(body, kind);
                string prefix = Strict.Text(Strict.Object(value, kind, "value")["value"], kind);
                return Any(Known(field), term => term.StartsWith(prefix, StringComparison.Ordinal));
            case "range": return Range(body);
            case "match_phrase":
                (field, value) = Strict.Single(body, kind);
                string[] terms = [.. StandInIndex.Analyze(TextField(field).Analyzer!, Strict.Text(Strict.Object(value, kind, "query")["query"], kind))];
                return document => Phrase(document, field, terms).Count > 0 ? 1 : null;
            case "intervals": return Intervals(body);
            default: throw Refused.Parsing($"unknown query [{kind}]");
        }
    }

    private StandInScorer Bool(JsonNode body)
    {
        Strict.Object(body, "bool", "must", "filter", "should", "must_not", "minimum_should_match");
        StandInScorer[] must = Clauses("must"), filter = Clauses("filter"), should = Clauses("should"), not = Clauses("must_not");
        if (must.Length + filter.Length + should.Length + not.Length > MostClauses) throw new Refused(400, "too_many_clauses", "maxClauseCount is set to 1024");
        int least = body["minimum_should_match"]?.GetValue<int>() ?? (must.Length + filter.Length == 0 && should.Length > 0 ? 1 : 0);
        return document =>
        {
            double score = 0;
            foreach (StandInScorer part in filter)
                if (part(document) is null) return null;
            foreach (StandInScorer part in not)
                if (part(document) is not null) return null;
            foreach (StandInScorer part in must)
            {
                if (part(document) is not { } given) return null;
                score += given;
            }

            int matched = 0;
            foreach (StandInScorer part in should)
            {
                if (part(document) is not { } given) continue;
                matched++;
                score += given;
            }

            return matched < least ? null : score;
        };

        StandInScorer[] Clauses(string name) => body[name] is { } parts ? [.. Strict.List(parts, name).Select(Read)] : [];
    }

    private StandInScorer Term(JsonNode body)
    {
        (string field, JsonNode value) = Strict.Single(body, "term");
        JsonNode sought = Strict.Object(value, "term", "value", "boost")["value"]!;
        StandInField known = index.Fields[Known(field)];
        if (known.Type == "double")
        {
            double number = sought.GetValue<double>();
            return document => document.Numbers.TryGetValue(field, out double held) && held.Equals(number) ? 1 : null;
        }

        string term = known.Type == "boolean" ? sought.GetValue<bool>() ? "true" : "false" : Strict.Text(sought, "term");
        if (known.Type != "text") return document => document.Keywords.TryGetValue(field, out string[]? held) && held.Contains(term) ? 1 : null;
        double boost = value["boost"]?.GetValue<double>() ?? 1;
        (int documents, double average) = Lengths(field);
        int with = index.Visible.Count(document => document.Texts.TryGetValue(field, out StandInText? text) && text.Terms.ContainsKey(term));
        double weight = boost * Math.Log(1 + ((documents - with + 0.5) / (with + 0.5))) * 2.2;
        return document => document.Texts.TryGetValue(field, out StandInText? text) && text.Terms.TryGetValue(term, out List<int>? places)
            ? (float)(weight * places.Count / (places.Count + (1.2 * (0.25 + (0.75 * text.Length / average)))))
            : null;
    }

    private StandInScorer Terms(JsonNode body)
    {
        (string field, JsonNode list) = Strict.Single(body, "terms");
        HashSet<string> values = [.. Strict.List(list, "terms").Select(value => Strict.Text(value, "terms"))];
        if (values.Count > MostTerms) throw Refused.Parsing("too many terms");
        return Any(Known(field), values.Contains);
    }

    private StandInScorer Range(JsonNode body)
    {
        (string field, JsonNode given) = Strict.Single(body, "range");
        JsonObject bounds = Strict.Object(given, "range", "gt", "gte", "lt", "lte");
        if (index.Fields[Known(field)].Type == "double")
        {
            return document => document.Numbers.TryGetValue(field, out double number)
                && bounds.All(bound => Fits(bound.Key, number.CompareTo(bound.Value!.GetValue<double>()))) ? 1 : null;
        }

        return Any(field, term => bounds.All(bound => Fits(bound.Key, Utf8Order.Instance.Compare(term, Strict.Text(bound.Value, "range")))));
    }

    private static bool Fits(string bound, int order) => bound switch { "gt" => order > 0, "gte" => order >= 0, "lt" => order < 0, _ => order <= 0 };

    private StandInScorer Any(string field, Predicate<string> fits) => index.Fields[field].Type == "text"
        ? document => document.Texts.TryGetValue(field, out StandInText? text) && text.Terms.Keys.Any(term => fits(term)) ? 1 : null
        : document => document.Keywords.TryGetValue(field, out string[]? values) && Array.Exists(values, fits) ? 1 : null;

    // Intervals of which none has a place in the order.
    private StandInScorer Intervals(JsonNode body)
    {
        (string field, JsonNode rule) = Strict.Single(body, "intervals");
        (string kind, JsonNode all) = Strict.Single(rule, "intervals");
        if (kind != "all_of") throw Refused.Parsing($"unknown rule [{kind}]");
        Strict.Object(all, kind, "ordered", "max_gaps", "intervals");
        if (all["ordered"]!.GetValue<bool>()) throw Refused.Parsing("only without order here");
        int most = all["max_gaps"]!.GetValue<int>();
        string[][] phrases = [.. Strict.List(all["intervals"], kind).Select(part => Match(Strict.Single(part, kind)))];
        return document =>
        {
            List<int>[] places = [.. phrases.Select(phrase => Phrase(document, field, phrase))];
            foreach (int one in places[0])
            {
                foreach (int other in places[1])
                {
                    int width = Math.Max(one + phrases[0].Length, other + phrases[1].Length) - Math.Min(one, other);
                    if (width - phrases[0].Length - phrases[1].Length <= most) return 1;
                }
            }

            return null;
        };

        string[] Match((string Kind, JsonNode Body) part)
        {
            Strict.Object(part.Body, part.Kind, "query", "ordered", "max_gaps");
            if (part.Kind != "match" || !part.Body["ordered"]!.GetValue<bool>() || part.Body["max_gaps"]!.GetValue<int>() != 0) throw Refused.Parsing("only phrases here");
            return [.. StandInIndex.Analyze(TextField(field).Analyzer!, Strict.Text(part.Body["query"], "match"))];
        }
    }

    private static List<int> Phrase(StandInDocument document, string field, string[] terms)
    {
        if (terms.Length == 0 || !document.Texts.TryGetValue(field, out StandInText? text)) return [];
        HashSet<int>[] places = new HashSet<int>[terms.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            if (!text.Terms.TryGetValue(terms[i], out List<int>? held)) return [];
            if (i == 0 && terms.Length == 1) return held;
            places[i] = [.. held];
        }

        return [.. text.Terms[terms[0]].Where(start => Enumerable.Range(1, terms.Length - 1).All(i => places[i].Contains(start + i)))];
    }

    private (int Documents, double Average) Lengths(string field)
    {
        if (_lengths.TryGetValue(field, out (int, double) known)) return known;
        int[] lengths = [.. index.Visible.Select(document => document.Texts.GetValueOrDefault(field)?.Length ?? 0).Where(length => length > 0)];
        return _lengths[field] = (lengths.Length, lengths.Length == 0 ? 1 : lengths.Average());
    }

    // A field that is not mapped matches nothing in the cluster, and is a mistake of ours.
    private string Known(string field) => index.Fields.TryGetValue(field, out StandInField? known) && known.Index && known.Type != "object" ? field : throw Refused.Parsing($"[{field}] is not indexed");

    private StandInField TextField(string field) => index.Fields[Known(field)] is { Type: "text" } text ? text : throw Refused.Parsing($"[{field}] is no text");
}
