using System.Globalization;

namespace GovReportArchive.Extraction.Pdf;

/// <summary>An svg <c>matrix(a,b,c,d,e,f)</c>.</summary>
internal readonly record struct Affine(double A, double B, double C, double D, double E, double F)
{
    public static Affine Identity => new(1, 0, 0, 1, 0, 0);

    /// <summary>The matrix that an attribute writes; any other transformation, and none, is the identity.</summary>
    public static Affine Parse(string? transform)
    {
        if (transform is null || !transform.StartsWith("matrix(", StringComparison.Ordinal)) return Identity;
        string[] parts = transform[7..].TrimEnd(')').Split(',', ' ');
        double[] values = [.. parts.Where(p => p.Length > 0).Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) ? v : 0)];
        return values.Length == 6 ? new Affine(values[0], values[1], values[2], values[3], values[4], values[5]) : Identity;
    }

    /// <summary>First <paramref name="inner"/>, then this.</summary>
    public Affine Then(Affine inner) => new(
        (A * inner.A) + (C * inner.B), (B * inner.A) + (D * inner.B), (A * inner.C) + (C * inner.D), (B * inner.C) + (D * inner.D),
        (A * inner.E) + (C * inner.F) + E, (B * inner.E) + (D * inner.F) + F);

    public (double X, double Y) Apply(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);
}
