namespace GovReportArchive.Reports.Prose;

/// <summary>A text without its blanks and in simplified characters, with the way back to the source's offsets.</summary>
internal readonly struct Squeezed
{
    private readonly int[] _origin;

    public Squeezed(string source)
    {
        Source = source;
        string simplified = Simplified.Of(source);
        char[] kept = new char[source.Length];
        _origin = new int[source.Length + 1];
        int n = 0;
        for (int i = 0; i < source.Length; i++)
        {
            if (char.IsWhiteSpace(simplified[i])) continue;
            _origin[n] = i;
            kept[n++] = Halfwidth(simplified[i]);
        }

        _origin[n] = source.Length;
        Text = new string(kept, 0, n);
    }

    public string Source { get; }

    /// <summary>Without blanks; brackets, colons, commas and digits in the forms that Chinese text uses most.</summary>
    public string Text { get; }

    /// <summary>Offset in the source of a character of <see cref="Text"/>, or of its end.</summary>
    public int Origin(int at) => _origin[at];

    /// <summary>The source's characters for a stretch of <see cref="Text"/>, blanks inside it included.</summary>
    public string Cut(int start, int length) => Source[_origin[start]..(length == 0 ? _origin[start] : _origin[start + length - 1] + 1)];

    private static char Halfwidth(char c) => c switch
    {
        '(' => '（',
        ')' => '）',
        ':' => '：',
        ',' => '，',
        ';' => '；',
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        '〇' or '○' or 'О' or 'Ο' or '◯' => '〇',
        _ => c,
    };
}
