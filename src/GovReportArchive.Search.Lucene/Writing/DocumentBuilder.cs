using System.Text;
using GovReportArchive.Search.Lucene.Layout;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using LuceneIndexWriter = Lucene.Net.Index.IndexWriter;

namespace GovReportArchive.Search.Lucene.Writing;

/// <summary>Makes Lucene's documents of ours: folds, cuts into words and pairs, packs numbers. Used again for document after document; not thread-safe.</summary>
internal sealed class DocumentBuilder : IDisposable
{
    private static readonly FieldType Words = Indexed(IndexOptions.DOCS_AND_FREQS, omitNorms: false);
    private static readonly FieldType FieldWords = Indexed(IndexOptions.DOCS_AND_FREQS, omitNorms: true);
    private static readonly FieldType Pairs = Indexed(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, omitNorms: true);

    private readonly SchemaLayout _layout;
    private readonly Column[] _updatable;
    private readonly FoldingBuffer _folding = new();
    private readonly TermStream _words = new(), _fieldWords = new(), _pairs = new();
    private readonly UnitTable _units = new();
    private readonly SentenceCache _sentences = new();
    private readonly List<Word> _cuts = [];
    private readonly byte[] _pair = new byte[PairKey.Size];
    private byte[] _word = new byte[256];

    public DocumentBuilder(SchemaLayout layout) => (_layout, _updatable) = (layout, [.. layout.Schema.Columns.Where(column => column.Updatable is not null)]);

    /// <summary>Refuses a document that the schema has no place for.</summary>
    /// <exception cref="ArgumentException">It names a field or column that is not in the schema, or a number that is not finite.</exception>
    public void Check(IndexDocument document)
    {
        if (string.IsNullOrEmpty(document.Id)) throw new ArgumentException("A document needs an id.", nameof(document));
        foreach ((string field, string text) in document.Units)
        {
            if (_layout.Field(field) < 0) throw Unknown("text field", field);
            if (text is null) throw new ArgumentException($"Document {document.Id} has a unit without text in {field}.", nameof(document));
        }

        foreach ((string column, string value) in document.Keywords)
        {
            if (!Is(column, ColumnKind.Keyword)) throw Unknown("keyword column", column);
            if (value is null) throw new ArgumentException($"Document {document.Id} has no value in {column}.", nameof(document));
            if (IsUpdatable(column)) _layout.Item(column, value);
        }

        foreach ((string column, double value) in document.Numbers)
        {
            if (!Is(column, ColumnKind.Number)) throw Unknown("number column", column);
            if (!double.IsFinite(value)) throw new ArgumentException($"Document {document.Id} has {value} in {column}; only finite numbers can be held.", nameof(document));
        }

        foreach ((string column, string text) in document.Stored)
        {
            if (!Is(column, ColumnKind.Stored)) throw Unknown("stored column", column);
            if (text is null) throw new ArgumentException($"Document {document.Id} has no text in {column}.", nameof(document));
        }
    }

    /// <summary>The documents of a group, each to be taken before the next is asked for.</summary>
    public IEnumerable<IEnumerable<IIndexableField>> Build(string group, IReadOnlyList<IndexDocument> documents)
    {
        for (int i = 0; i < documents.Count; i++) yield return Build(group, documents[i], i == 0 ? documents : []);
    }

    public void Dispose()
    {
        _words.Dispose();
        _fieldWords.Dispose();
        _pairs.Dispose();
    }

