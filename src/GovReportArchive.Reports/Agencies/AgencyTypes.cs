using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Agencies;

/// <summary>What an agency is for, told from its name.</summary>
public static partial class AgencyTypes
{
    /// <summary>Type and the words that mark it. The first row with a word in the name decides, so what is more particular stands first.</summary>
    private static readonly (string Type, string[] Words)[] Departments =
    [
        ("退役军人事务", ["退役军人"]),
        ("行政审批与政务服务", ["行政审批", "政务服务", "行政服务", "审批服务", "便民服务"]),
        ("大数据", ["大数据", "数据资源", "数据局", "数据管理", "数据发展", "数字经济"]),
        ("机关事务", ["机关事务", "机关服务", "事务管理局"]),
        ("医疗保障", ["医疗保障", "医保"]),
        ("住房公积金", ["公积金"]),
        ("公共资源交易", ["公共资源交易"]),
        ("药品监督管理", ["药品监督", "食品药品", "食药监", "药监"]),
        ("市场监督管理", ["市场监督", "市场监管", "工商行政", "工商局", "工商分局", "质量技术监督", "质监", "质量监督"]),
        ("知识产权", ["知识产权"]),
        ("人民防空", ["人民防空", "人防", "民防"]),
        ("消防救援", ["消防"]),
        ("应急管理", ["应急", "安全生产监督", "安监"]),
        ("人力资源和社会保障", ["人力资源", "人社", "社会保障", "社会保险", "劳动"]),
        ("税务", ["税务", "国税", "地税"]),
        ("国有资产监督管理", ["国有资产", "国资"]),
        ("金融监督管理", ["金融", "银保监", "银监", "保监", "证监", "证券监督", "人民银行", "外汇"]),
        ("生态环境", ["生态环境", "环境保护", "环保", "环境监测"]),
        ("自然资源和规划", ["自然资源", "国土", "规划局", "城乡规划", "规划委", "规划和"]),
        ("林业和草原", ["林业", "林草", "园林", "绿化", "草原"]),
        ("城市管理", ["城市管理", "城管", "综合执法", "行政执法", "市容", "市政"]),
        ("住房和城乡建设", ["住房", "住建", "房产", "房管", "房屋", "城乡建设", "建设局", "建设委", "建设厅", "建设和"]),
        ("交通运输", ["交通", "公路", "航道", "运输", "港口", "港航", "海事"]),
        ("水利", ["水利", "水务", "水文", "河务", "水资源", "水库"]),
        ("海洋与渔业", ["海洋", "渔业", "渔政"]),
        ("乡村振兴", ["乡村振兴", "扶贫"]),
        ("农业农村", ["农业", "农村", "农牧", "畜牧", "农机", "农委", "农经"]),
        ("粮食和物资储备", ["粮食", "物资储备", "粮储"]),
        ("供销", ["供销"]),
        ("发展和改革", ["发展和改革", "发展改革", "发改", "物价", "能源局"]),
        ("工业和信息化", ["工业和信息化", "经济和信息化", "工信", "经信", "工业信息化", "科技工业", "工业化", "中小企业", "经济贸易", "经贸", "通信管理", "无线电"]),
        ("文化和旅游", ["文化", "旅游", "文旅", "文体", "文广", "广播电视", "广电", "新闻出版", "文物", "版权"]),
        ("教育", ["教育", "教体", "教科", "教委", "语言文字"]),
        ("科学技术", ["科学技术", "科技", "科委", "科协"]),
        ("体育", ["体育"]),
        ("卫生健康", ["卫生", "卫健", "健康", "卫计", "计划生育", "计生", "疾病预防", "疾控", "中医药"]),
        ("民族宗教", ["民族", "宗教", "民宗", "民委"]),
        ("民政", ["民政", "殡葬", "老龄", "地名"]),
        ("公安", ["公安", "警察", "交警", "出入境"]),
        ("司法", ["司法", "法制办", "监狱", "戒毒", "法律援助"]),
        ("财政", ["财政"]),
        ("审计", ["审计"]),
        ("统计", ["统计", "调查队", "调查总队"]),
        ("商务", ["商务", "商贸", "口岸", "贸易促进"]),
        ("投资促进", ["投资促进", "招商", "合作交流", "经济合作", "经济协作"]),
        ("信访", ["信访"]),
        ("外事侨务", ["外事", "侨务", "台湾事务", "港澳"]),
        ("气象", ["气象"]),
        ("地震", ["地震"]),
        ("海关", ["海关"]),
        ("烟草专卖", ["烟草"]),
        ("邮政管理", ["邮政"]),
        ("档案", ["档案"]),
        ("地方志", ["地方志", "史志", "方志"]),
        ("残联", ["残疾人", "残联"]),
        ("妇女儿童", ["妇女", "妇联"]),
        ("研究与参事", ["参事室", "研究室", "研究中心", "社会科学"]),
        ("医院", ["医院", "保健院", "血站", "急救中心"]),
        ("学校", ["大学", "学院", "学校", "中学", "小学", "幼儿园", "职业"]),
        ("公共企业", ["集团", "公司", "水厂"]),
    ];

    private static readonly string[] Organs =
        ["政府办公室", "人民政府", "乡镇人民政府", "街道办事处", "管理委员会", "派出机构"];

    /// <summary>Every type there is, organs of general government first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Organs, .. Departments.Select(d => d.Type)];

    /// <summary>The type of an agency.</summary>
    /// <param name="name">Its name, with or without its region.</param>
    /// <returns>One of <see cref="All"/>; null where the name does not say.</returns>
    public static string? Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (GovernmentOffice().IsMatch(name)) return Organs[0];
        if (Subdistrict().IsMatch(name)) return Organs[3];
        if (Township().IsMatch(name)) return Organs[2];
        if (Government().IsMatch(name)) return Organs[1];
        if (ZoneCommittee().IsMatch(name)) return Organs[4];
        if (Branch().IsMatch(name)) return Organs[5];
        foreach ((string type, string[] words) in Departments)
        {
            if (words.Any(w => name.Contains(w, StringComparison.Ordinal))) return type;
        }

        return null;
    }

    [GeneratedRegex("(?:政府|行署|盟行政公署|管委会|管理委员会|行政公署)(?:办公[厅室]|办)(?:（[^）]{0,200}）)?$|^办公[厅室]$|(?:党政|党委政府|综合)办公室$")]
    private static partial Regex GovernmentOffice();

    [GeneratedRegex("街道(?:办事处|办)?$|地区办事处$")]
    private static partial Regex Subdistrict();

    [GeneratedRegex("(?:镇|乡|苏木)(?:人民政府|政府)?$")]
    private static partial Regex Township();

    [GeneratedRegex("(?:人民政府|市政府|县政府|区政府|省政府|行政公署|行署)$")]
    private static partial Regex Government();

    [GeneratedRegex("(?:开发|新|园|示范|实验|试验|度假|风景|名胜|保税|管理|合作|产业|高新|经开|集聚|商务|物流|科技城|生态城|自贸|自由贸易试验|功能|景)[^局]{0,6}(?:管理委员会|管委会|管理局|行政委员会)$|管委会$|(?:开发区|示范区|实验区|试验区|园区|管理区)$")]
    private static partial Regex ZoneCommittee();

    [GeneratedRegex("驻.{1,10}办事处$|联络处$")]
    private static partial Regex Branch();
}
