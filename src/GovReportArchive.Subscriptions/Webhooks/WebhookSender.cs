using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace GovReportArchive.Subscriptions.Webhooks;

/// <summary>Posts messages to receivers, signed as Standard Webhooks says.</summary>
/// <remarks>
/// Law: a message is posted until it is taken or its time is over, whatever crashes in between; one receiver never waits for another. Each subscription has one message
/// under way at a time. What a receiver answers beyond its status is not read, redirects are not followed, and no proxy stands between.
/// </remarks>
internal sealed class WebhookSender : IDisposable
{
    private const string GoneFailure = "接收方答复 410：不再接收";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly SubscriptionBook _book;
    private readonly DeliveryQueue _queue;
    private readonly TimeProvider _time;
    private readonly HttpClient _public = Client(ConnectAsync);
    private readonly HttpClient _any = Client(null);
    private readonly ConcurrentDictionary<string, Task> _busy = new(StringComparer.Ordinal);

    public WebhookSender(SubscriptionBook book, DeliveryQueue queue, TimeProvider time) => (_book, _queue, _time) = (book, queue, time);

    /// <summary>Ends when nothing is under way any more.</summary>
    public Task Idle => Task.WhenAll(_busy.Values);

    /// <summary>Begins to deliver what is due; who is still busy with an earlier message goes on with it.</summary>
    /// <exception cref="Corpus.ArchiveException">The file could not be read or written, now or since the last call; what was under way is tried again.</exception>
    public void SendDue(CancellationToken cancellationToken)
    {
        foreach (string subscription in _queue.Waiting())
        {
            if (_busy.TryGetValue(subscription, out Task? busy) && !busy.IsCompleted) continue;
            _busy[subscription] = Task.Run(() => SendAllAsync(subscription, cancellationToken), cancellationToken);
            if (busy is { IsFaulted: true }) busy.GetAwaiter().GetResult();
        }
    }

    /// <summary>Posts a message that tells nothing.</summary>
    /// <returns>Why it was not taken; null where it was.</returns>
    public Task<string?> TestAsync(string subscription, Webhook webhook, CancellationToken cancellationToken) =>
        PostAsync(webhook, DeliveryQueue.NewId(), WebhookMessage.Test(subscription, _time.GetUtcNow()).Written(), cancellationToken);

    /// <summary>Closes connections; what is under way is tried again by the next process.</summary>
    public void Dispose()
    {
        _public.Dispose();
        _any.Dispose();
    }

    private async Task SendAllAsync(string subscription, CancellationToken cancellationToken)
    {
        try
        {
            while (_book.WebhookOf(subscription) is { } webhook && _queue.Take(subscription) is { } delivery)
            {
                string? failure = await PostAsync(webhook, delivery.Id, delivery.Body, cancellationToken).ConfigureAwait(false);
                _queue.Note(delivery, failure, isFinal: failure == GoneFailure);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The message keeps its place in the file.
        }
    }

    private async Task<string?> PostAsync(Webhook webhook, string id, string body, CancellationToken cancellationToken)
    {
        long timestamp = _time.GetUtcNow().ToUnixTimeSeconds();
        using HttpRequestMessage request = new(HttpMethod.Post, webhook.Address) { Content = new StringContent(body, new UTF8Encoding(false), new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", webhook.Sign(id, timestamp, body));
        using CancellationTokenSource late = new(Patience, _time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            HttpClient client = webhook.AllowsPrivate ? _any : _public;
            using HttpResponseMessage answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token).ConfigureAwait(false);
            return answer.StatusCode switch
            {
                _ when answer.IsSuccessStatusCode => null,
                HttpStatusCode.Gone => GoneFailure,
                >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => FormattableString.Invariant($"接收方答复 {(int)answer.StatusCode}：不跟随重定向"),
                _ => FormattableString.Invariant($"接收方答复 {(int)answer.StatusCode}"),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return FormattableString.Invariant($"{Patience.TotalSeconds} 秒内没有答复");
        }
        catch (HttpRequestException error)
        {
            return "不能连接：" + (error.InnerException?.Message ?? error.Message);
        }
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken) =>
        await PublicNetworks.ConnectAsync(context.DnsEndPoint, Dns.GetHostAddressesAsync, PublicNetworks.Holds, address => new IOException(Webhook.Refusal(address)), cancellationToken).ConfigureAwait(false);

    private static HttpClient Client(Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect)
    {
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = connect,
        };
        HttpClient client = new(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("GovReportArchive", "1"));
        return client;
    }
}
