using System.Text.RegularExpressions;
using GovReportArchive.Reports.Agencies;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Drafts;

/// <summary>Names of agencies of other places, and of neighbours in the agency's own voice, in the middle of a sentence.</summary>
/// <remarks>
/// Offices above and below, those that were worked with or learnt from, and those whose papers are followed are named rightly. Where the gazetteer does not know the places it is not told
/// whether one lies in the other, so that a city's draft may name any county.
/// </remarks>
internal sealed partial class DraftForeign
{
    // Nobody writes longer ones.
    private const int LongestSentence = 1_000;
    private const int LookedBack = 10;
    private const int LookedAhead = 8;
    private const int LongestAsked = 24;

    // Platforms of a place are run by these and named by all.
    private static readonly string[] Shared = ["政府办公室", "人民政府", "大数据", "行政审批与政务服务", "管理委员会"];

    private readonly ReportRecord _record;
    private readonly string[] _places;
    private readonly string? _ownType;
    private readonly char? _ownKind;

    public DraftForeign(ReportRecord record, char? ownKind)
    {
        _record = record;
        _ownKind = ownKind;
        _places = [.. new[] { record.Region?.Province, record.Region?.City, record.Region?.County, record.Region?.Township }.OfType<string>()];
        _ownType = record.Agency.Type ?? AgencyTypes.Of(record.Agency.Name);
    }

    /// <summary>Such a name in a folded sentence; null where there is none.</summary>
    public string? NameIn(string sentence) => sentence.Length > LongestSentence ? null : Elsewhere(sentence) ?? Neighbour(sentence) ?? Township(sentence);

    /// <summary>Whether the words around a name say that another office is meant.</summary>
    /// <param name="sentence">A folded sentence.</param>
    /// <param name="at">Where the name begins.</param>
    /// <param name="length">Its length.</param>
    /// <param name="mayLead">Whether the office may be one whose papers are followed.</param>
    public static bool IsAboutOthers(string sentence, int at, int length, bool mayLead = true) =>
        // Whom to ask about the report is the agency itself.
        !AskedAbout().IsMatch(sentence[(at + length)..Math.Min(sentence.Length, at + length + LongestAsked)]) && (Before().IsMatch(sentence[Math.Max(0, at - LookedBack)..at]) || (mayLead && Leading().IsMatch(sentence[Math.Max(0, at - LookedBack)..at])) || Behind().IsMatch(sentence[(at + length)..Math.Min(sentence.Length, at + length + LookedAhead)]));

    private string? Elsewhere(string sentence)
    {
        foreach (Match match in Located().Matches(sentence))
        {
            int suffix = match.Groups["kind"].Index + match.Groups["kind"].Length;
            if (AgencyTypes.Of(match.Groups["rest"].Value) is not { } type || PrintedStem.Before(sentence, match.Groups["kind"].Index, suffix) is not { } place) continue;
            string name = place + match.Groups["rest"].Value;
            if (IsOwn(place, name) || IsAboveOrBelow(place, type) || IsAboutOthers(sentence, suffix - place.Length, name.Length, mayLead: false)) continue;
            return name;
        }

        return null;
    }

    private bool IsOwn(string place, string name) =>
        // 恩施州 is the short name of the own place.
        (_record.Region?.Code is { Length: >= 6 } code && Gazetteer.Named(place).Any(division => division.Code == code[..6])) ||
        _record.Agency.Name.Contains(place, StringComparison.Ordinal) || _record.Agency.Printed?.Contains(place, StringComparison.Ordinal) == true
        || Array.Exists(_places, own => own.Contains(place, StringComparison.Ordinal) || place.Contains(own, StringComparison.Ordinal)) || _record.Agency.Name.EndsWith(name, StringComparison.Ordinal);

    private bool IsAboveOrBelow(string place, string type)
    {
        Division[] known = [.. Gazetteer.Named(place).Where(division => division.Name == place)];
        if (_record.Region?.Code is { Length: >= 6 } code && known.Length > 0)
            return Array.Exists(known, division => division.Province[..2] == code[..2] && (division.Level < DivisionLevel.County ? division.Code[..4] == code[..4] : division.Code[..4] == code[..4] && _record.Agency.Level is "city" or "province"));
        // An unknown place may lie in a city, or be the city that a county lies in.
        if (_record.Agency.Level is "city" or "province" or "national" or null) return type != _ownType;
        return place[^1] is '市' or '州' or '盟' or '省' && _record.Region?.City is null && _ownKind is not '市';
    }

