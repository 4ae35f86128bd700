using GovReportArchive.Corpus.Catalog;

namespace GovReportArchive.Corpus.Captures;

/// <summary>Notes where originals came from and what became of the addresses, within one transaction, and announces what the archive says of it.</summary>
/// <remarks>What is older than what is known of an address, as in the crawl of somebody else, changes nothing of that.</remarks>
internal sealed class CaptureNotes(CatalogWriter writer)
{
    private readonly CaptureRows _rows = new(writer.Reader);

    /// <summary>Notes that an original that is held came from an address.</summary>
    /// <param name="sha256">The original.</param>
    /// <param name="capture">Where it came from, as kept.</param>
    /// <param name="isKnown">Whether it was held before; its report is then announced with the new address.</param>
    public void Took(string sha256, Capture capture, bool isKnown)
    {
        if (_rows.Add(sha256, capture) && isKnown) Announce(sha256, "address", capture.Address);
        GaveTheSame(sha256, capture);
    }

    /// <summary>Notes that an address gave an original, or other bytes that say the same.</summary>
    public void GaveTheSame(string sha256, Capture capture)
    {
        AddressRow? before = _rows.At(capture.Address);
        if (before?.Asked > capture.At) return;
        // Who only says that a file was there has not asked; whether the address answers is as it was.
        if (before is not null && !capture.WasAsked) return;
        _rows.Point(capture.Address, sha256, capture.At, capture.Status);
        if (before?.Gone is not null) Announce(sha256, "back", capture.Address);
    }

    /// <summary>Notes that an address answered, and announces what that changes. Nothing happens where nothing is held of it.</summary>
    /// <param name="address">As kept.</param>
    /// <param name="at">When it was asked.</param>
    /// <param name="status">Status of HTTP.</param>
    /// <param name="isGone">Whether it said that there is nothing; null where it said neither that nor the contrary.</param>
    /// <returns>What was announced of its report: <c>gone</c>, <c>back</c> or null.</returns>
    public string? Answered(string address, DateTimeOffset at, int status, bool? isGone)
    {
        if (_rows.At(address) is not { } before || before.Asked > at) return null;
        _rows.Ask(address, at, status);
        if (isGone is not { } gone || gone == before.Gone is not null) return null;
        _rows.SetGone(address, gone ? at : null, gone ? status : null);
        return Announce(before.Sha256, gone ? "gone" : "back", address);
    }

    private string? Announce(string sha256, string kind, string address)
    {
        long[] reports = [.. writer.Reader.VersionsOf(sha256).Select(version => version.Report).Distinct().Where(report => writer.Reader.Report(report) is { Withdrawn: false })];
        foreach (long report in reports) writer.Announce(report, kind, address);
        return reports.Length > 0 ? kind : null;
    }
}
