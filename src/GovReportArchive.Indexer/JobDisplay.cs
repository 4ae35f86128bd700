using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Reports.Records;
using Spectre.Console;

namespace GovReportArchive.Indexer;

/// <summary>Shows how far a long job has come: a bar on a terminal, nothing where standard error is a file.</summary>
internal static class JobDisplay
{
    /// <summary>Runs a job under a bar.</summary>
    public static Task<T> RunAsync<T>(Terminal terminal, string title, Func<IProgress<JobProgress>?, Task<T>> job)
    {
        if (!terminal.Interactive) return job(null);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Screen) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                ProgressTask task = context.AddTask(title, maxValue: double.MaxValue);
                task.IsIndeterminate(true);
                return await job(new Bar(task, title)).ConfigureAwait(false);
            });
    }

    /// <summary>Passes progress on, and writes each outcome as a line as soon as it is durable.</summary>
    public static IProgress<JobProgress> Listing(Terminal terminal, IProgress<JobProgress>? watched) => new List(terminal, watched);

    private sealed class List(Terminal terminal, IProgress<JobProgress>? watched) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            watched?.Report(value);
            if (value.Last is not IngestOutcome outcome) return;
            terminal.Out.WriteLine($"{outcome.Kind}\t{outcome.Id}\t{Unprintable.Escaped(outcome.Input)}");
            terminal.Out.Flush();
        }
    }

    private sealed class Bar(ProgressTask task, string title) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            if (value.Total is long total)
            {
                task.IsIndeterminate(false);
                task.MaxValue = Math.Max(total, 1);
                task.Value = value.Done;
            }

            task.Description = FormattableString.Invariant($"{title} {value.Done}");
        }
    }
}
