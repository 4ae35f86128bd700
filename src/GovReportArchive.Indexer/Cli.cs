using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Indexer.Commands;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;

namespace GovReportArchive.Indexer;

/// <summary>The command line: exit code 0 when all went well, 1 when some inputs failed or the archive cannot be used, 2 for wrong usage,
/// 1 also when <c>check</c> found errors, 3 when <c>ledger</c> found numbers that contradict each other.</summary>
internal static class Cli
{
    public const int Well = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    /// <summary>The command did its work and found numbers that contradict each other (<c>ledger</c>).</summary>
    public const int Differs = 3;

    /// <summary>Runs one command. Never throws for what a user can cause; a mistake is one line on standard error.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        // What the library says of help and of mistakes, it says in this language.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");
        ParseResult parsed = Root(terminal).Parse(args);
        if (parsed.Action is HelpAction) return await HelpAsync(parsed, terminal).ConfigureAwait(false);
        if (WrongUse.Of(parsed) is { Count: > 0 } mistakes)
        {
            foreach (string mistake in mistakes) await terminal.Error.WriteLineAsync("用法不对：" + mistake).ConfigureAwait(false);
            string name = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
            await terminal.Error.WriteLineAsync($"运行 govreport {name}--help 查看用法。").ConfigureAwait(false);
            return WrongUsage;
        }

        try
        {
            TextEnvironment.Verify();

            // Exceptions are told here, in the user's language; a process that is asked to stop gets time to close the catalog.
            InvocationConfiguration configuration = new()
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(20),
                Output = terminal.Out,
                Error = terminal.Error,
            };
            return await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        }
        catch (PlatformNotSupportedException error)
        {
            const string what = "本进程没有全球化数据，不能统一文字写法（如全角、半角），检索会漏。请去掉 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT 的设置并安装 ICU。";
            return await Told(terminal, what + error.Message, Failed).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return await Told(terminal, "已中断；已确认的都已保存，再次运行同一命令即可继续。", Failed).ConfigureAwait(false);
        }
        catch (Exception error) when (error is QueryParameterException or QuerySyntaxException or UsageException)
        {
            return await Told(terminal, error.Message, WrongUsage).ConfigureAwait(false);
        }
        catch (Exception error) when (error is ArchiveException or IOException or UnauthorizedAccessException)
        {
            return await Told(terminal, error.Message, Failed).ConfigureAwait(false);
        }
        finally
        {
            await terminal.Out.FlushAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Words of the library's help that it has in English alone.</summary>
    private static readonly (string English, string Chinese)[] HelpWords =
        [("Description:", "说明："), ("用法:", "用法："), ("参数:", "参数："), ("选项:", "选项："), ("命令: ", "命令："), ("命令:", "命令："), ("Show help and usage information", "显示用法"), ("[default: ", "[缺省：")];

    private static async Task<int> HelpAsync(ParseResult parsed, Terminal terminal)
    {
        using StringWriter help = new(CultureInfo.InvariantCulture);
        await parsed.InvokeAsync(new InvocationConfiguration { Output = help }).ConfigureAwait(false);
        await terminal.Out.WriteAsync(HelpWords.Aggregate(help.ToString().ReplaceLineEndings("\n"), (text, word) => text.Replace(word.English, word.Chinese, StringComparison.Ordinal))).ConfigureAwait(false);
        await terminal.Out.FlushAsync().ConfigureAwait(false);
        return Well;
    }

    private static async Task<int> Told(Terminal terminal, string message, int code)
    {
        await terminal.Error.WriteLineAsync(message.ReplaceLineEndings(" ")).ConfigureAwait(false);
        return code;
    }

    private static RootCommand Root(Terminal terminal)
    {
        RootCommand root = new("""
            政府信息公开工作年度报告的档案与检索。

            例：
              govreport ingest 报告/                      收入一个文件夹
              govreport search '"公众号"' --year 2024      检索
              govreport export --format csv --bom > 全部.csv
            """);
        ArchiveLocation.AddTo(root);
        Command[] commands =
        [
            ParseCommand.Create(terminal),
            CheckCommand.Create(terminal),
            IngestCommand.Create(terminal),
            CollectCommand.Create(terminal),
            ImportCommand.Create(terminal),
            ExportCommand.Create(terminal),
            BulkCommand.Create(terminal),
            BagCommand.Create(terminal),
            SearchCommand.Create(terminal),
            PassagesCommand.Create(terminal),
            WordingsCommand.Create(terminal),
            TokensCommand.Create(terminal),
            WithdrawCommand.Create(terminal),
            CorrectCommand.Create(terminal),
            ReparseCommand.Create(terminal),
            AuditCommand.Create(terminal),
            VerifyCommand.Create(terminal),
            BackupCommand.Create(terminal),
            RestoreCommand.Create(terminal),
            MoveCommand.Create(terminal),
            RebuildCommand.Create(terminal),
            StatsCommand.Create(terminal),
            LedgerCommand.Create(terminal),
            MissingCommand.Create(terminal),
            SubscribeCommand.Create(terminal),
            DepositKeyCommand.Create(terminal),
            BenchCommand.Create(terminal),
        ];
        foreach (Command command in commands) root.Subcommands.Add(command);
        return root;
    }
}

/// <summary>A command was used in a way that its options alone do not rule out.</summary>
internal sealed class UsageException(string message) : Exception(message);
