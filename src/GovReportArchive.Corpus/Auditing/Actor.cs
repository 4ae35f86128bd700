using System.Reflection;

namespace GovReportArchive.Corpus.Auditing;

/// <summary>Who changes the archive, as its audit log names him.</summary>
/// <param name="Name">A person, or the user and machine of the operating system where nobody is named.</param>
/// <param name="Origin">The program through which it is done.</param>
public sealed record Actor(string Name, string Origin)
{
    private const int LongestName = 500;

    /// <summary>Whoever runs this process.</summary>
    public static Actor OfProcess { get; } = new($"{Environment.UserName}@{Environment.MachineName}", Assembly.GetEntryAssembly()?.GetName().Name ?? "?");

    /// <summary>The same program, used by a person.</summary>
    /// <exception cref="ArchiveException">It is no name.</exception>
    public Actor Named(string name) => string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl)
        ? throw new ArchiveException("audit.by", FormattableString.Invariant($"--by 应为 1 至 {LongestName} 个字符的姓名，不含控制字符。"))
        : this with { Name = name.Trim() };
}
