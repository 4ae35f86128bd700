using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>One line that an applications table can have: a row of the form, or a subtotal that some offices add.</summary>
/// <param name="Row">The form's row; null for a subtotal.</param>
/// <param name="Pattern">Its label.</param>
/// <param name="AtEnd">True where the label is so short that it only counts right before the values.</param>
/// <param name="Absence">Score of a table without this line.</param>
internal sealed record ApplicationLine(ApplicationRow? Row, LabelPattern Pattern, bool AtEnd, double Absence);

/// <summary>The lines of an applications table in their order.</summary>
internal static class ApplicationLines
{
    private const int ShortLabel = 4;

    public static readonly ApplicationLine[] All = [.. Build()];

    private static IEnumerable<ApplicationLine> Build()
    {
        string? group = null;
        foreach (ApplicationRow row in ApplicationsForm.Rows)
        {
            if (row.Group != group && group is not null)
                yield return Subtotal("小计", "合计", group + "小计", group + "合计");
            if (row.Group != group && row.Group is not null)
                yield return Subtotal(row.Group, row.Group + "小计", row.Group + "合计", "小计");
            group = row.Group;
            LabelPattern pattern = new(row.Label, row.Spellings);
            double absence = row.OneRow ? 0 : row.Split ? -0.4 : -1;
            yield return new ApplicationLine(row, pattern, pattern.Letters.Length <= ShortLabel, absence);
        }
    }

    private static ApplicationLine Subtotal(string label, params string[] spellings) => new(null, new LabelPattern(label, spellings), true, 0);
}
