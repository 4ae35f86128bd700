using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Discovery.Projection;

/// <summary>One document for each item of a report's sections.</summary>
internal sealed record PassageProjection() : IndexProjection(PassageSchema.Schema)
{
    /// <summary>What the index calls a role.</summary>
    public static string NameOf(PassageRole role) => role switch
    {
        PassageRole.Problem => "problem",
        PassageRole.Measure => "measure",
        PassageRole.Achievement => "achievement",
        _ => "statement",
    };

    public override IReadOnlyList<IndexDocument> Documents(StoredReport report, IReadOnlyList<(string Column, string Value)> beside)
    {
        (string Column, string Value)[] metadata = [.. FacetTable.ValuesOf(report.Record).Concat(beside).Distinct()];
        return [.. PassageList.Of(report.Record).Select(passage => Document(report, passage, metadata))];
    }

    private static IndexDocument Document(StoredReport report, PlacedPassage passage, (string Column, string Value)[] metadata) => new()
    {
        Id = PassageId.Of(report.Id, passage.Index),
        Units = passage.Item.Heading is { } heading
            ? [(ReportSchema.Heading, heading), (passage.Section.Kind, passage.Text)]
            : [(passage.Section.Kind, passage.Text)],
        Keywords =
        [
            .. metadata,
            (PassageSchema.Report, report.Id),
            ("section", passage.Section.Kind),
            (PassageSchema.Role, NameOf(passage.Item.Role)),
            (PassageSchema.Wording, Wordings.KeyOf(passage.Text)),
        ],
        Numbers =
        [
            (ReportSchema.Changed, report.Change),
            (PassageSchema.Version, report.Version),
            .. passage.Index == 1 ? ReportDocument.Counts(report.Record) : [],
        ],
        Stored =
        [
            (PassageSchema.Anchor, FormattableString.Invariant($"{passage.Section.N}/{passage.Item.Number}")),
            (PassageSchema.Text, passage.Text),
        ],
    };
}
