using GovReportArchive.Corpus.Captures;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus;

/// <summary>A report as the archive holds it now.</summary>
/// <param name="Id">Canonical id; differs from the id asked for where that was an alias.</param>
/// <param name="Record">The current reading with corrections laid over it. Of a withdrawn report only id, title, agency, year and form
/// are left.</param>
/// <param name="Version">The version the record was read from, from 1.</param>
/// <param name="Versions">How many versions are held.</param>
/// <param name="Change">Number of the last catalog change that concerned this report; never decreases.</param>
/// <param name="Corrections">Corrections in force, by key.</param>
/// <param name="Withdrawn">Why and when it was withdrawn; null where it stands.</param>
public sealed record StoredReport(
    string Id,
    ReportRecord Record,
    int Version,
    int Versions,
    long Change,
    IReadOnlyList<Correction> Corrections,
    Tombstone? Withdrawn)
{
    /// <summary>Number of the last change of this report or of the agency's reports on neighbouring years, on which its ledger rests; never
    /// less than <see cref="Change"/>, fit for an ETag.</summary>
    public long Touched { get; init; }
}

/// <summary>A report that was taken out of the archive on purpose.</summary>
/// <param name="Reason">Why, in the words of whoever withdrew it.</param>
/// <param name="At">When.</param>
/// <param name="Purged">True where the bytes and the readings are gone too.</param>
public sealed record Tombstone(string Reason, DateTimeOffset At, bool Purged);

/// <summary>One distinct original of a report.</summary>
/// <param name="Version">From 1, in the order of arrival.</param>
/// <param name="Sha256">SHA-256 of the original, lower-case hexadecimal; null for a record imported without one.</param>
/// <param name="File">The name it came with.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Length">Bytes, where the original is or was held.</param>
/// <param name="HasOriginal">Whether the bytes are held.</param>
/// <param name="Added">When the version was acknowledged.</param>
/// <param name="Parser">Who made the reading in force; null after a purge.</param>
/// <param name="Readings">How many readings are kept.</param>
public sealed record VersionInfo(
    int Version,
    string? Sha256,
    string? File,
    string? MediaType,
    long? Length,
    bool HasOriginal,
    DateTimeOffset Added,
    ParserVersion? Parser,
    int Readings)
{
    /// <summary>Where the original came from, in order of arrival; null for what came as a file or a record.</summary>
    public IReadOnlyList<CaptureInfo>? Captures { get; init; }
}

/// <summary>The bytes of a version as they were ingested.</summary>
public sealed record OriginalFile(Stream Content, string MediaType, string FileName, string Sha256) : IDisposable
{
    /// <summary>All of them, in memory: ingest has bounded them.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        using MemoryStream bytes = new();
        await Content.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes.ToArray();
    }

    /// <summary>Closes the stream.</summary>
    public void Dispose() => Content.Dispose();
}

/// <summary>An agency that the archive holds reports of.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">The name in its latest report.</param>
/// <param name="OtherNames">Former, short and printed names.</param>
/// <param name="Type">Function, where known.</param>
/// <param name="Level">Level, where known.</param>
/// <param name="Region">Region code, where known.</param>
/// <param name="Years">Years with a report, ascending.</param>
/// <param name="Reports">Reports held, also those without a year.</param>
public sealed record AgencyInfo(
    string Id,
    string Name,
    IReadOnlyList<string> OtherNames,
    string? Type,
    string? Level,
    string? Region,
    IReadOnlyList<int> Years,
    int Reports);

/// <summary>A region that the archive holds reports of.</summary>
/// <param name="Code">Code of the region.</param>
/// <param name="Name">Its own name: 伊美区.</param>
/// <param name="FullName">With its parents: 黑龙江省伊春市伊美区.</param>
/// <param name="Level"><c>province | city | county | township</c>.</param>
/// <param name="Parent">Code of the next higher level; null for a province.</param>
/// <param name="Reports">Reports of agencies in it or below it.</param>
public sealed record RegionInfo(string Code, string Name, string FullName, string Level, string? Parent, int Reports);

/// <summary>One entry of the change feed.</summary>
/// <param name="Change">Number, ascending without end.</param>
/// <param name="Id">The report.</param>
/// <param name="Kind"><c>new, version, reading, original, correction, withdrawn, restored, alias, address, gone, back</c>.</param>
/// <param name="Detail">What was changed, where there is more to say.</param>
/// <param name="At">When.</param>
public sealed record ChangeInfo(long Change, string Id, string Kind, string? Detail, DateTimeOffset At);

/// <summary>The last change of a report.</summary>
/// <param name="Change">Number, ascending without end.</param>
/// <param name="Id">The report.</param>
/// <param name="Kind">As <see cref="ChangeInfo.Kind"/>.</param>
/// <param name="At">When the archive took it in.</param>
/// <param name="Version">Number of the report's current version.</param>
/// <param name="Reason">Why it was withdrawn; null where it stands.</param>
/// <param name="HasOriginal">Whether the bytes of the current version are held.</param>
/// <param name="MediaType">Their media type, where known.</param>
/// <param name="Length">Their number, where known.</param>
public sealed record LatestChange(
    long Change, string Id, string Kind, DateTimeOffset At, int Version, string? Reason, bool HasOriginal, string? MediaType, long? Length);

/// <summary>A stretch of last changes, of one state of the catalog.</summary>
/// <param name="Archive">Random name of the catalog, the same for its copies.</param>
/// <param name="Last">Number of its last change.</param>
/// <param name="Items">The changes, in order.</param>
public sealed record LatestChanges(string Archive, long Last, IReadOnlyList<LatestChange> Items);

/// <summary>What the archive holds, in numbers.</summary>
/// <param name="Reports">Reports that stand.</param>
/// <param name="Withdrawn">Reports withdrawn.</param>
/// <param name="Agencies">Agencies with a report.</param>
/// <param name="Versions">Versions of all reports.</param>
/// <param name="Readings">Readings of all versions.</param>
/// <param name="Originals">Originals held.</param>
/// <param name="OriginalBytes">Their bytes.</param>
/// <param name="Corrections">Corrections in force.</param>
/// <param name="LastChange">Number of the last catalog change.</param>
/// <param name="ByYear">Reports by year; the empty key holds reports without a year.</param>
/// <param name="ByForm">Reports by form.</param>
/// <param name="ByProvince">Reports by province name; the empty key holds reports without one.</param>
public sealed record Statistics(
    long Reports,
    long Withdrawn,
    long Agencies,
    long Versions,
    long Readings,
    long Originals,
    long OriginalBytes,
    long Corrections,
    long LastChange,
    IReadOnlyDictionary<string, long> ByYear,
    IReadOnlyDictionary<string, long> ByForm,
    IReadOnlyDictionary<string, long> ByProvince);
