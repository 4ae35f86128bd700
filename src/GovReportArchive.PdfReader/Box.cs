namespace GovReportArchive.PdfReader;

/// <summary>A rectangle on a page in points, y growing downwards.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public double CenterX => (Left + Right) / 2;

    public double CenterY => (Top + Bottom) / 2;

    public Box Union(Box other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    public bool ContainsCenterOf(Box other) => other.CenterX >= Left && other.CenterX <= Right && other.CenterY >= Top && other.CenterY <= Bottom;

    public void Write(BinaryWriter writer)
    {
        writer.Write((float)Left);
        writer.Write((float)Top);
        writer.Write((float)Right);
        writer.Write((float)Bottom);
    }

    public static Box Read(BinaryReader reader) => new(reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle());
}