    private List<IIndexableField> Build(string group, IndexDocument document, IReadOnlyList<IndexDocument> whole)
    {
        AddText(document);
        List<IIndexableField> fields =
        [
            new StringField(FieldNames.Group, group, Field.Store.NO),
            new SortedDocValuesField(FieldNames.Id, new BytesRef(document.Id)),
            new Field(FieldNames.Words, _words, Words),
            new Field(FieldNames.Pairs, _pairs, Pairs),
            new BinaryDocValuesField(FieldNames.Units, new BytesRef(_units.Bytes.ToArray())),
        ];
        if (_layout.HasFieldWords) fields.Add(new Field(FieldNames.FieldWords, _fieldWords, FieldWords));
        foreach ((string column, string value) in document.Keywords)
            if (!IsUpdatable(column)) fields.Add(new SortedSetDocValuesField(FieldNames.Column(column), new BytesRef(value)));
        // Every document has one, as only what is there can be updated.
        foreach (Column column in _updatable)
            fields.Add(new NumericDocValuesField(FieldNames.Column(column.Name), _layout.Item(column.Name, document.Keywords.FirstOrDefault(keyword => keyword.Column == column.Name).Value)));
        foreach ((string column, string text) in document.Stored) fields.Add(new BinaryDocValuesField(FieldNames.Column(column), new BytesRef(text)));
        if (_layout.OwnNumbers > 0) fields.Add(Numbers(FieldNames.Numbers, [document], _layout.OwnNumbers));
        if (_layout.SharedNumbers > 0 && whole.Count > 0) fields.Add(Numbers(FieldNames.SharedNumbers, whole, _layout.SharedNumbers));
        return fields;
    }

    private BinaryDocValuesField Numbers(string blob, IReadOnlyList<IndexDocument> documents, int columns) => new(blob, new BytesRef(NumberBlob.Write(
        documents.SelectMany(document => document.Numbers)
            .Select(number => (Place: _layout.Number(_layout.FindColumn(number.Column)), number.Value))
            .Where(number => number.Place.Blob == blob)
            .Select(number => (number.Place.Place, number.Value)),
        columns)));

    private void AddText(IndexDocument document)
    {
        _words.Begin();
        _fieldWords.Begin();
        _pairs.Begin();
        _units.Begin();
        bool first = true;
        foreach ((string name, string text) in document.Units)
        {
            int field = _layout.Field(name);
            _folding.Fold(text);
            if (_folding.Text.IsEmpty) continue;
            AddWords(_folding.Text, field);
            _units.Add(field, AddPairs(_folding.Text, first ? 1 : 1 + UnitWalk.Gap));
            first = false;
        }
    }

    private void AddWords(ReadOnlySpan<char> text, int field)
    {
        _cuts.Clear();
        _sentences.Segment(text, _cuts);
        int weight = _layout.HasFieldWords ? _layout.Weights[field] : 1;
        foreach (Word cut in _cuts)
        {
            ReadOnlySpan<byte> term = Term(text.Slice(cut.Start, cut.Length), field);
            for (int i = 0; i < weight; i++) _words.Add(term[1..]);
            if (_layout.HasFieldWords) _fieldWords.Add(term);
        }
    }

    private ReadOnlySpan<byte> Term(ReadOnlySpan<char> word, int field)
    {
        int most = 1 + Encoding.UTF8.GetMaxByteCount(word.Length);
        if (_word.Length < most) _word = new byte[most];
        _word[0] = (byte)field;
        int length = 1 + Encoding.UTF8.GetBytes(word, _word.AsSpan(1));
        // Lucene refuses longer terms. Nobody looks for them as words, and their characters are found as pairs.
        return _word.AsSpan(0, Math.Min(length, LuceneIndexWriter.MAX_TERM_LENGTH));
    }

    /// <summary>Adds the pairs of a folded unit, which end with its last rune and the end, and returns how many runes it has.</summary>
    private int AddPairs(ReadOnlySpan<char> text, int step)
    {
        int runes = 0, last = PairKey.Rune(text, out int units);
        for (text = text[units..]; ; text = text[units..])
        {
            int next = text.IsEmpty ? PairKey.End : PairKey.Rune(text, out units);
            PairKey.Write(PairKey.Key(last, next), _pair);
            _pairs.Add(_pair, runes++ == 0 ? step : 1);
            if (next == PairKey.End) return runes;
            last = next;
        }
    }

    private bool Is(string column, ColumnKind kind) => _layout.FindColumn(column) is var index and >= 0 && _layout.Schema.Columns[index].Kind == kind;

    private bool IsUpdatable(string column) => Array.Exists(_updatable, known => known.Name == column);

    private ArgumentException Unknown(string what, string name) => new($"The schema {_layout.Schema.Name} has no {what} {name}.", nameof(name));

    private static FieldType Indexed(IndexOptions options, bool omitNorms)
    {
        FieldType type = new() { IsIndexed = true, IsTokenized = true, IsStored = false, OmitNorms = omitNorms, IndexOptions = options };
        type.Freeze();
        return type;
    }
}
