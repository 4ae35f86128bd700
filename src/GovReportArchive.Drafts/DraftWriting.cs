using System.Text.RegularExpressions;

namespace GovReportArchive.Drafts;

/// <summary>Slips of writing: what was left to fill in, marks without their other half, words and sentences that stand twice, paragraphs that break off.</summary>
internal static partial class DraftWriting
{
    private const string Opening = "（(《〈【〔“「『";
    private const string Closing = "）)》〉】〕”」』";
    private const int ShortestRepeated = 18;
    private const int ShortestUnfinished = 30;
    private const int MostQuoted = 3;
    private const int FewestMarks = 20;
    private const int MostHalfWidth = 5;
    private const int LookedAround = 12;

    public static void Check(DraftProse prose, DraftFindings findings)
    {
        Placeholders(prose, findings);
        Marks(prose, findings);
        HalfWidth(prose, findings);
        FullWidth(prose, findings);
        Doubled(prose, findings);
        Repeated(prose, findings);
        Unfinished(prose, findings);
    }

    private static void Placeholders(DraftProse prose, DraftFindings findings)
    {
        findings.Looked("draft.placeholder", prose.Sentences.Count);
        foreach (DraftSentence sentence in prose.Sentences)
        {
            if (Placeholder().Match(sentence.Text) is { Success: true } left)
                findings.Error("draft.placeholder", $"正文中还留着占位符号或待补的内容“{DraftFindings.Quote(left.Value.Trim())}”。", "请填上实际内容。", sentence.Place);
            else if (EmptyBrackets().Match(sentence.Text) is { Success: true })
                findings.Remind("draft.placeholder", "括号里没有内容。", "请填上内容，或删去括号。", sentence.Place);
            else if (NumberLost().Match(sentence.Text) is { Success: true } lost)
                findings.Remind("draft.placeholder", $"“{lost.Value.TrimEnd('，', '。', '；', '、', ',')}”前面好像缺少数字。", "请填上数字。", sentence.Place);
        }
    }

    private static void Marks(DraftProse prose, DraftFindings findings)
    {
        findings.Looked("text.marks", prose.Paragraphs.Count);
        foreach (DraftParagraph paragraph in prose.Paragraphs)
        {
            if (MarkAfterMark().Match(paragraph.Text) is { Success: true } marks)
                findings.Remind("text.marks", $"标点重复或相连：“{Around(paragraph.Text, marks.Index, marks.Length)}”。", "请改正标点。", paragraph.Place());
        }

        // A bracket may close in another paragraph of its section, or where a page broke it.
        foreach (IGrouping<int, DraftParagraph> section in prose.Paragraphs.GroupBy(paragraph => paragraph.Section.N))
        {
            if (Lonely(section.First().Section.Text) is null) continue;
            foreach (DraftParagraph paragraph in section)
            {
                if (Lonely(paragraph.Text) is not { } at) continue;
                findings.Remind("text.marks", $"“{paragraph.Text[at]}”没有配对：“{Around(paragraph.Text, at, 1)}”。", "请补上另一半，或改正方向。", paragraph.Place());
                break;
            }
        }
    }

    /// <summary>Position of the first bracket or quotation mark without its other half; null where all are paired.</summary>
    private static int? Lonely(string text)
    {
        List<int> open = [];
        for (int at = 0; at < text.Length; at++)
        {
            if (Opening.Contains(text[at], StringComparison.Ordinal))
            {
                open.Add(at);
                continue;
            }

            int closes = Closing.IndexOf(text[at], StringComparison.Ordinal);
            // 1） numbers an item.
            if (closes < 0 || (closes < 2 && open.Count == 0 && at > 0 && IsNumeral(text[at - 1]))) continue;
            if (open.Count == 0) return at;
            if (Kind(Opening.IndexOf(text[open[^1]], StringComparison.Ordinal)) != Kind(closes)) return open[^1];
            open.RemoveAt(open.Count - 1);
        }

        return open.Count > 0 ? open[^1] : null;
    }

    private static bool IsNumeral(char sign) => char.IsAsciiLetterOrDigit(sign) || "一二三四五六七八九十".Contains(sign, StringComparison.Ordinal);

    // Full and half width are one kind.
    private static int Kind(int index) => index < 2 ? 0 : index;

