using System.Globalization;

namespace GovReportArchive.Web.Pages;

/// <summary>Numbers as pages write them: with thousands separators. Only what is shown as a report prints it goes without (<see cref="Reports.CellSigns"/>).</summary>
internal static class Numbers
{
    /// <summary>What is in doubt about a number that a failed check speaks of.</summary>
    public const string Doubt = "与报告中其他数字不相符";

    /// <summary>A number, exact: 12,345.6.</summary>
    public static string Of(decimal value) => value.ToString("#,0.############################", CultureInfo.InvariantCulture);

    /// <summary>A number with its sign: +12, −3; 0 has none.</summary>
    public static string Signed(decimal value) => value switch
    {
        > 0 => "+" + Of(value),
        < 0 => "−" + Of(-value),
        _ => "0",
    };

    /// <summary>A share of one as a percentage with one decimal at most, rounded down: what is not whole is never shown as 100%.</summary>
    public static string Percent(double share) => (Math.Floor(share * 1000) / 10).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
