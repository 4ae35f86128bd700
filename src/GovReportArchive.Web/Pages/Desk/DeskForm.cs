using System.Globalization;
using GovReportArchive.Discovery.Passages;

namespace GovReportArchive.Web.Pages.Desk;

/// <summary>All that the desk knows: it travels in the form, to the server and back, and is kept nowhere else.</summary>
/// <param name="Agency">The agency, as somebody typed it.</param>
/// <param name="Year">The report year, as somebody typed it.</param>
/// <param name="Alike">Whether only agencies of the same type and level are to be looked at.</param>
/// <param name="Text">The draft, with <c>\n</c> between lines.</param>
/// <param name="Find">What is looked for among wordings.</param>
/// <param name="Role">The role that is looked for; blank for any.</param>
/// <param name="Pieces">What was collected, in order.</param>
internal sealed record DeskForm(string Agency, string Year, bool Alike, string Text, string Find, string Role, IReadOnlyList<DeskPiece> Pieces)
{
    public const string Look = "look", Search = "find", Word = "word", Plain = "plain", Clear = "clear";
    public const string Add = "add", Insert = "insert", Up = "up", Down = "down", Remove = "remove", Fix = "fix", Choose = "agency";

    /// <summary>Most pieces that are collected.</summary>
    public const int MostPieces = 40;

    private const int LongestNote = 500;

    // A sign that is in no address and that nobody types.
    private const char Divider = '␟';

    /// <summary>Nothing yet.</summary>
    public static DeskForm Empty { get; } = new("", "", false, "", "", "", []);

    /// <summary>What a form holds.</summary>
    public static DeskForm Of(IFormCollection form)
    {
        string Field(string name) => form[name].ToString();
        return new DeskForm(
            Field("agency").Trim(), Field("year").Trim(), Field("alike").Length > 0, Field("text").ReplaceLineEndings("\n"), Field("find").Trim(), Field("role"),
            [.. form["piece"].OfType<string>().Take(MostPieces).Select((address, at) => new DeskPiece(address, at < form["note"].Count ? form["note"][at] ?? "" : ""))
                .Select(piece => piece with { Note = piece.Note.Length > LongestNote ? piece.Note[..LongestNote] : piece.Note })]);
    }

    /// <summary>The value of a button that does something to something.</summary>
    public static string Act(string act, params string[] with) => string.Join(Divider, [act, .. with]);

    /// <summary>The form after a button was pressed, and what there is to say of it; blank for nothing.</summary>
    /// <param name="pressed">The button's value.</param>
    /// <param name="wordingOf">The words of the item at a permanent address.</param>
    public (DeskForm Form, string Told) Pressed(string pressed, Func<string, string> wordingOf) => pressed.Split(Divider) switch
    {
        [Add, var address] when Pieces.Any(piece => piece.Address == address) => (this, "这一条已在摘录中。"),
        [Add, _] when Pieces.Count >= MostPieces => (this, $"摘录至多 {MostPieces} 条，没有收入。"),
        [Add, var address] => (this with { Pieces = [.. Pieces, new DeskPiece(address, "")] }, "已收入摘录。"),
        [Remove, var at] when At(at) is int n => (this with { Pieces = [.. Pieces.Where((_, i) => i != n)] }, "已移出摘录。"),
        [Up, var at] when At(at) is int n && n > 0 => (Swapped(n, n - 1), "已上移。"),
        [Down, var at] when At(at) is int n && n < Pieces.Count - 1 => (Swapped(n, n + 1), "已下移。"),
        [Insert, var address] => (this with { Text = Text.TrimEnd() + (Text.Length == 0 ? "" : "\n") + wordingOf(address) }, "已加在文末。"),
        [Fix, var from, var to] when Text.IndexOf(from, StringComparison.Ordinal) is >= 0 and int n => (this with { Text = Text[..n] + to + Text[(n + from.Length)..] }, "已改正。"),
        [Fix, ..] => (this, "原句已经改动，没有替换。"),
        [Choose, var id] => (this with { Agency = id }, ""),
        [Clear] => (Empty, "已清空。"),
        _ => (this, ""),
    };

    private int? At(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n < Pieces.Count ? n : null;

    private DeskForm Swapped(int one, int other)
    {
        DeskPiece[] pieces = [.. Pieces];
        (pieces[one], pieces[other]) = (pieces[other], pieces[one]);
        return this with { Pieces = pieces };
    }
}

/// <summary>Something that was collected.</summary>
/// <param name="Address">Permanent address of the item.</param>
/// <param name="Note">What its collector remarks.</param>
internal sealed record DeskPiece(string Address, string Note);

/// <summary>Something that was collected, as it is shown.</summary>
/// <param name="Piece">What travels in the form.</param>
/// <param name="Passage">The item; null where it is not there any more.</param>
/// <param name="Missing">Why it is not there.</param>
internal sealed record ShownPiece(DeskPiece Piece, PassageHit? Passage, string? Missing);