    private static void HalfWidth(DraftProse prose, DraftFindings findings)
    {
        int full = prose.Paragraphs.Sum(paragraph => paragraph.Text.Count(sign => sign is '，' or '。' or '；' or '：'));
        (DraftParagraph Paragraph, Match Mark)[] half = [.. prose.Paragraphs.SelectMany(paragraph => HalfMark().Matches(paragraph.Text).Select(mark => (paragraph, mark)))];
        // Where a whole text is written so, it is a habit and no slip.
        if (half.Length is 0 or > MostHalfWidth || full < FewestMarks) return;
        findings.Remind(
            "text.marks", FormattableString.Invariant($"有 {half.Length} 处用了半角标点：“{Around(half[0].Paragraph.Text, half[0].Mark.Index, 1)}”{(half.Length > 1 ? "等" : "")}。"), "请改为全角标点。",
            half[0].Paragraph.Place());
    }

    private static void FullWidth(DraftProse prose, DraftFindings findings)
    {
        (DraftParagraph Paragraph, Match Digits)[] full = [.. prose.Paragraphs.SelectMany(paragraph => FullDigits().Matches(paragraph.Text).Select(digits => (paragraph, digits)))];
        if (full.Length is 0 or > MostHalfWidth || prose.Paragraphs.Sum(paragraph => paragraph.Text.Count(char.IsAsciiDigit)) < FewestMarks) return;
        findings.Remind("text.marks", $"数字“{full[0].Digits.Value}”用了全角，与其他数字不一致。", "请改为半角数字。", full[0].Paragraph.Place());
    }

    private static void Doubled(DraftProse prose, DraftFindings findings)
    {
        findings.Looked("text.doubled", prose.Sentences.Count);
        foreach (DraftSentence sentence in prose.Sentences)
        {
            Match? twice = DoubledWord().Matches(sentence.Text).Concat(DoubledYear().Matches(sentence.Text)).Concat(DoubledLetter().Matches(sentence.Text)).FirstOrDefault(match => !IsRightly(sentence.Text, match));
            if (twice is not null)
                findings.Remind("text.doubled", $"词语好像重复了：“{Around(sentence.Text, twice.Index, twice.Length)}”。", "请删去多余的词。", sentence.Place,
                    fix: twice.Groups["w"] is { Success: true } word ? new DraftFix(twice.Value, word.Value) : null);
        }
    }

    // 一件一件 is an idiom, and 公开公开栏 a clumsy but right one.
    private static bool IsRightly(string text, Match match)
    {
        string word = match.Groups["w"].Value;
        return word.Contains('一', StringComparison.Ordinal) || Compound().IsMatch(text[(match.Index + word.Length)..Math.Min(text.Length, match.Index + match.Length + LookedAround)]);
    }

    private static void Repeated(DraftProse prose, DraftFindings findings)
    {
        findings.Looked("text.repeated", prose.Sentences.Count);
        DraftSentence[][] twice =
        [
            .. prose.Sentences.Where(sentence => sentence.Section.Kind != "appendix" && sentence.Folded.Count(char.IsLetterOrDigit) >= ShortestRepeated)
                .GroupBy(sentence => string.Concat(sentence.Folded.Where(char.IsLetterOrDigit)), StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.ToArray()),
        ];
        if (twice.Length == 0) return;
        findings.Remind(
            "text.repeated", FormattableString.Invariant($"有 {twice.Length} 句话在稿件中写了两遍。"), "请删去重复的一处，或改写。",
            twice[0][1].Place with { Quote = string.Join('／', twice.Take(MostQuoted).Select(same => DraftFindings.Quote(same[0].Text))) + (twice.Length > MostQuoted ? " 等" : "") }, places: twice.Length);
    }

    private static void Unfinished(DraftProse prose, DraftFindings findings)
    {
        findings.Looked("text.unfinished", prose.Paragraphs.Count);
        for (int i = 0; i < prose.Paragraphs.Count; i++)
        {
            DraftParagraph paragraph = prose.Paragraphs[i];
            bool isLast = i + 1 == prose.Paragraphs.Count || prose.Paragraphs[i + 1].Section != paragraph.Section;
            if (BreaksOff(paragraph, isLast))
                findings.Remind("text.unfinished", $"这一段好像没有写完：“…{paragraph.Text[^Math.Min(LookedAround * 2, paragraph.Text.Length)..]}”。", "请补完，或改正句末标点。", paragraph.Place());
        }
    }

