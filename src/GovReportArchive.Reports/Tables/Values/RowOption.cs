using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Values;

/// <summary>A value and where it is printed.</summary>
internal sealed record PlacedValue(CellValue Value, TableItem Item);

/// <summary>One way to read a row: for every column of the form what is printed there, or null where the source lacks the cell.</summary>
/// <param name="Cells">By column of the form.</param>
/// <param name="Offset">For neighbouring cells under certain borders: how far the row was shifted, to compare rows of one shape.</param>
internal sealed record RowOption(PlacedValue?[] Cells, int? Offset = null)
{
    /// <summary>The numbers, with null where a cell prints none.</summary>
    public decimal?[] Numbers { get; } = [.. Cells.Select(cell => cell is { Value.HasNumber: true } ? cell.Value.Number : (decimal?)null)];
}

/// <summary>Every way to read a row that its source leaves open.</summary>
/// <param name="Options">At least one; the most plausible first.</param>
/// <param name="SeparatorsLost">True where digits of several cells run together.</param>
/// <param name="Raw">The values as printed.</param>
internal sealed record RowReading(IReadOnlyList<RowOption> Options, bool SeparatorsLost, string Raw)
{
    /// <summary>True where nothing tells in which order the cells of the row were printed.</summary>
    public bool OrderLost { get; init; }

    /// <summary>True where the row prints numbers and nothing tells in which of its cells; the one option then has no cell.</summary>
    public bool PlacesLost { get; init; }

    /// <summary>True where only one reading is possible.</summary>
    public bool IsDecided => Options.Count == 1 && !PlacesLost;
}
