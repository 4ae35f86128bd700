namespace GovReportArchive.Reports.Passages;

/// <summary>Words by which a heading, or failing that the passage itself, shows its role.</summary>
internal static class RoleRules
{
    // A heading that names both (存在的主要问题及改进情况) decides nothing.
    private static readonly (PassageRole Role, string[] Words)[] HeadingWords =
    [
        (PassageRole.Problem, ["问题", "不足", "短板", "困难", "差距", "薄弱"]),
        (PassageRole.Measure, ["改进", "措施", "下一步", "下步", "打算", "举措", "对策", "思路", "整改方向", "工作计划"]),
        (PassageRole.Achievement, ["成效", "整改情况", "落实情况", "解决情况", "工作亮点", "完成情况"]),
    ];

    // Weights are how surely the word shows the role on its own, from 1 (weak) to 3 (nearly certain).
    private static readonly (PassageRole Role, int Weight, string[] Words)[] PassageWords =
    [
        (PassageRole.Problem, 3, ["有待", "不够", "不足", "欠缺", "薄弱", "差距", "滞后", "不到位", "不及时", "不平衡", "不均衡", "不全面", "不深入", "不规范", "不高", "不强", "偏少", "偏低", "单一", "尚未", "仍需", "还需", "短板", "缺乏", "参差不齐", "存在一些问题", "不完善", "较少", "较弱", "不多", "不紧密"]),
        (PassageRole.Problem, 1, ["问题", "困难", "需进一步", "需要进一步", "仍有", "个别"]),
        (PassageRole.Measure, 3, ["下一步", "下步", "今后", "我局将", "我市将", "我县将", "我区将", "我镇将", "我办将", "将进一步", "将继续", "将持续", "将加", "将以", "将重点", "力争"]),
        (PassageRole.Measure, 1, ["加强", "强化", "健全", "完善", "提升", "拓宽", "拓展", "加大", "优化", "严格", "规范", "创新", "推进", "推动", "丰富", "深化", "建立", "提高", "确保", "落实", "围绕", "坚持", "抓好"]),
        (PassageRole.Achievement, 3, ["取得了", "已完成", "得到解决", "已解决", "得到改善", "圆满完成", "有所提升", "明显提升", "显著提升", "已整改", "整改到位", "新增了"]),
        (PassageRole.Achievement, 2, ["全年", "累计", "共发布", "共公开", "共组织", "共开展", "完成了", "实现了", "较上年", "同比"]),
    ];

    /// <summary>The role that a heading gives to what follows; null where it names none, or two.</summary>
    public static PassageRole? OfHeading(string heading)
    {
        PassageRole[] roles = [.. HeadingWords.Where(entry => entry.Words.Any(word => heading.Contains(word, StringComparison.Ordinal))).Select(entry => entry.Role)];
        // 问题整改情况 tells how last year's problems were solved.
        if (roles.Contains(PassageRole.Achievement)) return PassageRole.Achievement;
        return roles.Length == 1 ? roles[0] : null;
    }

    /// <summary>The role that the words of a passage show.</summary>
    public static PassageRole OfWords(ReadOnlySpan<char> passage, PassageRole otherwise)
    {
        Span<int> scores = stackalloc int[4];
        foreach ((PassageRole role, int weight, string[] words) in PassageWords)
        {
            foreach (string word in words)
                if (passage.Contains(word, StringComparison.Ordinal)) scores[(int)role] += weight;
        }

        int best = (int)otherwise;
        for (int role = 0; role < scores.Length; role++)
            if (scores[role] > scores[best]) best = role;
        return scores[best] == 0 ? otherwise : (PassageRole)best;
    }
}
