using System.Text.RegularExpressions;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Tests.Reference;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Tests;

/// <summary>The laws of searching, each by its own name, on at least a thousand random cases of text that is made to break them.</summary>
[Trait("tier", "full")]
public sealed partial class LawTests
{
    private const int Worlds = 40, CasesAWorld = 30;

    [Fact]
    public void A_quoted_string_finds_every_report_that_contains_it_and_only_those() => ForWorlds(1, (world, where) =>
    {
        string piece = world.Piece(), folded = Folding.Fold(piece);
        if (folded.Length == 0) return false;
        string[] expected = [.. world.Documents.Values.Where(document => document.Contains(folded)).Select(document => document.Id).Order(StringComparer.Ordinal)];
        string[] found = Ids(world.Reader, $"\"{RandomWorld.Escaped(piece)}\"");
        Assert.True(expected.SequenceEqual(found), $"{where}: {piece} gives {string.Join(' ', found)}, not {string.Join(' ', expected)}");
        return true;
    });

    [Fact]
    public void An_unquoted_run_finds_what_holds_all_its_words_or_contains_it_and_any_query_what_its_definition_says() => ForWorlds(2, (world, where) =>
    {
        string text = world.Query();
        QueryNode query = QueryParser.Parse(text, RandomWorld.Schema);
        string[] expected = [.. world.Documents.Values.Where(document => document.Matches(query)).Select(document => document.Id).Order(StringComparer.Ordinal)];
        string[] found = Ids(world.Reader, text);
        Assert.True(expected.SequenceEqual(found), $"{where}: {text} gives {string.Join(' ', found)}, not {string.Join(' ', expected)}");
        return true;
    });

    [Fact]
    public void A_facet_values_count_equals_the_total_when_that_value_alone_is_this_facets_choice() => ForWorlds(3, (world, where) =>
    {
        SearchRequest request = new()
        {
            Query = SampleSchema.Query(world.Random.Next(4) == 0 ? null : world.Query(1)),
            Filters = world.Random.Next(2) == 0 ? [] : [new KeywordFilter("year", ["2020", "2021"]), new KeywordFilter("agency", ["机关1", "机关2", "机关3"])],
            Facets = [new FacetRequest("year", 500), new FacetRequest("region", 500), new FacetRequest("agency", 500)],
            Limit = 0,
        };
        FacetResult facet = world.Reader.Search(request).Facets[world.Random.Next(3)];
        KeywordFilter[] others = [.. request.Filters.Where(filter => filter.Column != facet.Column)];
        foreach (FacetCount item in facet.Items.Take(6))
        {
            int total = world.Reader.Search(request with { Filters = [.. others, new KeywordFilter(facet.Column, [item.Value])], Facets = [] }).Total;
            Assert.True(item.Count == total, $"{where}: {request.Query} {facet.Column}={item.Value} counts {item.Count} and gives {total}");
        }

        int all = world.Reader.Search(request with { Filters = others, Facets = [] }).Total;
        int with = world.Reader.Search(request with { Filters = [.. others, new KeywordFilter(facet.Column, [.. facet.Items.Select(item => item.Value)])], Facets = [] }).Total;
        int without = world.Reader.Search(request with { Filters = [.. others, new KeywordFilter(facet.Column, []) { OrMissing = true }], Facets = [] }).Total;
        int either = world.Reader.Search(request with { Filters = [.. others, new KeywordFilter(facet.Column, [.. facet.Items.Select(item => item.Value)]) { OrMissing = true }], Facets = [] }).Total;
        Assert.Equal((all, 0), (with + facet.Missing, facet.Other));
        Assert.Equal((facet.Missing, all), (without, either));
        return true;
    });

