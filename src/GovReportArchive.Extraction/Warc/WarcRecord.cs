using System.Globalization;

namespace GovReportArchive.Extraction.Warc;

/// <summary>One record of a WARC file (ISO 28500).</summary>
/// <param name="Offset">Where in the file it begins; in a packed one, where its member begins.</param>
/// <param name="Fields">Its named fields in their order, unknown ones too.</param>
/// <param name="Length">Bytes of its block.</param>
public sealed record WarcRecord(long Offset, IReadOnlyList<KeyValuePair<string, string>> Fields, long Length)
{
    /// <summary>The beginning of its block, as much as was asked for.</summary>
    public ReadOnlyMemory<byte> Block { get; init; }

    /// <summary>Whether that is all of it.</summary>
    public bool IsWhole => Block.Length == Length;

    /// <summary>Kind of record, in lower case: <c>warcinfo, request, response, revisit, resource, conversion, metadata, continuation</c>, or of somebody's own.</summary>
    public string Type => this["WARC-Type"]?.ToLowerInvariant() ?? "";

    /// <summary>The address that it is of; null where it is of none.</summary>
    public string? Target => Address("WARC-Target-URI");

    /// <summary>When it was captured; null where that is not said.</summary>
    public DateTimeOffset? At => Moment("WARC-Date");

    /// <summary>Media type of the block, without parameters, in lower case.</summary>
    public string MediaType => (this["Content-Type"] ?? "").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>Whether the block is a message of HTTP.</summary>
    public bool IsHttp => MediaType == "application/http" || (MediaType.Length == 0 && Target?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>The first field of a name, in whatever case; null where there is none.</summary>
    public string? this[string name] => Fields.FirstOrDefault(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>An address in a field; some writers put it between angle brackets.</summary>
    public string? Address(string name) => this[name]?.Trim().TrimStart('<').TrimEnd('>') is { Length: > 0 } address ? address : null;

    /// <summary>A moment in a field.</summary>
    public DateTimeOffset? Moment(string name) =>
        DateTimeOffset.TryParse(this[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset at) ? at : null;
}

/// <summary>What of a file could not be read.</summary>
/// <param name="Offset">Where that begins.</param>
/// <param name="Message">What is wrong, a sentence with the place in it.</param>
public sealed record WarcDamage(long Offset, string Message);
