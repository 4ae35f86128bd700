using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>One line that an applications table can have: a row of the form, or a subtotal that some offices add.</summary>
/// <param name="Row">The form's row; null for a subtotal.</param>
/// <param name="Pattern">Its label.</param>
/// <param name="AtEnd">True where the label is so short that it only counts right before the values.</param>
internal sealed record ApplicationLine(ApplicationRow? Row, LabelPattern Pattern, bool AtEnd)
{
    /// <summary>Score of a table without this line.</summary>
    /// <param name="form">Form that the disclosure table has shown; null where it is not known.</param>
    public double Absence(string? form) => Row switch
    {
        null => 0,
        { OneRow: true } => form == FormIds.Form2019 ? -0.6 : 0,
        { Split: true } => form == FormIds.Form2019 ? 0 : -0.6,
        _ => -4,
    };

    /// <summary>Whether words print the line's label in the place of a row's label. A label that is also the heading of a column, such as 其他 and
    /// 总计, is one only behind its number.</summary>
    /// <param name="words">Folded words with their punctuation.</param>
    public bool IsPrintedIn(string words)
    {
        if (Row is not { } row || !LabelFolding.Letters(words).Contains(Pattern.Letters, StringComparison.Ordinal))
            return false;
        bool isHeading = Array.Exists(ApplicationsForm.Columns, column => column.Label == row.Label);
        if (!isHeading)
            return true;
        string number = LabelFolding.Squeeze(row.Ordinal).Trim('(', ')', '.', '、');
        return ((string[])[$"({number})", $"{number})", $"{number}.", $"{number}、", number]).Any(ordinal => words.Contains(ordinal + row.Label, StringComparison.Ordinal));
    }

    /// <summary>True where only its label makes a source row this line: subtotals, and rows that the form does not print.</summary>
    /// <param name="form">Form that the disclosure table has shown; null where it is not known.</param>
    public bool NeedsLabel(string? form) => Row is null || (form == FormIds.Form2019 ? Row.Split : Row.OneRow);
}

/// <summary>The lines of an applications table in their order.</summary>
internal static class ApplicationLines
{
    private const int ShortLabel = 4;

    public static readonly ApplicationLine[] All = [.. Build()];

    /// <summary>Finds the labels of the lines; ids are positions in <see cref="All"/>.</summary>
    public static readonly LabelFinder Finder = new(All.Select(line => (IEnumerable<string>)line.Pattern.All));

    private static IEnumerable<ApplicationLine> Build()
    {
        string? group = null;
        foreach (ApplicationRow row in ApplicationsForm.Rows)
        {
            if (row.Group != group && group is not null)
                yield return Subtotal("小计", "合计", group + "小计", group + "合计");
            // A row （六）其他处理 above its three parts is met as the form's one row.
            if (row.Group != group && row.Group is not null && !row.Split)
                yield return Subtotal(row.Group, row.Group + "小计", row.Group + "合计", "小计");
            group = row.Group;
            LabelPattern pattern = new(row.Label, row.Spellings);
            yield return new ApplicationLine(row, pattern, pattern.Letters.Length <= ShortLabel);
        }
    }

    private static ApplicationLine Subtotal(string label, params string[] spellings) => new(null, new LabelPattern(label, spellings), true);
}
