WebApplication app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/healthz", () => "ok");
await app.RunAsync();

/// <summary>The web process.</summary>
public partial class Program;
