using GovReportArchive.Web.Api;
using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GovReportArchive.Web.Tests.Hosting;

[Collection(ServedTests.Name)]
public sealed class RequestKindTests(ServedSpecimens served)
{
    private static readonly string[] Lists = ["text/csv", "application/x-ndjson", FileAnswer.Workbook, FileAnswer.Document];

    [Fact]
    public void Every_list_as_a_file_is_an_export_and_every_file_an_original()
    {
        (ApiOperation Operation, RequestKind Kind)[] routes =
        [
            .. served.Services.GetRequiredService<EndpointDataSource>().Endpoints
                .Select(endpoint => (endpoint.Metadata.GetMetadata<ApiOperation>()!, endpoint.Metadata.GetMetadata<RequestKindAttribute>()?.Kind ?? RequestKind.Answer))
                .Where(route => route.Item1 is not null),
        ];

        Assert.All(routes, route => Assert.Equal(Lists.Contains(route.Operation.Answers.First(answer => answer.Status == StatusCodes.Status200OK).MediaType), route.Kind == RequestKind.Export));
        Assert.All(routes, route => Assert.Equal(route.Operation.Answers.Any(answer => answer.MediaType == FileAnswer.Bytes), route.Kind == RequestKind.Original));
        Assert.True(routes.Count(route => route.Kind == RequestKind.Export) >= 14);
    }

    [Fact]
    public void What_is_no_stream_has_the_time_limit_and_what_takes_a_large_body_is_a_check()
    {
        foreach (Endpoint endpoint in served.Services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            RequestKind kind = endpoint.Metadata.GetMetadata<RequestKindAttribute>()?.Kind ?? RequestKind.Answer;
            Assert.Equal(kind is RequestKind.Answer or RequestKind.Check, endpoint.Metadata.GetMetadata<DisableRequestTimeoutAttribute>() is null);
            if (endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is not null) Assert.Equal(RequestKind.Check, kind);
        }
    }
}