    private static bool BreaksOff(DraftParagraph paragraph, bool isLast)
    {
        string text = paragraph.Text;
        if (text[^1] is '，' or '、' or ',') return true;
        // A table or a part of its own may stand behind a colon; what follows the last item of a list is its end.
        if (text[^1] is '：' or '；') return isLast && paragraph.Section.Kind is "problems" or "other";
        return char.IsLetter(text[^1]) && !char.IsAscii(text[^1]) && text.Length >= ShortestUnfinished && text.AsSpan().ContainsAny('，', '。') && !IsSigned(text);
    }

    // A signature, an address and a list of contacts end without a mark.
    private static bool IsSigned(string text) => Signed().IsMatch(text);

    private static string Around(string text, int at, int length) =>
        DraftFindings.Quote(text[Math.Max(0, at - LookedAround)..Math.Min(text.Length, at + length + LookedAround)]);

    // Crosses for a number or a name, rules to write on, and brackets that say that something is to come.
    [GeneratedRegex(@"[×＊*]{2,}|(?<![A-Za-zＸｘ0-9+＋\-一二三四五六七八九十])(?>[XxＸｘ×]{1,6}|[○〇]{2,6})\s?(?=[年月日号条件次个项家人名万元%％市县区局镇乡部份篇期起场])|(?<![A-Za-z])20[XxＸｘ×]{2}|(?<=[\u4e00-\u9fff，。、：；“（])[XxＸｘ]{2,6}(?=[\u4e00-\u9fff])|_{2,}|＿{2,}|某某|[（(【\[](?:(?:此处|待(?:补|填|核|定|完善|确认|统计|更新)|请填|请在此|填写(?:单位|机关|日期|名称|数字|数据|内容)|示例|数据待|需补|空白)[^（）()【】\]]{0,16}|略|空)[）)】\]]|【\s{0,4}】|待(?:补充|填写|填报|统计|补)(?=[。，；、）)]|$)|\d年\s{0,6}月\s{0,6}日|(?<![A-Za-z])(?:TODO|TBD)(?![A-Za-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<=[\u4e00-\u9fff])(?:（\s{0,6}）|\(\s{0,6}\))")]
    private static partial Regex EmptyBrackets();

    // 发布信息条，: the number is not there.
    [GeneratedRegex(@"(?:信息|消息|推文|文章|稿件|文件|申请|案件|培训|会议|收到|发布|公开|共计|共|办结|答复)\s?(?:(?<=信息|消息|推文|文章|稿件|发布|公开|共计|共)条|(?<=申请|案件|共计|共|收到|办结|答复)件(?=，|。|；)|(?<=培训|会议|共计|共)次|(?<=培训|共计|共)(?:场|期|人次)|(?<=文章|稿件|推文|共计|共)篇)[，。；、,]")]
    private static partial Regex NumberLost();

    [GeneratedRegex(@"[，。；、：,;][，。；、：！？,;]|[？！?!]{2,}|[！？][，；、：]|[（《“][，。；、：]|[，、；：][）》]")]
    private static partial Regex MarkAfterMark();

    [GeneratedRegex(@"(?<=[\u4e00-\u9fff”）》%])[,;:?!](?=[\u4e00-\u9fff“（《])|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff]|$)")]
    private static partial Regex HalfMark();

    [GeneratedRegex("[０-９]{1,12}")]
    private static partial Regex FullDigits();

    [GeneratedRegex(@"(?<w>[\u4e00-\u9fff]{2,6})\k<w>")]
    private static partial Regex DoubledWord();

    [GeneratedRegex(@"(?<w>\d{1,4}[年月日条件次])\k<w>")]
    private static partial Regex DoubledYear();

    [GeneratedRegex("(?<w>[的了和与及在为是对将由我其])\\k<w>(?!士|者)")]
    private static partial Regex DoubledLetter();

    // The second of two equal words begins another word.
    [GeneratedRegex("^(?:规范性|政府信|信息化|信息员|信息处理|公开[栏目平渠专指年类办条制信]|服务[中大平指]|管理[局委办系平]|网站群|政府网|人民政|工作[人报组量日]|中心[组城]|机关事)")]
    private static partial Regex Compound();

    [GeneratedRegex(@"(?:电话|邮编|邮政编码|地址|网址|邮箱|传真|联系人|附件|www\.|http)|(?:局|委|厅|府|会|处|办|室|院|中心|日)$", RegexOptions.IgnoreCase)]
    private static partial Regex Signed();
}
