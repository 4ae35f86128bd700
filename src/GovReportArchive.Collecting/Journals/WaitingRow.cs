using System.Text.Json;
using GovReportArchive.Corpus.Captures;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Collecting.Journals;

/// <summary>An address that waits, as the file has it.</summary>
internal sealed record WaitingRow
{
    /// <summary>Selects all of it.</summary>
    public const string Select = """
        SELECT key AS Key, source AS Source, address AS Address, kind AS Kind, depth AS Depth, via AS Via, text AS Text, page AS Page, attempts AS Attempts,
            final AS Final, etag AS ETag, modified AS Modified, rules AS Rules, outcome AS Outcome
        FROM address
        """;

    private static readonly Dictionary<string, AddressKind> Kinds = new(StringComparer.Ordinal)
    {
        ["column"] = AddressKind.Column,
        ["page"] = AddressKind.Page,
        ["report"] = AddressKind.Report,
        ["attachment"] = AddressKind.Attachment,
    };

    /// <summary>A kind as the file has it.</summary>
    public static string CodeOf(AddressKind kind) => Kinds.First(known => known.Value == kind).Key;

    /// <summary>What an attachment takes from its page, as the file has it.</summary>
    public static string? JsonOf(CapturePage? page) => page is null ? null : JsonSerializer.Serialize(page, RecordJson.Options);

    public long Key { get; init; }

    public string Source { get; init; } = "";

    public string Address { get; init; } = "";

    public string Kind { get; init; } = "";

    public long Depth { get; init; }

    public string? Via { get; init; }

    public string? Text { get; init; }

    public string? Page { get; init; }

    public long Attempts { get; init; }

    public string? Final { get; init; }

    public string? ETag { get; init; }

    public string? Modified { get; init; }

    public string? Rules { get; init; }

    public string? Outcome { get; init; }

    public Waiting Waiting => new(
        Key,
        Source,
        new Lead(new Uri(Address), Kinds[Kind], (int)Depth, Via, Text, Page is null ? null : JsonSerializer.Deserialize<CapturePage>(Page, RecordJson.Options)),
        (int)Attempts,
        new LastAnswer(ETag, Modified, Rules) { Final = Final, Outcome = Outcome is null ? null : VisitOutcome.Of(Outcome) });
}
