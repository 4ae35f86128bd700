using System.Net;

namespace GovReportArchive.Extraction.Warc;

/// <summary>A request and its answer, byte for byte, to be kept.</summary>
/// <param name="Address">What was asked for.</param>
/// <param name="At">When the answer came.</param>
/// <param name="RequestHead">Request line and headers, with the empty line; empty where it is not known.</param>
/// <param name="ResponseHead">Status line and headers, with the empty line.</param>
/// <param name="Body">The body without transfer encoding, as its content is encoded.</param>
/// <param name="Remote">Address of the machine that answered; null where it is not known.</param>
public sealed record WarcExchange(
    Uri Address, DateTimeOffset At, ReadOnlyMemory<byte> RequestHead, ReadOnlyMemory<byte> ResponseHead, ReadOnlyMemory<byte> Body, IPAddress? Remote = null)
{
    /// <summary>The capture that has the body, where the server says that it has not changed (304); null otherwise.</summary>
    public WarcReference? Unchanged { get; init; }
}

/// <summary>A capture that another one refers to.</summary>
/// <param name="Address">Its address.</param>
/// <param name="At">Its moment.</param>
public sealed record WarcReference(string Address, DateTimeOffset At);
