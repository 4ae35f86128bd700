using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Tables.Layout;
using GovReportArchive.Reports.Tables.Reading;

namespace GovReportArchive.Reports.Tables;

/// <summary>Finds the statutory tables in a document, whatever is left of their layout, and reads their cells.</summary>
/// <remarks>
/// Cells are found by label and position together. Where a source lost borders, cells or columns, a number is given only if it stands in
/// that cell under every reading that the table's own arithmetic and the prose of the same file allow. Pure and thread-safe.
/// </remarks>
public static class TableReader
{
    /// <summary>Reads all tables. Never throws on any content.</summary>
    public static TableReading Read(SourceDocument document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        TableText source = TableTextBuilder.Build(document);
        List<TableReadingPart> parts = ReadParts(source, cancellationToken);
        TableReading reading = new() { Form = FormDecision.Of(source, parts) };
        ProseNumbers prose = new(source, parts);
        int number = 0;
        foreach (TableReadingPart part in parts.OrderBy(part => part.Start))
        {
            part.Number = ++number;
            part.IsCutOff = number == parts.Count && TableRegions.IsLastText(source, part.End);
        }
        ReadingWriter writer = new(document, source, reading);
        foreach (TableReadingPart part in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (part.Table == "applications")
            {
                OptionResolver.ByColumns(part);
                JointResolver.Resolve(part);
            }
            OptionResolver.ByProse(part, prose);
            if (part.Table == "statistics")
                StatisticSums.Resolve(part);
            writer.Write(part);
        }
        if (document.Recognised)
            ConfirmedCounts.Keep(reading);
        ImpliedCells.Mark(reading);
        reading.Taken.AddRange(parts
            .SelectMany(part => TakenSpans.Between(document, source, part.Start, part.End))
            .Distinct()
            .OrderBy(span => span.Block)
            .ThenBy(span => span.Start));
        return reading;
    }

    private static List<TableReadingPart> ReadParts(TableText source, CancellationToken cancellationToken)
    {
        List<TableReadingPart> parts = [];
        foreach (TableRegion region in TableRegions.Disclosure(source).TakeWhile(_ => IsWanted(cancellationToken)))
            Add(parts, source, DisclosureTable.Read(source, region));
        string? form = parts.FirstOrDefault()?.Form;
        foreach (TableRegion region in TableRegions.Applications(source).TakeWhile(_ => IsWanted(cancellationToken)))
            Add(parts, source, ApplicationsTable.Read(source, region, form));
        if (!parts.Exists(part => part.Table == "applications") && TableRegions.ApplicationsEnd(source) is { } end)
            Add(parts, source, ApplicationsTable.Read(source, end, form));
        foreach (TableRegion region in TableRegions.Litigation(source).TakeWhile(_ => IsWanted(cancellationToken)))
            Add(parts, source, LitigationTable.Read(source, region));
        foreach (TableReadingPart part in StatisticsTable.ReadAll(source).TakeWhile(_ => IsWanted(cancellationToken)))
            Add(parts, source, part);
        return parts;
    }

    private static bool IsWanted(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return true;
    }

    /// <summary>Adds a table unless it overlaps one that has been read: the same words cannot be two tables.</summary>
    private static void Add(List<TableReadingPart> parts, TableText source, TableReadingPart? part)
    {
        if (part is null || parts.Exists(other => part.Start < other.End && other.Start < part.End))
            return;
        part.End = TakenSpans.TrueEnd(source, part);
        parts.Add(part);
    }
}
