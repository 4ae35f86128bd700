using GovReportArchive.Corpus.Captures;
using GovReportArchive.Extraction;
using GovReportArchive.Extraction.Warc;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>The crawls (WARC files) among the files of one call, as inputs: each answer that can be a report, with where it came from.</summary>
/// <remarks>A record at a time is in memory. What refers to an answer in another file of the same call is found.</remarks>
internal sealed class Crawl
{
    private const int HeadBytes = 1 << 15;

    private readonly HashSet<string> _files;
    private readonly CrawlContexts _contexts;

    // By digest and by address and moment, of answers that are held as reports.
    private readonly Dictionary<string, string> _held = new(StringComparer.Ordinal);

    private Crawl(HashSet<string> files, CrawlContexts contexts) => (_files, _contexts) = (files, contexts);

    /// <summary>Whether there is none among the files.</summary>
    public bool IsNone => _files.Count == 0;

    /// <summary>The crawls among files, looked through for the pages that their files hang on.</summary>
    public static Crawl Among(IEnumerable<InputFile> files, CancellationToken cancellationToken)
    {
        HashSet<string> crawls = [.. files.Where(file => file.Skipped is null && IsOne(file.Path)).Select(file => file.Path)];
        try
        {
            return new Crawl(crawls, CrawlContexts.Of(crawls, cancellationToken));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Which of them cannot be read is told when it is its turn.
            return new Crawl(crawls, new CrawlContexts());
        }
    }

    /// <summary>Whether a file is a crawl.</summary>
    public bool Holds(InputFile file) => _files.Contains(file.Path);

    /// <summary>What a crawl holds, in its order, then what of it could not be read.</summary>
    public IEnumerable<IngestInput> Inputs(InputFile file)
    {
        using FileStream stream = Open(file.Path);
        WarcReader reader = new(stream);
        using IEnumerator<WarcRecord> records = reader.Records(Most).GetEnumerator();
        string? failure = null;
        while (Next(records, ref failure))
        {
            if (CrawlAnswer.Of(records.Current) is { CanBeReport: true } answer && InputOf(file, answer) is { } input) yield return input;
        }

        foreach (string damage in reader.Damages.Select(damage => damage.Message).Concat(failure is null ? [] : [failure])) yield return new IngestInput(file) { Failure = damage };
    }

    /// <summary>Notes that an answer is held, for what refers to it.</summary>
    public void Hold(IngestInput input, string sha256)
    {
        foreach (string key in input.Keys) _held[key] = sha256;
    }

    /// <summary>What the crawls say of addresses beside what they give: the original that was given again, or null where an address said that nothing has changed, or that there is nothing.</summary>
    public IEnumerable<(IngestInput Input, string? Sha256)> Notes(Func<string, DateTimeOffset, string?> captured)
    {
        if (!_contexts.HasNotes) yield break;
        foreach (string path in _files)
        {
            using FileStream stream = Open(path);
            foreach (WarcRecord record in new WarcReader(stream).Records(_ => HeadBytes))
            {
                if (CrawlAnswer.Of(record) is not { } answer || (record.Type != "revisit" && !answer.IsGone)) continue;
                IngestInput input = InputFor(InputFile.Of(path, ""), answer);
                if (answer.IsGone || record["WARC-Profile"]?.EndsWith("server-not-modified", StringComparison.OrdinalIgnoreCase) == true) yield return (input, null);
                else if (Referred(record, captured) is { } sha256) yield return (input, sha256);
            }
        }
    }

    /// <summary>Opens a crawl to be read from its beginning.</summary>
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);

    private static bool IsOne(string path)
    {
        try
        {
            if (InputTree.Refusal(path) is not null) return false;
            using FileStream file = Open(path);
            return WarcReader.IsOne(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // One that is too large is not read, and told.
    private static long Most(WarcRecord head) =>
        head.Type is "response" or "resource" ? head.Length <= ExtractionLimits.Default.MaxFileBytes + HeadBytes ? head.Length : HeadBytes : 0;

    private static bool Next(IEnumerator<WarcRecord> records, ref string? failure)
    {
        try
        {
            return records.MoveNext();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            failure = $"读不了文件：{error.Message}";
            return false;
        }
    }

    private IngestInput? InputOf(InputFile file, CrawlAnswer answer)
    {
        IngestInput input = InputFor(file, answer);
        try
        {
            // The same words as for a file that is too large.
            ExtractionLimits.Default.CheckFileSize(input.File.Name, answer.Record.Length);
            ReadOnlyMemory<byte> content = answer.Content(ExtractionLimits.Default.MaxFileBytes);
            return content.IsEmpty ? null : input with { Bytes = content };
        }
        catch (ExtractionException error)
        {
            return input with { Failure = error.Message };
        }
    }

    private IngestInput InputFor(InputFile file, CrawlAnswer answer)
    {
        DateTimeOffset at = answer.Record.At ?? File.GetLastWriteTimeUtc(file.Path);
        CapturePage? page = answer.IsPage ? null : _contexts.PageOf(answer.Address);
        string name = Path.GetFileName(Uri.UnescapeDataString(new Uri(answer.Address).AbsolutePath));
        return new IngestInput(InputFile.Of(file.Path + "#" + answer.Address, name.Length > 0 ? name : new Uri(answer.Address).Host))
        {
            Capture = new Capture(answer.Address, at, answer.Status, answer.Message?.Headers, page?.Address, page),
            IsOfCrawl = true,
            HasFiles = answer.IsPage && _contexts.HasFiles(answer.Address),
            Keys = [.. new[] { answer.Record["WARC-Payload-Digest"], KeyOf(answer.Address, at) }.OfType<string>()],
        };
    }

    private string? Referred(WarcRecord revisit, Func<string, DateTimeOffset, string?> captured)
    {
        if (revisit["WARC-Payload-Digest"] is { } digest && _held.GetValueOrDefault(digest) is { } same) return same;
        return Capture.AddressOf(revisit.Address("WARC-Refers-To-Target-URI")) is { } address && revisit.Moment("WARC-Refers-To-Date") is { } at
            ? _held.GetValueOrDefault(KeyOf(address, at)) ?? captured(address, at)
            : null;
    }

    private static string KeyOf(string address, DateTimeOffset at) => FormattableString.Invariant($"{at.ToUnixTimeSeconds()} {address}");
}

/// <summary>One thing to be taken in: a file, or what a crawl holds.</summary>
/// <param name="File">Where it is.</param>
internal sealed record IngestInput(InputFile File)
{
    /// <summary>Its bytes; null for a file, which is read when it is its turn.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>Where it came from; null for a file.</summary>
    public Capture? Capture { get; init; }

    /// <summary>Why it cannot be read; null where it can.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether it is of a crawl, of which most is no report.</summary>
    public bool IsOfCrawl { get; init; }

    /// <summary>Whether it is a page on which files of the crawl hang.</summary>
    public bool HasFiles { get; init; }

    /// <summary>By what other records of the crawl refer to it.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];
}
