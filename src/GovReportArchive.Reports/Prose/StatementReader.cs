using System.Buffers;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Prose;

/// <summary>Finds words that stand for numbers: 未收到, 没有发生, 零申请 for none, 均 and 全部 for all of a number that stands before.</summary>
internal static partial class StatementReader
{
    private const int LongestStatement = 90;
    private static readonly (string Word, string Rule)[] Decisions = [("许可", "licences"), ("处罚", "penalties"), ("强制", "coercion")];
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
        if (Has("申请") && NoRequest().IsMatch(clause.Text))
        {
            yield return Of(Key("received"), 0);
        }
        else if ((Has("复议") || Has("诉讼")) && NoCase().Match(clause.Text) is { Success: true } none && none.Value is var cases && !cases.Contains("民事", StringComparison.Ordinal))
        {
            if (cases.Contains("复议", StringComparison.Ordinal)) yield return Of(Key("review"), 0);
            if (cases.Contains("诉讼", StringComparison.Ordinal)) yield return Of(Key("litigation"), 0);
        }
        else if (Has("规范性文件") && NoDocument().IsMatch(clause.Text))
        {
            yield return Of(Key("normative.made"), 0);
        }
        else if (Has("决定") && NoDecision().Match(clause.Text) is { Success: true } undecided)
        {
            foreach ((string word, string rule) in Decisions.Where(decision => undecided.Value.Contains(decision.Word, StringComparison.Ordinal))) yield return Of(Key(rule), 0);
        }
        else if (Has("收费") && NoCharge().IsMatch(clause.Text))
        {
            yield return Of(Key("fees"), 0);
        }
        else if (Has("费") && NoFee().IsMatch(clause.Text))
        {
            yield return Of("informationFee.amount", 0);
        }
        else if ((Has("均") || Has("全部") || Has("都")) && AllOf().Match(clause.Text) is { Success: true } all && Spoken(numbers, section.N, sentence, to) is { } number)
        {
            bool isGranted = all.Groups["given"].Success;
            yield return Of(Key(isGranted ? "disclosed" : "concluded"), number.Value, FigureComparators.All) with { Unit = number.Unit };
        }
    }

    /// <summary>Where in a clause without blanks the words begin that stand for none or for all; its length where there are no such words.</summary>
    public static int BeginOf(string clause) =>
        NoRequest().Match(clause) is { Success: true } request ? request.Index
        : NoCase().Match(clause) is { Success: true } cases ? cases.Index
        : NoDocument().Match(clause) is { Success: true } document ? document.Index
        : NoDecision().Match(clause) is { Success: true } decision ? decision.Index
        : NoCharge().Match(clause) is { Success: true } charge ? charge.Index
        : AllOf().Match(clause) is { Success: true } all ? all.Index : clause.Length;

    /// <summary>The number that 均 speaks of: the nearest before it in the sentence that counts applications.</summary>
    private static Figure? Spoken(IReadOnlyList<Figure> numbers, int section, int from, int to) =>
        numbers.LastOrDefault(number => number.Section == section && number.Start >= from && number.Start + number.Length <= to) is { What: Received or "applications.handled.total" or "applications.concluded.total" or "stats.applications.total" or "stats.completed.total", Comparator: FigureComparators.Equal } spoken
            ? spoken : null;

    [GeneratedRegex("(?:(?:未曾?|没有|尚未|无)(?:收到|接到|受理|接收|收悉)?(?:过|到|任何|有关|相关|关于|单位|个人|公民、?法人(?:和|或|及|以及|与|或者|、)?(?:其他组织)?|社会公众|群众|的|和|或|书面|提出|提交|递交|要求|依法|向我?[局委办厅镇乡区县市单位]){0,8}" + FigurePatterns.Request + "(?:的?(?:情况|情形|事项|件|案件|信息))?|(?<![\\\\d一-龥]申请)零申请|申请(?:量|数量?)?(?:均)?为零)$")]
    private static partial Regex NoRequest();

    [GeneratedRegex("(?:未曾?|没有|尚未|无)(?:被|发生|产生|收到|接到|出现|引发|引起|涉及|存在|因|有|由|任何|过|针对|关于|我局|本机关|本单位|依法|的|相关|有关|政府|政务|信息|公开|依申请公开|工作|方面|申请|提起|导致|而|案件|类|领域|行为|答复|行政|复议|诉讼|举报|投诉|申诉|、|和|或|及|与|以及|被|情况|情形|事项|事件){1,24}$|(?:行政复议|行政诉讼)(?:、|和|及|与|以及|行政复议|行政诉讼|案件|申请|情况){0,4}(?:均|都)?(?:未发生|没有发生|未产生|为零|为0)$")]
    private static partial Regex NoCase();

    [GeneratedRegex("(?:未|没有|无)(?:制发|制定|新制发|新制定|出台|印发)(?:过|任何|新的)?(?:行政)?规范性文件(?:的?情况)?$")]
    private static partial Regex NoDocument();

    [GeneratedRegex("(?:未|没有)(?:[作做]出|实施)(?:过|任何)?(?:行政(?:许可|处罚|强制)(?:、|和|及|以及)?){1,3}(?:处理)?决定$")]
    private static partial Regex NoDecision();

    [GeneratedRegex("(?:未|没有|不)收取(?:过|任何)?行政事业性收费$")]
    private static partial Regex NoCharge();

    [GeneratedRegex("(?:(?:未|没有|无|不)(?:发生|产生|存在|涉及|收取|有)?(?:过|任何|收取|政府|信息|公开|依申请公开|工作|申请|相关|的|因|有关){0,10}(?:处理费|收费|费用)(?:用)?(?:的?(?:情况|情形|事项))?|未收取任何费用)$")]
    private static partial Regex NoFee();

    // 已按时答复 of all may be more than the table's results where some are carried over: only what all were given is said so.
    [GeneratedRegex("(?:均|全部|都)(?:已经?|能|能够|依法|依规|按照?|时|期|及时|严格|在|于|法定|规定|期限|时限|时间|内|予以|进行|依申请|向申请人){0,10}(?:(?<given>(?<=予以|已|均|全部|依法|申请人)公开)|答复|办结|办理完毕|处理完毕)(?:了|完毕|到位)?$")]
    private static partial Regex AllOf();
}
