using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GovReportArchive.Subscriptions.Tests;

/// <summary>A receiver of webhooks on this machine that keeps what it was sent and answers as a test says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>What came, in order.</summary>
    public ConcurrentQueue<ReceivedMessage> Messages { get; } = new();

    /// <summary>Status of the answers.</summary>
    public int Status { get; set; } = StatusCodes.Status204NoContent;

    /// <summary>Answers wait for it.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>Ends when the first message has come.</summary>
    public TaskCompletionSource First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Address => _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First() + "/hook";

    public static async Task<Receiver> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Receiver receiver = new(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using StreamReader body = new(context.Request.Body);
        Messages.Enqueue(new ReceivedMessage(
            context.Request.Method, context.Request.Path, context.Request.ContentType, (string?)context.Request.Headers["webhook-id"], (string?)context.Request.Headers["webhook-timestamp"],
            (string?)context.Request.Headers["webhook-signature"], await body.ReadToEndAsync()));
        First.TrySetResult();
        await Hold;
        context.Response.StatusCode = Status;
        if (Status is >= 300 and < 400) context.Response.Headers.Location = "/elsewhere";
    }
}

/// <summary>A message as it came.</summary>
internal sealed record ReceivedMessage(string Method, string Path, string? ContentType, string? Id, string? Timestamp, string? Signature, string Body);
