using GovReportArchive.Corpus.Auditing;
using GovReportArchive.Corpus.Captures;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Extraction;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>Takes files into the archive: reads them on all processors, enters them in the order given, a transaction a batch.</summary>
/// <remarks>An original is durable before the catalog names it; an outcome is reported only after its transaction is durable. A crash in
/// between leaves at most an original that nothing names.</remarks>
public sealed class ReportIngester(CatalogDatabase catalog, OriginalStore originals, TimeProvider time, Actor? actor = null)
{
    private const int BatchSize = 64;

    // So much of one original may wait in memory for the rest of its batch.
    private const int MostWaiting = 4 << 20;

    /// <summary>Takes one file in.</summary>
    /// <param name="name">Its name or path; only shown, not opened.</param>
    /// <param name="bytes">All of it.</param>
    /// <param name="force">Also take what is probably no annual report.</param>
    /// <param name="cancellationToken">Stops before anything is entered.</param>
    /// <exception cref="ArchiveException">The catalog cannot be written. Nothing was entered.</exception>
    public async Task<IngestOutcome> IngestAsync(string name, ReadOnlyMemory<byte> bytes, bool force = false, CancellationToken cancellationToken = default)
    {
        Prepared prepared = await PrepareAsync(InputFile.Of(name, Path.GetFileName(name)), bytes, force, null, 0, cancellationToken).ConfigureAwait(false);
        return Enter([prepared])[0];
    }

    /// <summary>Takes in what was fetched from an address, and notes where it came from.</summary>
    /// <remarks>Other bytes than those that are held from this address are a version of the same report where they are of the same agency and year, unless the record says the same.
    /// What hangs on a page that is held as the same report is <see cref="IngestKind.OtherForm"/>.</remarks>
    /// <param name="capture">Where it came from.</param>
    /// <param name="name">Name of the file, as the site calls it.</param>
    /// <param name="bytes">All of it.</param>
    /// <param name="cancellationToken">Stops before anything is entered.</param>
    /// <exception cref="ArchiveException">The catalog cannot be written. Nothing was entered.</exception>
    public async Task<IngestOutcome> IngestAsync(Capture capture, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(capture);
        Prepared prepared = await PrepareAsync(InputFile.Of(capture.Address, name), bytes, force: false, capture, int.MaxValue, cancellationToken).ConfigureAwait(false);
        return Enter([prepared])[0];
    }

    /// <summary>Says what taking in would do, and what the reader makes of the file. Nothing is stored.</summary>
    /// <param name="capture">Where it came from.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="bytes">All of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The catalog cannot be used.</exception>
    public async Task<IngestPreview> PreviewAsync(Capture capture, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(capture);
        Prepared prepared = await PrepareAsync(InputFile.Of(capture.Address, name), bytes, force: false, capture, int.MaxValue, cancellationToken, isPreview: true).ConfigureAwait(false);
        if (prepared.Input is null) return new IngestPreview(prepared.Outcome!, null);
        try
        {
            // Filed and taken back: no second set of rules says where a report would go.
            FilingInput input = prepared.Input with { Keep = null };
            return catalog.Write<IngestPreview>(connection => throw new TakenBack(new ReportFiling(new CatalogWriter(connection, time, actor ?? catalog.Actor)).FileOriginal(input)));
        }
        catch (TakenBack taken)
        {
            return new IngestPreview(taken.Outcome, prepared.Input.Record);
        }
    }

    /// <summary>Takes files in, and all files under folders; of crawls (WARC) each answer that can be a report, with where it came from. What a cancelled or failed call had reported to
    /// <paramref name="progress"/> is held; the same call again finishes the job.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="force">Also take what is probably no annual report.</param>
    /// <param name="progress">Told of each input when it is durable.</param>
    /// <param name="follow">Whether links inside folders are followed, each place once.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <exception cref="ArchiveException">The catalog cannot be written.</exception>
    public async Task<IngestSummary> IngestAsync(
        IEnumerable<string> paths, bool force = false, IProgress<JobProgress>? progress = null, bool follow = false, CancellationToken cancellationToken = default)
    {
        List<InputFile> files = [.. InputFiles.Expand(paths, follow)];
        Crawl crawl = Crawl.Among(files, cancellationToken);
        OutcomeCounter counter = new(progress, crawl.IsNone ? files.Count : null);
        await OrderedPipeline.RunAsync(
            files.SelectMany(file => crawl.Holds(file) ? crawl.Inputs(file) : [new IngestInput(file)]),
            async (input, token) => (Input: input, Prepared: await PrepareAsync(input, force, token).ConfigureAwait(false)),
            BatchSize,
            batch =>
            {
                List<IngestOutcome> outcomes = [.. Enter(batch.ConvertAll(item => item.Prepared)).Zip(batch, (outcome, item) => outcome with { IsOfCrawl = item.Input.IsOfCrawl })];
                foreach (((IngestInput input, Prepared prepared), IngestOutcome outcome) in batch.Zip(outcomes))
                    if (outcome is { Id: not null, IsFailure: false } && prepared.Sha256 is { } sha256) crawl.Hold(input, sha256);
                counter.Add(outcomes);
            },
            cancellationToken,
            // A mebibyte of what is in memory already.
            input => input.Bytes is { } bytes ? 1 + (bytes.Length >> 20) : 0).ConfigureAwait(false);
        foreach ((IngestInput Input, string? Sha256)[] notes in crawl.Notes(CapturedAt).Chunk(BatchSize)) counter.Add(Note(notes));
        return counter.Summary();
    }

