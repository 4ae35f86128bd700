using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GovReportArchive.Web.Tests.Hosting;

[Collection(ServedTests.Name)]
public sealed class ExportLimitTests(ServedSpecimens served)
{
    [Fact]
    public void Every_list_that_may_take_as_long_as_its_client_counts_as_an_export()
    {
        string[] streams =
        [
            .. served.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<RequestTimeoutAttribute>()?.PolicyName == ServerLimits.Streaming)
                .Where(endpoint => endpoint.RoutePattern.Parameters.Count == 0)
                .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')),
        ];

        Assert.True(streams.Length >= 8, string.Join(' ', streams));
        Assert.All(streams, path => Assert.True(ServerLimits.IsExport(path), path));
        Assert.True(ServerLimits.IsExport("/API/v1/Reports.CSV"));
        Assert.True(ServerLimits.IsExport("/api/v1/reports/990102-民政局-2023/compare.csv"));
        Assert.False(ServerLimits.IsExport("/api/v1/reports/990102-民政局-2023/compare"));
        Assert.False(ServerLimits.IsExport("/api/v1/reports"));
    }
}
