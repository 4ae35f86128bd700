namespace GovReportArchive.Publishing;

/// <summary>What whoever takes data from the archive is told of it.</summary>
internal static class DataTerms
{
    /// <summary>In a sentence, for notes inside a file.</summary>
    public const string Sentence =
        "数据由程序从行政机关公开发布的政府信息公开工作年度报告中读出，可能有读错之处，以发布机关的原件为准；引用请注明报告与永久地址。报告可能被更正或撤下，请定期更新，并停止使用已撤下的内容。";
}