    private async Task<Prepared> PrepareAsync(IngestInput input, bool force, CancellationToken cancellationToken)
    {
        InputFile file = input.File;
        if (file.Skipped is string reason) return new Prepared(null, new IngestOutcome(file.Path, IngestKind.Skipped, null, reason, []));
        if (input.Failure is { } failure) return Prepared.Failed(file.Path, failure);
        try
        {
            Prepared prepared = await PrepareAsync(file, input.Bytes ?? InputFiles.Read(file.Path), force, input.Capture, MostWaiting, cancellationToken).ConfigureAwait(false);
            return prepared.Input is { } read && (input.HasFiles || (input.IsOfCrawl && read.Record.Warnings.Any(warning => warning.Code is "html.attachmentOnly"))) && CoverPage.IsOne(read.Record)
                ? new Prepared(null, new IngestOutcome(file.Path, IngestKind.NotAReport, null, "只是附件所在的网页。", []))
                : prepared;
        }
        catch (InputFileException error)
        {
            return Prepared.Failed(file.Path, error.Message);
        }
    }

    private string? CapturedAt(string address, DateTimeOffset at) => catalog.Ask(reader => new CaptureRows(reader).TakenAt(address, at));

    /// <summary>Notes what crawls say of addresses; what is told of it are the originals that an address gave again.</summary>
    private List<IngestOutcome> Note((IngestInput Input, string? Sha256)[] notes) => catalog.Write(connection =>
    {
        CatalogWriter writer = new(connection, time, actor ?? catalog.Actor);
        ReportFiling filing = new(writer);
        CaptureNotes addresses = new(writer);
        List<IngestOutcome> outcomes = [];
        foreach ((IngestInput input, string? sha256) in notes)
        {
            Capture capture = input.Capture!.Kept();
            if (sha256 is null) addresses.Answered(capture.Address, capture.At, capture.Status ?? 0, isGone: capture.Status is 404 or 410);
            else if (filing.Note(sha256, capture) is { } id) outcomes.Add(new IngestOutcome(input.File.Path, IngestKind.Unchanged, id, null, []) { IsOfCrawl = true });
        }

        return outcomes;
    });

    private async Task<Prepared> PrepareAsync(InputFile file, ReadOnlyMemory<byte> bytes, bool force, Capture? capture, int mostWaiting, CancellationToken cancellationToken, bool isPreview = false)
    {
        string sha256 = OriginalHash.Of(bytes.Span);
        try
        {
            capture = capture?.Kept();
            if (!isPreview && IsHeld(sha256) is string id) return new Prepared(null, new IngestOutcome(file.Path, IngestKind.Unchanged, id, null, []), sha256, capture);
            ReadingResult reading = await FileReading.ReadAsync(file.Name, bytes, capture, cancellationToken).ConfigureAwait(false);
            if (reading.NotAReport is string reason && !force && !IsScan(reading.Record))
                return new Prepared(null, new IngestOutcome(file.Path, IngestKind.NotAReport, null, reason, reading.Record.Warnings));
            // The title of a list of reports is that of a report too.
            if (capture is not null && !force && reading.Record.Year is null && !IsScan(reading.Record) && CoverPage.IsOne(reading.Record))
                return new Prepared(null, new IngestOutcome(file.Path, IngestKind.NotAReport, null, "只有标题，没有年度和正文。", reading.Record.Warnings));
            RecordRules.Require(reading.Record);
            // Most of what is fetched once more says the same, and is not to lie there for nobody.
            bool waits = capture is not null && bytes.Length <= mostWaiting;
            if (!waits) originals.Keep(sha256, bytes.Span);
            FilingInput input = new(file.Path, reading.Record, RecordBlob.Pack(reading.Record), bytes.Length) { Capture = capture, Keep = waits ? () => originals.Keep(sha256, bytes.Span) : null };
            return new Prepared(capture is null ? input : input with { Said = await SaidAsync(capture, reading.Record, cancellationToken).ConfigureAwait(false) }, null, sha256);
        }
        catch (InputFileException error) when (capture is not null && error.InnerException is ExtractionException { Code: "file.unknownType" or "file.image" or "file.archive" or "file.unsupported" or "file.empty" })
        {
            // Sites have many kinds of files; of one that was fetched it says that it is no report.
            return new Prepared(null, new IngestOutcome(file.Path, IngestKind.NotAReport, null, error.Message, []));
        }
        catch (InputFileException error)
        {
            return Prepared.Failed(file.Path, error.Message);
        }
        catch (FormatException error)
        {
            return Prepared.Failed(file.Path, $"读出的记录不能收入：{error.Message}。");
        }
    }

