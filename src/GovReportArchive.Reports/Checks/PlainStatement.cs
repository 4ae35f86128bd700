using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Checks;

/// <summary>Tells whether the words around a figure leave no doubt that it is the year's total of this report's own agency.</summary>
/// <remarks>
/// The words of the figure's own clause must all be known to change nothing; a word that nobody has listed leaves a doubt. What stands before in the sentence must
/// not speak of other times, other offices, parts or plans.
/// </remarks>
internal static partial class PlainStatement
{
    private const int LongestBefore = 160;
    private const int LongestBehind = 24;

    private static readonly Regex Neutral = new(
        "^(?>(?:" + string.Join('|', ReaderData.Rows("Checks.plain-words.tsv").Select(row => row[1])) + ")*)$", RegexOptions.CultureInvariant, PatternTimeout.Longest);

    /// <summary>Whether it is plain.</summary>
    /// <param name="record">The report.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="section">The section that states it; null where an imported record has none.</param>
    /// <param name="isListed">Whether others of its list are the table's, so that the list is the table's too.</param>
    public static bool Is(ReportRecord record, Figure figure, Section? section, bool isListed)
    {
        string text = section?.Text ?? figure.Quote;
        int start = section is null ? 0 : figure.Start;
        int end = Math.Min(text.Length, start + figure.Length);
        int from = FigureReader.Begin(text, start, FigureReader.SentenceEnds);
        if (start - from > LongestBefore) return false;
        string sentence = Simplified.Of(text[from..end]);
        string behind = Simplified.Of(text[end..Math.Min(text.Length, end + LongestBehind)]);
        if (!IsWholly(record, figure, text, start, end) || Behind().IsMatch(behind) || IsOtherYear(sentence, record.Year)) return false;
        // What a sentence that begins with 其中 is a part of stands before it.
        int whole = from > 0 && sentence.AsSpan().TrimStart().StartsWith("其中", StringComparison.Ordinal) ? FigureReader.Begin(text, from - 1, FigureReader.SentenceEnds) : from;
        string earlier = Simplified.Of(text[whole..start]);
        if (Elsewhere().IsMatch(earlier) || Office().IsMatch(Without(earlier, record.Agency)) || IsTopicOfOthers(record, text, from)) return false;
        bool ofParts = IsOfParts(figure.Key!);
        if (!ofParts && (Parts().IsMatch(earlier) || Applicants().IsMatch(earlier) || sentence.Contains("其中", StringComparison.Ordinal))) return false;
        if (ofParts && (Parts().IsMatch(earlier) || (sentence.Contains("其中", StringComparison.Ordinal) && !isListed && !Whole().IsMatch(earlier)))) return false;
        // The table counts the agency's own; all of the region are a government's, unless it says otherwise.
        if ((record.Scope == "own" || !IsGovernment(record)) && Wider().IsMatch(sentence)) return false;
        return figure.Key!.StartsWith("disclosure.", StringComparison.Ordinal) ? IsPlainDocument(figure, sentence) : IsPlainCase(figure, section, sentence);
    }

    /// <summary>Whether the report is a government's, which may count for itself or for all below it.</summary>
    public static bool IsGovernment(ReportRecord record) => record.Agency.Type == "人民政府" && !IsTownship(record);

    // Nobody is below a township's government.
    private static bool IsTownship(ReportRecord record) => record.Agency.Level == "township";

    /// <summary>Whether the sentence names the agency itself as the one that counts.</summary>
    public static bool IsOwn(ReportRecord record, Figure figure) => figure.Scope == FigureScopes.Own && !IsGovernment(record);

    /// <summary>Whether a key counts part of what was received, so that 其中 may stand before it.</summary>
    private static bool IsOfParts(string key) =>
        key.StartsWith("applications.", StringComparison.Ordinal) && key is not ("applications.received.total" or "applications.handled.total" or "applications.concluded.total");

    private static bool IsPlainDocument(Figure figure, string sentence) =>
        !sentence.Contains("备案", StringComparison.Ordinal) && (!figure.Key!.EndsWith(".decisions", StringComparison.Ordinal) || Decided().IsMatch(figure.Quote));

