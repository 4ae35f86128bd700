using System.Globalization;
using GovReportArchive.Extraction.Warc;

namespace GovReportArchive.Collecting.Fetching;

/// <summary>Says what an answer that leads nowhere else means.</summary>
internal static class AnswerJudge
{
    // The first row that holds decides.
    private static readonly (int First, int Last, FetchOutcome Outcome)[] Table =
    [
        (202, 202, FetchOutcome.OddStatus),
        (204, 205, FetchOutcome.NoContent),
        (200, 299, FetchOutcome.Taken),
        (304, 304, FetchOutcome.NotModified),
        (401, 401, FetchOutcome.Login),
        (403, 403, FetchOutcome.Forbidden),
        (404, 404, FetchOutcome.Gone),
        (407, 407, FetchOutcome.Login),
        (408, 408, FetchOutcome.Busy),
        (410, 410, FetchOutcome.Gone),
        (425, 425, FetchOutcome.Busy),
        (429, 429, FetchOutcome.Busy),
        (300, 499, FetchOutcome.Rejected),
        (503, 503, FetchOutcome.Busy),
        (500, 599, FetchOutcome.ServerError),
    ];

    /// <summary>The answer to a question.</summary>
    /// <exception cref="FetchStop">The body cannot be used.</exception>
    public static FetchAnswer Judge(Asked asked, HopAnswer hop, int most)
    {
        FetchOutcome outcome = Array.Find(Table, row => hop.Status >= row.First && hop.Status <= row.Last).Outcome ?? FetchOutcome.OddStatus;
        if (outcome == FetchOutcome.NotModified && !asked.IsConditional) outcome = FetchOutcome.NotAsked;
        if (hop.Status == 206 && !IsWhole(hop)) outcome = FetchOutcome.Partial;
        byte[]? body = null;
        if (outcome == FetchOutcome.Taken)
        {
            body = Decoded(asked, hop, most);
            if (body.Length == 0) outcome = FetchOutcome.Empty;
        }

        return asked.Answer(outcome, outcome.Said(hop.Status.ToString(CultureInfo.InvariantCulture)), hop.At, body);
    }

    private static byte[] Decoded(Asked asked, HopAnswer hop, int most)
    {
        try
        {
            return ContentCoding.Removed(hop.Body, hop.Head.Codings, most, coding => asked.Notes.Add($"首部说内容经 {coding} 压缩，实际没有")).ToArray();
        }
        catch (ContentCodingException error)
        {
            throw new FetchStop(Faults[error.Fault], error.Figure);
        }
    }

    private static readonly Dictionary<CodingFault, FetchOutcome> Faults = new()
    {
        [CodingFault.Nested] = FetchOutcome.Nested,
        [CodingFault.Unknown] = FetchOutcome.UnknownEncoding,
        [CodingFault.Damaged] = FetchOutcome.Damaged,
        [CodingFault.TooLarge] = FetchOutcome.TooLarge,
        [CodingFault.Bomb] = FetchOutcome.Bomb,
    };

    // Some servers call all of a file a part of it.
    private static bool IsWhole(HopAnswer hop) => hop.Head.First("Content-Range") == string.Create(CultureInfo.InvariantCulture, $"bytes 0-{hop.Body.Length - 1}/{hop.Body.Length}");
}
