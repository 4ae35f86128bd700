using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Drafts;

/// <summary>The statutory tables of a draft: whether they are there, filled with numbers, and add up.</summary>
internal static partial class DraftTables
{
    /// <summary>Signs where the form wants a number, in words.</summary>
    public static IReadOnlyDictionary<string, string> Signs { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["blank"] = "空白",
        ["slash"] = "“/”",
        ["dash"] = "短横",
        ["none"] = "“无”",
    };

    /// <summary>Checks. Of a fragment only the tables that it has are looked at.</summary>
    public static void Check(ReadingResult reading, ReportRecord record, bool isFragment, DraftFindings findings)
    {
        string form = record.Year is int year ? LedgerEquations.FormOf(year) : FormIds.Form2021;
        bool isNational = form is FormIds.Form2021 or FormIds.Form2019;
        CellPlaces places = new(record, isNational ? form : null);
        if (isNational) Complete(record, form, isFragment, places, findings);
        DraftCells.Check(reading, record, places, findings);
        foreach (Check check in record.Checks) Told(check, record, places, findings);
    }

    private static void Complete(ReportRecord record, string form, bool isFragment, CellPlaces places, DraftFindings findings)
    {
        string used = record.Year is null && record.Form == FormIds.Form2019 ? record.Form : form;
        if (record.Form is FormIds.Form2021 or FormIds.Form2019 && record.Form != form && record.Year is not null)
        {
            // What the other form lacks is not missing one by one: the whole of it is to be exchanged.
            used = record.Form;
            findings.Error(
                "form.other", $"表格是{record.Form}年格式，{record.Year?.ToString(CultureInfo.InvariantCulture)}年度报告应使用{form}年格式。",
                "请换用" + (form == FormIds.Form2021 ? "国办公开办函〔2021〕30号" : "国办公开办函〔2019〕60号") + "所附格式。");
        }

        bool isOneRow = used == FormIds.Form2021 && record.Counts.Keys.Concat(record.Cells.Keys).Any(key => key.StartsWith(ClosedAsOneRow, StringComparison.Ordinal));
        if (isOneRow)
        {
            findings.Error(
                "table.closedAsOneRow", "“（六）其他处理”合成了一行，2021年格式分为三行。", "请按格式分列：逾期不补正、逾期未缴费、其他。",
                places.Of([ClosedAsOneRow + "total"]));
        }

        foreach (LayoutTable table in FormLayout.Of(used).Tables)
        {
            string[] keys = [.. table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Key).OfType<string>().Where(key => !isOneRow || !key.StartsWith(Closed, StringComparison.Ordinal))];
            // A form that counts other things in the same rows shares their beginnings only.
            if (!keys.Any(key => IsThere(record, key)))
            {
                if (isFragment) continue;
                findings.Error("table.missing", $"没有读到“{table.Title}”表。", "请补上该表；图片形式的表格读不出来，请改用文字表格。", new DraftPlace(table.Title));
                continue;
            }

            int before = findings.Count;
            new TableGaps(record, table.Title, places).Tell(keys, findings);
            if (findings.Count == before) findings.Pass("table." + table.Id);
        }
    }

    private const string Closed = "applications.closed.";
    private const string ClosedAsOneRow = Closed + "all.";

    private static void Told(Check check, ReportRecord record, CellPlaces places, DraftFindings findings)
    {
        if (check.State == CheckRunner.Ok)
        {
            findings.Pass(check.Rule);
        }
        else if (check.Reason == CheckReasons.SectionNotFound)
        {
            // A section that was not found is told as such among the sections.
        }
        else if (check.State == CheckRunner.Fail)
        {
            bool prose = check.Quote is not null || check.Rule.StartsWith("prose.", StringComparison.Ordinal) || check.Rule.StartsWith("sections.", StringComparison.Ordinal);
            findings.Error(check.Rule, CheckText.Failure(check), prose ? "请核对正文与表格，改正有误的一处。" : "请核对原始台账，改正有误的数字。", PlaceOf(check, record, places));
        }
        else if (check is { Left: { } said, Right: { } printed, Quote: not null } && said != printed && check.Rule.StartsWith("prose.", StringComparison.Ordinal))
        {
            // The words leave it open whether the same is counted: nothing for an archive to judge, but its author knows.
            findings.Remind(check.Rule, CheckText.Failure(check), "口径不同的（如含上年结转、只计一部分），请写明；口径相同的，请改正有误的一处。", PlaceOf(check, record, places));
        }
        else if (check is { Rule: "shares.applications", Left: { } share, Right: { } worked, Quote: { } quoted } && share != worked && OfAll().IsMatch(quoted))
        {
            findings.Remind(check.Rule, CheckText.Failure(check), "请核对占比；是其他总数的占比的，请写明。", PlaceOf(check, record, places));
        }
        else
        {
            findings.Leave($"{CheckText.Open(check)}：{CheckReasons.Text(check)}，未核对。");
        }
    }

    private static DraftPlace PlaceOf(Check check, ReportRecord record, CellPlaces places)
    {
        if (check.Quote is not { } quote) return places.Of(CheckCells.Of(check));
        // The sentence is what must be found in the draft; the cell that it contradicts goes along.
        return new DraftPlace(
            record.Sections.FirstOrDefault(section => section.Text.Contains(quote, StringComparison.Ordinal))?.Heading, Quote: DraftFindings.Quote(quote),
            Cells: places.Of(CheckCells.Of(check)).Cells);
    }

    // 占60% of nothing named is a share of all.
    [GeneratedRegex("占比?\\s?\\d")]
    private static partial Regex OfAll();

    private static bool IsThere(ReportRecord record, string key) => record.Counts.ContainsKey(key) || record.Cells.ContainsKey(key) || record.Rows.ContainsKey(TableGaps.RowOf(key));
}