    [Fact]
    public void A_clause_added_by_AND_or_a_constraint_on_another_field_never_raises_a_total() => ForWorlds(4, (world, where) =>
    {
        string query = world.Query(1), added = world.Query(1);
        SearchRequest request = new() { Query = SampleSchema.Query($"({query})"), Limit = 0 };
        int total = world.Reader.Search(request).Total;
        Assert.True(world.Reader.Search(request with { Query = SampleSchema.Query($"({query}) AND ({added})") }).Total <= total, $"{where}: ({query}) AND ({added})");
        Assert.True(world.Reader.Search(request with { Filters = [new KeywordFilter("year", ["2021", "2022"])] }).Total <= total, $"{where}: {query}");
        Assert.True(world.Reader.Search(request with { Numbers = [new NumberFilter("applications.received.total", (NumberOperator)world.Random.Next(7), 3)] }).Total <= total, $"{where}: {query}");
        return true;
    });

    [Fact]
    public void A_snippet_is_a_substring_of_the_stored_text_and_its_marks_cover_what_matched_in_the_originals_own_glyphs() => ForWorlds(5, (world, where) =>
    {
        string piece = world.Piece(), folded = Folding.Fold(piece);
        if (folded.Length == 0 || world.Texts.Count == 0) return false;
        string[] units = [.. Enumerable.Range(0, 4).Select(_ => world.Texts[world.Random.Next(world.Texts.Count)])];
        QueryHighlighter highlighter = QueryHighlighter.Create(SampleSchema.Query($"\"{RandomWorld.Escaped(piece)}\""));
        IReadOnlyList<Snippet> snippets = highlighter.Snippets("overall", units, 3, world.Random.Next(10, 60));
        Assert.True(units.Any(unit => Folding.Fold(unit).Contains(folded, StringComparison.Ordinal)) == snippets.Count > 0, $"{where}: {piece}");
        foreach (Snippet snippet in snippets) Assert.Equal(snippet.Text, units[snippet.Unit].Substring(snippet.Start, snippet.Text.Length));

        // Every occurrence in a whole unit is marked, and a mark by itself holds what was sought.
        foreach (string unit in units)
        {
            bool[] marked = new bool[unit.Length];
            foreach (Mark mark in highlighter.Marks("overall", unit))
            {
                Array.Fill(marked, true, mark.Start, mark.Length);
                Assert.True(Folding.Fold(unit).Contains(folded, StringComparison.Ordinal), $"{where}: {piece} is marked in {unit}");
            }

            FoldedText original = Folding.FoldWithMap(unit);
            for (int at = original.Text.IndexOf(folded, StringComparison.Ordinal); at >= 0; at = original.Text.IndexOf(folded, at + 1, StringComparison.Ordinal))
            {
                (int start, int length) = original.Original(at, folded.Length);
                Assert.True(marked.AsSpan(start, length).IndexOf(false) < 0, $"{where}: {piece} at {start} of {unit} is not marked");
            }
        }

        return true;
    });

    [Fact]
    public void Any_text_typed_into_the_search_box_gives_an_answer_or_one_clear_message_with_a_position_and_nothing_throws() => ForWorlds(6, (world, where) =>
    {
        string text = world.Random.Next(200) == 0 ? string.Concat(Enumerable.Repeat(world.Text(200), 30)) : world.Text(world.Random.Next(0, 14)) + (world.Random.Next(2) == 0 ? world.Query(1) : "");
        try
        {
            world.Reader.Search(new SearchRequest { Query = SampleSchema.Query(text), Limit = 3 });
        }
        catch (QuerySyntaxException error)
        {
            Assert.True(Message().IsMatch(error.Message) && error.Position >= 0 && error.Position <= text.Length, $"{where}: {text} gives {error.Message}");
        }

        return true;
    });

    private static void ForWorlds(int law, Func<RandomWorld, string, bool> holds)
    {
        int cases = 0;
        for (int seed = law * 100_000; cases < Worlds * CasesAWorld; seed++)
        {
            using RandomWorld world = new(seed, seed % 20 == 0 ? 600 : 40, hard: seed % 4 != 0);
            for (int i = 0; i < CasesAWorld; i++)
                if (holds(world, $"seed {seed}, case {i}")) cases++;
        }

        Assert.True(cases >= 1000);
    }

    private static string[] Ids(ISearchView reader, string query) =>
        [.. reader.Search(new SearchRequest { Query = SampleSchema.Query(query), Limit = 9000 }).Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^第 \d+ 个字符：.+$", RegexOptions.Singleline)]
    private static partial Regex Message();
}
