namespace GovReportArchive.PdfReader;

/// <summary>What stands on one page.</summary>
/// <param name="Width">In points, as the page is shown.</param>
/// <param name="Height">In points, as the page is shown.</param>
/// <param name="Letters">In the order of the file.</param>
/// <param name="Rulings">Pieces of straight lines along an axis, unmerged.</param>
/// <param name="Pictures">Where pictures stand.</param>
/// <param name="Faults">How many steps of the page's description failed and were left out.</param>
/// <param name="Hidden">How many letters are not shown: text laid under a picture by character recognition.</param>
/// <param name="Painted">How many paths are painted: letters drawn as outlines are among them.</param>
internal sealed record PageContents(
    double Width, double Height, IReadOnlyList<PdfLetter> Letters, IReadOnlyList<Ruling> Rulings, IReadOnlyList<Box> Pictures, int Faults, int Hidden, int Painted)
{
    /// <summary>Quarters of a turn to the right or left by which <see cref="Upright"/> turned it: 1 where its letters ran upwards, 3 where they ran downwards.</summary>
    public int Quarters { get; init; }

    /// <summary>Nothing stands on it.</summary>
    public bool IsBlank => Letters.Count == 0 && Pictures.Count == 0 && Painted == 0;

    /// <summary>The page turned so that most of its letters stand upright, as a table that was laid sideways on an upright page.</summary>
    public PageContents Upright()
    {
        int[] counts = new int[4];
        foreach (PdfLetter letter in Letters) counts[(int)letter.Along]++;
        int most = Array.IndexOf(counts, counts.Max());
        if (most == (int)Direction.Right || counts[most] < 0.6 * Letters.Count) return this;
        return (Direction)most switch
        {
            Direction.Up => Turned(Height, Width, box => new Box(Height - box.Bottom, box.Left, Height - box.Top, box.Right), 1, line => line.IsHorizontal
                ? new Ruling(false, Height - line.At, line.From, line.To) : new Ruling(true, line.At, Height - line.To, Height - line.From)),
            Direction.Down when !Letters.Any(l => l.Along == Direction.Right) => Turned(Height, Width, box => new Box(box.Top, Width - box.Right, box.Bottom, Width - box.Left), 3, line => line.IsHorizontal
                ? new Ruling(false, line.At, Width - line.To, Width - line.From) : new Ruling(true, Width - line.At, line.From, line.To)),
            _ => this,
        };
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Width);
        writer.Write(Height);
        writer.Write(Faults);
        writer.Write(Hidden);
        writer.Write(Painted);
        writer.Write(Letters.Count);
        foreach (PdfLetter letter in Letters)
        {
            writer.Write(letter.Text);
            letter.Box.Write(writer);
            writer.Write((float)letter.Em);
            writer.Write((byte)letter.Along);
            writer.Write(letter.Run);
        }

        writer.Write(Rulings.Count);
        foreach (Ruling ruling in Rulings)
        {
            writer.Write(ruling.IsHorizontal);
            writer.Write((float)ruling.At);
            writer.Write((float)ruling.From);
            writer.Write((float)ruling.To);
        }

        writer.Write(Pictures.Count);
        foreach (Box picture in Pictures) picture.Write(writer);
    }

    public static PageContents Read(BinaryReader reader)
    {
        PageContents page = new(reader.ReadDouble(), reader.ReadDouble(), [], [], [], reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        PdfLetter[] letters = new PdfLetter[reader.ReadInt32()];
        for (int i = 0; i < letters.Length; i++) letters[i] = new PdfLetter(reader.ReadString(), Box.Read(reader), reader.ReadSingle(), (Direction)reader.ReadByte(), reader.ReadInt32());
        Ruling[] rulings = new Ruling[reader.ReadInt32()];
        for (int i = 0; i < rulings.Length; i++) rulings[i] = new Ruling(reader.ReadBoolean(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle());
        Box[] pictures = new Box[reader.ReadInt32()];
        for (int i = 0; i < pictures.Length; i++) pictures[i] = Box.Read(reader);
        return page with { Letters = letters, Rulings = rulings, Pictures = pictures };
    }

    private PageContents Turned(double width, double height, Func<Box, Box> turn, int quarters, Func<Ruling, Ruling> turnLine) => this with
    {
        Width = width,
        Height = height,
        Quarters = quarters,
        Letters = [.. Letters.Select(letter => letter with { Box = turn(letter.Box), Along = (Direction)(((int)letter.Along + quarters) % 4) })],
        Rulings = [.. Rulings.Select(turnLine)],
        Pictures = [.. Pictures.Select(turn)],
    };
}
