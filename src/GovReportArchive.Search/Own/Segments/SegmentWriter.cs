using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Columns;
using GovReportArchive.Search.Own.Documents;
using GovReportArchive.Search.Own.Postings;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Own.Segments;

/// <summary>A segment that is being collected in memory: folds, cuts and inverts documents. Not thread-safe; after the first documents it
/// allocates nothing for a token.</summary>
internal sealed class SegmentWriter
{
    private readonly SegmentLayout _layout;
    private readonly Dictionary<string, int> _fields = new(StringComparer.Ordinal), _columns = new(StringComparer.Ordinal);
    private readonly FoldingBuffer _folding = new();
    private readonly SentenceCutter _sentences;
    private readonly WordCounter _inWhole = new(), _inField = new();
    private readonly int[] _lengths;
    private readonly KeywordColumnWriter[] _keywords;
    private readonly StoredColumnWriter[] _stored;
    private long _numberBytes;

    public SegmentWriter(SegmentLayout layout)
    {
        _layout = layout;
        Words = new PostingsWriter(false);
        _sentences = new SentenceCutter(WordTable, Pairs);
        _lengths = new int[layout.WordFields];
        Lengths = [.. Enumerable.Range(0, layout.WordFields).Select(_ => new ByteBuffer())];
        Totals = new long[layout.WordFields];
        IReadOnlyList<Column> columns = layout.Schema.Columns;
        for (int i = 0; i < layout.Schema.Fields.Count; i++) _fields.Add(layout.Schema.Fields[i].Name, i);
        for (int i = 0; i < columns.Count; i++) _columns.Add(columns[i].Name, i);
        Keywords = [.. columns.Select(column => column.Kind == ColumnKind.Keyword ? new KeywordColumnWriter() : null)];
        Numbers = [.. columns.Select(column => column.Kind == ColumnKind.Number ? new NumberColumnWriter() : null)];
        Stored = [.. columns.Select(column => column.Kind == ColumnKind.Stored ? new StoredColumnWriter() : null)];
        _keywords = [.. Keywords.OfType<KeywordColumnWriter>()];
        _stored = [.. Stored.OfType<StoredColumnWriter>()];
    }

    public List<byte[]> Ids { get; } = [];

    public WordTable WordTable { get; } = new();

    public PostingsWriter Words { get; }

    public PostingsWriter Pairs { get; } = new(true);

    public UnitTableWriter Units { get; } = new();

    /// <summary>Length codes of the documents, by word field.</summary>
    public ByteBuffer[] Lengths { get; }

    /// <summary>Sums of the exact lengths, by word field.</summary>
    public long[] Totals { get; }

    public KeywordColumnWriter?[] Keywords { get; }

    public NumberColumnWriter?[] Numbers { get; }

    public StoredColumnWriter?[] Stored { get; }

    public int Count => Ids.Count;

    /// <summary>Memory in use, roughly. Asked for after every document, so it does not look at the columns of numbers, of which there are hundreds.</summary>
    public long Bytes
    {
        get
        {
            long bytes = Words.Bytes + Pairs.Bytes + WordTable.Bytes + _sentences.Bytes + Units.Bytes + _numberBytes + (Count * (64L + _layout.WordFields));
            foreach (KeywordColumnWriter column in _keywords) bytes += column.Bytes;
            foreach (StoredColumnWriter column in _stored) bytes += column.Bytes;
            return bytes;
        }
    }

    /// <summary>Refuses a document that the schema has no place for.</summary>
    /// <exception cref="ArgumentException">It names a field or column that is not in the schema, or a number that is not finite.</exception>
    public void Check(IndexDocument document)
    {
        if (string.IsNullOrEmpty(document.Id)) throw new ArgumentException("A document needs an id.", nameof(document));
        foreach ((string field, string text) in document.Units)
        {
            if (!_fields.ContainsKey(field)) throw Unknown("text field", field);
            if (text is null) throw new ArgumentException($"Document {document.Id} has a unit without text in {field}.", nameof(document));
        }

        foreach ((string column, string value) in document.Keywords)
        {
            if (!_columns.TryGetValue(column, out int index) || Keywords[index] is null) throw Unknown("keyword column", column);
            if (value is null) throw new ArgumentException($"Document {document.Id} has no value in {column}.", nameof(document));
        }

        foreach ((string column, double value) in document.Numbers)
        {
            if (!_columns.TryGetValue(column, out int index) || Numbers[index] is null) throw Unknown("number column", column);
            if (!double.IsFinite(value)) throw new ArgumentException($"Document {document.Id} has {value} in {column}; only finite numbers can be held.", nameof(document));
        }

        foreach ((string column, string text) in document.Stored)
        {
            if (!_columns.TryGetValue(column, out int index) || Stored[index] is null) throw Unknown("stored column", column);
            if (text is null) throw new ArgumentException($"Document {document.Id} has no text in {column}.", nameof(document));
        }
    }