    private static bool IsPlainCase(Figure figure, Section? section, string sentence)
    {
        bool isReview = figure.Key!.StartsWith("review.", StringComparison.Ordinal) || figure.Key.StartsWith("litigation.", StringComparison.Ordinal)
            || figure.Key.StartsWith("stats.review", StringComparison.Ordinal) || figure.Key.StartsWith("stats.litigation", StringComparison.Ordinal);
        return !isReview || ((section?.Kind == "litigation" || sentence.Contains("公开", StringComparison.Ordinal)) && !Case().IsMatch(sentence));
    }

    /// <summary>Whether the clause says nothing but the label of the number and words that change nothing.</summary>
    private static bool IsWholly(ReportRecord record, Figure figure, string text, int start, int end)
    {
        int clause = Math.Min(start, FigureReader.Begin(text, start, FigureReader.ClauseEnds));
        if (figure.Unit is null || figure.Comparator == FigureComparators.All)
        {
            // 未收到, 均予以公开 and the like: their words are known to the end of the clause.
            string statement = new Squeezed(text[clause..end]).Text;
            return Neutral.IsMatch(Without(Applications().Replace(statement[..StatementReader.BeginOf(statement)], ""), record.Agency, record));
        }

        Match number = LastNumber().Match(Simplified.Of(text[start..end]));
        if (!number.Success) return false;
        string head = new Squeezed(text[FigureReader.ListBegin(text, clause)..(start + number.Index)]).Text;
        foreach (FigurePatterns.Pattern pattern in FigurePatterns.Counted)
        {
            if (!pattern.MayContradict || !pattern.Keys.Contains(figure.What) || pattern.Before.Match(head) is not { Success: true } label) continue;
            string rest = head[..label.Index];
            return Neutral.IsMatch(Without(rest, record.Agency, record)) || Reasons().IsMatch(rest);
        }

        // What is counted follows the number.
        return number.Groups["tail"].Length > 1 && Neutral.IsMatch(Without(Receiving().Replace(head, ""), record.Agency, record));
    }

    /// <summary>A text without the agency's name, or the end of it that the text uses; for a government without the names of all below it.</summary>
    private static string Without(string text, Agency agency, ReportRecord? record = null)
    {
        text = Leading().Replace(text, "");
        // A government that is named as such speaks for itself, its table perhaps for all below it.
        if (record is not null && IsGovernment(record) && record.Scope != FigureScopes.Own) return All().Replace(text, "");
        foreach (string name in new[] { agency.Name, agency.Printed }.OfType<string>())
        {
            for (int length = name.Length; length >= 3; length--)
            {
                string end = name[^length..];
                if (!text.Contains(end, StringComparison.Ordinal)) continue;
                text = text.Replace(end, "", StringComparison.Ordinal);
                break;
            }
        }

        return record is not null && (IsGovernment(record) || IsTownship(record)) ? All().Replace(text, "") : text;
    }

    private static bool IsOtherYear(string sentence, int? year) =>
        Year().Matches(sentence).Any(other => other.Groups[1].Value != year?.ToString(CultureInfo.InvariantCulture));

    // 县河道管理所。全年收到申请4件。
    private static bool IsTopicOfOthers(ReportRecord record, string text, int from)
    {
        int paragraph = text.LastIndexOf('\n', Math.Max(0, from - 1)) + 1;
        string before = Simplified.Of(text[Math.Max(Math.Min(paragraph, from), from - LongestBefore)..from]);
        return Topic().Match(before) is { Success: true } topic && !record.Agency.Name.EndsWith(topic.Groups["who"].Value, StringComparison.Ordinal);
    }

    // Other times, plans, samples, other offices.
    [GeneratedRegex("去年|上年(?!度?结转)|上一年(?!度?结转)|累计|历年|以来|季度|上半年|下半年|截至(?:20\\d\\d年)?(?:[1-9]|1[01])月|分别|名义|本级|机关本部|办公厅|办公室|政府办|清理|拟|建议|计划|抽查|典型|例如|部分(?:单位|部门)|个别|有的|某|参与|协助|指导|咨询|来访|热线|信访|代表|起草|审查|回访")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("网上|网络|网站|线上|在线|平台|通过|利用|依托|经由|信函|邮寄|当面|现场|窗口|传真|邮件")]
    private static partial Regex Parts();

