using System.Globalization;
using GovReportArchive.Reports.Records;
using GovReportArchive.Wording.Boilerplates;

namespace GovReportArchive.Drafts;

/// <summary>Sentences of a draft that stand in the reports of many other agencies.</summary>
internal static class DraftBoilerplate
{
    private const int MostQuoted = 3;
    private const int ShortestTold = 12;

    /// <summary>Checks, and says how much is shared; null where the archive has not counted wordings, which the findings then say.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="worded">Its sentences with who else has them; null where that has not been counted.</param>
    /// <param name="hasArchive">Whether there is an archive at all.</param>
    /// <param name="findings">What is found.</param>
    public static DraftBoilerplateShare? Check(ReportRecord draft, Boilerplate? worded, bool hasArchive, DraftFindings findings)
    {
        if (worded is not { } counted)
        {
            findings.Leave("未核对与其他机关相同的套话：" + (!hasArchive ? "没有可用的档案库。" : "档案库还没有统计措辞，可用 govreport wordings --rebuild 建立。"));
            return null;
        }

        foreach (IGrouping<int, BoilerplateSentence> section in counted.Items
            .Where(item => item.State == BoilerplateSentence.Shared && item.Text.Count(char.IsLetterOrDigit) >= ShortestTold).GroupBy(item => item.Section))
        {
            Section own = draft.Sections.First(candidate => candidate.N == section.Key);
            BoilerplateSentence[] shared = [.. section];
            int all = counted.Items.Count(item => item.Section == section.Key && item.State != BoilerplateSentence.Formula);
            findings.Remind(
                "boilerplate.sentences",
                string.Create(CultureInfo.InvariantCulture, $"“{own.Heading}”的 {all} 句中有 {shared.Length} 句是套话，除数字和名称外与至少 {counted.LeastAgencies} 个其他机关的报告一字不差。"),
                "请改写成本机关自己的、可以核实的情况。",
                new DraftPlace(own.Heading, Quote: string.Join('／', shared.Take(MostQuoted).Select(item => DraftFindings.Quote(item.Text))) + (shared.Length > MostQuoted ? " 等" : "")),
                new DraftSource(
                    "/?q=" + Uri.EscapeDataString($"\"{Phrase(shared[0].Text)}\""),
                    string.Create(CultureInfo.InvariantCulture, $"第一句见于 {shared[0].Agencies} 个其他机关的报告"), null), places: shared.Length);
        }

        findings.Looked("boilerplate.sentences", counted.Sentences);
        return new DraftBoilerplateShare(counted.Sentences, counted.Shared, counted.LeastAgencies);
    }

    /// <summary>A stretch of a sentence that a search finds it by: without numbers, which others have changed.</summary>
    private static string Phrase(string sentence) => sentence.Trim().Split(['，', '。', '；', '：', '“', '”', '"'])
        .SelectMany(part => part.Split(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])).MaxBy(part => part.Length)!.Trim();
}
