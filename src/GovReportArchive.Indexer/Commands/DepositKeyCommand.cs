using System.CommandLine;
using GovReportArchive.Corpus.Deposits;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>deposit-key NAME</c>: makes a key by which somebody hands in reports.</summary>
internal static class DepositKeyCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> name = new("NAME") { Description = "密钥的名称，记入审计日志，如人名或机关名" };
        Command command = new("deposit-key", """
            生成一个交存密钥：密钥交给交存的人，那一行写入服务器的密钥文件（deposit-keys）。密钥只显示这一次。

            例：
              govreport deposit-key 张三
            """) { name };
        command.SetAction(async (parsed, _) =>
        {
            (string key, string line) = DepositKeys.Make(parsed.GetRequiredValue(name));
            await terminal.Out.WriteLineAsync($"密钥（只显示这一次）：{key}\n密钥文件中的一行：{line}").ConfigureAwait(false);
            return Cli.Well;
        });
        return command;
    }
}
