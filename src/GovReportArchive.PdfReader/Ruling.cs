namespace GovReportArchive.PdfReader;

/// <summary>A drawn line along one axis: horizontal at y = <paramref name="At"/>, or vertical at x = <paramref name="At"/>.</summary>
internal readonly record struct Ruling(bool IsHorizontal, double At, double From, double To)
{
    public double Length => To - From;
}
