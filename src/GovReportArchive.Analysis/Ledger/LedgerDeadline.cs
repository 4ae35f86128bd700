using System.Globalization;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Analysis.Ledger;

/// <summary>Until when a report had to be published, and whether it was.</summary>
/// <remarks>
/// Regulation of 2019, article 49: departments of governments from the county up by 31 January, these governments by 31 March; townships,
/// subdistricts and zones are not named. Before it (reports on 2018 and earlier) every organ by 31 March. Where it is open which of two
/// dates holds, a report that keeps the earlier one is in time, one that misses the later one is late, and between them nothing is said.
/// </remarks>
internal static class LedgerDeadline
{
    private const int FirstYear = 2008;
    private const int FirstYearOfPresentRegulation = 2019;

    // Not administrative organs, so the regulation's dates do not bind them.
    private static readonly string[] OtherBodies = ["医院", "学校", "公共企业", "残联", "妇女儿童", "供销"];

    /// <summary>The finding about a report; null for years before there was a regulation.</summary>
    public static LedgerFinding? Finding(LedgerReport report) => Finding(report.Id, report.Year, report.Record.Agency, report.Record.Published);

    /// <summary>As <see cref="Finding(LedgerReport)"/>, from what it rests on alone.</summary>
    public static LedgerFinding? Finding(string report, int year, Agency agency, Published? printed)
    {
        if (year < FirstYear) return null;
        LedgerFinding finding = new(LedgerRules.Late, null, CheckRunner.NotAssessable, [year], report, null, [], []);
        if (Due(agency, year) is not ({ } earliest, { } latest)) return finding with { Reason = LedgerReasons.NoDeadline };
        if (earliest == latest) finding = finding with { Due = Written(latest) };
        if (printed is not { } published || Day(published.Date) is not { } day) return finding with { Reason = LedgerReasons.NoDate };
        finding = finding with { Published = Written(day) };
        if (day.Year <= year) return finding with { Reason = LedgerReasons.DateTooEarly };
        if (day <= earliest) return finding with { State = CheckRunner.Ok, Due = Written(earliest) };
        if (day > latest) return finding with { State = CheckRunner.Fail, Due = Written(latest) };
        return finding with { Reason = LedgerReasons.NoDeadline };
    }

    /// <summary>The earliest and the latest day that may be the last one for an agency; null where none is set.</summary>
    internal static (DateOnly Earliest, DateOnly Latest)? Due(Agency agency, int year)
    {
        DateOnly january = new(year + 1, 1, 31), march = new(year + 1, 3, 31);
        if (agency.Type is { } type && OtherBodies.Contains(type)) return null;
        if (year < FirstYearOfPresentRegulation) return (march, march);
        return agency switch
        {
            { Level: null or "township" or "zone" } or { Type: null or "乡镇人民政府" or "街道办事处" or "管理委员会" or "派出机构" } => null,
            // An office of a government files its own report or that of the government, and its name does not say which.
            { Type: "政府办公室" } => (january, march),
            { Type: "人民政府", Level: not "national" } => (march, march),
            _ => (january, january),
        };
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
