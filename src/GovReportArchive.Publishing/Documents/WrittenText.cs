using System.Globalization;
using System.Text;
using GovReportArchive.Discovery.Passages;

namespace GovReportArchive.Publishing.Documents;

/// <summary>A text that somebody writes, with the passages that it rests on.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Text">The text; paragraphs are separated by newlines.</param>
/// <param name="Pieces">The passages, in order.</param>
internal sealed record WrittenText(string Title, string Text, IReadOnlyList<WrittenPiece> Pieces)
{
    /// <summary>The paragraphs that are not blank.</summary>
    public IEnumerable<string> Paragraphs => Text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    /// <summary>The same as plain text, each passage with where it stands.</summary>
    /// <param name="site">The server's own address, without a slash at its end.</param>
    public string Plain(string site)
    {
        StringBuilder plain = new StringBuilder(Title).Append("\n\n").AppendJoin('\n', Paragraphs).Append('\n');
        if (Pieces.Count > 0) plain.Append('\n').Append(Citation.ListHeading).Append('\n');
        for (int i = 0; i < Pieces.Count; i++)
        {
            plain.Append(CultureInfo.InvariantCulture, $"\n[{i + 1}] {Citation.Quoted(Pieces[i].Passage, site)}\n");
            if (Pieces[i].Note.Length > 0) plain.Append("备注：").Append(Pieces[i].Note).Append('\n');
        }

        return plain.ToString();
    }
}

/// <summary>A passage that a text rests on.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Note">What its collector remarks; blank for nothing.</param>
internal sealed record WrittenPiece(PassageHit Passage, string Note)
{
    /// <summary>Whether a paragraph takes it up word for word.</summary>
    public bool IsIn(string paragraph) => Citation.Wording(Passage.Text).TrimEnd('。') is { Length: > 0 } words && paragraph.Contains(words, StringComparison.Ordinal);
}
