using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Agencies;

/// <summary>Short forms of agency names whose long form is the same everywhere.</summary>
/// <remarks>Only these are resolved. 发改局, 住建局, 文旅局 and the like stand for different official names in different places, so they stay as
/// printed unless the file itself says what they are short for.</remarks>
internal static partial class ShortForms
{
    private static readonly (string Short, string Long)[] Table =
    [
        ("科委", "科学技术委员会"),
        ("教委", "教育委员会"),
        ("卫健委", "卫生健康委员会"),
        ("卫生健康委", "卫生健康委员会"),
        ("卫计委", "卫生和计划生育委员会"),
        ("国资委", "国有资产监督管理委员会"),
        ("发改委", "发展和改革委员会"),
        ("发展改革委", "发展和改革委员会"),
        ("经信委", "经济和信息化委员会"),
        ("经济信息化委", "经济和信息化委员会"),
        ("农业农村委", "农业农村委员会"),
        ("城管委", "城市管理委员会"),
        ("交通委", "交通委员会"),
        ("商务委", "商务委员会"),
        ("民宗委", "民族宗教事务委员会"),
        ("人社局", "人力资源和社会保障局"),
        ("人社厅", "人力资源和社会保障厅"),
        ("市监局", "市场监督管理局"),
        ("市场监管局", "市场监督管理局"),
        ("卫健局", "卫生健康局"),
        ("医保局", "医疗保障局"),
        ("应急局", "应急管理局"),
        ("工信局", "工业和信息化局"),
        ("城管局", "城市管理局"),
        ("人防办", "人民防空办公室"),
        ("管委会", "管理委员会"),
    ];

    /// <summary>The body of a name (without its region) with its short form resolved; the same where it has none.</summary>
    public static string Resolve(string body)
    {
        if (GovernmentOffice().IsMatch(body)) return "人民政府办公室";
        if (body == "政府") return "人民政府";
        if (body is "政府办公室" or "政府办公厅") return "人民" + body;
        if (body is "街道" or "街道办") return "街道办事处";
        foreach ((string shorter, string full) in Table)
        {
            if (body == shorter || (shorter == "管委会" && body.EndsWith(shorter, StringComparison.Ordinal))) return body[..^shorter.Length] + full;
        }

        return body;
    }

    [GeneratedRegex("^(?:政府办|府办|府办公室)$")]
    private static partial Regex GovernmentOffice();
}
