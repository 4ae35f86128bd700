using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Exports;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Publishing.Bulk;

/// <summary>One cell of a statutory table in one report.</summary>
internal readonly record struct BulkCell(BulkReport Report, CountDefinition Count, decimal? Value, CellState? Cell);

/// <summary>One item of a report's sections.</summary>
internal readonly record struct BulkPassage(BulkReport Report, PlacedPassage Passage, string Wording);

/// <summary>The tables of a set: their columns, and the rows that a report gives.</summary>
internal static class BulkTables
{
    private const string Number = "number";

    // What a group holds of a wide table is as much as of a long one.
    private const int WideGroup = 5_000;
    private const int LongGroup = 50_000;

    /// <summary>Reports with every count as a column.</summary>
    public static BulkFile Reports(string directory) => new ParquetFile<BulkReport>(
        directory,
        "reports.parquet",
        "全部报告，每行一份，列同 reports.csv.gz；指标为数值列，没有印出数字的为空（null）。",
        [
            .. ReportCsv.Table.Columns.Where(column => CountCatalog.Find(column.Key) is null).Select(Described),
            .. CountCatalog.All.Select(count => new ValueColumn<BulkReport, double>(count.Key, report => report.Record.Counts.TryGetValue(count.Key, out decimal value) ? (double)value : null)),
        ],
        WideGroup,
        report => [report]);

    /// <summary>Every cell of every table as a row: the value, or what stands in its place, and where to see it.</summary>
    public static BulkFile Counts(string directory) => new ParquetFile<BulkCell>(
        directory,
        "counts.parquet",
        "全部指标，每行一个格：value 为报告所印的数，没有数时为空；state 为 number（数字）、remark（数字附说明）、blank（空白）、slash（/）、dash（短横）、none（无）、missing（缺格）、undecided（未定）、implied（未印，可推得）；"
            + "raw 为原文，address 为该格的永久地址。报告中没有的表没有行。",
        [
            .. OfReport<BulkCell>(cell => cell.Report),
            new TextColumn<BulkCell>("key", cell => cell.Count.Key),
            new TextColumn<BulkCell>("label", cell => cell.Count.Label),
            new TextColumn<BulkCell>("unit", cell => cell.Count.Unit),
            new ValueColumn<BulkCell, double>("value", cell => (double?)cell.Value),
            new TextColumn<BulkCell>("state", cell => cell.Cell?.State ?? Number),
            new TextColumn<BulkCell>("raw", cell => cell.Cell?.Raw),
            new ValueColumn<BulkCell, bool>("corrected", cell => cell.Report.Record.Corrections?.Any(correction => correction.Key == cell.Count.Key) ?? false),
            new TextColumn<BulkCell>("address", cell => PassageAddress.Count(cell.Report.Stored.Id, cell.Report.Stored.Version, cell.Count.Key)),
        ],
        LongGroup,
        CellsOf);

    /// <summary>Every item of every section as a row.</summary>
    public static BulkFile Passages(string directory) => new ParquetFile<BulkPassage>(
        directory,
        "passages.parquet",
        "全部条目，每行一条：所在部分、序号、作用（problem 问题、measure 措施、achievement 成效、statement 陈述）、文字；wording 相同者逐字相同，address 为永久地址。",
        [
            .. OfReport<BulkPassage>(passage => passage.Report),
            new TextColumn<BulkPassage>("section", row => row.Passage.Section.Kind),
            new ValueColumn<BulkPassage, int>("sectionNumber", row => row.Passage.Section.N),
            new TextColumn<BulkPassage>("sectionHeading", row => row.Passage.Section.Heading),
            new TextColumn<BulkPassage>("heading", row => row.Passage.Item.Heading),
            new ValueColumn<BulkPassage, int>("item", row => row.Passage.Item.Number),
            new TextColumn<BulkPassage>("role", row => PassageProjection.NameOf(row.Passage.Item.Role)),
            new TextColumn<BulkPassage>("text", row => row.Passage.Text),
            new TextColumn<BulkPassage>("wording", row => row.Wording),
            new TextColumn<BulkPassage>("address", row => PassageAddress.Item(
                row.Report.Stored.Id, row.Report.Stored.Version, row.Passage.Section.N, row.Passage.Item.Number, PassageAddress.FingerprintOfKey(row.Wording))),
        ],
        LongGroup,
        report => PassageList.Of(report.Record).Select(passage => new BulkPassage(report, passage, Wordings.KeyOf(passage.Text))));

    private static IEnumerable<BulkCell> CellsOf(BulkReport report)
    {
        ReportRecord record = report.Record;
        foreach (CountDefinition count in CountCatalog.All)
        {
            decimal? value = record.Counts.TryGetValue(count.Key, out decimal printed) ? printed : null;
            CellState? cell = record.Cells.GetValueOrDefault(count.Key);
            if (value is not null || cell is not null) yield return new BulkCell(report, count, value, cell);
        }
    }

    // A year and a version are numbers in every table; all else that describes a report is a text.
    private static ParquetColumn<BulkReport> Described(CsvColumn<StoredReport> column) => column.Key is "year" or "version"
        ? new ValueColumn<BulkReport, int>(column.Key, report => (int?)column.Read(report.Stored).Number)
        : new TextColumn<BulkReport>(column.Key, report => column.Read(report.Stored).Text);

    private static IEnumerable<ParquetColumn<TRow>> OfReport<TRow>(Func<TRow, BulkReport> of) =>
    [
        new TextColumn<TRow>("report", row => of(row).Stored.Id),
        new ValueColumn<TRow, int>("version", row => of(row).Stored.Version),
        new TextColumn<TRow>("agencyId", row => of(row).Record.Agency.Id),
        new TextColumn<TRow>("agency", row => of(row).Record.Agency.Name),
        new TextColumn<TRow>("agencyType", row => of(row).Record.Agency.Type),
        new TextColumn<TRow>("level", row => of(row).Record.Agency.Level),
        new ValueColumn<TRow, int>("year", row => of(row).Record.Year),
        new TextColumn<TRow>("region", row => of(row).Record.Region?.Code),
        new TextColumn<TRow>("province", row => of(row).Record.Region?.Province),
        new TextColumn<TRow>("city", row => of(row).Record.Region?.City),
        new TextColumn<TRow>("county", row => of(row).Record.Region?.County),
        new TextColumn<TRow>("form", row => of(row).Record.Form),
        new TextColumn<TRow>("scope", row => of(row).Record.Scope),
    ];
}
