using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GovReportArchive.Web.Hosting;

/// <summary>What the listening part of the server lets through: sizes, and rates below which a connection is closed.</summary>
internal static class ServerProtocol
{
    // A Chinese character takes nine bytes of an address.
    private const int LongestRequestLine = 32 * 1024;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public static void Configure(KestrelServerOptions kestrel, ServerLimits limits)
    {
        kestrel.AddServerHeader = false;
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(RawAddresses.Use));
        kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
        kestrel.Limits.MaxRequestBodySize = RequestBodies.Largest;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(limits.LeastBytesPerSecond, Grace);
        kestrel.Limits.MinResponseDataRate = new MinDataRate(limits.LeastBytesPerSecond, Grace);
    }
}
