using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Layout;

/// <summary>A stretch of words, or one value, in reading order.</summary>
/// <param name="Start">First character in <see cref="TableText.Text"/>.</param>
/// <param name="End">Behind its last character; equal to <paramref name="Start"/> for a blank cell.</param>
/// <param name="Line">Line it stands on.</param>
/// <param name="Column">Cell of the line, or 0.</param>
/// <param name="Value">The value; null for words.</param>
internal readonly record struct TableItem(int Start, int End, int Line, int Column, CellValue? Value)
{
    /// <summary>True for words.</summary>
    public bool IsText => Value is null;
}

/// <summary>One row of values with the words around it: what is to be matched with a row of a form.</summary>
internal sealed record ValueRow
{
    /// <summary>The values from left to right. Where borders are certain, blank cells behind the last label are among them.</summary>
    public required IReadOnlyList<TableItem> Items { get; init; }

    /// <summary>True where the source marks the borders of the cells.</summary>
    public required bool Structured { get; init; }

    /// <summary>Line of the first value.</summary>
    public required int Line { get; init; }

    /// <summary>Words on the same line before the values.</summary>
    public required string Own { get; init; }

    /// <summary>Words between the row above and this one, those of the same line last.</summary>
    public required string Before { get; init; }

    /// <summary>Where these words begin; the first value's place where there are none.</summary>
    public required int LabelStart { get; init; }

    /// <summary>Words between this row and the next one.</summary>
    public string After { get; set; } = "";

    /// <summary>First character of the first value.</summary>
    public int Start => Items[0].Start;

    /// <summary>Behind the last character of the last value.</summary>
    public int End => Items[^1].End;

    /// <summary>True where the values stand on several lines, some beside each other: a cell too narrow for its number puts a part of it above or below the row.</summary>
    public bool IsWoven => !Structured && Items.Select(item => item.Line).Distinct().Count() is > 1 and int lines && lines < Items.Count;

    /// <summary>True where nothing but the values of the row above stands before this one, and on another line: the rest of numbers that were
    /// broken in narrow cells, or a page number.</summary>
    /// <param name="above">The row before this one.</param>
    public bool IsRestOf(ValueRow above) =>
        !Structured && LabelFolding.Letters(Before).Length == 0 && Line != above.Items[^1].Line;

    /// <summary>Whether the row behind one of some rows is the rest of it.</summary>
    public static bool HasRest(IReadOnlyList<ValueRow> rows, int i) => i + 1 < rows.Count && rows[i + 1].IsRestOf(rows[i]);

    /// <summary>The values that print something.</summary>
    public IEnumerable<TableItem> Printed => Items.Where(item => item.Value!.Value.Sign != CellSign.Blank);
}
