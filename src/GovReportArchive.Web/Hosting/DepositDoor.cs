using System.Globalization;
using System.Threading.RateLimiting;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Deposits;

namespace GovReportArchive.Web.Hosting;

/// <summary>Where deposits come in: who may, how often, and what is logged of it. The interface and the page come by here alike.</summary>
/// <remarks>
/// Law: whatever is wrong with a key, the answer is the same and takes the same time. Who tries keys gets few tries; who has one can hand in so many a minute. Keys are read from
/// their file each time, so that one that is struck out is none from then on. What waits too long is removed as long as the server runs.
/// </remarks>
internal sealed class DepositDoor : IDisposable
{
    /// <summary>Wrong keys that a client may send in a minute.</summary>
    public const int WrongKeys = 5;

    /// <summary>Deposits that a key may hand in in a minute.</summary>
    public const int Deposits = 30;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ClearingUp = TimeSpan.FromMinutes(5);

    private readonly string _keys;
    private readonly ServedArchive _served;
    private readonly ILogger<DepositDoor> _logger;
    private readonly ITimer _clearing;
    private readonly PartitionedRateLimiter<string> _wrong = PerMinute(WrongKeys);
    private readonly PartitionedRateLimiter<string> _deposits = PerMinute(Deposits);

    public DepositDoor(ServerSettings settings, ServedArchive served, ILogger<DepositDoor> logger, TimeProvider time)
    {
        (_keys, _served, _logger) = (settings.DepositKeys ?? throw new InvalidOperationException("Deposits are off."), served, logger);
        _clearing = time.CreateTimer(_ => Box.RemoveAbandoned(), null, ClearingUp, ClearingUp);
    }

    // Samples are shown where the archive is empty; what is handed in goes into the archive.
    private DepositBox Box => _served.Real.Deposits;

    /// <summary>Lets somebody in who has a key, so often a minute.</summary>
    /// <returns>The name of the key.</returns>
    /// <exception cref="ArchiveException">He is not let in; <see cref="StatusOf"/> says with which status that is told.</exception>
    public string Admit(HttpContext context, string? key)
    {
        string client = ClientAddress.Of(context) ?? "";
        // Asked before the key is looked at: a right guess after too many wrong ones is told from no other.
        if (_wrong.GetStatistics(client) is { CurrentAvailablePermits: 0 }) throw TooMany();
        if (DepositKeys.Read(_keys).NameOf(key) is not { } name)
        {
            using RateLimitLease tried = _wrong.AttemptAcquire(client);
            _logger.LogWarning("A deposit came without a key that is known, from {Client}.", client);
            throw new DepositException("deposit.key", "密钥不对，或没有给出密钥。", "key");
        }

        using RateLimitLease lease = _deposits.AttemptAcquire(name);
        return lease.IsAcquired ? name : throw TooMany();
    }

    /// <summary>Takes a deposit in.</summary>
    /// <exception cref="ArchiveException">As for <see cref="Admit"/>.</exception>
    public async Task<OfferedDeposit> OfferAsync(string name, DepositForm form, CancellationToken cancellationToken)
    {
        OfferedDeposit offered = await Box.OfferAsync(form.File, form.Address, form.Bytes, name, cancellationToken);
        _logger.LogInformation("A deposit of {Key} waits: {Bytes} bytes, {Outcome}, {Report}.", name, offered.Deposit.Length, offered.Outcome.Kind, offered.Outcome.Report);
        return offered;
    }

    /// <summary>Files a deposit; null where nothing of this id waits.</summary>
    /// <exception cref="ArchiveException">As for <see cref="Admit"/>.</exception>
    public async Task<Deposit?> ConfirmAsync(string id, CancellationToken cancellationToken)
    {
        Deposit? deposit = await Box.ConfirmAsync(id, cancellationToken);
        if (deposit?.Filed is { } filed) _logger.LogInformation("A deposit of {Key} is confirmed: {Outcome}, {Report}.", deposit.By, filed.Kind, filed.Report);
        return deposit;
    }

    /// <summary>Throws a deposit away; false where nothing of this id waits.</summary>
    public Task<bool> DropAsync(string id, CancellationToken cancellationToken) => Box.DropAsync(id, cancellationToken);

    /// <summary>The status that says why a deposit is not taken; page and interface alike.</summary>
    public static int StatusOf(ArchiveException error) => error.Code switch
    {
        "deposit.key" => StatusCodes.Status401Unauthorized,
        "deposit.tooMany" => StatusCodes.Status429TooManyRequests,
        "deposit.tooLarge" => StatusCodes.Status413PayloadTooLarge,
        "deposit.type" => StatusCodes.Status415UnsupportedMediaType,
        "deposit.address" or "deposit.empty" or "deposit.body" => StatusCodes.Status400BadRequest,
        "deposit.notAReport" or "deposit.unreadable" => StatusCodes.Status422UnprocessableEntity,
        "deposit.withdrawn" => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>What is said of an error, and when asking again makes sense. Where the fault is the server's its operator reads it in the log and nobody else anywhere.</summary>
    public string Tell(HttpContext context, ArchiveException error)
    {
        int status = StatusOf(error);
        if (status == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = "Bearer realm=\"deposits\"";
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = Minute.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        if (status == StatusCodes.Status503ServiceUnavailable) _logger.LogError(error, "A deposit cannot be taken.");
        return error is DepositException || ErrorAnswers.SentenceOf(error) is null && status != StatusCodes.Status503ServiceUnavailable ? error.Message
            : ErrorAnswers.SentenceOf(error) ?? "现在不能交存；请稍后再试，或告诉管理者。";
    }

    public void Dispose()
    {
        _clearing.Dispose();
        _wrong.Dispose();
        _deposits.Dispose();
    }

    private static DepositException TooMany() => new("deposit.tooMany", "交存得太频繁，请一分钟后再试。");

    private static PartitionedRateLimiter<string> PerMinute(int permits) => PartitionedRateLimiter.Create<string, string>(who =>
        RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Minute }));
}
