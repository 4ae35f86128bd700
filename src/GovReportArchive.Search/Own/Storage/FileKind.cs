namespace GovReportArchive.Search.Own.Storage;

/// <summary>The kinds of index file: what their names end with and the eight letters they begin with.</summary>
internal sealed record FileKind(string Extension, string Magic)
{
    /// <summary>Version of the format of all files. A file with a higher one is refused.</summary>
    public const uint Version = 1;

    public static FileKind Manifest { get; } = new("", "GRA-MANI");

    public static FileKind Ids { get; } = new(".ids", "GRA-IDS ");

    public static FileKind Words { get; } = new(".words", "GRA-WORD");

    public static FileKind Pairs { get; } = new(".pairs", "GRA-PAIR");

    public static FileKind Columns { get; } = new(".columns", "GRA-COLS");

    public static FileKind Deletes { get; } = new(".deletes", "GRA-DELE");
}
