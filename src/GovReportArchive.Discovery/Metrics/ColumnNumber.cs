namespace GovReportArchive.Discovery.Metrics;

/// <summary>Numbers of columns as records have them.</summary>
internal static class ColumnNumber
{
    private const double Whole = 1L << 53;

    // Millions of such numbers can still be added up; no table prints one.
    private const double Largest = 1e22;

    /// <summary>The number that a column got: whole ones exactly, others to the fifteen digits that they can have. What is beyond 10 to the 22nd is taken for that.</summary>
    public static decimal Of(double number) =>
        Math.Abs(number) <= Whole && double.IsInteger(number) ? (long)number : (decimal)Math.Clamp(number, -Largest, Largest);
}
