using GovReportArchive.Tests;

namespace GovReportArchive.Drafts.Tests;

/// <summary>A draft without slips, and the slips that people make when they copy last year's report or another agency's.</summary>
public sealed class DraftSlipTests
{
    /// <summary>Code of a finding, the words of the draft, and what was written instead of them.</summary>
    public static TheoryData<string, string, string> Slips => new()
    {
        { "agency.foreign", "优化门户网站民政专栏栏目设置", "优化门户网站民政专栏栏目设置，进一步提升望澜县教育局政务公开水平" },
        { "agency.foreign", "修订信息发布审核制度", "修订信息发布审核制度，结合槐安县水利局实际" },
        { "agency.self", "个别乡镇的公示晚于发放", "我市个别乡镇的公示晚于发放" },
        { "agency.self", "我局组织编制主动公开目录", "我委组织编制主动公开目录" },
        { "agency.self", "开展业务培训2期", "我镇开展业务培训2期" },
        { "prose.parts", "微信公众号发布126条", "微信公众号发布136条" },
        { "prose.applications.granted.total", "予以公开9件", "予以公开8件" },
        { "prose.disclosure.licences.decisions", "作出行政许可决定23件", "作出行政许可决定33件" },
        { "figures.growth", "增长25%", "增长52%" },
        { "figures.differ", "2023年对1件申请发出收费通知", "2023年共收到政府信息公开申请18件，对1件申请发出收费通知" },
        { "year.period", "自2023年1月1日起至2023年12月31日止", "自2023年1月1日起至2023年11月30日止" },
        { "law.cited", "（国务院令第711号", "（国务院令第492号" },
        { "law.cited", "第五十条规定", "第三十二条规定" },
        { "law.cited", "国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号" },
        { "era.stale", "全面学习贯彻党的二十大精神", "全面学习贯彻党的十九大精神" },
        { "contact.malformed", "邮编：890200", "邮编：89020" },
        { "contact.malformed", "电话：0605-6620135", "电话：0605-662013" },
        { "date.signed", "2024年1月22日", "2023年1月22日" },
        { "year.plan", "2024年将从三个方面改进", "2023年将从三个方面改进" },
        { "list.announced", "三是基层工作人员对依申请公开办理程序不够熟悉，答复文书不够规范。", "" },
        { "list.announced", "针对上述问题，2024年", "针对上述四个问题，2024年" },
        { "list.order", "二是每季度制作政策图解", "一是每季度制作政策图解" },
        { "section.number", "五、存在的主要问题及改进情况", "四、存在的主要问题及改进情况" },
        { "list.order", "（三）政府信息管理情况", "（四）政府信息管理情况" },
        { "draft.placeholder", "兼职人员3名", "兼职人员X名" },
        { "draft.placeholder", "全年没有发生责任追究的情形", "全年没有发生责任追究的情形（待核实）" },
        { "text.marks", "答复文书范本，每半年", "答复文书范本，，每半年" },
        { "text.doubled", "与县融媒体中心协作", "与县融媒体中心协作协作" },
        { "text.marks", "政策图解12期。", "政策图解12期（含视频3期。" },
        { "text.unfinished", "每半年开展一次业务培训。", "每半年开展一次业务培训，" },
        { "cell.none", "行政强制\t0", "行政强制\t无" },
        { "cell.format", "行政规范性文件\t2\t1\t7", "行政规范性文件\t2件\t1\t7" },
        { "cell.format", "行政处罚\t2", "行政处罚\t约2" },
        { "prose.disclosure.licences.decisions", "行政许可\t23", "行政许可\t1,023" },
        { "applications.concluded", "2.没有现成信息需要另行制作\t0\t0\t0\t0\t0\t0\t0", "2.没有现成信息需要另行制作\t0\t0\t0\t0\t0\t0\t1" },
        { "date.impossible", "发放次日完成公示", "2024年2月30日前完成公示" },
        { "figures.differ", "收取信息处理费120元", "收取信息处理费120元。全年未收取信息处理费" },
        { "prose.review.total", "开展业务培训", "全年未发生行政复议。开展业务培训" },
        { "year.conflict", "槐安县民政局2023年政府信息公开工作年度报告\n\n根据", "槐安县民政局2022年政府信息公开工作年度报告\n\n根据" },
        { "agency.signature", "槐安县民政局\n2024年1月22日", "槐安县人力资源和社会保障局\n2024年1月22日" },
        { "agency.signature", "槐安县民政局\n2024年1月22日", "柳河县民政局\n2024年1月22日" },
        { "draft.placeholder", "全年没有发生责任追究的情形", "全年没有发生XX责任追究的情形" },
        { "agency.other", "请与槐安县民政局办公室联系", "请与素溪县民政局办公室联系" },
        { "agency.foreign", "本报告电子版可以从槐安县人民政府门户网站下载", "本报告电子版可以从素溪县人民政府门户网站下载" },
        { "parts.announced", "六个部分。本报告中", "七个部分。本报告中" },
        { "list.empty", "（三）政府信息管理情况。修订信息发布审核制度，实行拟稿人自查、科室负责人审核、分管领导签发，全年清理失效文件4件。我局组织编制主动公开目录1份。\n", "（三）政府信息管理情况。\n" },
        { "section.wording", "三、收到和处理政府信息公开申请情况\n", "三、依申请公开政府信息办理情况\n" },
        { "prose.applications.carriedIn.total", "上年结转1件", "上年结转2件" },
        { "prose.applications.carriedOut.total", "结转下年度继续办理1件", "结转下年度继续办理0件" },
        { "shares.applications", "其中予以公开9件，", "其中予以公开9件，占办结总数的80%，" },
        { "year.plan", "针对上述问题，2024年将", "针对上述问题，2022年将" },
        { "year.stale", "（一）主动公开情况。全年", "（一）主动公开情况。去年全年" },
        { "year.stale", "全年没有发生责任追究的情形。", "全年没有发生责任追究的情形。2022年我局共受理信访事项20件，结转下年2件。" },
        { "year.period", "自2023年1月1日起至2023年12月31日止", "自2023年12月31日起至2023年1月1日止" },
        { "law.cited", "《中华人民共和国政府信息公开条例》（国务院令", "《中华人民共和国政务信息公开条例》（国务院令" },
        { "law.cited", "收取信息处理费120元。", "按照《政府信息公开信息处理费管理办法》（国办函〔2020〕119号）收取信息处理费120元。" },
        { "text.marks", "修订信息发布审核制度，", "修订信息发布审核制度," },
        { "text.marks", "围绕社会救助、养老服务、社会事务推进", "围绕“社会救助、养老服务、社会事务推进" },
        { "text.repeated", "全年没有发生责任追究的情形。", "全年没有发生责任追究的情形。明确专职人员1名、兼职人员3名，成立由局主要负责同志任组长的政务公开领导小组。成立由局主要负责同志任组长的政务公开领导小组，明确专职人员1名、兼职人员3名。" },
        { "era.stale", "与县融媒体中心协作", "与县工商行政管理局协作" },
        { "applications.balance", "一、本年新收政府信息公开申请数量\t11\t2\t0\t1\t1\t0\t15", "一、本年新收政府信息公开申请数量\t11\t2\t1\t0\t1\t0\t15" },
        { "table.rowMissing", "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n", "" },
        { "table.extraRow", "\t（四）无法提供\t1.本机关不掌握相关政府信息", "\t\t小计\t1\t0\t0\t0\t0\t0\t1\n\t（四）无法提供\t1.本机关不掌握相关政府信息" },
        { "cell.format", "行政处罚\t2", "行政处罚\t２" },
        { "counts.natural", "行政许可\t23\n", "行政许可\t23.5\n" },
        { "cell.blank", "行政强制\t0", "行政强制\t" },
        { "figures.fees", "收取信息处理费120元。", "收取信息处理费120元。全年收取行政事业性收费3.5万元。" },
        { "review.sum", "1\t0\t0\t0\t1\t0", "1\t0\t0\t0\t2\t0" },
        { "prose.review.total", "开展业务培训2期", "全年未发生因政府信息公开引起的行政复议和行政诉讼。开展业务培训2期" },
        { "prose.applications.received.total", "全年新收政府信息公开申请15件", "全年未收到政府信息公开申请" },
        { "cell.inForce", "行政规范性文件\t2\t1\t7", "行政规范性文件\t2\t1\t1" },
        { "agency.self", "我局组织编制", "我街道组织编制" },
        { "contact.malformed", "电话：0605-6620135）", "电话：0605-6620135；邮箱：hamzj#163.com）" },
        { "draft.placeholder", "2024年1月22日", "2024年 月 日" },
        { "text.marks", "全年清理失效文件4件", "全年清理失效文件4件？？" },
        { "draft.placeholder", "我局组织编制主动公开目录1份。", "我局组织编制主动公开目录1份。（此处请办公室核实）" },
        { "agency.foreign", "修订信息发布审核制度", "按照望澜县民政局统一安排，修订信息发布审核制度" },
        { "agency.other", "优化门户网站", "望澜县民政局优化门户网站" },
        { "agency.self", "成立由局主要负责同志任组长", "成立由镇长任组长" },
        { "shares.applications", "其中予以公开9件，", "其中予以公开9件，占70%，" },
        { "figures.differ", "（三）政府信息管理情况。", "（三）政府信息管理情况。全年共主动公开政府信息321条。" },
        { "year.named", "的统计期限自2023年1月1日起至2023年12月31日止", "的统计期限为2023年度。现公布槐安县民政局2022年政府信息公开工作年度报告" },
        { "year.period", "的统计期限自2023年1月1日起至2023年12月31日止", "的统计期限为2022年度" },
        { "law.cited", "第五十条规定", "第五十九条规定" },
        { "law.cited", "均已在规定期限内答复", "均已在15个工作日内答复" },
        { "era.stale", "我局组织编制主动公开目录1份", "按照《2022年政务公开工作要点》编制主动公开目录1份" },
        { "date.signed", "2024年1月22日", "2026年1月22日" },
        { "section.twice", "五、存在的主要问题及改进情况\n", "五、存在的主要问题及改进情况\n五、存在的主要问题及改进情况\n" },
        { "year.asOf", "（一）主动公开情况。全年", "（一）主动公开情况。截至2023年11月30日，" },
        { "figures.share", "其中予以公开9件，", "办结率达到120%，其中予以公开9件，" },
        { "privacy.identity", "推送政策图解12期", "推送政策图解12期（联系人身份证号110101199003077758）" },
        { "draft.status", "槐安县民政局2023年政府信息公开工作年度报告\n\n根据", "槐安县民政局2023年政府信息公开工作年度报告（送审稿）\n\n根据" },
        { "contact.elsewhere", "地址：槐安县安平路18号", "地址：望澜县安平路18号" },
    };

