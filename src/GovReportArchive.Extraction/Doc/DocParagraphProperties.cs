namespace GovReportArchive.Extraction.Doc;

/// <summary>Cells of a table row: their edges in twips, and how each is merged with its neighbours.</summary>
/// <param name="Edges">Left edges, and the right edge of the last cell.</param>
/// <param name="Merges">For each cell; see <see cref="DocMerge"/>.</param>
internal sealed record DocRow(short[] Edges, DocMerge[] Merges);

/// <summary>How a cell is merged.</summary>
[Flags]
internal enum DocMerge
{
    None = 0,

    /// <summary>Belongs to the cell on its left.</summary>
    Left = 1,

    /// <summary>Takes part in a merge over rows.</summary>
    Vertical = 2,

    /// <summary>Begins a merge over rows.</summary>
    Begins = 4,
}

/// <summary>Properties of a paragraph that decide what its text is.</summary>
internal readonly record struct DocParagraphProperties(bool InTable, bool EndsRow, int List, int Level, DocRow? Row)
{
    private const int CellSize = 20;
    private const int MostCells = 64;

    /// <summary>The style's modifications first, then the paragraph's own.</summary>
    public static DocParagraphProperties Read(DocFile file, DocStyles styles, PropertyRun run)
    {
        DocParagraphProperties properties = default;
        foreach ((long at, int length) in styles.Lists(run.Style).Reverse()) properties = properties.With(file, file.Table.Part(at, length), huge: false);
        return properties.With(file, file.Document.Part(run.ListAt, run.ListLength), huge: true);
    }

    private DocParagraphProperties With(DocFile file, ReadOnlySpan<byte> list, bool huge)
    {
        DocParagraphProperties changed = this;
        foreach (Sprm sprm in new Sprms(list))
        {
            changed = sprm.Code switch
            {
                Sprms.PFInTable => changed with { InTable = sprm.Value == 1 },
                Sprms.PItap => changed with { InTable = sprm.Value > 0 },
                Sprms.PFTtp => changed with { EndsRow = sprm.Value == 1 },
                Sprms.PIlvl => changed with { Level = (int)sprm.Value },
                Sprms.PIlfo => changed with { List = (int)sprm.Value },
                Sprms.TDefTable => changed with { Row = Define(sprm.Operand) },
                Sprms.TVertMerge when changed.Row is not null => changed with { Row = Merge(changed.Row, sprm.Operand) },
                Sprms.TMerge when changed.Row is not null => changed with { Row = MergeSide(changed.Row, sprm.Operand) },
                Sprms.PHugePapx or Sprms.PHugePapxOld when huge =>
                    changed.With(file, file.Data.Part(sprm.Value + 2L, file.Data.U16(sprm.Value)), huge: false),
                _ => changed,
            };
        }

        return changed;
    }

    private static DocRow? Define(ReadOnlySpan<byte> operand)
    {
        byte[] bytes = operand.ToArray();
        int cells = bytes.U8(0);
        if (cells is 0 or > MostCells) return null;
        short[] edges = new short[cells + 1];
        for (int i = 0; i < edges.Length; i++) edges[i] = bytes.I16(1 + (2 * i));
        DocMerge[] merges = new DocMerge[cells];
        for (int i = 0; i < cells; i++)
        {
            int flags = bytes.U16(1 + (2 * (cells + 1)) + (CellSize * i));
            merges[i] = ((flags & 2) != 0 ? DocMerge.Left : 0) | ((flags & 0x20) != 0 ? DocMerge.Vertical : 0) | ((flags & 0x40) != 0 ? DocMerge.Begins : 0);
        }

        return new DocRow(edges, merges);
    }

    private static DocRow Merge(DocRow row, ReadOnlySpan<byte> operand)
    {
        if (operand.Length < 2 || operand[0] >= row.Merges.Length) return row;
        DocMerge[] merges = [.. row.Merges];
        merges[operand[0]] = (merges[operand[0]] & DocMerge.Left) | operand[1] switch { 1 => DocMerge.Vertical, 3 => DocMerge.Vertical | DocMerge.Begins, _ => 0 };
        return row with { Merges = merges };
    }

    private static DocRow MergeSide(DocRow row, ReadOnlySpan<byte> operand)
    {
        DocMerge[] merges = [.. row.Merges];
        for (int i = operand[0] + 1; i < Math.Min((int)operand[1], merges.Length); i++) merges[i] |= DocMerge.Left;
        return row with { Merges = merges };
    }
}