    /// <summary>Adds a document that <see cref="Check"/> accepts.</summary>
    /// <returns>Its number in the segment.</returns>
    public int Add(IndexDocument document)
    {
        int doc = Count;
        Ids.Add(Utf8.Bytes(document.Id));
        AddText(doc, document);
        AddColumns(doc, document);
        return doc;
    }

    public void Clear()
    {
        Ids.Clear();
        _sentences.Clear();
        WordTable.Clear();
        Words.Clear();
        Pairs.Clear();
        Units.Clear();
        foreach (ByteBuffer lengths in Lengths) lengths.Clear();
        Array.Clear(Totals);
        foreach (KeywordColumnWriter column in _keywords) column.Clear();
        foreach (NumberColumnWriter? column in Numbers) column?.Clear();
        foreach (StoredColumnWriter column in _stored) column.Clear();
        _numberBytes = 0;
    }

    private void AddText(int doc, IndexDocument document)
    {
        Array.Clear(_lengths);
        AddFolded(doc, document);
        for (int i = 0; i < _lengths.Length; i++)
        {
            Lengths[i].Append(LengthCode.Encode(_lengths[i]));
            Totals[i] += _lengths[i];
        }
    }

    private void AddFolded(int doc, IndexDocument document)
    {
        Units.BeginDocument();
        int position = 0, open = SegmentLayout.WholeText;
        foreach ((string name, string text) in document.Units)
        {
            int field = _fields[name], wordField = _layout.WordField(field);
            if (wordField != open) _inField.MoveTo(Words, open, doc);
            open = wordField;
            _folding.Fold(text);
            int length = AddUnit(doc, field, position, _folding.Text);
            if (length == 0) continue;
            Units.Add(field, length);
            // The position left out keeps the end of one unit from being a neighbour of the start of the next.
            position += length + UnitWalk.Gap;
        }

        _inField.MoveTo(Words, open, doc);
        _inWhole.MoveTo(Words, SegmentLayout.WholeText, doc);
    }

    /// <summary>Adds the words and pairs of a folded text and returns how many runes it has.</summary>
    private int AddUnit(int doc, int field, int from, ReadOnlySpan<char> text)
    {
        int wordField = _layout.WordField(field), weight = _layout.WordFields == 1 ? 1 : _layout.Weights[field];
        int position = from, last = PairKey.End;
        for (int end; text.Length > 0; text = text[end..])
        {
            end = ChineseSegmenter.SentenceEnd(text);
            ReadOnlySpan<char> sentence = text[..end];
            SentenceTerms terms = _sentences.Of(sentence);
            if (last != PairKey.End) Pairs.Add(PairKey.Key(last, terms.First), doc, position++);
            Pairs.AddRun(terms.Pairs, doc, position);
            position += terms.Pairs.Length;
            last = terms.Last;
            foreach (int word in terms.Words)
            {
                _inWhole.Add(word, weight);
                if (wordField != SegmentLayout.WholeText) _inField.Add(word, 1);
            }

            _lengths[SegmentLayout.WholeText] += terms.Words.Length * weight;
            if (wordField != SegmentLayout.WholeText) _lengths[wordField] += terms.Words.Length;
            if (end == text.Length) Pairs.Add(PairKey.Key(last, PairKey.End), doc, position++);
        }

        return position - from;
    }

    private void AddColumns(int doc, IndexDocument document)
    {
        foreach (KeywordColumnWriter column in _keywords) column.BeginDocument();
        foreach ((string name, string value) in document.Keywords) Keywords[_columns[name]]!.Add(value);
        foreach ((string name, double value) in document.Numbers) Numbers[_columns[name]]!.Add(doc, value);
        _numberBytes += document.Numbers.Count * NumberColumnWriter.BytesOfNumber;
        foreach (StoredColumnWriter column in _stored) column.BeginDocument();
        foreach ((string name, string text) in document.Stored) Stored[_columns[name]]!.Add(text);
    }

    private ArgumentException Unknown(string what, string name) => new($"The schema {_layout.Schema.Name} has no {what} {name}.", nameof(name));
}
