using System.CommandLine;
using GovReportArchive.Indexer.Measuring;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>tokens</c>: shows how lines are cut into words.</summary>
internal static class TokensCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<bool> smartCn = new("--smartcn") { Description = "改用 Lucene.Net 自带的 SmartChineseAnalyzer：原文不归一，英文取词干" };
        Command command = new("tokens", """
            逐行读标准输入，写出每行的词：词、起点、终点以制表符分开，词与词以 U+001F 分开；位置按 UTF-16 计。

            例：
              echo 伊美区退役军人事务局 | govreport tokens
            """) { smartCn };
        command.SetAction((parsed, cancellationToken) =>
        {
            TokenLines lines = new(parsed.GetValue(smartCn));
            while (terminal.In.ReadLine() is string line)
            {
                cancellationToken.ThrowIfCancellationRequested();
                terminal.Out.WriteLine(lines.Of(line));
            }

            return Task.FromResult(Cli.Well);
        });
        return command;
    }
}
