namespace GovReportArchive.Reports.Tables.Values;

/// <summary>What a cell prints.</summary>
internal enum CellSign
{
    /// <summary>A plain number.</summary>
    Number,

    /// <summary>A number with a unit, a remark or an unusual spelling.</summary>
    Remark,

    /// <summary>Nothing.</summary>
    Blank,

    /// <summary>A slash.</summary>
    Slash,

    /// <summary>A dash.</summary>
    Dash,

    /// <summary>The word 无.</summary>
    None,

    /// <summary>Digits with white space between them: one number that was broken, or several.</summary>
    Broken,

    /// <summary>Words or figures that can stand in a number column and are no number: 不适用, 增3/减1.</summary>
    Other,

    /// <summary>Words of a label or of prose.</summary>
    Text,
}

/// <summary>One cell read by itself.</summary>
/// <param name="Sign">What it prints.</param>
/// <param name="Number">The number, for <see cref="CellSign.Number"/> and <see cref="CellSign.Remark"/>; the digits joined for
/// <see cref="CellSign.Broken"/>.</param>
/// <param name="Raw">The cell as printed.</param>
/// <param name="Unit">The unit printed behind the number; null where there is none.</param>
internal readonly record struct CellValue(CellSign Sign, decimal Number, string Raw, string? Unit = null)
{
    public static readonly CellValue Blank = new(CellSign.Blank, 0, "");

    /// <summary>True where the cell prints a number.</summary>
    public bool HasNumber => Sign is CellSign.Number or CellSign.Remark;

    /// <summary>True for anything that can stand in a number column: a number, a sign, or nothing.</summary>
    public bool IsValue => Sign != CellSign.Text;

    /// <summary>The state that the record gives such a cell; null for a plain number.</summary>
    public string? State => Sign switch
    {
        CellSign.Number => null,
        CellSign.Blank => "blank",
        CellSign.Slash => "slash",
        CellSign.Dash => "dash",
        CellSign.None => "none",
        CellSign.Broken => "undecided",
        _ => "remark",
    };
}
