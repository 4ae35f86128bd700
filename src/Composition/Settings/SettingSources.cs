using System.Collections;
using GovReportArchive.Corpus;
using GovReportArchive.Text;
using Microsoft.Extensions.Configuration.Ini;

namespace GovReportArchive.Composition.Settings;

/// <summary>The settings as they are given: on the command line, in the environment, in the file; the earlier of these wins.</summary>
/// <remarks>
/// Catalog, index and engine are those of a corpus: where the corpus is named nearer than they are, what is named farther away belongs to another
/// archive and does not count. Otherwise <c>--corpus other</c> would put originals there and enter them into the catalog that the file names.
/// </remarks>
internal static class SettingSources
{
    // The second is for the logging of the platform.
    private static readonly string[] Sections = ["limits", "Logging"];

    /// <summary>What is given, by name without regard to case; what is given empty is not given.</summary>
    /// <param name="options">What the command line says, by name.</param>
    /// <param name="environment">The variables of the process.</param>
    /// <param name="currentDirectory">What the name of a file on the command line is taken from.</param>
    /// <exception cref="ArchiveException">The file is not there, cannot be read, or has a name that is none.</exception>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<KeyValuePair<string, string?>> options, IDictionary environment, string currentDirectory)
    {
        Dictionary<string, string> line = Given(options), variables = Given(Variables(environment));
        string? named = line.GetValueOrDefault(Setting.File) ?? variables.GetValueOrDefault(Setting.File);
        string file = Path.GetFullPath(named ?? Setting.UsualFile, currentDirectory);
        Dictionary<string, string> written = named is null && !File.Exists(file) ? [] : Given(Read(file));

        Dictionary<string, string> given = new(StringComparer.OrdinalIgnoreCase);
        bool another = false;
        foreach (Dictionary<string, string> source in new[] { line, variables, written })
        {
            foreach ((string name, string value) in source)
                if (!another || Known(name) is not { Of: SettingOf.Archive }) given.TryAdd(name, value);
            another |= source.ContainsKey("corpus");
        }

        return given;
    }

    /// <summary>Variables that begin as ours do and are no setting, each with what was probably meant.</summary>
    public static IReadOnlyList<string> Strange(IDictionary environment) =>
        [.. Names(environment).Where(name => !IsName(NameOf(name))).Order(StringComparer.Ordinal).Select(name => name + NearName.Of(name, Setting.All.Select(setting => setting.Variable)))];

    private static Dictionary<string, string> Given(IEnumerable<KeyValuePair<string, string?>> source)
    {
        Dictionary<string, string> given = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string? value) in source)
            if (!string.IsNullOrWhiteSpace(value)) given[name] = value.Trim();
        return given;
    }

    private static IEnumerable<KeyValuePair<string, string?>> Variables(IDictionary environment) =>
        Names(environment).Where(name => IsName(NameOf(name))).Select(name => KeyValuePair.Create(NameOf(name), (string?)environment[name]));

    private static IEnumerable<string> Names(IDictionary environment) =>
        environment.Keys.Cast<string>().Where(name => name.StartsWith(Setting.Prefix, StringComparison.Ordinal));

    private static string NameOf(string variable) =>
        variable[Setting.Prefix.Length..].ToLowerInvariant().Replace("__", ":", StringComparison.Ordinal).Replace('_', '-');

    private static Dictionary<string, string?> Read(string file)
    {
        IDictionary<string, string?> written;
        try
        {
            using FileStream stream = File.OpenRead(file);
            written = IniStreamConfigurationProvider.Read(stream);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ArchiveException("settings.missing", $"没有配置文件 {file}。请检查 --{Setting.File} 或环境变量 {Setting.Named(Setting.File).Variable}。", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException("settings.unreadable", $"不能读取配置文件 {file}：{error.Message} 请以有权读取的用户运行，或用 --{Setting.File} 另指一个文件。", error);
        }
        catch (FormatException error)
        {
            throw new ArchiveException("settings.format", $"配置文件 {file} {Fault(file)}。每行应为“名称 = 值”，注释以 # 开头。", error);
        }

        foreach (string name in written.Keys)
        {
            if (!IsName(name) || name.Equals(Setting.File, StringComparison.OrdinalIgnoreCase))
                throw new ArchiveException("settings.unknown", $"配置文件 {file} 中的“{name}”不是设置{NearName.Of(name, InFile)}可用的设置：{string.Join('、', InFile)}。");
        }

        return written.ToDictionary(
            pair => pair.Key,
            pair => Known(pair.Key) is { IsPath: true } && !string.IsNullOrWhiteSpace(pair.Value) ? Path.GetFullPath(pair.Value.Trim(), Path.GetDirectoryName(file)!) : pair.Value);
    }

    // The line itself is not told: it may be the rest of a password.
    private static string Fault(string file)
    {
        int line = Array.FindIndex(File.ReadAllLines(file), line => line.Trim() is [not ('#' or ';' or '/' or '['), ..] && !line.Contains('=', StringComparison.Ordinal));
        return line >= 0 ? $"第 {line + 1} 行没有等号" : "有一个名称写了两次";
    }

    private static IEnumerable<string> InFile => Setting.All.Select(setting => setting.Name).Where(name => name != Setting.File);

    private static bool IsName(string name) => Known(name) is not null || Sections.Any(section => name.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase));

    private static Setting? Known(string name) => Setting.All.FirstOrDefault(setting => setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
