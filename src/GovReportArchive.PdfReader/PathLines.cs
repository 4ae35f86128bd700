namespace GovReportArchive.PdfReader;

/// <summary>Finds the lines of tables among the painted paths of a page: straight strokes and thin filled bars along an axis.</summary>
internal sealed class PathLines
{
    private const double Slant = 0.6;
    private const double Thin = 3;
    private const double Shortest = 5;
    private const int MostLines = 20_000;
    private const int MostPoints = 100_000;

    private readonly List<Ruling> _rulings = [];
    private readonly List<List<(double X, double Y)>> _shapes = [];
    private int _points;
    private bool _curved;

    /// <summary>All pieces of lines, unmerged; what is more than a table could have is left out.</summary>
    public IReadOnlyList<Ruling> Rulings => _rulings;

    /// <summary>How many times something visible was painted.</summary>
    public int Painted { get; private set; }

    public void Begin() => _shapes.Add([]);

    public void Move((double X, double Y) to)
    {
        Begin();
        Line(to);
    }

    public void Line((double X, double Y) to)
    {
        if (_shapes.Count == 0 || _points >= MostPoints) return;
        _shapes[^1].Add(to);
        _points++;
    }

    /// <summary>Curves are glyphs or ornament: a path with one has no lines.</summary>
    public void Curve((double X, double Y) to)
    {
        _curved = true;
        Line(to);
    }

    public void Close()
    {
        if (_shapes.Count > 0 && _shapes[^1].Count > 2) Line(_shapes[^1][0]);
    }

    /// <summary>Takes the lines of what was drawn since the last painting, and begins anew.</summary>
    public void Paint(bool stroked, bool filled)
    {
        if (stroked || filled) Painted++;
        if (!_curved && _rulings.Count < MostLines)
        {
            foreach (List<(double X, double Y)> shape in _shapes.Where(shape => shape.Count > 1))
            {
                if (stroked)
                {
                    for (int i = 1; i < shape.Count; i++) Add(shape[i - 1], shape[i]);
                }

                if (filled) AddBar(shape);
            }
        }

        Forget();
    }

    /// <summary>Drops what was drawn without being painted, as the edge of a clip.</summary>
    public void Forget()
    {
        _shapes.Clear();
        _points = 0;
        _curved = false;
    }

    private void AddBar(List<(double X, double Y)> shape)
    {
        double left = shape.Min(p => p.X), right = shape.Max(p => p.X), top = shape.Min(p => p.Y), bottom = shape.Max(p => p.Y);
        if (bottom - top <= Thin && right - left > bottom - top) Add((left, (top + bottom) / 2), (right, (top + bottom) / 2));
        else if (right - left <= Thin) Add(((left + right) / 2, top), ((left + right) / 2, bottom));
    }

    private void Add((double X, double Y) a, (double X, double Y) b)
    {
        double wide = Math.Abs(a.X - b.X), high = Math.Abs(a.Y - b.Y);
        if (high <= Slant && wide >= Shortest) _rulings.Add(new Ruling(true, (a.Y + b.Y) / 2, Math.Min(a.X, b.X), Math.Max(a.X, b.X)));
        else if (wide <= Slant && high >= Shortest) _rulings.Add(new Ruling(false, (a.X + b.X) / 2, Math.Min(a.Y, b.Y), Math.Max(a.Y, b.Y)));
    }
}
