using System.Collections.Frozen;
using System.Text;

namespace GovReportArchive.Archive.Passages;

/// <summary>Words that reports use for one another. Who drafts a sentence seldom hits on the very word that others chose.</summary>
/// <remarks>A row is a group; the first word stands for all of it when wordings are compared. Words that mean the same in some sentences only are
/// left out where a row would make unlike sentences alike.</remarks>
internal static class Synonyms
{
    private static readonly string[] Rows =
    [
        "不足 不够 欠缺 不强 薄弱 缺乏 短缺 尚存不足 仍有欠缺 跟不上", "有待 还需 仍需 尚需 需要 仍要 还要 仍待 尚待 还应", "提高 提升 增强 加强 强化 进一步加强", "部分 个别 少数 一些 有的", "增加 增多 加大 扩充",
        "扩大 拓展 拓宽 扩展 延伸", "丰富 多样 多元", "单一 单调 单薄", "形式 方式 方法 手段", "渠道 途径 载体", "范围 覆盖面 公开面 面", "数量 条数 篇数", "内容 信息内容",
        "及时 按时 迅速 第一时间", "滞后 不及时 迟缓 拖延", "深入 透彻 到位 深", "全面 完整 齐全", "准确 正确 精准", "规范 标准 规范化 标准化", "参差不齐 高低不一 不一致 不平衡 不均衡",
        "意识 观念 认识", "重视 看重", "主动性 积极性 自觉性", "单位 部门 机关 科室 股室", "所属 下属 直属", "群众 公众 百姓 老百姓 市民 居民 社会公众", "企业 市场主体 经营主体", "需求 需要 期待 期盼",
        "满足 符合 适应", "人员 干部 工作人员 经办人 经办人员 承办人员", "兼职 兼任 兼", "流动性大 变动频繁 更换频繁 流动频繁 变动大", "能力 素质 水平 本领", "业务 专业", "培训 学习 轮训", "队伍 力量",
        "指导 督导 辅导", "监督 督查 检查 督促", "考核 考评 评估 评议", "力度 强度", "建立 健全 完善 制定 建立健全", "机制 制度 规定 办法", "落实 执行 贯彻 贯彻落实", "认真 切实 扎实", "严格 从严", "持续 继续 不断 长期",
        "推进 推动 促进", "开展 组织 举办 进行", "发布 公布 公开 刊登 上网", "解读 阐释 解释 释读", "通俗易懂 浅显易懂 浅白 明白易懂", "政策文件 文件 规范性文件", "网站 门户网站 政府网站", "新媒体 政务新媒体 公众号 微信公众号",
        "平台 阵地", "栏目 专栏 板块", "更新 维护", "查找 查询 检索 查阅", "便利 方便 便捷", "互动 交流 沟通", "回应 答复 回复", "关切 关心 关注", "热点 焦点", "重点领域 关键领域", "民生 群众生活", "申请 申请公开",
        "办理 受理 处理", "流程 程序 环节", "收到 接到 受理", "没有 未", "时限 期限", "审查 审核 审签 送审", "保密 涉密", "责任 职责 任务", "分工 职责分工", "协调 配合 衔接 联动", "宣传 宣讲 推广", "知晓 知晓度 知晓率 了解",
        "作用 效果 成效 实效", "质量 品质", "创新 改进 改善", "优化 改善", "问题 不足之处", "存在 有 尚存", "一定 若干", "差距 距离", "实际 现实", "契合度 匹配度 吻合度", "针对性 精准性 靶向性", "时效性 及时性", "可读性 易读性", "挖掘 发掘",
        "定期 常态化 经常", "巡查 检查 抽查", "通报 公布", "整改 改正 纠正", "归集 汇总 收集", "梳理 清理 整理", "关停 关闭 停用", "整合 合并 归并", "统一 一致", "加快 尽快", "下一步 今后 下一阶段 接下来", "目前 当前 现阶段",
        "由于 因 因为 受", "导致 造成 致使 使得", "尤其 特别", "较 比较 相对 偏", "少 较少 偏少 不多", "多 较多", "同步 一并 同时", "起草 拟制 草拟", "专人 专职人员", "编制 人手", "领导 负责人", "会议 例会", "经费 资金", "场所 地点 场地",
        "参与 参加", "意见 建议", "征求 征集 听取", "决策 重大决策", "细化 具体化", "措施 举措 办法 对策", "保障 确保 保证", "畅通 疏通 打通", "效率 效能", "年度 全年",
    ];

    private const int LongestWord = 8;
    private static readonly FrozenDictionary<string, string[]> Groups = GroupsOf();
    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Lookup = Groups.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<char> Beginnings = Groups.Keys.Select(word => word[0]).ToFrozenSet();

    /// <summary>A folded text with every word of a group in the place of which the group's first stands.</summary>
    public static string Canonical(string text)
    {
        StringBuilder canonical = new(text.Length);
        for (int at = 0; at < text.Length;)
        {
            if (At(text, at) is var (length, group) && length > 0)
            {
                canonical.Append(group[0]);
                at += length;
            }
            else
            {
                canonical.Append(text[at++]);
            }
        }

        return canonical.ToString();
    }

    /// <summary>What a folded text says in other words: each alternative with the character before and after it.</summary>
    public static List<string> Alternatives(string text, int most)
    {
        List<string> alternatives = [];
        for (int at = 0; at < text.Length && alternatives.Count < most;)
        {
            (int length, string[] group) = At(text, at);
            if (length == 0)
            {
                at++;
                continue;
            }

            string own = text.Substring(at, length);
            string before = at == 0 ? "" : text[at - 1].ToString(), after = at + length == text.Length ? "" : text[at + length].ToString();
            alternatives.AddRange(group.Where(word => word.Length > 1 && !string.Equals(word, own, StringComparison.Ordinal)).Select(word => before + word + after));
            at += length;
        }

        return alternatives;
    }

    // The longest word counts: 政务新媒体 is not 新媒体.
    private static (int Length, string[] Group) At(string text, int start)
    {
        if (!Beginnings.Contains(text[start])) return (0, []);
        for (int length = Math.Min(LongestWord, text.Length - start); length >= 2; length--)
            if (Lookup.TryGetValue(text.AsSpan(start, length), out string[]? group)) return (length, group);
        return (0, []);
    }

    // A word that stands in two rows belongs to the first; single characters say too little.
    private static FrozenDictionary<string, string[]> GroupsOf()
    {
        Dictionary<string, string[]> groups = new(StringComparer.Ordinal);
        foreach (string row in Rows)
        {
            string[] words = [.. row.Split(' ').Where(word => word.Length >= 2)];
            foreach (string word in words) groups.TryAdd(word, words);
        }

        return groups.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
