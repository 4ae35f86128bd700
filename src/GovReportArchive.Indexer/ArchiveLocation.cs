using System.CommandLine;
using GovReportArchive.Composition;
using GovReportArchive.Composition.Settings;
using GovReportArchive.Corpus;
using GovReportArchive.Search;

namespace GovReportArchive.Indexer;

/// <summary>The settings of the archive as options, which every command understands.</summary>
internal static class ArchiveLocation
{
    private static readonly Option<string>[] Options =
    [
        .. Setting.All.Where(setting => setting.Of == SettingOf.Archive).Select(setting => new Option<string>("--" + setting.Name)
        {
            Description = setting.Meaning + (setting.Default is null ? "" : $"（缺省 {setting.Default}）"),
            HelpName = setting.Value,
            Recursive = true,
        }),
    ];

    public static void AddTo(RootCommand root)
    {
        foreach (Option option in Options) root.Options.Add(option);
    }

    /// <summary>An option for who does it, for commands that change the archive.</summary>
    public static Option<string?> ByOption() => new("--by") { Description = "经手人，记入审计日志；缺省为操作系统的用户与主机名", HelpName = "姓名" };

    /// <summary>Where the command's archive lives: by its options, else by the environment, else by the file of settings.</summary>
    /// <exception cref="ArchiveException">The file cannot be used.</exception>
    public static ArchiveOptions Of(ParseResult parsed)
    {
        IReadOnlyDictionary<string, string> given = Given(parsed);
        return new ArchiveOptions(Value("corpus"), Value("index"), given.GetValueOrDefault("catalog"), given.GetValueOrDefault("originals-from"));

        string Value(string name) => given.GetValueOrDefault(name) ?? Setting.Named(name).Default!;
    }

    /// <summary>What the command's indexes are made with.</summary>
    /// <exception cref="ArchiveException">The file cannot be used, or names a cluster as it cannot be.</exception>
    public static SearchEngine Engine(ParseResult parsed) => EngineSettings.Of(Given(parsed).GetValueOrDefault, Of(parsed).IndexDirectory);

    /// <summary>Opens the command's archive for writing; it is made where there is none.</summary>
    /// <exception cref="ArchiveException">It cannot be used.</exception>
    public static OpenArchive OpenOrMake(ParseResult parsed) => OpenArchive.Open(Of(parsed), Engine(parsed));

    /// <summary>Opens the command's archive for reading: it must exist, so that a mistyped directory is not taken for an empty archive.</summary>
    /// <exception cref="ArchiveException">There is none, or it cannot be used.</exception>
    public static OpenArchive OpenExisting(ParseResult parsed)
    {
        ArchiveOptions options = Of(parsed);
        return options.MayExist
            ? OpenArchive.Open(options, Engine(parsed))
            : throw new ArchiveException(
                "catalog.missing", $"目录 {options.CorpusDirectory} 里还没有档案库；请先用 govreport ingest 或 import 收入报告，或用 --corpus 指定目录。");
    }

    /// <summary>Opens the command's archive for reading; null where there is none.</summary>
    /// <exception cref="ArchiveException">It cannot be used.</exception>
    public static OpenArchive? OpenIfThere(ParseResult parsed) =>
        Of(parsed).MayExist ? OpenOrMake(parsed) : null;

    private static IReadOnlyDictionary<string, string> Given(ParseResult parsed) => SettingSources.Of(
        Options.Select(option => KeyValuePair.Create(option.Name[2..], parsed.GetValue(option))), Environment.GetEnvironmentVariables(), Directory.GetCurrentDirectory());
}
