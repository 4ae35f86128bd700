using System.Text.RegularExpressions;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Drafts;

/// <summary>The words by which a draft speaks of its own agency and place, held to what the agency is: 我镇 of a bureau, 我市 of a county.</summary>
internal sealed partial class DraftSelf
{
    /// <summary>What an agency's name ends in, and the words that it calls itself by: 我局.</summary>
    private static readonly (string Ending, string[] Selves)[] Endings =
    [
        ("街道办事处", ["街道", "街", "办"]), ("街道办", ["街道", "街", "办"]), ("街道", ["街道", "街", "办"]), ("镇人民政府", ["镇"]), ("乡人民政府", ["乡"]), ("镇", ["镇"]), ("乡", ["乡"]),
        ("管理委员会", ["委"]), ("管委会", ["委"]), ("委员会", ["委"]), ("办公室", ["办", "室"]), ("办公厅", ["厅", "办"]), ("分局", ["局", "分局"]), ("局", ["局"]), ("厅", ["厅"]),
        ("中心", ["中心"]), ("学院", ["院"]), ("大学", ["校"]), ("学校", ["校"]), ("医院", ["院"]), ("人民政府", ["办", "厅"]),
    ];

    /// <summary>Kinds of place that a word for the own one can name, by what the own one is.</summary>
    /// <remarks>A district may speak of its city; only beside its own word is that mixed up.</remarks>
    private static readonly Dictionary<char, string> WrongPlaces = new()
    {
        ['县'] = "市区州旗盟",
        ['市'] = "县旗",
        ['区'] = "县旗盟",
        ['州'] = "县旗盟",
        ['旗'] = "县区州",
        ['盟'] = "县州",
        ['省'] = "市县区州旗盟",
    };

    /// <summary>Heads whom an agency of a kind does not have, where they head its own group for openness.</summary>
    private static readonly Dictionary<string, string[]> WrongHeads = new(StringComparer.Ordinal)
    {
        ["局"] = ["镇长", "乡长", "厅长", "校长"],
        ["镇"] = ["局长", "乡长", "厅长"],
        ["乡"] = ["局长", "镇长", "厅长"],
        ["街道"] = ["局长", "镇长", "乡长", "厅长"],
        ["委"] = ["局长", "镇长", "乡长"],
    };

    private readonly string[]? _selves;
    private readonly string _wrong;
    private readonly bool _isGovernment;
    private readonly bool _isWithinAutonomousRegion;

    public DraftSelf(ReportRecord record)
    {
        string agency = record.Agency.Name;
        _selves = Array.Find(Endings, entry => agency.EndsWith(entry.Ending, StringComparison.Ordinal)).Selves;
        _isGovernment = agency.EndsWith("人民政府", StringComparison.Ordinal) && !agency.EndsWith("镇人民政府", StringComparison.Ordinal) && !agency.EndsWith("乡人民政府", StringComparison.Ordinal);
        _isWithinAutonomousRegion = record.Region?.Province?.EndsWith("自治区", StringComparison.Ordinal) == true;
        OwnKind = KindOf(record);
        _wrong = OwnKind is char kind && WrongPlaces.TryGetValue(kind, out string? wrong) ? wrong : "";
    }

    /// <summary>The last letter of the own place's name, 县 or 市; null where it is not known.</summary>
    public char? OwnKind { get; }

    /// <summary>A word for itself that the agency is not; null where there is none.</summary>
    /// <param name="sentence">A folded sentence.</param>
    public string? WrongIn(string sentence)
    {
        foreach (Match match in AgencyWord().Matches(sentence))
        {
            string word = match.Groups["self"].Value;
            if (_selves is not null && !_selves.Contains(word) && !(_isGovernment && match.Value[0] == '本')) return match.Value;
        }

        foreach (Match match in Head().Matches(sentence))
            if (_selves is [var self, ..] && WrongHeads.TryGetValue(self, out string[]? heads) && heads.Contains(match.Groups["head"].Value)) return match.Groups["head"].Value;

        foreach (Match match in PlaceWord().Matches(sentence))
        {
            char kind = match.Groups["self"].Value[0];
            if (!_wrong.Contains(kind, StringComparison.Ordinal) || (kind == '区' && _isWithinAutonomousRegion)) continue;
            // What a county does in all of its city is told rightly; 全县 of a city is not.
            if (match.Value[0] != '全' || (OwnKind is '市' or '区' && kind == '县')) return match.Value;
        }

        return null;
    }

    /// <summary>What the agency calls itself instead of a wrong word of the kind 我镇; null where that is open.</summary>
    public string? Right(string wrong) => _selves is [var self, ..] && !_isGovernment && wrong[0] is '我' or '本' && !WrongPlaces.Values.Any(kinds => kinds.Contains(wrong[^1], StringComparison.Ordinal)) ? wrong[0] + self : null;

    private static char? KindOf(ReportRecord record)
    {
        string? place = record.Agency.Level switch
        {
            "county" or "township" => record.Region?.County ?? record.Region?.City,
            "city" => record.Region?.City,
            "province" => record.Region?.Province,
            _ => null,
        };
        if (place is { Length: > 2 }) return place[^1];
        return record.Agency.Level is "zone" or "national" || Leading().Match(record.Agency.Name) is not { Success: true } named ? null : named.Value[^1];
    }

    [GeneratedRegex("由(?:党[^,。;]{0,6}、)?(?<head>[镇乡厅校局]长)(?:同志)?(?:担任|任|为)(?:组长|第一责任人)")]
    private static partial Regex Head();

    // 本办法, 基本局面 and 本镇江 are other words.
    [GeneratedRegex("(?:(?<!自)我|(?<![基根资成版样剧文副课日原范])本)(?<self>局|委(?![托培员])|厅|办(?![法理公事])|镇(?![江])|乡|街道|街(?!道)|中心|校)(?!们|事|员|理|面|部|限|域)")]
    private static partial Regex AgencyWord();

    [GeneratedRegex("(?:(?<![自敌])我|(?<![基根资成版样剧文副课日原范])本|(?<![安健])全)(?<self>[市县区旗州盟])(?![场值价]|直|域网|长|政协)")]
    private static partial Regex PlaceWord();

    // The last place that a name begins with.
    [GeneratedRegex(@"^(?:[^省市县区旗州盟]{2,8}?(?:省|市|自治州|州|盟|地区))?(?:[^省市县区旗州盟]{1,8}?(?:自治县|自治旗|县|区|旗|市))?(?=.{2})(?<=[省市县区旗州盟])")]
    private static partial Regex Leading();
}
