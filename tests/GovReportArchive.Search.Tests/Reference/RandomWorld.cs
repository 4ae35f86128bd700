using System.Globalization;
using System.Text;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Tests.Reference;

/// <summary>An index and the same documents in memory, both changed at random in the same way.</summary>
internal sealed class RandomWorld : IDisposable
{
    private static readonly string[] Small = ["政", "府", "信", "息", "公", "开", "a", "b", "1", "2", " ", "，", "𠮷", "（", "É"];
    private static readonly string[] Phrases =
    [
        "政府信息公开", "解读形式单一", "依申请公开", "微信公众号", "门户网站", "2023年", "条例", "群众", "不够", "主动公开", "政务新媒体", "一网通办",
        "卫东区", "退役军人事务局", "最后一公里", "，", "。", "、", "“", "”", "Web", "APP", "12345", "（一）", "的", "和", "是", "及时", "更新", " ", "　",
    ];

    // What breaks analysis: half surrogates, marks, compatibility forms, full width, traditional, line ends of every kind, what cannot be seen.
    private static readonly string[] Hard =
    [
        "資訊公開", "政府資訊", "２０２３ 年", "１２", "ＡＰＰ", "App", "㈱", "½", "ﬁ", "㎡", "ﾊﾞ", "é", "e\u0301", "\u0301", "\u0323", "İ", "ß", "Σς", "한국", "ᄀ", "\ud842", "\udfb7", "𠮷", "𠮷祥", "👍🏽", "\u200b",
        "\ufeff", "\u00a0", "\u3000", " ", "  ", "\t", "\n", "\r\n", "\u2028", "\u0085", "\0", "〔", "〕", "《", "》", "“", "”", "‘", "「", "」", "，", ",", "。", "：", ":", "（一）", "(", ")", "乾", "髮", "公开", "信息",
        "政策解读", "一网通办", "卫东区", "…", "－", "-", "~", "*", "\\",
    ];

    private readonly TemporaryDirectory _directory = new();
    private readonly Random _random;
    private readonly int _ids;
    private readonly ISearchIndex _index;
    private readonly string[] _alphabet;

    /// <param name="seed">Equal seeds give equal worlds.</param>
    /// <param name="ids">Different documents; thousands make lists of several blocks and bitmaps.</param>
    /// <param name="hard">Whether the text is made of what breaks analysis.</param>
    public RandomWorld(int seed, int ids = 40, bool hard = false)
    {
        _ids = ids;
        _random = new Random(seed);
        _alphabet = hard ? Hard : seed % 2 == 0 ? Small : Phrases;
        // A third of the worlds keeps nothing beside the segments, and a third so little that it is dropped all the time.
        _index = TestEngine.Open(_directory.Path, Schema, (seed % 3) switch { 0 => 0, 1 => 100_000, _ => null });
        using ISearchWriter writer = _index.TryWrite()!;
        int rounds = _random.Next(1, 12);
        for (int round = 0; round < rounds; round++)
        {
            for (int i = _random.Next(0, ids * 3 / 4); i > 0; i--) Change(writer);
            writer.Commit(round);
        }

        Assert.Null(writer.MergeFailure);
        Reader = _index.Open()!;
    }

    public static IndexSchema Schema { get; } = SampleSchema.Reports;

    public Dictionary<string, ReferenceDocument> Documents { get; } = new(StringComparer.Ordinal);

    public ISearchView Reader { get; }

    public Random Random => _random;

    public void Dispose()
    {
        Reader.Dispose();
        _index.Dispose();
        _directory.Dispose();
    }

    /// <summary>Random text of some symbols.</summary>
    public string Text(int symbols)
    {
        StringBuilder text = new();
        for (int i = 0; i < symbols; i++) text.Append(_alphabet[_random.Next(_alphabet.Length)]);
        return text.ToString();
    }

    /// <summary>A stretch of some document, or random text.</summary>
    public string Piece() => AnyPiece() is var piece && Folding.Fold(piece).Length > 0 ? piece : "公开";

