using GovReportArchive.Web.Tests.Specimens;
using Microsoft.Playwright;

namespace GovReportArchive.Web.Tests.Browser;

/// <summary>The specimens, to be looked at.</summary>
public sealed class BrowsedSpecimens : Browsed<ServedSpecimens>;

/// <summary>The sample reports that ship with the product, to be looked at.</summary>
public sealed class BrowsedSamples : Browsed<ServedSamples>;

/// <summary>Reports behind a real port, and the system's Chromium to look at them with.</summary>
/// <typeparam name="TServed">Which reports.</typeparam>
public abstract class Browsed<TServed> : IAsyncLifetime, IAsyncDisposable
    where TServed : ServedSpecimens, new()
{
    private const string Chromium = "/usr/bin/chromium";
    private readonly TServed _served = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why there is no browser; null where there is one.</summary>
    internal static string? Missing => File.Exists(Chromium) ? null : $"{Chromium} is not installed.";

    /// <summary>What the server is made of.</summary>
    internal IServiceProvider Services => _served.Services;

    /// <summary>Where the server listens.</summary>
    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await _served.InitializeAsync();
        if (Missing is not null) return;
        _served.UseKestrel(0);
        _served.StartServer();
        Address = _served.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
    }

    /// <summary>A fresh page of a width, in Chinese; what goes wrong in it fails the test at <see cref="Window.DisposeAsync"/>.</summary>
    internal async Task<Window> OpenAsync(int width, bool dark = false, bool script = true)
    {
        IBrowserContext context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            Locale = "zh-CN",
            BaseURL = Address,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
        });
        return new Window(context, await context.NewPageAsync());
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await ((IAsyncLifetime)_served).DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>One page in its own context; collects what the page complains of.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Window(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Add(message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => _complaints;

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
