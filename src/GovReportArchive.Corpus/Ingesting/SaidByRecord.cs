using System.Text.Json;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>What a record says, without where that stands in its file and what follows from it: two originals of a report that say the same are one version.</summary>
internal static class SaidByRecord
{
    /// <summary>A text that is the same for records that say the same.</summary>
    public static string Of(ReportRecord record) => JsonSerializer.Serialize(
        record with
        {
            Id = "",
            At = new Dictionary<string, Place>(),
            Figures = [],
            Checks = [],
            Warnings = [],
            Aliases = [],
            Corrections = null,
            ChecksAsRead = null,
            Parser = ParserVersion.Current,
            Source = new Source(),
        },
        RecordJson.Options);
}
