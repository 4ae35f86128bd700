using Microsoft.Extensions.Hosting.Systemd;

namespace GovReportArchive.Web.Hosting;

/// <summary>The system's manager of services, which is told when the server is ready and when it stops, and takes the log with its levels.</summary>
/// <remarks>Known by the socket that it names. What the library looks at instead, the parent's name, a service that sees no processes of others cannot see.</remarks>
internal static class ServiceManager
{
    /// <summary>Whether one waits to be told.</summary>
    public static bool IsWaiting => Environment.GetEnvironmentVariable("NOTIFY_SOCKET") is { Length: > 0 };

    public static void AddServiceManager(this IServiceCollection services)
    {
        if (!IsWaiting) return;
        services.AddSingleton<ISystemdNotifier, SystemdNotifier>();
        services.AddSingleton<IHostLifetime, SystemdLifetime>();
    }
}
