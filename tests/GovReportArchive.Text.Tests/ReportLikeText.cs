namespace GovReportArchive.Text.Tests;

/// <summary>Sentences as annual reports have them, put together by chance; every place is invented.</summary>
internal static class ReportLikeText
{
    private static readonly string[] Places = ["云屏县", "青石街道", "望湖新区", "白鹭市", "松岭镇", "玉带河工业园", "镜泉乡", "栖霞岭管委会"];

    private static readonly string[] Agencies =
        ["民生保障局", "退役军人事务局", "住房和城乡建设局", "行政审批服务局", "人民政府办公室", "卫生健康委员会", "市场监督管理局", "生态环境分局", "公共资源交易中心"];

    private static readonly string[] Times = ["2023年", "2019年1月1日至12月31日", "今年以来", "上半年", "截至12月底", "第三季度", "“十四五”期间", "二〇二二年"];

    private static readonly string[] Subjects =
        ["主动公开政府信息", "政策解读稿件", "依申请公开答复", "门户网站专栏", "政务新媒体矩阵", "一网通办事项", "规范性文件清理", "财政预决算公开", "营商环境专题", "微信公众号推送",
         "建议提案办理结果", "行政许可和行政处罚", "12345热线工单", "基层政务公开标准化规范化试点", "政府信息公开专区", "App和小程序", "第三方评估", "三审三校制度"];

    private static readonly string[] Verbs = ["持续推进", "严格落实", "不断完善", "新增", "办结", "受理", "组织开展", "进一步规范", "清理整合", "及时更新", "结转下年度继续办理", "没有收到", "予以公开", "依法不予公开"];

    private static readonly string[] Problems =
        ["公开内容不够全面", "解读形式较为单一", "工作人员兼职较多、业务不熟", "部门之间衔接不畅", "更新不及时", "群众知晓率有待提高", "答复说理性不强", "最后一公里还没有打通", "存在重发布轻回应的情况"];

    private static readonly string[] Joints = ["，", "；", "、", "：", "，其中", "，主要是", "（", "）", "。", "——", "，同比增长", "。一是", "。二是", "；三是", " ", "，但"];

    /// <summary>One sentence or a few.</summary>
    internal static string Sentence(Random random)
    {
        string Of(string[] from) => from[random.Next(from.Length)];
        string Number() => random.Next(6) switch
        {
            0 => $"{random.Next(100)}.{random.Next(10)}%",
            1 => $"{random.Next(10, 99):#,##0},{random.Next(1000):000}件",
            2 => $"{random.Next(1, 30)}期{random.Next(200)}人次",
            3 => $"{random.Next(10000)}条",
            4 => $"{random.Next(50)}.{random.Next(100):00}万字",
            _ => $"{random.Next(1, 400)}件",
        };
        return string.Concat(Enumerable.Range(0, random.Next(3, 12)).Select(i => (i == 0 ? Of(Times) + "，" + Of(Places) + Of(Agencies) : "") + random.Next(6) switch
        {
            0 => Of(Problems),
            1 => Of(Subjects) + Number(),
            2 => Of(Verbs) + Of(Subjects),
            3 => Of(Places) + Of(Agencies) + Of(Verbs) + Number(),
            4 => $"《{Of(Places)}{Of(Subjects)}办法》",
            _ => Of(Subjects) + Of(Verbs) + Of(Problems),
        } + Of(Joints))) + "。";
    }
}