    [Fact]
    public async Task A_draft_without_slips_has_no_findings()
    {
        DraftAnswer answer = await CheckAsync(await TextAsync());

        Assert.Empty(answer.Findings.Select(finding => finding.Code + " " + finding.Message));
    }

    [Theory]
    [MemberData(nameof(Slips))]
    public async Task A_slip_is_found(string code, string right, string wrong)
    {
        string text = await TextAsync();
        Assert.Contains(right, text, StringComparison.Ordinal);

        DraftAnswer answer = await CheckAsync(text[..text.IndexOf(right, StringComparison.Ordinal)] + wrong + text[(text.IndexOf(right, StringComparison.Ordinal) + right.Length)..]);

        Assert.True(answer.Findings.Any(finding => finding.Code == code), string.Join('\n', answer.Findings.Select(finding => finding.Code + " " + finding.Message)));
        Assert.All(answer.Findings, finding => Assert.NotEmpty(finding.Action));
        // What found something looked at something, and has a name for people.
        Assert.All(answer.Findings, finding => Assert.Contains(answer.Rules, rule => rule.Code == finding.Code && rule.Found > 0 && rule.Places > 0 && rule.Label != rule.Code));
    }

    [Fact]
    public async Task What_a_finding_would_have_written_puts_it_right()
    {
        string text = await TextAsync();
        List<string> mended = [];
        foreach ((string code, string right, string wrong) in Slips.Select(slip => ((string)slip[0], (string)slip[1], (string)slip[2])))
        {
            string slipped = text.Replace(right, wrong, StringComparison.Ordinal);
            DraftAnswer found = await CheckAsync(slipped);
            foreach (DraftFinding finding in found.Findings.Where(finding => finding.Code == code && finding.Fix is not null))
            {
                Assert.Contains(finding.Fix!.From, slipped, StringComparison.Ordinal);
                DraftAnswer after = await CheckAsync(slipped.Replace(finding.Fix.From, finding.Fix.To, StringComparison.Ordinal));
                Assert.DoesNotContain(after.Findings, left => left.Code == code && left.Message == finding.Message);
                mended.Add(code);
            }
        }

        Assert.Superset(new HashSet<string> { "law.cited", "agency.self", "year.plan", "text.doubled", "section.wording" }, mended.ToHashSet(StringComparer.Ordinal));
    }

    private static Task<DraftAnswer> CheckAsync(string text) => new DraftCheck(null, null).CheckTextAsync(text);

    internal static Task<string> TextAsync() =>
        File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Root, "tests", "GovReportArchive.Drafts.Tests", "Data", "huaian-civil-affairs-2023.txt"));
}
