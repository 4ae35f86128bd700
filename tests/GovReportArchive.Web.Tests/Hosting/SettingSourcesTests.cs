using System.Collections;
using System.Text.RegularExpressions;
using GovReportArchive.Composition.Settings;
using GovReportArchive.Corpus;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Tests.Hosting;

public sealed partial class SettingSourcesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("settings-");

    [Fact]
    public void Every_setting_stands_in_the_document_and_in_the_help_with_its_default_and_none_else_does()
    {
        string document = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src", "GovReportArchive.Web", "SERVING.md"));

        Assert.Equal(Setting.All.Select(setting => setting.Name), Row().Matches(document).Select(row => row.Groups["name"].Value));
        foreach (Setting setting in Setting.All)
        {
            Assert.Contains($"| `--{setting.Name} {setting.Default}", document, StringComparison.Ordinal);
            Assert.Contains($"  --{setting.Name} {setting.Value}\n", ServerSettings.Help, StringComparison.Ordinal);
            if (setting.Default is { } value) Assert.Contains($"（缺省 {value}）", ServerSettings.Help, StringComparison.Ordinal);
        }

        Assert.All(Setting.All.Where(setting => setting.Of == SettingOf.Archive).Skip(1), setting => Assert.Matches($@"\| `--{setting.Name}[ `][^|]*\| \*archive\*", document));
    }

    [Fact]
    public void The_command_line_comes_before_the_environment_and_the_environment_before_the_file()
    {
        string file = Write("urls = http://localhost:1\nstop-seconds = 1\nbulk-hours = 1\n");

        IReadOnlyDictionary<string, string> given = Given([("config", file), ("urls", "http://localhost:3")], ("GOVREPORT_URLS", "http://localhost:2"), ("GOVREPORT_STOP_SECONDS", "2"));

        Assert.Equal(("http://localhost:3", "2", "1"), (given["urls"], given["stop-seconds"], given["bulk-hours"]));
    }

    [Fact]
    public void The_environment_can_name_the_file_and_what_is_given_empty_is_not_given()
    {
        string file = Write("# where it lies\nstop-seconds = 1\npublic-address =\n");

        IReadOnlyDictionary<string, string> given = Given([("urls", null)], ("GOVREPORT_CONFIG", file), ("GOVREPORT_STOP_SECONDS", " "));

        Assert.Equal("1", given["stop-seconds"]);
        Assert.DoesNotContain("urls", given.Keys);
        Assert.DoesNotContain("public-address", given.Keys);
    }

    [Fact]
    public void Folders_in_the_file_are_taken_from_where_it_lies()
    {
        IReadOnlyDictionary<string, string> given = Given([("config", Write("corpus = ../corpus\nindex = /var/index\n"))]);

        Assert.Equal(Path.Combine(_folder.Parent!.FullName, "corpus"), given["corpus"]);
        Assert.Equal("/var/index", given["index"]);
    }

    [Fact]
    public void Another_corpus_on_the_command_line_does_not_get_the_index_of_the_one_in_the_file()
    {
        string file = Write("corpus = /srv/corpus\nindex = /srv/index\nstop-seconds = 1\n");

        IReadOnlyDictionary<string, string> another = Given([("config", file), ("corpus", "/other")]);
        IReadOnlyDictionary<string, string> same = Given([("config", file), ("index", "/other")]);

        Assert.Equal("/other", another["corpus"]);
        Assert.DoesNotContain("index", another.Keys);
        Assert.Equal("1", another["stop-seconds"]);
        Assert.Equal(("/srv/corpus", "/other"), (same["corpus"], same["index"]));
    }

    [Fact]
    public void A_section_of_the_file_and_its_variables_set_limits()
    {
        IReadOnlyDictionary<string, string> given = Given([("config", Write("[limits]\nAnswers = 5\nChecks = 3\n"))], ("GOVREPORT_LIMITS__CHECKS", "7"));

        Assert.Equal(("5", "7"), (given["limits:Answers"], given["limits:Checks"]));
    }

    [Theory]
    [InlineData("stop-second = 5", "settings.unknown", "是不是 stop-seconds？")]
    [InlineData("config = x", "settings.unknown", "“config”不是设置")]
    [InlineData("[server]\nurls = x", "settings.unknown", "server:urls")]
    [InlineData("urls = x\n\nhunter2\n", "settings.format", "第 3 行没有等号")]
    [InlineData("urls = x\nurls = y", "settings.format", "写了两次")]
    public void What_is_wrong_in_the_file_is_told_with_its_place(string text, string code, string told)
    {
        string file = Write(text);

        ArchiveException error = Assert.Throws<ArchiveException>(() => Given([("config", file)]));

        Assert.Equal(code, error.Code);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_settings_that_a_machine_begins_with_are_accepted()
    {
        IReadOnlyDictionary<string, string> given = Given([("config", Path.Combine(RepositoryRoot.Path, "src", "GovReportArchive.Web", "Deploy", "govreport.conf"))]);

        Assert.Equal(("/var/lib/govreport/corpus", "/var/lib/govreport/index"), (given["corpus"], given["index"]));
    }

    [Fact]
    public void A_file_that_is_named_must_be_there() =>
        Assert.Equal("settings.missing", Assert.Throws<ArchiveException>(() => Given([("config", "/nowhere/govreport.conf")])).Code);

    [Fact]
    public void A_variable_that_is_no_setting_is_told_with_what_was_probably_meant() =>
        Assert.Equal(["GOVREPORT_CORPSU。是不是 GOVREPORT_CORPUS？"], SettingSources.Strange(new Hashtable { ["GOVREPORT_CORPSU"] = "/srv", ["GOVREPORT_INDEX"] = "/srv", ["GOVREPORT_LIMITS__CHECKS"] = "1", ["HOME"] = "/" }));

    public void Dispose() => _folder.Delete(recursive: true);

    [GeneratedRegex(@"^\| `--(?<name>[a-z-]+)[ `]", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();

    private static IReadOnlyDictionary<string, string> Given((string Name, string? Value)[] options, params (string Name, string Value)[] environment) =>
        SettingSources.Of(options.Select(option => KeyValuePair.Create(option.Name, option.Value)), new Hashtable(environment.ToDictionary(variable => variable.Name, variable => variable.Value)), "/");

    private string Write(string text)
    {
        string file = Path.Combine(_folder.FullName, "govreport.conf");
        File.WriteAllText(file, text);
        return file;
    }
}
