using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Api;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;

namespace GovReportArchive.Web.Hosting;

/// <summary>Puts the server together.</summary>
internal static class WebServer
{
    /// <summary>Builds the server with its archive open; nothing listens yet.</summary>
    /// <exception cref="StartException">A setting cannot be used.</exception>
    /// <exception cref="Archive.ArchiveException">The catalog cannot be opened.</exception>
    public static WebApplication Build(string[] args, string currentDirectory)
    {
        // Pages and static files lie beside the assembly, wherever the command was given.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
        });
        ServerSettings settings = ServerSettings.From(builder.Configuration, currentDirectory);
        builder.WebHost.UseUrls(settings.Urls);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // A failed start is told once, by the program itself; the follower logs its own errors.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        ServerLimits.Apply(builder);
        AddServices(builder.Services, settings);
        WebApplication app = builder.Build();
        ServedArchive served = app.Services.GetRequiredService<ServedArchive>();
        Use(app);
        app.Lifetime.ApplicationStarted.Register(() => app.Logger.LogInformation(
            "Serving {Corpus} (index {Index}, change {Change}) on {Urls}",
            settings.Corpus, settings.Index, served.Current.LastChange, settings.Urls));
        return app;
    }

    private static void AddServices(IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => ServedArchive.Open(
            settings, provider.GetRequiredService<ILogger<ServedArchive>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<FeedFollower>();
        services.AddHostedService<SuggestionKeeper>();
        services.AddHostedService<WordingsKeeper>();
        services.AddSecurityHeaders();
        services.AddRazorPages(options => options.RootDirectory = "/Pages")
            .AddMvcOptions(options => options.ModelMetadataDetailsProviders.Add(new BlankValues()));
        // Chinese stays readable in the source of the pages; what HTML gives a meaning is still escaped.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<Pages.Passages.StartWordings>();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = RecordJson.Options.Encoder;
            options.SerializerOptions.DefaultIgnoreCondition = RecordJson.Options.DefaultIgnoreCondition;
            options.SerializerOptions.PropertyNamingPolicy = RecordJson.Options.PropertyNamingPolicy;
        });
        // Nothing here is signed or encrypted, so no keys are kept.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddProblemDetails();
        services.AddOpenApi("v1", OpenApiDescription.Configure);
        services.AddResponseCompression(options =>
        {
            // No answer holds a secret beside text that a stranger chooses, so compression under TLS gives nothing away.
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/x-ndjson", "text/csv", Problems.MediaType, "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        // Only a proxy on this machine is believed, which is the framework's default.
        services.Configure<ForwardedHeadersOptions>(options =>
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
    }

    private static void Use(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseFreshAnswers();
        app.UseResponseCompression();
        app.UseErrorAnswers();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = static file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
        });
        app.UsePreparingAnswers();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseRequestTimeouts();
        app.MapApi();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.UseSwaggerUI(swagger =>
        {
            swagger.RoutePrefix = "swagger";
            swagger.DocumentTitle = "政府信息公开年报库 · 接口";
            swagger.SwaggerEndpoint("/openapi/v1.json", "v1");
            swagger.ConfigObject.AdditionalItems["tryItOutEnabled"] = true;
        });
        app.MapPages();
    }
}
