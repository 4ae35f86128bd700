using System.Collections.Frozen;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Pages.Reports;

/// <summary>Puts a record's numbers and signs into the layout of its form.</summary>
internal sealed class TableDrawing
{
    private readonly ReportRecord _record;
    private readonly Func<string, string>? _pageOf;
    private readonly IReadOnlyList<ChosenRow> _chosen;
    private readonly Dictionary<string, Correction> _corrections;
    private readonly ILookup<string, Check> _failures;
    private readonly List<DrawnNote> _notes = [];
    private readonly Dictionary<object, int> _noteOf = [];
    private readonly List<string> _legend = [];

    private readonly IReadOnlySet<string> _told;

    private TableDrawing(ReportRecord record, IReadOnlyList<ChosenRow> chosen, IReadOnlySet<string> told, Func<string, string>? pageOf)
    {
        _pageOf = pageOf;
        _told = told;
        _chosen = chosen;
        _record = record;
        _corrections = (record.Corrections ?? []).ToDictionary(correction => correction.Key, StringComparer.Ordinal);
        _failures = record.Checks.Where(check => check.State == "fail")
            .SelectMany(check => CheckCells.Of(check), (check, key) => (check, key))
            .ToLookup(pair => pair.key, pair => pair.check, StringComparer.Ordinal);
    }

    /// <summary>The tables that are in the report's source, as its form draws them.</summary>
    /// <param name="record">The report.</param>
    /// <param name="chosen">Rows that the neighbouring years decide; shown as what they are.</param>
    /// <param name="told">Count keys of cells that the page speaks of and links to.</param>
    /// <param name="pageOf">Permanent address of a count by its key; null where there is none, as in a draft.</param>
    public static IReadOnlyList<DrawnTable> Of(
        ReportRecord record, IReadOnlyList<ChosenRow>? chosen = null, IReadOnlySet<string>? told = null, Func<string, string>? pageOf = null) =>
        [.. FormLayout.For(record).Tables.Select(table => new TableDrawing(record, chosen ?? [], told ?? FrozenSet<string>.Empty, pageOf).Draw(table))];

    private DrawnTable Draw(LayoutTable table)
    {
        List<IReadOnlyList<DrawnCell>> rows = [];
        foreach (LayoutRow row in table.Rows)
        {
            bool heading = row.Cells.All(cell => cell.Key is null);
            rows.Add([.. row.Cells.Select(cell => cell.Key is null ? Label(cell, heading) : Count(cell))]);
        }

        return new DrawnTable(table.Id, table.Title, rows, _notes, _legend);
    }

    private static DrawnCell Label(LayoutCell cell, bool heading)
    {
        string scope = (heading, cell.ColumnSpan > 1, cell.RowSpan > 1) switch
        {
            (true, true, _) => "colgroup",
            (true, false, _) => "col",
            (false, _, true) => "rowgroup",
            _ => "row",
        };
        return new DrawnCell(cell.Text, true, scope, heading ? "mid" : "", cell.ColumnSpan, cell.RowSpan);
    }

    private DrawnCell Count(LayoutCell cell)
    {
        string key = cell.Key!;
        List<string> classes = key.EndsWith(".total", StringComparison.Ordinal) ? ["total"] : [];
        List<int> notes = [];
        string text = "";
        string? title = null;
        string? was = null;
        if (cell.Cumulative)
        {
            if (_record.Cumulative.TryGetValue(key, out decimal cumulative)) text = CellSigns.Number(cumulative);
            return new DrawnCell(text, false, null, "", cell.ColumnSpan, cell.RowSpan);
        }

        CellState? state = _record.Cells.GetValueOrDefault(key);
        if (_record.Counts.TryGetValue(key, out decimal count))
        {
            text = state is { State: "remark", Raw: { Length: > 0 } raw } ? raw : CellSigns.Number(count);
            if (count == 0) classes.Add("zero");
            if (state is not null) title = Explained(state);
        }
        else if (state is not null)
        {
            text = CellSigns.Shown(state);
            classes.Add(CellSigns.Class(state));
            title = Explained(state);
            if (state.State == "undecided") notes.AddRange(Undecided(key));
            if (_chosen.FirstOrDefault(row => row.Values.ContainsKey(key)) is { } row)
            {
                text = $"〔{CellSigns.Number(row.Values[key])}〕";
                title = "〔 〕加底色：读取时未能判定，相邻年度的勾稽只容许这一读法；不是读出的数字，不参与检索";
                Explain(title);
            }
        }

        if (_corrections.TryGetValue(key, out Correction? correction))
        {
            classes.Add("corrected");
            was = CorrectionText.Was(correction);
            notes.Add(Note(correction, "correction", CorrectionText.Of(correction)));
        }

        foreach (Check failure in _failures[key])
        {
            if (!classes.Contains("fail")) classes.Add("fail");
            Explain("红框：数字不合勾稽关系，照原报告显示");
            notes.Add(Note(failure, "fail", CheckText.AsPrinted(failure)));
        }

        if (_told.Contains(key)) classes.Add("told");
        return new DrawnCell(text, false, null, string.Join(' ', classes), cell.ColumnSpan, cell.RowSpan, title, was, notes, key, state is not null || _record.Counts.ContainsKey(key) ? _pageOf?.Invoke(key) : null);
    }

    private string Explained(CellState state)
    {
        string meaning = CellSigns.Meaning(state);
        Explain(meaning);
        return meaning;
    }

    private void Explain(string sign)
    {
        if (!_legend.Contains(sign)) _legend.Add(sign);
    }

    private IEnumerable<int> Undecided(string key)
    {
        // A row key is its cells' key without the column.
        foreach ((string rowKey, UndecidedRow row) in _record.Rows)
        {
            if (!key.StartsWith(rowKey + ".", StringComparison.Ordinal)) continue;
            string readings = string.Join("；", row.Candidates.Select(candidate => string.Join("、", candidate.Select(CellSigns.Number))));
            string basis = _chosen.FirstOrDefault(choice => choice.Row == rowKey) is { } chosen
                ? $"相邻年度的勾稽只容许其中的 {string.Join("、", row.Candidates[chosen.Candidate].Select(CellSigns.Number))}，依据：{string.Concat(chosen.Basis.Select(LedgerText.Of))}这是本库的推断，不计入读出的数字。"
                : "在能够判定之前不取任何一种。";
            yield return Note(row, "undecided", $"{CountNames.Row(rowKey)}：原件印作“{row.Raw}”，可读作 {readings}。{basis}");
        }
    }

    private int Note(object about, string kind, string text)
    {
        if (_noteOf.TryGetValue(about, out int number)) return number;
        number = _notes.Count + 1;
        _notes.Add(new DrawnNote(number, kind, text));
        _noteOf.Add(about, number);
        return number;
    }
}
