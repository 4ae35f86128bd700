using System.Text.RegularExpressions;
using GovReportArchive.Reports.Agencies;
using GovReportArchive.Reports.Records;
using GovReportArchive.Text;

namespace GovReportArchive.Drafts;

/// <summary>Names of other agencies in a draft, where its own would be expected: what is left of a text that was taken over from them.</summary>
/// <remarks>
/// Other agencies are named rightly in many places: who trained, who was visited, who is above and below. Told is only the same function in another
/// place (another county's civil affairs bureau), the subject of a sentence that reports what the reporting agency itself did, what <see cref="DraftForeign"/>
/// finds, and a word for oneself that the agency is not (<see cref="DraftSelf"/>).
/// </remarks>
internal static partial class DraftNames
{
    private const int MostQuoted = 3;
    private const int ShortestFunction = 3;
    private const int ShortestOwn = 2;

    // More than names of places take, so that the cut is never taken for the beginning of a sentence.
    private const int LookedBack = 40;

    /// <summary>What names of agencies end in, whatever their function.</summary>
    private static readonly string[] Endings = ["人民政府", "街道办事处", "管理委员会", "管委会", "委员会", "街道", "局", "厅", "镇", "乡"];

    public static void Check(DraftProse prose, DraftFindings findings)
    {
        ReportRecord record = prose.Record;
        if (record.Agency.Name.Length == 0) return;
        string[] own = [.. new[] { record.Agency.Name, record.Agency.Printed }.OfType<string>().Select(Folding.Fold).Distinct(StringComparer.Ordinal)];
        string[] places = [.. new[] { record.Region?.Province, record.Region?.City, record.Region?.County, record.Region?.Township }.OfType<string>()];
        DraftSelf self = new(record);
        DraftForeign foreign = new(record, self.OwnKind);
        // A city's and a province's bureau name those below them, which are of the same function; but who publishes is the agency itself.
        bool hasSame = record.Agency.Level is "city" or "province" or "national" or null;
        List<(string Name, DraftPlace Place)> others = [], belows = [], foreigners = [], selves = [];
        foreach (DraftSentence sentence in prose.Sentences)
        {
            if (Subject(sentence.Folded, own, places) is { } subject) others.Add((subject, sentence.Place));
            else if (SameFunction(sentence.Folded, own, places) is { } same) (hasSame && sentence.Section.Kind != "preamble" ? belows : others).Add((same, sentence.Place));
            else if (foreign.NameIn(sentence.Folded) is { } name) foreigners.Add((name, sentence.Place));
            if (self.WrongIn(sentence.Folded) is { } word) selves.Add((word, sentence.Place));
        }

        foreach (string rule in new[] { "agency.other", "agency.foreign", "agency.self" }) findings.Looked(rule, prose.Sentences.Count);
        string Written(string name) => $"这里写的是“{name}”，稿件的机关是“{record.Agency.Name}”。";
        const string action = "如系沿用其他机关的文字，请改为本机关并核对整段内容。";
        foreach (IGrouping<string, (string Name, DraftPlace Place)> name in others.GroupBy(other => other.Name, StringComparer.Ordinal))
            findings.Error("agency.other", Written(name.Key), action, Together([.. name]), places: name.Count());
        foreach (IGrouping<string, (string Name, DraftPlace Place)> name in belows.GroupBy(other => other.Name, StringComparer.Ordinal))
            findings.Remind("agency.other", Written(name.Key), action, Together([.. name]), places: name.Count());
        foreach (IGrouping<string, (string Name, DraftPlace Place)> name in foreigners.GroupBy(other => other.Name, StringComparer.Ordinal))
            findings.Remind("agency.foreign", $"句中写到“{name.Key}”，稿件的机关是“{record.Agency.Name}”。", action, Together([.. name]), places: name.Count());
        foreach (IGrouping<string, (string Name, DraftPlace Place)> name in selves.GroupBy(other => other.Name, StringComparer.Ordinal))
            findings.Remind("agency.self", $"文中自称“{name.Key}”，而稿件的机关是“{record.Agency.Name}”。", "如系沿用其他机关的文字，请改正。", Together([.. name]), places: name.Count(), fix: self.Right(name.Key) is { } right ? new DraftFix(name.Key, right) : null);
    }

    private static DraftPlace Together((string Name, DraftPlace Place)[] found) => found[0].Place with
    {
        Quote = string.Join('／', found.Take(MostQuoted).Select(one => one.Place.Quote)) + (found.Length > MostQuoted ? " 等" : ""),
    };

    /// <summary>An agency of the same function in a place that is not the draft's own, nor above it.</summary>
    private static string? SameFunction(string sentence, string[] own, string[] places)
    {
        foreach (string name in own)
        {
            string function = FunctionOf(name, places);
            // What every place has below it says nothing: a county names the governments of its towns.
            if (function.Length < ShortestFunction || function.EndsWith("人民政府", StringComparison.Ordinal) || function == name) continue;
            for (int at = sentence.IndexOf(function, StringComparison.Ordinal); at >= 0; at = sentence.IndexOf(function, at + 1, StringComparison.Ordinal))
            {
                if (PlaceBefore().Match(sentence[Math.Max(0, at - LookedBack)..at]) is not { Success: true } place) continue;
                string full = place.Groups["place"].Value + function;
                // With a place of its own before it, and not only a lone 市, the common end is longer than the function.
                if (!IsOwn(full, own, places) && CommonEnd(full, name) <= function.Length + 1 && !DraftForeign.IsAboutOthers(sentence, at - place.Groups["place"].Length, full.Length)) return full;
            }
        }

        return null;
    }

