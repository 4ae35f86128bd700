using System.Globalization;
using System.Xml;

namespace GovReportArchive.Extraction.Pdf;

/// <summary>Finds the lines of tables in a page drawn as svg (<c>pdftocairo -svg</c>): straight strokes and thin filled bars along an axis.</summary>
internal static class DrawnLines
{
    private const double Slant = 0.6;
    private const double Thin = 3;
    private const double Shortest = 5;
    private const int MostLines = 20_000;

    /// <summary>All pieces of lines, unmerged. A page that is no valid xml from some point on gives the lines before it.</summary>
    public static List<Ruling> Read(byte[] svg)
    {
        List<Ruling> lines = [];
        try
        {
            Read(svg, lines);
        }
        catch (XmlException)
        {
            // What was drawn up to here is still good, and a table without all its lines is read by the places of its words.
        }

        return lines;
    }

    private static void Read(byte[] svg, List<Ruling> lines)
    {
        using XmlReader reader = XmlReader.Create(new MemoryStream(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, CheckCharacters = false });
        Stack<(int Depth, Affine Transform)> transforms = new();
        transforms.Push((-1, Affine.Identity));
        reader.MoveToContent();
        while (!reader.EOF && lines.Count < MostLines)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }

            if (reader.LocalName == "defs")
            {
                reader.Skip();
                continue;
            }

            while (transforms.Peek().Depth >= reader.Depth) transforms.Pop();
            Affine transform = transforms.Peek().Transform.Then(Affine.Parse(reader.GetAttribute("transform")));
            if (reader.LocalName == "g" && !reader.IsEmptyElement) transforms.Push((reader.Depth, transform));
            if (reader.LocalName == "path") AddPath(reader.GetAttribute("style") ?? "", reader.GetAttribute("d") ?? "", transform, lines);
            reader.Read();
        }
    }

    private static void AddPath(string style, string path, Affine transform, List<Ruling> lines)
    {
        bool stroked = !style.Contains("stroke:none", StringComparison.Ordinal);
        string paint = stroked ? "stroke:rgb(100%,100%,100%)" : "fill:rgb(100%,100%,100%)";

        // Curves are glyphs or ornament; white is invisible.
        if (path.Contains('C', StringComparison.Ordinal) || style.Contains(paint, StringComparison.Ordinal)) return;
        foreach (List<(double X, double Y)> shape in Shapes(path, transform))
        {
            if (stroked)
            {
                for (int i = 1; i < shape.Count; i++) AddLine(shape[i - 1], shape[i], lines);
            }
            else if (shape.Count > 1)
            {
                double left = shape.Min(p => p.X), right = shape.Max(p => p.X), top = shape.Min(p => p.Y), bottom = shape.Max(p => p.Y);
                if (bottom - top <= Thin && right - left > bottom - top) AddLine((left, (top + bottom) / 2), (right, (top + bottom) / 2), lines);
                else if (right - left <= Thin) AddLine(((left + right) / 2, top), ((left + right) / 2, bottom), lines);
            }
        }
    }

    private static void AddLine((double X, double Y) a, (double X, double Y) b, List<Ruling> lines)
    {
        double wide = Math.Abs(a.X - b.X), high = Math.Abs(a.Y - b.Y);
        if (high <= Slant && wide >= Shortest) lines.Add(new Ruling(true, (a.Y + b.Y) / 2, Math.Min(a.X, b.X), Math.Max(a.X, b.X)));
        else if (wide <= Slant && high >= Shortest) lines.Add(new Ruling(false, (a.X + b.X) / 2, Math.Min(a.Y, b.Y), Math.Max(a.Y, b.Y)));
    }

    /// <summary>The corners of each closed or open run of straight lines; cairo writes absolute M, L, H, V and Z with blanks between.</summary>
    private static List<List<(double X, double Y)>> Shapes(string path, Affine transform)
    {
        List<List<(double X, double Y)>> shapes = [];
        string[] parts = path.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double x = 0, y = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            switch (parts[i])
            {
                case "M" or "L" when i + 2 < parts.Length && Number(parts[i + 1], ref x) && Number(parts[i + 2], ref y):
                    if (parts[i] == "M" || shapes.Count == 0) shapes.Add([]);
                    shapes[^1].Add(transform.Apply(x, y));
                    i += 2;
                    break;
                case "Z" when shapes.Count > 0 && shapes[^1].Count > 2:
                    shapes[^1].Add(shapes[^1][0]);
                    break;
            }
        }

        return shapes;
    }

    private static bool Number(string text, ref double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
