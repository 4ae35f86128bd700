using System.Diagnostics;
using System.Net.Sockets;
using System.Reflection;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace GovReportArchive.Web.Tests.Api.Contract;

/// <summary>Strangers judge the description, and clients made of it alone ask the server: those of <c>tests/clients</c>.</summary>
/// <remarks>The programs of <c>tests/clients</c> come by <c>npm install</c> there; where they are missing, these tests are skipped.</remarks>
public sealed class ClientTests(ClientTests.ListeningSamples served) : IClassFixture<ClientTests.ListeningSamples>
{
    // Only so that a program that never ends ends the test.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly string _description = served.Description;

    private static string Folder => Path.Combine(RepositoryRoot.Path, "tests", "clients");

    [SkippableFact]
    public async Task The_strictest_rules_of_a_linter_find_nothing_to_say()
    {
        (int code, string said) = await RunAsync(Program("redocly"), "lint", _description, "--config", Path.Combine(Folder, "redocly.yaml"));
        Assert.True(code == 0, said);
    }

    [SkippableFact]
    public async Task A_TypeScript_client_of_the_description_compiles_and_is_answered()
    {
        (int code, string said) = await RunAsync(Program("openapi-typescript"), _description, "--output", Path.Combine(Folder, "schema.d.ts"));
        Assert.True(code == 0, said);
        (code, said) = await RunAsync(Program("tsc"), "--project", Folder);
        Assert.True(code == 0, said);
        (code, said) = await RunAsync("node", Path.Combine(Folder, "built", "client.js"), served.Address);
        Assert.True(code == 0 && said.Contains("done", StringComparison.Ordinal), said);
    }

    [Fact]
    public async Task A_CSharp_client_of_the_description_compiles_and_is_answered()
    {
        CSharpClientGeneratorSettings settings = new() { ClassName = "ArchiveClient", ExceptionClass = "ArchiveException", InjectHttpClient = true, GenerateOptionalParameters = true };
        settings.CSharpGeneratorSettings.Namespace = "Generated";
        settings.CSharpGeneratorSettings.JsonLibrary = CSharpJsonLibrary.SystemTextJson;
        settings.CSharpGeneratorSettings.GenerateNullableReferenceTypes = true;
        settings.CSharpGeneratorSettings.GenerateOptionalPropertiesAsNullable = true;
        string client = new CSharpClientGenerator(await OpenApiDocument.FromFileAsync(_description), settings).GenerateFile();

        using HttpClient http = new() { BaseAddress = new Uri(served.Address) };
        await (Task)Compiled(client, await File.ReadAllTextAsync(Path.Combine(Folder, "Caller.cs"))).GetType("Caller")!.GetMethod("RunAsync")!.Invoke(null, [http])!;
    }

    [SkippableFact]
    public async Task A_proxy_that_holds_questions_and_answers_to_the_description_has_nothing_against_any_of_hundreds()
    {
        string port = FreePort();
        using Process proxy = Start(Program("prism"), "proxy", _description, served.Address, "--errors", "--port", port);
        try
        {
            await ListeningAsync(port, proxy);
            (int code, string said) = await RunAsync("node", Path.Combine(Folder, "proxy.mjs"), _description, "http://127.0.0.1:" + port, served.Address);
            Assert.True(code == 0, said);
        }
        finally
        {
            proxy.Kill(entireProcessTree: true);
        }
    }

    private static Assembly Compiled(params string[] sources)
    {
        string[] known = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Client" + Guid.NewGuid().ToString("N"),
            sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            known.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream made = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(made);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Take(20)));
        return Assembly.Load(made.ToArray());
    }

    private static string Program(string name)
    {
        string path = Path.Combine(Folder, "node_modules", ".bin", name);
        Skip.IfNot(File.Exists(path), $"{name} is not here: run npm install in tests/clients.");
        return path;
    }

    private static string FreePort()
    {
        using TcpListener listener = new(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return $"{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}";
    }

    private static async Task ListeningAsync(string port, Process proxy)
    {
        using CancellationTokenSource late = new(Patience);
        while (true)
        {
            Assert.False(proxy.HasExited, "The proxy has ended.");
            try
            {
                using TcpClient client = new();
                await client.ConnectAsync("127.0.0.1", int.Parse(port, System.Globalization.CultureInfo.InvariantCulture), late.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), late.Token);
            }
        }
    }

    private static Process Start(string program, params string[] arguments)
    {
        Process process = new() { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder } };
        process.Start();
        return process;
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        using Process process = Start(program, arguments);
        using CancellationTokenSource late = new(Patience);
        Task<string> output = process.StandardOutput.ReadToEndAsync(late.Token), error = process.StandardError.ReadToEndAsync(late.Token);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output + await error);
    }

    /// <summary>The sample reports, served at an address that other programs can ask.</summary>
    public sealed class ListeningSamples : ServedSamples, IAsyncLifetime
    {
        /// <summary>Where the server listens.</summary>
        public string Address { get; private set; } = "";

        /// <summary>The file with the description.</summary>
        public string Description => Path.Combine(Path.GetDirectoryName(Options.CorpusDirectory)!, "openapi.json");

        async Task IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            UseKestrel(0);
            StartServer();
            Address = ClientOptions.BaseAddress.ToString().TrimEnd('/');
            using HttpClient client = new();
            await File.WriteAllTextAsync(Description, await client.GetStringAsync(Address + "/openapi/v1.json"));
        }
    }
}
