namespace GovReportArchive.Reports.Regions;

/// <summary>What a region can rest on: the values of <see cref="Records.Region.Basis"/>.</summary>
/// <param name="Value">As in records.</param>
/// <param name="Label">Chinese name.</param>
/// <param name="Meaning">One sentence in Chinese that says what was found where.</param>
public sealed record RegionBasis(string Value, string Label, string Meaning);

/// <summary>The table of what a region can rest on.</summary>
public static class RegionBases
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<RegionBasis> All { get; } =
    [
        new("name", "名称", "机关名称、标题或正文中写明的地名，按报告年度的行政区划表查得。"),
        new("parent", "上级地名", "与地名同时写出的上级地区，用来区分同名的地方。"),
        new("creditCode", "统一社会信用代码", "页面上的代码第三至第八位是登记机关的行政区划。"),
        new("areaCode", "电话区号", "联系电话的区号属于该地区。"),
        new("postcode", "邮政编码", "联系地址的邮政编码属于该地区。"),
        new("address", "地址", "联系地址中写明的地区。"),
        new("publisher", "发布机构", "页面所载发布机构名称中的地区。"),
        new("breadcrumb", "页面位置", "页面导航（当前位置）中写明的地区。"),
        new("host", "网站域名", "原件网址的域名属于该地区的政府网站。"),
        new("documentNumber", "文号", "所载文号的机关代字属于该地区。"),
    ];

    /// <summary>The Chinese name; the value itself where it is unknown.</summary>
    public static string Label(string value) => All.FirstOrDefault(basis => string.Equals(basis.Value, value, StringComparison.Ordinal))?.Label ?? value;
}
