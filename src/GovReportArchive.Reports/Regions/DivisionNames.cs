using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Regions;

/// <summary>The shorter names under which a division is known: 恩施 and 恩施州 for 恩施土家族苗族自治州.</summary>
internal static partial class DivisionNames
{
    private static readonly string[] Peoples =
    [
        "各族", "蒙古族", "蒙古", "回族", "藏族", "维吾尔", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族", "土家族",
        "哈尼族", "哈萨克族", "哈萨克", "傣族", "黎族", "傈僳族", "佤族", "畲族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜族",
        "柯尔克孜", "土族", "达斡尔族", "达斡尔", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯族", "锡伯", "阿昌族", "普米族",
        "塔吉克族", "塔吉克", "怒族", "鄂温克族", "德昂族", "保安族", "裕固族", "独龙族", "鄂伦春", "鄂温克",
    ];

    /// <summary>The name without its suffix and without the peoples it names; null where fewer than two characters would be left.</summary>
    public static string? Short(string name)
    {
        string stem = Suffix().Replace(name, "");
        bool autonomous = name.Contains("自治", StringComparison.Ordinal) || name.EndsWith("族区", StringComparison.Ordinal);
        for (bool again = autonomous; again;)
        {
            string? people = Peoples.FirstOrDefault(p => stem.EndsWith(p, StringComparison.Ordinal) && stem.Length - p.Length >= 2);
            again = people is not null;
            if (people is not null) stem = stem[..^people.Length];
        }

        return stem.Length >= 2 && stem != name ? stem : null;
    }

    /// <summary>Whether a name is that of the division, in full or shortened with its suffix kept (恩施州), and not its bare stem (恩施).</summary>
    public static bool KeepsSuffix(string name, Division division) => division.Name == name || Short(division.Name) != name;

    /// <summary>Every shorter name, the barest first.</summary>
    public static IEnumerable<string> Aliases(string name)
    {
        string? bare = Short(name);
        if (bare is null) yield break;
        yield return bare;
        string? plain = name switch
        {
            _ when name.EndsWith("自治州", StringComparison.Ordinal) => bare + "州",
            _ when name.EndsWith("自治县", StringComparison.Ordinal) => bare + "县",
            _ when name.EndsWith("自治旗", StringComparison.Ordinal) => bare + "旗",
            _ => null,
        };
        if (plain is not null && plain != name) yield return plain;
    }

    [GeneratedRegex("(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|矿区|新区|省|市|县|区|盟|州|旗)$")]
    private static partial Regex Suffix();
}
