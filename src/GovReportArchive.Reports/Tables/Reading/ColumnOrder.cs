using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Recognises text in which a converter printed a table, or a part of it, column by column.</summary>
/// <remarks>Seven values below each other are then a column and not a row; nothing says so but their looks and the sums.</remarks>
internal static class ColumnOrder
{
    /// <summary>From so many lines on a row is a list.</summary>
    private const int ListLines = 3;

    /// <summary>With so many wrong sums among rows of single values the values are no rows.</summary>
    private const int MostWrongSums = 3;

    private const double MostWrongShare = 0.25;

    private static readonly int[] Heights = [ApplicationsForm.RowsOf(false).Count(), ApplicationsForm.RowsOf(true).Count()];

    /// <summary>Puts in doubt what was read from columns. Tables with marked cells are not touched: what they print stands.</summary>
    public static void Distrust(TableReadingPart part, (int First, int Last) sum)
    {
        FormRowReading[] open = [.. part.Rows.Where(row => row is { Source: { Structured: false } source, Reading.SeparatorsLost: false } && source.Items.Count > 1)];
        FormRowReading[] lists = [.. open.Where(row => Lines(row.Source!) >= ListLines)];
        if (lists.Length == 0)
            return;
        bool isMixed = lists.Length * 2 < open.Length;
        FormRowReading[] printed = [.. lists.Where(row => row.Reading!.IsDecided && row.Reading.Options[0].Numbers.Any(number => number > 0))];
        int wrong = printed.Count(row => !ShapeConsistency.IsPossible(row.Reading!.Options[0], sum));
        bool isWrong = wrong >= MostWrongSums && wrong >= printed.Length * MostWrongShare;
        if (!isMixed && !isWrong)
            return;
        foreach (FormRowReading row in isWrong && !isMixed ? open : lists)
            row.IsDoubtful = true;
    }

    /// <summary>The values of a whole table that was printed label column first and then number column by number column, as rows; null where there are
    /// not as many values as the form has cells, or words other than headings stand among them.</summary>
    /// <remarks>The caller must confirm the rows by their sums: nothing else tells columns from rows.</remarks>
    public static List<ValueRow>? Transpose(List<ValueRow> rows, int width)
    {
        TableItem[] items = [.. rows.SelectMany(row => row.Items)];
        int height = items.Length / width;
        bool isWhole = items.Length == height * width && Heights.Contains(height);
        if (!isWhole || rows.Exists(row => row.Structured) || rows.Skip(1).Any(row => !IsHeading(row.Before)))
            return null;
        return
        [
            .. Enumerable.Range(0, height).Select(i => new ValueRow
            {
                Items = [.. Enumerable.Range(0, width).Select(column => items[(column * height) + i])],
                Structured = false,
                Line = items[i].Line,
                Own = "",
                Before = i == 0 ? rows[0].Before : "",
                LabelStart = i == 0 ? rows[0].LabelStart : items[i].Start,
            }),
        ];
    }

    private static bool IsHeading(string words)
    {
        string letters = LabelFolding.Letters(words);
        return letters.Length == 0 || Array.Exists(ApplicationsForm.Columns, column => letters == column.Label || column.Spellings.Contains(letters));
    }

    private static int Lines(ValueRow row) => row.Items.Select(item => item.Line).Distinct().Count();
}