    /// <summary>A bureau of the own place whose doings are told as one's own: 结合某县水利局实际.</summary>
    private string? Neighbour(string sentence)
    {
        if (_record.Agency.Level is "township" || _ownType is null || _ownType == "人民政府") return null;
        foreach (Match match in Voiced().Matches(sentence))
        {
            string rest = match.Groups["rest"].Value;
            if (AgencyTypes.Of(rest) is not { } type || type == _ownType || Shared.Contains(type)) continue;
            int suffix = match.Groups["kind"].Index + match.Groups["kind"].Length;
            if (PrintedStem.Before(sentence, match.Groups["kind"].Index, suffix) is not { } place || !_record.Agency.Name.StartsWith(place, StringComparison.Ordinal)) continue;
            if (!IsAboutOthers(sentence, suffix - place.Length, 0)) return place + rest;
        }

        return null;
    }

    /// <summary>Another town in the draft of a town.</summary>
    private string? Township(string sentence)
    {
        if (_record.Agency.Level != "township") return null;
        foreach (Match match in OtherTown().Matches(sentence))
        {
            int end = match.Groups["town"].Index + match.Groups["town"].Length;
            if (PrintedStem.Before(sentence, match.Groups["kind"].Index, end) is not { } name) continue;
            if (!_record.Agency.Name.Contains(name, StringComparison.Ordinal) && _record.Region?.Township?.Contains(name, StringComparison.Ordinal) != true && !NoTown().IsMatch(name)
                && !IsAboutOthers(sentence, end - name.Length, name.Length)) return name;
        }

        return null;
    }

    [GeneratedRegex("(?<kind>自治县|自治州|自治旗|[县市区旗])(?<rest>人民政府|[^\\s\\p{P}\\d省市县区旗由向与和及同]{1,12}?(?:局|委员会|厅|人民政府|街道办事处|管理委员会|管委会))")]
    private static partial Regex Located();

    [GeneratedRegex("(?<kind>自治县|自治州|自治旗|[县市区旗])(?<rest>[^\\s\\p{P}\\d省市县区旗由向与和及同]{2,12}?(?:局|委员会))(?=(?:工作)?实际|党组|(?:机关)?各?(?:科室|股室|处室)|职[能责]|(?:政府)?信息公开(?:工作|水平|质量|制度|目录|指南)|政务公开(?:工作|水平|质量)|主动公开|主要负责同志任|分管)")]
    private static partial Regex Voiced();

    [GeneratedRegex("(?<=^|[\\p{P}\\s将对在为使由是和与及升强动进合据照立]|\\d年)(?<town>[\\u4e00-\\u9fff]{2}(?<kind>镇|乡|街道))(?=党[委政]|(?:人民)?政府(?!网|信息)|办事处|高度重视|坚持|认真|严格|积极|(?:政府)?信息公开|政务公开|(?:工作)?实际|主动公开|全年|机关|共)")]
    private static partial Regex OtherTown();

    [GeneratedRegex("^(?:各|全|本|我|该|其|乡|城|集|村|街|两|多|等|小城|所|下辖|特色)|[各全本我该其]")]
    private static partial Regex NoTown();

    [GeneratedRegex("(?:与|和|同|跟|会同|联合|向|转|报|赴|到|至|往|对标|学习|借鉴|参观|考察|调研|邀请|配合|协助|商请|函告|移交|告知|由|经|被|收到|以及|及|、|关于|《)(?:了)?$")]
    private static partial Regex Before();

    [GeneratedRegex("(?:受|据|照|落实|贯彻|依托|通过|参照|转发|接受)(?:了)?$")]
    private static partial Regex Leading();

    [GeneratedRegex("^(?:等|、|和|与|及|牵头|联合|来|交流|主办|的(?:先进|经验|做法)|《|关于|印发)")]
    private static partial Regex Behind();

    [GeneratedRegex("^(?:政府信息公开|政务公开|信息公开)?(?:办公室|科|股|处|领导小组)?[^,。;]{0,10}联系")]
    private static partial Regex AskedAbout();
}
