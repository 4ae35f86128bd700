using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using GovReportArchive.Composition.Settings;
using GovReportArchive.Corpus.Deposits;
using GovReportArchive.Reports.Records;
using GovReportArchive.Subscriptions;
using GovReportArchive.Subscriptions.Webhooks;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Assistants;
using GovReportArchive.Web.Crawlers;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Hosting.Telemetry;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;

namespace GovReportArchive.Web;

/// <summary>Puts the server together.</summary>
internal static class WebServer
{
    /// <summary>Builds the server with its archive open; nothing listens yet.</summary>
    /// <exception cref="StartException">A setting cannot be used.</exception>
    /// <exception cref="Corpus.ArchiveException">The catalog cannot be opened.</exception>
    public static WebApplication Build(string[] args, string currentDirectory)
    {
        // Pages and static files lie beside the assembly, wherever the command was given.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(WebServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
        });
        IConfiguration given = ServerSettings.Given(args, currentDirectory);
        builder.Configuration.AddConfiguration(given);
        ServerSettings settings = ServerSettings.From(given, currentDirectory);
        builder.WebHost.UseUrls(settings.Urls);
        builder.Services.AddServiceManager();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("ModelContextProtocol", LogLevel.Warning);
        // A failed start is told once, by the program itself; the follower logs its own errors.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        settings.AddLog(builder.Logging);
        builder.AddTelemetry(settings);
        ServerLimits limits = ServerLimits.From(given);
        // A file of keys that cannot be read is told now, and not to the first who hands something in.
        if (settings.DepositKeys is { } keys) _ = DepositKeys.Read(keys);
        builder.WebHost.ConfigureKestrel(kestrel => ServerProtocol.Configure(kestrel, limits));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Stop);
        AddServices(builder.Services, settings);
        AddLimits(builder.Services, settings, limits);
        WebApplication app = builder.Build();
        ServedArchive served = app.Services.GetRequiredService<ServedArchive>();
        Use(app, settings);
        foreach (string strange in SettingSources.Strange(Environment.GetEnvironmentVariables())) app.Logger.LogWarning("The environment has a variable that is no setting: {Variable}", strange);
        app.Lifetime.ApplicationStarted.Register(() => app.Logger.LogInformation(
            "Serving {Corpus} (index {Index}, change {Change}) on {Urls}",
            settings.Corpus, settings.Index, served.Current.Holdings.LastChange, settings.Urls));
        return app;
    }

    private static void AddServices(IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => ServedArchive.Open(
            settings, provider.GetRequiredService<ILogger<ServedArchive>>(), provider.GetRequiredService<TimeProvider>()));
        RequestArchive.AddRooms(services);
        services.AddSingleton(provider => new SubscriptionFile(settings.Corpus));
        services.AddSingleton<SubscriptionBook>();
        services.AddSingleton<DeliveryQueue>();
        services.AddSingleton<ServedNode>();
        services.AddHostedService<FeedFollower>();
        services.AddHostedService<NodeKeeper>();
        services.AddHostedService<SubscriptionKeeper>();
        services.AddHostedService<SuggestionKeeper>();
        services.AddHostedService<WordingsKeeper>();
        services.AddHostedService<BulkKeeper>();
        services.AddHostedService<FixityKeeper>();
        services.AddAssistants();
        services.AddSecurityHeaders();
        services.AddOtherSites();
        services.AddScoped<Freshness>();
        services.AddScoped<Citing>();
        if (settings.DepositKeys is not null) services.AddSingleton<DepositDoor>();
        services.AddRazorPages(options =>
            {
                options.RootDirectory = "/Pages";
                // A page without an address is none.
                if (settings.DepositKeys is null) options.Conventions.AddPageRouteModelConvention("/Deposits/Deposit", model => model.Selectors.Clear());
            })
            .AddMvcOptions(options => options.ModelMetadataDetailsProviders.Add(new BlankValues()));
        // Chinese stays readable in the source of the pages; what HTML gives a meaning is still escaped.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<Pages.Passages.StartWordings>();
        services.AddScoped<Pages.Passages.PassageCards>();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = RecordJson.Options.Encoder;
            options.SerializerOptions.DefaultIgnoreCondition = RecordJson.Options.DefaultIgnoreCondition;
            options.SerializerOptions.PropertyNamingPolicy = RecordJson.Options.PropertyNamingPolicy;
            options.SerializerOptions.NumberHandling = RecordJson.Options.NumberHandling;
        });
        // Nothing here is signed or encrypted, so no keys are kept.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddOpenApi("v1", OpenApiDescription.Configure);
        services.AddResponseCompression(options =>
        {
            // No answer holds a secret beside text that a stranger chooses, so compression under TLS gives nothing away.
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/x-ndjson", "text/csv", Problems.MediaType, "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    private static void AddLimits(IServiceCollection services, ServerSettings settings, ServerLimits limits)
    {
        services.AddSingleton(limits);
        services.AddSingleton<MemoryBudget>();
        services.AddSingleton<WorkPlaces>();
        services.AddSingleton<RequestBodies>();
        services.AddSingleton<BufferedAnswers>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<PagePictures>();
        services.AddRateLimiter(_ => { });
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = limits.Work,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = context => context.RefuseAsync(
                StatusCodes.Status503ServiceUnavailable, $"请求在 {limits.Work.TotalSeconds:0} 秒内没有完成，请缩小检索范围后重试。", TimeSpan.FromSeconds(2)),
        });
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // Several proxies may stand one before the other; the first that is not trusted ends the chain.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (System.Net.IPNetwork network in settings.TrustedProxies) options.KnownIPNetworks.Add(network);
        });
    }

    // Searching is not asynchronous. Where all places are taken, what is not worked on, such as a question how the server is, still finds a thread.
    private static void KeepThreads(int working)
    {
        ThreadPool.GetMinThreads(out int threads, out int completions);
        ThreadPool.SetMinThreads(Math.Max(threads, working + Environment.ProcessorCount), completions);
    }

    private static void Use(WebApplication app, ServerSettings settings)
    {
        if (settings.TrustedProxies.Count > 0) app.UseForwardedHeaders();
        app.UseRequestIds();
        app.UseRequestLog(settings.LogRequests);
        app.UseSecurityHeaders();
        app.UseOtherSites();
        app.UseFreshAnswers();
        TrailingAnswers.Use(app);
        app.UseResponseCompression();
        app.UseErrorAnswers();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = static file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
        });
        app.UsePreparingAnswers();
        app.UseRouting();
        UseLimits(app, settings);
        app.UseApiErrors();
        app.MapApi();
        app.MapDeposits(settings);
        app.MapAssistants();
        app.MapCrawlers();
        app.MapOpenApi("/openapi/{documentName}.json").Add(endpoint => endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head])));
        // The page is the site's own; of the package come the scripts and styles that it names.
        app.UseSwaggerUI(swagger => swagger.IndexStream = static () => typeof(WebServer).Assembly.GetManifestResourceStream("swagger.html")!);
        app.MapPages();
    }

    // From the outside in: refused, held until whole, taken in, timed, worked on.
    private static void UseLimits(WebApplication app, ServerSettings settings)
    {
        ServerLimits limits = app.Services.GetRequiredService<ServerLimits>();
        RequestBodies bodies = app.Services.GetRequiredService<RequestBodies>();
        BufferedAnswers answers = app.Services.GetRequiredService<BufferedAnswers>();
        WorkPlaces places = app.Services.GetRequiredService<WorkPlaces>();
        TimeProvider time = app.Services.GetRequiredService<TimeProvider>();
        KeepThreads(places.Count);
        app.UseStoppingAnswers();
        ClientLimits.Use(app, settings, limits);
        app.Use(answers.HoldAsync);
        app.Use(bodies.ReadAsync);
        app.UseRequestTimeouts();
        app.Use((HttpContext context, RequestDelegate next) => places.WorkAsync(context, next, time));
    }
}