    /// <summary>Another agency as the subject of what only the reporting agency says of itself.</summary>
    private static string? Subject(string sentence, string[] own, string[] places)
    {
        foreach (Match match in Reporting().Matches(sentence))
        {
            string name = match.Groups["name"].Value;
            if (!Unnamed().IsMatch(name) && !IsOwn(name, own, places) && !Array.Exists(own, mine => IsShort(name, mine))) return name;
        }

        return null;
    }

    private static bool IsOwn(string name, string[] own, string[] places)
    {
        string tail = Tail(name, places);
        return Array.Exists(own, mine => mine.Contains(name, StringComparison.Ordinal) || name.Contains(mine, StringComparison.Ordinal)
            || (tail.Length > 1 && tail != name && mine.EndsWith(tail, StringComparison.Ordinal))
            || (AgencyTypes.Of(mine) is { } type && type == AgencyTypes.Of(name) && mine.Contains(name[..Math.Min(ShortestFunction, name.Length)], StringComparison.Ordinal)));
    }

    /// <summary>A name without the places that stand above the draft's agency, nor a lone 市, 县 or 区.</summary>
    private static string Tail(string name, string[] places)
    {
        string tail = name;
        foreach (string place in places)
        {
            if (tail.StartsWith(place, StringComparison.Ordinal)) tail = tail[place.Length..];
            else if (place.Length > 2 && tail.StartsWith(place[..^1], StringComparison.Ordinal)) tail = tail[(place.Length - 1)..].TrimStart('省', '市', '县', '区');
        }

        return tail.Length > 1 && tail[0] is '省' or '市' or '县' or '区' or '旗' or '州' or '盟' ? tail[1..] : tail;
    }

    private static string FunctionOf(string name, string[] places)
    {
        string function = Tail(name, places);
        return function != name ? function : LeadingPlace().Replace(name, "");
    }

    private static int CommonEnd(string one, string other)
    {
        int length = 0;
        while (length < one.Length && length < other.Length && one[^(length + 1)] == other[^(length + 1)]) length++;
        return length;
    }

    /// <summary>Whether a name is an own name with characters left out, 素溪县人社局, or ends as it does beyond what all names end in.</summary>
    private static bool IsShort(string name, string mine)
    {
        string ending = Array.Find(Endings, end => name.EndsWith(end, StringComparison.Ordinal)) ?? "";
        if (CommonEnd(name, mine) >= ending.Length + ShortestOwn || (ending == "管委会" && mine.EndsWith("管理委员会", StringComparison.Ordinal))) return true;
        return IsWithin(name, mine) || IsWithin(mine, name);
    }

    private static bool IsWithin(string part, string whole)
    {
        int at = 0;
        foreach (char letter in whole)
            if (at < part.Length && part[at] == letter) at++;
        return at == part.Length;
    }

    [GeneratedRegex(@"^.{2,8}?[省市县区旗](?=.{3})")]
    private static partial Regex LeadingPlace();

    // A name of a place is two characters or more before 市, 县, 区, and begins a clause or follows a preposition.
    [GeneratedRegex(@"(?:^|[\s\p{P}由向与和对为在从请至经同及到赴给将布结])(?<place>(?:[^\s\p{P}\d由向对与和及同经为在从到赴往按被让请至于是年度号路开系现将的各本该全公法]{2,4}(?:自治县|自治州|自治旗|新区|市|县|区|旗|州|盟)){1,3})$")]
    private static partial Regex PlaceBefore();

    // Of folded text: its punctuation is ASCII, but for 。 and 、.
    [GeneratedRegex(@"(?<=^|年度|[\p{P}\s\d年是由将布结])(?<name>(?!度)[^\s\p{P}\d年由将布]{2,18}?(?:局|委员会|厅|人民政府|街道办事处|管理委员会|管委会|街道|镇|乡))(?:办公室)?(?:(?=高度重视|坚持以|认真贯彻|紧紧围绕|深入贯彻|严格(?:按照|执行|落实)\(?(?:条例|中华)|共?(?:新)?(?:收到|受理|办理|新收)(?:各类)?(?:政府信息)?(?:公开)?(?:依申请|申请)|未收到|没有收到|(?:根据|依据|按照)[^。]{0,80}(?:编制|制作)|编制(?:并公布|完成|本|的?\d{4}|[。,]|$))|(?:\d{4}年?度?)?政府信息公开工作年度报告)")]
    private static partial Regex Reporting();

    [GeneratedRegex(@"^(?:[我本全各该其]|上级|同级|国家|中央|有关|相关|下属|所属|省|市|县|区|州|旗|乡镇?|村|城镇|街镇|镇街)|[我本全各]|^.{0,2}(?:办公厅|办公室)$|(?:局|委|厅|府|办|部门|单位)[、和与及]")]
    private static partial Regex Unnamed();
}