    private string AnyPiece()
    {
        if (Texts.Count == 0 || _random.Next(4) == 0) return WellFormed(Text(_random.Next(1, 5)));
        string text = Texts[_random.Next(Texts.Count)];
        if (text.Length == 0) return WellFormed(Text(1));
        int start = _random.Next(text.Length), length = _random.Next(1, Math.Min(9, text.Length - start + 1));
        return WellFormed(text.Substring(start, length));
    }

    // Half a surrogate pair is no text that anybody could type.
    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0xFFFD).Select(rune => rune.ToString()));

    public List<string> Texts { get; } = [];

    /// <summary>A random query that the language accepts, mostly.</summary>
    public string Query(int depth = 0)
    {
        string leaf = _random.Next(12) switch
        {
            0 or 1 or 2 => $"\"{Escaped(Piece())}\"",
            3 or 4 => Bare(Piece()),
            5 => $"“{Escaped(Piece())}”",
            6 => $"问题:\"{Escaped(Piece())}\"",
            7 => $"标题：{Bare(Piece())}",
            8 => $"\"{Escaped(Piece())} {Escaped(Piece())}\"~{_random.Next(0, 12).ToString(CultureInfo.InvariantCulture)}",
            9 => $"年份:{_random.Next(2020, 2025).ToString(CultureInfo.InvariantCulture)}",
            10 => $"新收申请:[{_random.Next(0, 9).ToString(CultureInfo.InvariantCulture)} TO {(_random.Next(2) == 0 ? "*" : "7")}}}",
            _ => $"{Bare(Piece())}*",
        };
        if (depth > 2) return leaf;
        return _random.Next(8) switch
        {
            0 => $"{leaf} {Query(depth + 1)}",
            1 => $"{leaf} OR {Query(depth + 1)}",
            2 => $"({Query(depth + 1)}) AND NOT {leaf}",
            3 => $"-{leaf} {Query(depth + 1)}",
            4 => $"总体:({leaf} OR {Query(depth + 2)})",
            5 => $"{leaf}^2 OR ({Query(depth + 1)})",
            _ => leaf,
        };
    }

    /// <summary>Text as it stands inside of quotation marks.</summary>
    public static string Escaped(string text) => new([.. text.SelectMany(c => QueryCharacters.Opens(c) || c == '\\' ? new[] { '\\', c } : [c])]);

    private static string Bare(string text) => string.Concat(text.Select(c => QueryCharacters.EndsRun(c) || ":：^~*-+!\\".Contains(c, StringComparison.Ordinal) ? "" : c.ToString())) is { Length: > 0 } bare ? bare : "公开";

    private void Change(ISearchWriter writer)
    {
        string id = $"d{_random.Next(_ids).ToString(CultureInfo.InvariantCulture)}";
        if (_random.Next(6) == 0)
        {
            Documents.Remove(id);
            writer.Delete(id);
            return;
        }

        IndexDocument document = Document(id);
        writer.Put(document);
        Documents[id] = new ReferenceDocument(document, Schema);
        Texts.AddRange(document.Units.Select(unit => unit.Text));
    }

    private IndexDocument Document(string id)
    {
        string[] fields = ["title", "overall", "problems"];
        int most = _random.Next(20) == 0 ? 400 : 12;
        if (_random.Next(400) == 0) most = 20_000;
        return new IndexDocument
        {
            Id = id,
            Units = [.. Enumerable.Range(0, _random.Next(0, 6)).Select(_ => (fields[_random.Next(3)], Text(_random.Next(0, most))))],
            Keywords =
            [
                .. _random.Next(5) == 0 ? Array.Empty<(string, string)>() : [("year", _random.Next(2020, 2025).ToString(CultureInfo.InvariantCulture))],
                .. Enumerable.Range(0, _random.Next(0, 4)).Select(_ => ("region", "23" + Text(1).Trim() + _random.Next(3).ToString(CultureInfo.InvariantCulture))),
                ("agency", $"机关{_random.Next(8).ToString(CultureInfo.InvariantCulture)}"),
            ],
            Numbers = _random.Next(3) == 0 ? [] : [("applications.received.total", _random.Next(10) == 0 ? 2.5 : _random.Next(0, 12))],
        };
    }
}
