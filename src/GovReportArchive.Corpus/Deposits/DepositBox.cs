using System.Security.Cryptography;
using System.Text.Json;
using GovReportArchive.Corpus.Auditing;
using GovReportArchive.Corpus.Captures;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Extraction;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Deposits;

/// <summary>Files that people hand in: each is read and shown, waits for a word of the one who handed it in, and only then goes into the archive.</summary>
/// <remarks>
/// What waits lies in <c>corpus/deposits</c>, a file each, readable by its owner alone, whole or not there, and outlives the process. After an hour it is gone.
/// Law: a deposit that is confirmed more than once, also at the same time, is filed once, and every confirmation is told the same. Thread-safe.
/// </remarks>
public sealed class DepositBox(string corpusDirectory, CatalogDatabase catalog, OriginalStore originals, TimeProvider time)
{
    /// <summary>The largest file that is taken.</summary>
    public const int LargestFile = 32 << 20;

    private const int MostWaiting = 200;
    private const long MostBytes = 2L << 30;
    private const int IdBytes = 32;
    private const int LongestName = 150;
    private const int LongestHeader = 16 << 10;
    private const string Ending = ".tmp";
    private const string Origin = "deposit";

    private readonly string _folder = Path.Combine(corpusDirectory, "deposits");
    private readonly Lock _writing = new();
    // Two confirmations of one deposit wait for one another; those of different ones hardly ever do.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Reads a file, and keeps it until it is confirmed.</summary>
    /// <param name="name">Its name; only shown.</param>
    /// <param name="address">Where it was published.</param>
    /// <param name="bytes">All of it.</param>
    /// <param name="by">The name of the key that it came with.</param>
    /// <param name="cancellationToken">Gives up; nothing is kept.</param>
    /// <exception cref="DepositException">It cannot go into the archive, or nothing more can be kept. Nothing was kept.</exception>
    public async Task<OfferedDeposit> OfferAsync(string name, string? address, ReadOnlyMemory<byte> bytes, string by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (bytes.Length > LargestFile) throw DepositException.TooLarge();
        if (bytes.IsEmpty) throw new DepositException("deposit.empty", "没有收到文件，或文件是空的。", "file");
        string kept = Capture.AddressOf(address?.Trim()) ?? throw new DepositException("deposit.address", "请写明文件公布在哪个网址：以 http:// 或 https:// 开头，不超过 2000 个字符。", "address");
        Deposit deposit = new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), NameOf(name), kept, by, DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds()), bytes.Length, OriginalHash.Of(bytes.Span));
        IngestPreview preview = await IngesterOf(deposit).PreviewAsync(CaptureOf(deposit), deposit.File, bytes, cancellationToken).ConfigureAwait(false);
        if (preview is not { Record: { } record, Outcome: { IsFailure: false } outcome })
            throw new DepositException(CodeOf(preview.Outcome.Kind), preview.Outcome.Reason ?? "文件不能收入。", "file");
        Keep(deposit, bytes.Span);
        return new OfferedDeposit(deposit, OutcomeOf(outcome), record, outcome.Warnings);
    }

    /// <summary>Files a deposit. Said again within its hour it tells the same.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up before anything is entered.</param>
    /// <returns>Null where nothing of this id waits.</returns>
    /// <exception cref="DepositException">It cannot be read any more.</exception>
    public async Task<Deposit?> ConfirmAsync(string id, CancellationToken cancellationToken)
    {
        if (!IsId(id)) return null;
        SemaphoreSlim turn = TurnOf(id);
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Guarded(() => Read(id)) is not var (deposit, bytes)) return null;
            if (deposit.Filed is not null) return deposit;
            IngestOutcome outcome = await IngesterOf(deposit).IngestAsync(CaptureOf(deposit), deposit.File, bytes, cancellationToken).ConfigureAwait(false);
            Deposit filed = deposit with { Filed = OutcomeOf(outcome) };
            if (!outcome.IsFailure) Note(filed);
            return filed;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Throws a deposit away that waits.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> DropAsync(string id, CancellationToken cancellationToken)
    {
        if (!IsId(id)) return false;
        SemaphoreSlim turn = TurnOf(id);
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Guarded(() =>
            {
                if (Read(id) is not ({ Filed: null }, _)) return false;
                File.Delete(PathOf(id));
                return true;
            });
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Removes what has waited too long, and what killed processes left half written. What cannot be removed stays for the next time.</summary>
    public void RemoveAbandoned()
    {
        if (!Directory.Exists(_folder)) return;
        LivingFile.RemoveAbandoned(_folder, "*" + Ending);
        try
        {
            foreach (string path in Waiting())
            {
                if (HeaderOf(path) is not { } deposit || deposit.Until <= time.GetUtcNow()) File.Delete(path);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Clearing up must not keep anybody from his work.
        }
    }

    private void Keep(Deposit deposit, ReadOnlySpan<byte> bytes)
    {
        lock (_writing)
        {
            RemoveAbandoned();
            try
            {
                FileInfo[] waiting = Directory.Exists(_folder) ? [.. Waiting().Select(path => new FileInfo(path))] : [];
                if (waiting.Length >= MostWaiting || waiting.Sum(file => file.Length) + bytes.Length > MostBytes)
                    throw new DepositException("deposit.full", "等待确认的交存太多，请先确认或放弃，或一小时后再试。");
                Write(deposit, bytes);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw Unkept(error);
            }
        }
    }

    // It is in the archive, whatever becomes of the note; without it who asks again is told that it is held already.
    private void Note(Deposit filed)
    {
        try
        {
            Write(filed, []);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It must not be told as not taken.
        }
    }

    // Renamed when it is whole and durable: a killed process leaves it or nothing.
    private bool Write(Deposit deposit, ReadOnlySpan<byte> bytes)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(_folder);
        else Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using FileStream file = LivingFile.Create(_folder, "", Ending);
        try
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            file.Write(JsonSerializer.SerializeToUtf8Bytes(deposit));
            file.WriteByte((byte)'\n');
            file.Write(bytes);
            file.Flush(flushToDisk: true);
            File.Move(file.Name, PathOf(deposit.Id), overwrite: true);
            DirectoryFlush.Flush(_folder);
            return true;
        }
        catch
        {
            File.Delete(file.Name);
            throw;
        }
    }

    /// <summary>What waits under an id, with its bytes; null where there is nothing, or its time is over.</summary>
    private (Deposit Deposit, byte[] Bytes)? Read(string id)
    {
        string path = PathOf(id);
        if (!File.Exists(path)) return null;
        byte[] all = File.ReadAllBytes(path);
        int end = Array.IndexOf(all, (byte)'\n');
        if (end < 0 || Parsed(all.AsSpan(0, end)) is not { } deposit || deposit.Until <= time.GetUtcNow() || deposit.Id != id) return null;
        byte[] bytes = all[(end + 1)..];
        return deposit.Filed is not null || OriginalHash.Of(bytes) == deposit.Sha256 ? (deposit, bytes)
            : throw new DepositException("deposit.damaged", "等待确认的文件已损坏，没有收入；请重新交存。");
    }

    private static Deposit? HeaderOf(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] head = new byte[LongestHeader];
        int length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        int end = head.AsSpan(0, length).IndexOf((byte)'\n');
        return end < 0 ? null : Parsed(head.AsSpan(0, end));
    }

    private static Deposit? Parsed(ReadOnlySpan<byte> header)
    {
        try
        {
            return JsonSerializer.Deserialize<Deposit>(header);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private IEnumerable<string> Waiting() => Directory.EnumerateFiles(_folder).Where(path => IsId(Path.GetFileName(path)));

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unkept(error);
        }
    }

    private static DepositException Unkept(Exception error) => new("deposit.disk", "服务器现在不能保存文件，没有收下；请稍后再试，或告诉管理者。", inner: error);

    private ReportIngester IngesterOf(Deposit deposit) => new(catalog, originals, time, new Actor(deposit.By, Origin));

    private static Capture CaptureOf(Deposit deposit) => new(deposit.Address, deposit.At) { WasAsked = false };

    private static DepositOutcome OutcomeOf(IngestOutcome outcome) => new(outcome.Kind, outcome.Id, outcome.Reason);

    private static string CodeOf(IngestKind kind) => kind switch
    {
        IngestKind.NotAReport => "deposit.notAReport",
        IngestKind.Withdrawn => "deposit.withdrawn",
        _ => "deposit.unreadable",
    };

    private string PathOf(string id) => Path.Combine(_folder, id);

    // An id is as long as a hash and written as one.
    private static bool IsId(string id) => OriginalHash.IsOne(id);

    private SemaphoreSlim TurnOf(string id) => _turns[Convert.ToInt32(id[..1], 16)];

    private static string NameOf(string name)
    {
        string file = string.Concat(Path.GetFileName(name.Replace('\\', '/')).Where(c => !Unprintable.IsOne(c) && !char.IsSurrogate(c))).Trim(' ', '.');
        return file.Length == 0 ? "file" : file.Length <= LongestName ? file : file[^LongestName..];
    }
}

/// <summary>A file is not taken, or not filed.</summary>
/// <param name="code">Stable dotted code.</param>
/// <param name="message">Why, in Chinese, and what to do.</param>
/// <param name="parameter">The field that it is about; null for none.</param>
/// <param name="inner">The cause, where there is one.</param>
public sealed class DepositException(string code, string message, string? parameter = null, Exception? inner = null) : ArchiveException(code, message, inner)
{
    /// <summary>The field that it is about.</summary>
    public string? Parameter => parameter;

    /// <summary>The file is larger than is taken.</summary>
    public static DepositException TooLarge() => new("deposit.tooLarge", FormattableString.Invariant($"文件超过 {DepositBox.LargestFile >> 20} MB；更大的请由管理者用 govreport ingest 收入。"), "file");
}
