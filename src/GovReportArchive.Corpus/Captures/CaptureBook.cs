using GovReportArchive.Corpus.Catalog;

namespace GovReportArchive.Corpus.Captures;

/// <summary>What is held from which address, and whether the addresses of what is held still answer. Thread-safe.</summary>
/// <remarks>Nothing that a site takes away is taken from the archive: that an address is gone is said of its report, in the change feed once, and nothing else changes.</remarks>
public sealed class CaptureBook(CatalogDatabase catalog, TimeProvider time)
{
    /// <summary>What an address gave when it was asked last; null where nothing is held of it, as after a purge.</summary>
    public HeldAddress? Held(string address) => Capture.AddressOf(address) is not { } kept ? null : catalog.Read(reader =>
    {
        CaptureRows rows = new(reader);
        return rows.HeldAt(kept) is not { } held ? null
            : new HeldAddress(held.Report.Id, held.Version.Version, held.Version.Sha256!, held.Report.Withdrawn, rows.At(kept)!.Gone);
    });

    /// <summary>Notes that an address answered. One that was gone is back where it answered with success, or that nothing has changed.</summary>
    /// <returns>Whether that it is back was announced of its report.</returns>
    public bool Answered(string address, DateTimeOffset at, int status) => Note(address, at, status, status is (>= 200 and < 300) or 304 ? false : null) is not null;

    /// <summary>Notes that an address says that there is nothing any more (404, 410). Asked of an address of which nothing is held, nothing happens.</summary>
    /// <returns>Whether that was announced of its report; false where it is known.</returns>
    public bool Gone(string address, DateTimeOffset at, int status) => Note(address, at, status, true) is not null;

    private string? Note(string address, DateTimeOffset at, int status, bool? isGone) => Capture.AddressOf(address) is not { } kept ? null
        : catalog.Write(connection => new CaptureNotes(new CatalogWriter(connection, time, catalog.Actor)).Answered(kept, at, status, isGone));
}

/// <summary>What is held of an address.</summary>
/// <param name="Report">Id of the report.</param>
/// <param name="Version">The version that it gave last.</param>
/// <param name="Sha256">Its original.</param>
/// <param name="IsWithdrawn">Whether the report is withdrawn.</param>
/// <param name="Gone">Since when the address answers that there is nothing; null where it does not.</param>
public sealed record HeldAddress(string Report, int Version, string Sha256, bool IsWithdrawn, DateTimeOffset? Gone);

/// <summary>Where the original of a version came from.</summary>
/// <param name="Address">The address.</param>
/// <param name="At">When it was fetched from there first; without a status, when the archive was told of it.</param>
/// <param name="Status">Status of HTTP then; null where it is not known.</param>
/// <param name="Via">The page that linked to it; null where it was named otherwise.</param>
/// <param name="Gone">When the address was first seen to answer that there is nothing there any more; null where it was not, or answers again.</param>
/// <param name="GoneStatus">With which status.</param>
public sealed record CaptureInfo(string Address, DateTimeOffset At, int? Status = null, string? Via = null, DateTimeOffset? Gone = null, int? GoneStatus = null);
