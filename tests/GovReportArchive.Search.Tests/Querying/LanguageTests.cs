using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Tests.Querying;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("公开 AND", 4)]
    [InlineData("公开 \"信息", 4)]
    [InlineData("公开 “信息", 4)]
    [InlineData("政府 AND (信息", 8)]
    [InlineData("政府) 信息", 3)]
    [InlineData("AND 信息", 1)]
    [InlineData("()", 1)]
    [InlineData("信息 NOT", 4)]
    [InlineData("问题:", 1)]
    [InlineData("问题：）", 1)]
    [InlineData("\"\"", 1)]
    [InlineData("problem:公开", 1)]
    [InlineData("\"甲 乙\"~", 6)]
    [InlineData("\"甲 乙\"~99999", 6)]
    [InlineData("公开^0", 3)]
    [InlineData("公开^1.2.3", 3)]
    [InlineData("新收申请:很多", 6)]
    [InlineData("新收申请:[1 TO 多]", 6)]
    [InlineData("新收申请:>=多", 6)]
    [InlineData("年份:[2020 到 2023]", 4)]
    [InlineData("年份:[2020 TO 2023", 4)]
    [InlineData("公*开", 2)]
    [InlineData("问题:*开", 4)]
    [InlineData("te?t", 3)]
    [InlineData("公开~", 3)]
    [InlineData("公开～", 3)]
    [InlineData("公开~2", 3)]
    [InlineData("标题:公开~2 信息", 6)]
    public void A_mistake_gives_one_message_with_its_position(string query, int character)
    {
        QuerySyntaxException error = Assert.Throws<QuerySyntaxException>(() => QueryParser.Parse(query, SampleSchema.Reports));
        Assert.StartsWith($"第 {character} 个字符：", error.Message, StringComparison.Ordinal);
        Assert.Equal(character - 1, error.Position);
    }

    [Theory]
    [InlineData("甲 乙 OR 丙", "((甲 AND 乙) OR 丙)")]
    [InlineData("甲 OR 乙 丙", "(甲 OR (乙 AND 丙))")]
    [InlineData("甲 AND NOT 乙 OR 丙", "((甲 AND NOT 乙) OR 丙)")]
    [InlineData("NOT 甲 乙", "(NOT 甲 AND 乙)")]
    [InlineData("-甲 +乙", "(NOT 甲 AND 乙)")]
    [InlineData("－甲 ＋乙", "(NOT 甲 AND 乙)")]
    [InlineData("（甲 ＯＲ 乙） 丙", "((甲 OR 乙) AND 丙)")]
    [InlineData("“甲 乙”丙", "(\"甲乙\" AND 丙)")]
    [InlineData("＂甲＂", "\"甲\"")]
    [InlineData("“甲“", "\"甲\"")]
    [InlineData("「甲”乙」", "\"甲\"乙\"")]
    [InlineData("\"“甲”\"", "\"\"甲\"\"")]
    [InlineData("\"甲”乙\" 丙", "(\"甲\"乙\" AND 丙)")]
    [InlineData("“甲\"乙”丙", "(\"甲\"乙\" AND 丙)")]
    [InlineData("“甲「乙」”", "\"甲\"乙\"\"")]
    [InlineData("“甲\" 乙", "(\"甲\" AND 乙)")]
    [InlineData("\"甲” 乙", "(\"甲\" AND 乙)")]
    [InlineData("问题：（甲 “乙”）", "(problems:甲 AND problems:\"乙\")")]
    [InlineData("问题:甲^2 乙", "(problems:甲^2 AND 乙)")]
    [InlineData("PROBLEMS:甲", "problems:甲")]
    [InlineData("甲 && 乙 || !丙", "((甲 AND 乙) OR NOT 丙)")]
    [InlineData("\"甲 乙\"~５", "\"甲 乙\"~5")]
    [InlineData("\"甲 乙\"～5", "\"甲 乙\"~5")]
    [InlineData("年份:２０２３", "year=２０２３|2023")]
    [InlineData("年份:[2020 TO *}", "year:[2020 TO *}")]
    [InlineData("地区:23*", "region=23*")]
    [InlineData("新收申请:{0 TO 5]", "applications.received.total:{0 TO 5]")]
    [InlineData("新收申请:>=5", "applications.received.total:[5 TO Infinity]")]
    [InlineData("新收申请：＜5", "applications.received.total:[-Infinity TO 5}")]
    [InlineData("新收申请:≤5", "applications.received.total:[-Infinity TO 5]")]
    [InlineData("新收申请:>5", "applications.received.total:{5 TO Infinity]")]
    [InlineData("公开*", "公开*")]
    [InlineData("*", "all")]
    [InlineData("*:*", "all")]
    [InlineData("a\\*", "a*literal")]
    [InlineData("2020 - 2023", "((2020 AND -) AND 2023)")]
    [InlineData("时间：下午", "时间:下午")]
    [InlineData("12:30", "12:30")]
    [InlineData("http://www.gov.cn", "http://www.gov.cn")]
    [InlineData("国发〔2019〕1号", "国发(2019)1号")]
    [InlineData("政策解读^很重要", "政策解读^很重要")]
    [InlineData("and or not", "((and AND or) AND not)")]
    [InlineData("ANDES", "andes")]
    [InlineData("题目\\:甲", "题目:甲")]
    public void Queries_are_read_as_the_contract_says(string query, string expected) =>
        Assert.Equal(Flat(expected), Flat(Print(QueryParser.Parse(query, SampleSchema.Reports))));

    [Fact]
    public void Limits_are_stated_in_the_message()
    {
        Assert.Contains("4000", Message(new string('公', 4001)), StringComparison.Ordinal);
        Assert.Contains("512", Message(string.Join(' ', Enumerable.Repeat("公", 600))), StringComparison.Ordinal);
        Assert.Contains("64", Message(new string('(', 100) + "公" + new string(')', 100)), StringComparison.Ordinal);
    }

    [Fact]
    public void Nearness_of_very_many_words_is_refused_where_it_becomes_too_much()
    {
        string sixteen = string.Join(' ', Enumerable.Repeat("\"的 和\"~9", 16));
        Assert.NotNull(SampleSchema.Query(sixteen));
        QuerySyntaxException error = Assert.Throws<QuerySyntaxException>(() => SampleSchema.Query(sixteen + " \"在 是\"~9"));
        Assert.Equal(sixteen.Length + 1, error.Position);
    }

    [Fact]
    public void An_outline_gives_the_clauses_as_queries_of_their_own()
    {
        QueryOutline outline = QueryOutline.Of(SampleSchema.Query("问题:“解读” 公众号^2 -(甲 OR 乙)"));
        Assert.False(outline.AnyOf);
        Assert.Equal([("问题:“解读”", false), ("公众号^2", false), ("(甲 OR 乙)", true)], outline.Clauses.Select(clause => (clause.Text, clause.Excludes)));
        foreach (QueryClause clause in outline.Clauses) QueryParser.Parse(clause.Text, SampleSchema.Reports);
        Assert.True(QueryOutline.Of(SampleSchema.Query("甲 OR 乙")).AnyOf);
        Assert.Empty(QueryOutline.Of(SampleSchema.Query("  ")).Clauses);
        Assert.True(QueryOutline.Of(SampleSchema.Query("更新不及时")).Clauses[0].Words.Count > 1);
    }

    private static string Message(string query) =>
        Assert.Throws<QuerySyntaxException>(() => QueryParser.Parse(query, SampleSchema.Reports)).Message;

    // A list of three prints as nested pairs or flat; only the grouping that changes the meaning matters.
    private static string Flat(string text) => text.Replace("((2020 AND -) AND 2023)", "(2020 AND - AND 2023)", StringComparison.Ordinal)
        .Replace("((and AND or) AND not)", "(and AND or AND not)", StringComparison.Ordinal).Replace("literal", "", StringComparison.Ordinal);

    private static string Print(QueryNode node) => node switch
    {
        AllNode => "all",
        AndNode and => $"({string.Join(" AND ", and.Children.Select(Print))})",
        OrNode or => $"({string.Join(" OR ", or.Children.Select(Print))})",
        NotNode not => $"NOT {Print(not.Child)}",
        BoostNode boost => FormattableString.Invariant($"{Print(boost.Child)}^{boost.Factor}"),
        RunNode run => Field(run) + run.Folded,
        PhraseNode phrase => $"{Field(phrase)}\"{phrase.Folded}\"",
        NearNode near => FormattableString.Invariant($"{Field(near)}\"{string.Join(' ', near.Parts)}\"~{near.Distance}"),
        PrefixNode prefix => Field(prefix) + prefix.Folded + "*",
        KeywordNode keyword => $"{SampleSchema.Reports.Columns[keyword.Column].Name}={string.Join('|', keyword.Values)}",
        KeywordPrefixNode prefix => $"{SampleSchema.Reports.Columns[prefix.Column].Name}={prefix.Prefix}*",
        KeywordRangeNode range => $"{SampleSchema.Reports.Columns[range.Column].Name}:{(range.LowIncluded ? "[" : "{")}{range.Low ?? "*"} TO {range.High ?? "*"}{(range.HighIncluded ? "]" : "}")}",
        NumberRangeNode range => FormattableString.Invariant($"{SampleSchema.Reports.Columns[range.Column].Name}:{(range.LowIncluded ? "[" : "{")}{range.Low} TO {range.High}{(range.HighIncluded ? "]" : "}")}"),
        _ => throw new InvalidOperationException(node.ToString()),
    };

    private static string Field(TextNode node) => node.Field < 0 ? "" : SampleSchema.Reports.Fields[node.Field].Name + ":";
}
