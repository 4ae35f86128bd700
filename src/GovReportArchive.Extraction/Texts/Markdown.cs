using System.Buffers;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Texts;

/// <summary>Takes out the signs of Markdown that converters leave in texts and pages: marks of headings and of bold type, escapes, links.</summary>
/// <remarks>Asterisks that stand for what is not filled in (**县**局) and topics between two number signs stay.</remarks>
internal static partial class Markdown
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("#*\\[`<");

    /// <summary>The blocks without these signs; the same list where there are none.</summary>
    public static IReadOnlyList<Block> Strip(IReadOnlyList<Block> blocks)
    {
        Block[]? stripped = null;
        for (int i = 0; i < blocks.Count; i++)
        {
            Block block = blocks[i] switch
            {
                Paragraph paragraph when Strip(paragraph.Text) is var text && text != paragraph.Text => paragraph with { Text = text },
                Table table when table.Rows.Any(row => row.Cells.Any(cell => cell.Text.AsSpan().ContainsAny(Signs))) => table with
                {
                    Rows = [.. table.Rows.Select(row => new TableRow([.. row.Cells.Select(cell => cell with { Text = Strip(cell.Text) })]))],
                },
                Block other => other,
            };
            if (ReferenceEquals(block, blocks[i])) continue;
            stripped ??= [.. blocks];
            stripped[i] = block;
        }

        return stripped ?? blocks;
    }

    /// <summary>One text without these signs; lines stay lines.</summary>
    public static string Strip(string text)
    {
        if (!text.AsSpan().ContainsAny(Signs)) return text;
        text = Picture().Replace(text, "");
        text = Link().Replace(text, "$1");
        text = Break().Replace(text, " ");
        text = Bold().Replace(text, "$1");
        text = Code().Replace(text, "$1");
        text = Raised().Replace(text, mark => RaisedText.MarkOf(mark.Groups[1].Value));
        text = Heading().Replace(text, "");
        return Escape().Replace(text, "");
    }

    [GeneratedRegex(@"!\[[^\]\n]{0,100}\]\([^)\s]{1,500}\)")]
    private static partial Regex Picture();

    [GeneratedRegex(@"\[([^\[\]\n]{1,200})\]\((?:https?://|/|\./|\.\./|#)[^)\s]{0,500}\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"<br\s*/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    // A name that begins with what is left out, such as **县**局, is not bold.
    [GeneratedRegex(@"\*\*(?![\s*省市县区局委办镇乡年月日条件项人])([^*\n]{1,400}?)(?<![\s*])\*\*(?!\*)")]
    private static partial Regex Bold();

    [GeneratedRegex(@"`([^`\n]{1,200})`")]
    private static partial Regex Code();

    [GeneratedRegex(@"<sup>([^<\n]{1,12})</sup>", RegexOptions.IgnoreCase)]
    private static partial Regex Raised();

    // At the beginning of a line, also behind the bar that begins a row or a mark of quotation; #话题# is none.
    [GeneratedRegex(@"(?<=^[ \t>|]{0,6})#{1,6}(?![#\d])(?![^\s#]{1,30}#)[ \t]*|(?<=\S)[ \t]+#{1,6}[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\\(?=[.*_#()\[\]\-+!|~>`])")]
    private static partial Regex Escape();
}
