using System.CommandLine;
using System.CommandLine.Parsing;
using GovReportArchive.Text;

namespace GovReportArchive.Indexer;

/// <summary>What is wrong with a command line, in Chinese, with what was probably meant.</summary>
internal static class WrongUse
{
    // What the library leaves behind its translated sentences.
    private static readonly char[] Ends = ['。', '.', ' '];

    /// <summary>One sentence a mistake; empty where there is none.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        // An option that nobody knows is taken for an argument, and may even fill its place.
        string[] options = [.. parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).Where(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal)).Select(token => token.Value)];
        if (options.Length > 0) return [.. options.Select(option => OptionsOf(parsed).Contains(option, StringComparer.Ordinal) ? $"{option} 前面的选项缺少值。" : $"没有选项 {option}{NearName.Of(option, OptionsOf(parsed))}")];
        if (parsed.Errors.Count == 0) return [];
        if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var first, ..] && !first.StartsWith('-')) return [$"没有命令 {first}{NearName.Of(first, command.Subcommands.Select(sub => sub.Name))}"];
        if (command.Subcommands.Count > 0) return ["没有写明要做什么。命令有：" + string.Join('、', command.Subcommands.Select(sub => sub.Name)) + "。"];
        if (parsed.UnmatchedTokens is [_, ..] unmatched)
            return [.. unmatched.Select(token => token.StartsWith('-') ? $"没有选项 {token}{NearName.Of(token, OptionsOf(parsed))}" : $"多出了“{token}”；其中有空格的，请放在引号里。")];
        return [.. parsed.Errors.Select(Told).Distinct(StringComparer.Ordinal)];
    }

    private static string Told(ParseError error)
    {
        string[] lines = error.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return error.SymbolResult is not OptionResult option ? string.Join(' ', lines).TrimEnd(Ends) + "。"
            : option.Tokens.Count == 0 ? $"{option.Option.Name} 后面缺少值。"
            // Which values would do stands below, a line each.
            : $"{option.Option.Name} 不能是“{option.Tokens[^1].Value}”" + (lines.Length > 1 ? "，只能是 " + string.Join('、', lines.Skip(1).Select(line => line.Trim('\''))) : "") + "。";
    }

    private static IEnumerable<string> OptionsOf(ParseResult parsed)
    {
        for (CommandResult? at = parsed.CommandResult; at is not null; at = at.Parent as CommandResult)
            foreach (Option option in at.Command.Options) yield return option.Name;
    }
}