    // A scan cannot show that it is a report, but it is an original that will not be published twice: it is kept, and listed.
    private static bool IsScan(ReportRecord record) => record.Warnings.Any(warning => warning.Code is "pdf.noTextLayer");

    private string? IsHeld(string sha256) => catalog.Read(reader =>
    {
        List<VersionRow> known = reader.VersionsOf(sha256);
        if (known.Count == 0 || !known.TrueForAll(version => version.Held)) return null;
        return reader.Report(known[0].Report) is { Withdrawn: false } owner && originals.Check(sha256) == FixityState.Ok ? owner.Id : null;
    });

    /// <summary>Reads the originals that new bytes may say the same as once more, where other rules have read them: a new program would find each page changed.</summary>
    private async Task<IReadOnlyDictionary<string, string>> SaidAsync(Capture capture, ReportRecord record, CancellationToken cancellationToken)
    {
        List<(ReportRow Report, VersionRow Version, Capture? Capture)> older = catalog.Read(reader =>
        {
            CaptureRows captures = new(reader);
            return reader.ReportsOf(record.Agency.Id, record.Year).Select(row => (Report: row, Version: reader.Version(row.Key, row.Version)!))
                .Concat(captures.HeldAt(capture.Address) is { } held ? [held] : []).DistinctBy(held => held.Version.Sha256)
                .Where(held => held is { Report.Withdrawn: false, Version: { Held: true, Sha256: not null } } && reader.ReadingInfo(held.Version).Parser != ParserVersion.Current)
                .Select(held => (held.Report, held.Version, captures.First(held.Version.Sha256!))).ToList();
        });
        Dictionary<string, string> said = new(StringComparer.Ordinal);
        foreach ((ReportRow report, VersionRow version, Capture? first) in older)
        {
            try
            {
                byte[] bytes = originals.ReadWhole(version.Sha256!, report.Id);
                said[version.Sha256!] = SaidByRecord.Of((await FileReading.ReadAsync(version.File ?? version.Sha256!, bytes, first, cancellationToken).ConfigureAwait(false)).Record);
            }
            catch (Exception error) when (error is InputFileException or DamagedReportException)
            {
                // What cannot be read any more says something else.
            }
        }

        return said;
    }

    private List<IngestOutcome> Enter(List<Prepared> batch)
    {
        if (batch.TrueForAll(prepared => prepared is { Outcome: not null, Capture: null })) return [.. batch.Select(prepared => prepared.Outcome!)];
        return catalog.Write(connection =>
        {
            ReportFiling filing = new(new CatalogWriter(connection, time, actor ?? catalog.Actor));
            return batch.ConvertAll(prepared =>
            {
                if (prepared is { Sha256: { } sha256, Capture: { } capture }) filing.Note(sha256, capture);
                return prepared.Outcome ?? filing.FileOriginal(prepared.Input!);
            });
        });
    }

    // Takes a transaction back that was only to show what it would do.
    private sealed class TakenBack(IngestOutcome outcome) : Exception
    {
        public IngestOutcome Outcome => outcome;
    }

    /// <summary>A file read and ready to be entered, or its outcome where there is nothing to enter but, of an original that is held, where it came from.</summary>
    /// <param name="Input">What is to be entered.</param>
    /// <param name="Outcome">What became of it, where there is nothing to enter.</param>
    /// <param name="Sha256">The original; null where there is none.</param>
    /// <param name="Capture">Where an original that is held came from once more.</param>
    private sealed record Prepared(FilingInput? Input, IngestOutcome? Outcome, string? Sha256 = null, Capture? Capture = null)
    {
        public static Prepared Failed(string name, string reason) =>
            new(null, new IngestOutcome(name, IngestKind.Failed, null, reason, []));
    }
}
