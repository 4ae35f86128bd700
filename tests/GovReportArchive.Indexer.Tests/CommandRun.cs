using System.Text;

namespace GovReportArchive.Indexer.Tests;

/// <summary>What one run of the command gave.</summary>
internal sealed record CommandResult(int Code, string Out, string Error)
{
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A directory with an archive, and the real command run in this process on it.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("govreport-cli-");

    public string Corpus => Path.Combine(_root.FullName, "corpus");

    public string Index => Path.Combine(_root.FullName, "index");

    /// <summary>A path beside the archive.</summary>
    public string Beside(string name) => Path.Combine(_root.FullName, name);

    /// <summary>Writes an input file and returns its path.</summary>
    public string Write(string name, string text)
    {
        string path = Path.Combine(_root.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    /// <summary>Runs the command on the archive, or on the one that it names itself.</summary>
    public Task<CommandResult> RunAsync(params string[] args) => RunWithInputAsync("", args);

    public async Task<CommandResult> RunWithInputAsync(string input, params string[] args)
    {
        using MemoryStream output = new();
        using StringWriter error = new();
        using MemoryStream standardInput = new(Encoding.UTF8.GetBytes(input));
        int code;
        using (Terminal terminal = new(standardInput, output, error, interactive: false))
            code = await Cli.RunAsync([.. args, .. args.Contains("--corpus", StringComparer.Ordinal) ? Array.Empty<string>() : ["--corpus", Corpus, "--index", Index]], terminal);
        return new CommandResult(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    public void Dispose() => _root.Delete(recursive: true);
}