    [GeneratedRegex("自然人|企业|法人")]
    private static partial Regex Applicants();

    // What 其中 takes a part of.
    [GeneratedRegex("(?:办结|答复|办理|处理|收办|收到|受理|新收)[^，。；]{0,24}\\d\\s?[件宗份起][，,：:（( ]?")]
    private static partial Regex Whole();

    [GeneratedRegex("股|科室|处室|科(?=[^学技普]|$)|所(?=收|受|办|共|全|认|新|，|$)|站(?=收|受|办|共|全|，|$)|大队|支队|中队|分局|公司|学校|医院|园区|管委会|机构|单位|部门(?!共)|乡镇|街道")]
    private static partial Regex Office();

    [GeneratedRegex("(?:^|[。；、是])(?<who>[^。；，：:\\n]{1,16}(?:局|委|办|股|科|室|所|站|队|公司|中心|镇|乡|街道))[。：:]")]
    private static partial Regex Topic();

    [GeneratedRegex("全[省市州盟县区旗域]|系统|各级|各地|各部门|各单位|下属|所属")]
    private static partial Regex Wider();

    [GeneratedRegex("全[省市州盟县区旗域镇乡]|我[省市州盟县区旗镇乡]|各级各部门|行政机关|各[镇乡县区市]、?(?:各)?(?:有关)?(?:部门|单位)|各级(?:人民政府|政府|行政机关|机关)(?:及其?(?:所属|工作)?部门|和部门)?|各部门")]
    private static partial Regex All();

    // 因不掌握等原因无法提供 counts all reasons; 因不掌握相关信息无法提供 and 以该理由不予公开 count one.
    [GeneratedRegex("^[^。；]{0,60}等(?:原因|情形|情况|理由|因素)(?:的|而)?$")]
    private static partial Regex Reasons();

    [GeneratedRegex("^[^。；]{0,20}(?:其中)?(?:本级|本机关|机关本部|办公室)|^\\s?[（(][^）)]{0,16}(?:含|包括)|^余|^多|^的")]
    private static partial Regex Behind();

    [GeneratedRegex("[作做]出(?:的|各类)?行政(?:许可|处罚|强制)(?:处理)?决定")]
    private static partial Regex Decided();

    // One of several reviews: 造成1件行政复议, 被纠正的行政复议1件.
    [GeneratedRegex("造成|导致|致使|维持|纠正|撤销|驳回|审结|办结|结案|应诉|代理|[胜败]诉|开庭|出庭|判决|裁定|上诉|[一二再]审|直接|复议[后不]|经复议|被(?:纠正|撤销|责令|确认)|因[^，。]{0,16}(?:不当|不规范|错误|不及时|超期)")]
    private static partial Regex Case();

    [GeneratedRegex("(20\\d\\d)\\s?(?:年|[至到—－-]\\s?20\\d\\d)")]
    private static partial Regex Year();

    [GeneratedRegex("(?:\\d[\\d,，.]{0,24}|[一二两三四五六七八九十]{1,3})\\s?[万亿]?[余多]?\\s?(?:万元|元|件|起|宗|份|例|项|个|部)(?<tail>\\D{0,48})$", RegexOptions.RightToLeft)]
    private static partial Regex LastNumber();

    [GeneratedRegex("(?:收到|受理|接收|接到|新收)(?:的|了)?$")]
    private static partial Regex Receiving();

    // 收到的40件政府信息公开申请均予以公开
    [GeneratedRegex("(?:收到|受理|接收|接到|新收)(?:的|了)?\\d{1,9}件" + FigurePatterns.Request + "$")]
    private static partial Regex Applications();

    // A number of an item, or what a sentence is about.
    [GeneratedRegex("^(?:[一二三四五六七八九十]是|[一二三四五六七八九十]、|（[一二三四五六七八九十]）|\\d{1,2}[.．、]|其中|在?依申请公开(?:方面|工作中?)|方面)")]
    private static partial Regex Leading();
}
