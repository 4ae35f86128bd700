using GovReportArchive.Composition;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Discovery.Following;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Indexer;

/// <summary>Tells what became of many inputs.</summary>
internal static class Outcomes
{
    private static readonly (IngestKind Kind, string Label)[] Labels =
    [
        (IngestKind.New, "新增"), (IngestKind.Unchanged, "未变"), (IngestKind.NewVersion, "新版本"), (IngestKind.NewReading, "新读数"), (IngestKind.OtherForm, "另一格式"),
        (IngestKind.Withdrawn, "已撤下"), (IngestKind.NotAReport, "不是年报"), (IngestKind.Failed, "失败"), (IngestKind.Skipped, "跳过"),
    ];

    /// <summary>Lists failures, what was skipped, and warnings that need a person on standard error, and the sums on standard output.</summary>
    /// <returns>The exit code.</returns>
    public static int Tell(Terminal terminal, IngestSummary summary)
    {
        foreach (IngestOutcome noticed in summary.Noticed)
            foreach (ReadingWarning notice in noticed.Notices) terminal.Error.WriteLine($"{Unprintable.Escaped(noticed.Input)}（已收入）：{notice.Message}");
        foreach (IngestOutcome failure in summary.Failures) terminal.Error.WriteLine($"{Unprintable.Escaped(failure.Input)}：{failure.Reason}");
        foreach (IngestOutcome skipped in summary.Skipped) terminal.Error.WriteLine($"{Unprintable.Escaped(skipped.Input)}（已跳过）：{skipped.Reason}");
        IEnumerable<string> sums = Labels
            .Where(label => label.Kind is IngestKind.New or IngestKind.Unchanged || summary.Of(label.Kind) > 0)
            .Select(label => FormattableString.Invariant($"{label.Label} {summary.Of(label.Kind)}"));
        terminal.Out.WriteLine(FormattableString.Invariant($"共 {summary.Inputs} 份：{string.Join("，", sums)}"));
        return summary.Failures.Count == 0 ? Cli.Well : Cli.Failed;
    }

    /// <summary>Brings the index up to date, or leaves that to the process that holds it.</summary>
    public static async Task FollowAsync(Terminal terminal, OpenArchive archive, CancellationToken cancellationToken)
    {
        CatchUpResult result = await JobDisplay.RunAsync(
            terminal,
            "更新检索库",
            progress => Task.Run(() => archive.TryCatchUp(Applied(progress), cancellationToken), cancellationToken)).ConfigureAwait(false);
        if (result.LockedElsewhere) await terminal.Error.WriteLineAsync("检索库正由另一个程序写入，新内容由它更新。").ConfigureAwait(false);
    }

    /// <summary>Progress in reports applied, as a job's.</summary>
    public static IProgress<long>? Applied(IProgress<JobProgress>? progress) => progress is null ? null : new AppliedProgress(progress);

    private sealed class AppliedProgress(IProgress<JobProgress> progress) : IProgress<long>
    {
        public void Report(long value) => progress.Report(new JobProgress(value, null));
    }
}
