using System.Globalization;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Missing;

/// <summary>Until when agencies had to report, as the ledger has it; agencies that the regulation does not name are given as long as anybody.</summary>
internal static class ReportDuty
{
    /// <summary>The last year whose report was due before a day.</summary>
    public static int LastDue(string? type, string? level, DateOnly today) =>
        (Due(type, level, today.Year - 1)?.Latest ?? new DateOnly(today.Year, 3, 31)) < today ? today.Year - 1 : today.Year - 2;

    /// <summary>The last day for a year's report; null where none is set, or one of two.</summary>
    public static string? LastDay(string? type, string? level, int year) =>
        Due(type, level, year) is ({ } earliest, { } latest) && earliest == latest ? latest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>Whether the regulation in force names such agencies.</summary>
    public static bool IsNamed(string? type, string? level) => Due(type, level, DateOnly.MaxValue.Year - 1) is not null;

    /// <summary>Whether they are departments of a government from the county up.</summary>
    public static bool IsDepartment(string type, string level) => type is not (OfficeTypes.Government or OfficeTypes.Office) && IsNamed(type, level);

    private static (DateOnly Earliest, DateOnly Latest)? Due(string? type, string? level, int year) => LedgerDeadline.Due(new Agency("", "", null, type, level), year);
}

/// <summary>Types of agencies that there is one of in each place.</summary>
internal static class OfficeTypes
{
    /// <summary>The government itself.</summary>
    public const string Government = "人民政府";

    /// <summary>Its office, which files its own report or that of the government.</summary>
    public const string Office = "政府办公室";

    /// <summary>The government of a township.</summary>
    public const string Township = "乡镇人民政府";

    /// <summary>The office of a subdistrict.</summary>
    public const string Subdistrict = "街道办事处";

    /// <summary>Whether reforms of departments did not touch them.</summary>
    public static bool Stay(string? type) => type is Government or Office or Township or Subdistrict;
}
