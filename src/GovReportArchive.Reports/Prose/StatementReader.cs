using System.Buffers;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Prose;

/// <summary>Finds words that stand for numbers: 未收到, 没有发生, 零申请 for none, 均 and 全部 for all of a number that stands before.</summary>
internal static class StatementReader
{
    private const int LongestStatement = 90;
    private static readonly (string Word, string Rule)[] Decisions = [("许可", "licences"), ("处罚", "penalties"), ("强制", "coercion")];
    private static readonly string[] Telling = ["noRequest", "noCase", "noDocument", "noDecision", "noCharge", "all"];
    private const string Received = "applications.received.total";

    // A clause without one of each says nothing of the kind; most have none.
    private static readonly SearchValues<char> Signs = SearchValues.Create("未没无零均都部沒無");
    private static readonly SearchValues<char> Matters = SearchValues.Create("申诉议费件开答结毕理定訴議費開結畢");

    /// <summary>In the order of the text.</summary>
    /// <param name="section">The section.</param>
    /// <param name="numbers">The numbers found in it, of which 均 and 全部 speak.</param>
    /// <param name="hasCell">Whether the report's tables have a cell of the key.</param>
    public static IEnumerable<Figure> Read(Section section, IReadOnlyList<Figure> numbers, Func<string, bool> hasCell)
    {
        string text = section.Text;
        for (int from = 0; from < text.Length;)
        {
            int length = text.AsSpan(from).IndexOfAny(FigureReader.StatementEnds);
            int to = length < 0 ? text.Length : from + length;
            if (to > from && text.AsSpan(from, to - from).ContainsAny(Signs) && text.AsSpan(from, to - from).ContainsAny(Matters))
            {
                foreach (Figure figure in ReadClause(section, from, to, numbers, hasCell)) yield return figure;
            }

            from = to + 1;
        }
    }

    private static IEnumerable<Figure> ReadClause(Section section, int from, int to, IReadOnlyList<Figure> numbers, Func<string, bool> hasCell)
    {
        // What ends a statement stands at its end: longer clauses are read from behind.
        from = Math.Max(from, to - LongestStatement);
        while (from < to && char.IsWhiteSpace(section.Text[from])) from++;
        Squeezed clause = new(section.Text[from..to]);
        int sentence = FigureReader.Begin(section.Text, from, FigureReader.SentenceEnds);
        Figure Of(string what, decimal value, string comparator = FigureComparators.Equal) =>
            new(what, value, section.Text[from..to], section.N, from, to - from, null, null, FigureScope.Of(section.Text, sentence, to), comparator);
        string Key(string name) => FigurePatterns.Counted.First(pattern => pattern.Name == name).KeyFor(hasCell);

        bool Has(string word) => clause.Text.Contains(word, StringComparison.Ordinal);
        if (Has("申请") && Rule("noRequest").IsIn(clause.Text))
        {
            yield return Of(Key("received"), 0);
        }
        else if ((Has("复议") || Has("诉讼")) && Rule("noCase").Match(clause.Text) is { Success: true } none && none.Value is var cases && !cases.Contains("民事", StringComparison.Ordinal))
        {
            if (cases.Contains("复议", StringComparison.Ordinal)) yield return Of(Key("review"), 0);
            if (cases.Contains("诉讼", StringComparison.Ordinal)) yield return Of(Key("litigation"), 0);
        }
        else if (Has("规范性文件") && Rule("noDocument").IsIn(clause.Text))
        {
            yield return Of(Key("normative.made"), 0);
        }
        else if (Has("决定") && Rule("noDecision").Match(clause.Text) is { Success: true } undecided)
        {
            foreach ((string word, string rule) in Decisions.Where(decision => undecided.Value.Contains(decision.Word, StringComparison.Ordinal))) yield return Of(Key(rule), 0);
        }
        else if (Has("收费") && Rule("noCharge").IsIn(clause.Text))
        {
            yield return Of(Key("fees"), 0);
        }
        else if (Has("费") && Rule("noFee").IsIn(clause.Text))
        {
            yield return Of("informationFee.amount", 0);
        }
        else if ((Has("均") || Has("全部") || Has("都")) && Rule("all").Match(clause.Text) is { Success: true } all && Spoken(numbers, section.N, sentence, to) is { } number)
        {
            bool isGranted = all.Groups["given"].Success;
            yield return Of(Key(isGranted ? "disclosed" : "concluded"), number.Value, FigureComparators.All) with { Unit = number.Unit };
        }
    }

    /// <summary>Where in a clause without blanks the words begin that stand for none or for all; its length where there are no such words.</summary>
    public static int BeginOf(string clause) =>
        Telling.Select(rule => Rule(rule).Find(clause)).FirstOrDefault(match => match.Success)?.Index ?? clause.Length;

    /// <summary>The number that 均 speaks of: the nearest before it in the sentence that counts applications.</summary>
    private static Figure? Spoken(IReadOnlyList<Figure> numbers, int section, int from, int to) =>
        numbers.LastOrDefault(number => number.Section == section && number.Start >= from && number.Start + number.Length <= to) is { What: Received or "applications.handled.total" or "applications.concluded.total" or "stats.applications.total" or "stats.completed.total", Comparator: FigureComparators.Equal } spoken
            ? spoken : null;

    private static ReadingRule Rule(string name) => ReadingRules.Of("statement." + name);
}
