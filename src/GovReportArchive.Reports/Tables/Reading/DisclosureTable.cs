using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Reads table 二: information disclosed without application, in the form of 2019 or of 2021.</summary>
internal static class DisclosureTable
{
    private const int Widest = 3;

    private static readonly string[] Marks2021 = ["本年制发", "本年废止", "现行有效", "本年处理决定", "本年收费金额"];
    private static readonly string[] Marks2019 =
        ["新制作数量", "新公开数量", "对外公开总数量", "上一年项目", "上年项目", "本年增减", "其他对外管理", "集中采购", "采购总金额"];

    private static readonly DisclosurePart[] Parts = [.. DisclosureForm.PartsOf(FormIds.Form2021), .. DisclosureForm.PartsOf(FormIds.Form2019)];

    private static readonly string[] Headings =
        [DisclosureForm.RowHeading, .. Parts.SelectMany(part => part.Columns.Select(column => column.Heading).Prepend(part.Article)).Select(Folded).Distinct()];

    private static readonly string[] RowLabels = [.. Parts.SelectMany(part => part.Rows).Select(row => Folded(row.Label)).Distinct()];

    private static string Folded(string words) => LabelFolding.Letters(LabelFolding.Squeeze(words));

    /// <summary>The form whose headings a region prints, or null where it prints none.</summary>
    private static string? FormOf(string letters)
    {
        int marks2021 = Marks2021.Count(mark => letters.Contains(mark, StringComparison.Ordinal));
        int marks2019 = Marks2019.Count(mark => letters.Contains(mark, StringComparison.Ordinal));
        return marks2021 + marks2019 == 0 ? null : marks2019 > marks2021 ? FormIds.Form2019 : FormIds.Form2021;
    }

    /// <summary>Reads one occurrence of the table; null where the region holds none.</summary>
    public static TableReadingPart? Read(TableText source, TableRegion region)
    {
        string words = LabelFolding.Letters(source.Text[region.Start..region.Limit]);
        if (DisclosureLines.Of(words, FormOf(words)) is not { } lines)
            return null;
        List<ValueRow> rows = RowAssembler.Assemble(source, region.Start, region.Limit, Widest);
        DisclosureAssignment assignment = new(lines, rows);
        assignment.Run(words);
        if (assignment.Last < 0)
            return BlankTable.Disclosure(source, region, lines);
        TableReadingPart part = new("disclosure", region.Start, rows, assignment.Last);
        bool glued = RowSplitter.AnyGlued(rows.Take(assignment.Last + 1));
        CombinedLabels printed = new(source.Text[part.Start..part.End]);
        Dictionary<int, int> bare = BareLabels.Behind(source, part.End, region.Limit, lines.Finder, (_, _) => true, IsHeading);
        for (int i = 0; i < lines.All.Length; i++)
        {
            DisclosureLine row = lines.All[i];
            ValueRow? sourceRow = assignment.SourceOf[i];
            if (sourceRow is null && assignment.Combined.Contains(i))
                continue;
            part.Rows.Add(new FormRowReading
            {
                RowKey = row.Row.Key,
                Keys = [.. row.Part.Columns.Select(column => $"{row.Row.Key}.{column.Suffix}")],
                Label = row.Row.Label,
                Source = sourceRow,
                Reading = sourceRow is null ? null : RowReader.Read(sourceRow, new RowContext(
                    row.Part.Columns.Length, [], Present: lines.Present(row), Glued: glued, Weights: Weights(row), Signed: [.. row.Part.Columns.Select(column => column.AllowsSign)],
                    Headed: lines.IsHeaded(row))),
                IsDoubtful = sourceRow is not null && (i >= assignment.DoubtfulFrom || assignment.IsBroken(sourceRow)),
                IsLabelled = sourceRow is null && (bare.ContainsKey(i) || BareLabels.Print(printed, lines.Finder, i)),
            });
        }
        part.Form = lines.Form;
        part.Unused.AddRange(Enumerable.Range(0, assignment.Last + 1).Where(i => !assignment.Used[i]));
        part.Extend(part.Rows.Select((row, i) => row.IsLabelled && bare.TryGetValue(i, out int end) ? end : 0));
        part.Combined.UnionWith(assignment.CombinedRows);
        AddUnits(part, source.Text[part.Start..part.End]);
        return part;
    }

    /// <summary>True for letters of the form's headings, or for a piece of a heading or label that was broken over lines.</summary>
    private static bool IsHeading(string letters) =>
        Array.Exists(Headings, heading => letters.Contains(heading, StringComparison.Ordinal) || heading.Contains(letters, StringComparison.Ordinal))
        || Array.Exists(RowLabels, label => label.Contains(letters, StringComparison.Ordinal));

    /// <summary>Changes are small, sums of money are long.</summary>
    private static double[] Weights(DisclosureLine row) =>
        [.. row.Part.Columns.Select(column => column.AllowsSign ? 3 : column.AllowsFraction ? 0.3 : 1)];

    /// <summary>The units that the headings print for amounts.</summary>
    private static void AddUnits(TableReadingPart part, string text)
    {
        foreach ((string heading, string key) in ((string, string)[])[("收费金额", "disclosure.fees.amount"), ("采购总金额", "disclosure.procurement.amount")])
        {
            int at = text.IndexOf(heading, StringComparison.Ordinal);
            if (at < 0)
                continue;
            string behind = text.Substring(at + heading.Length, Math.Min(10, text.Length - at - heading.Length));
            int unit = behind.IndexOf('元', StringComparison.Ordinal);
            if (behind.StartsWith('(') && unit > 0)
                part.Units[key] = behind[unit - 1] is '万' or '亿' ? behind.Substring(unit - 1, 2) : "元";
        }
    }
}
