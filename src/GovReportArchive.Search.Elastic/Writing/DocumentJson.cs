using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GovReportArchive.Search.Elastic.Layout;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Elastic.Writing;

/// <summary>Makes the cluster's documents of ours: folds, cuts into words. Used again for document after document; not thread-safe.</summary>
internal sealed class DocumentJson(ElasticLayout layout)
{
    private readonly FoldingBuffer _folding = new();
    private readonly SentenceCache _sentences = new();
    private readonly List<Word> _cuts = [];
    private readonly StringBuilder _words = new(), _fieldWords = new();
    private readonly Dictionary<string, Column> _columns = layout.Schema.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
    private readonly HashSet<string> _fields = [.. layout.Schema.Fields.Select(field => field.Name)];

    /// <summary>Refuses a document that the schema has no place for.</summary>
    /// <exception cref="ArgumentException">It names a field or column that is not in the schema, a number that is not finite, or a value that is too long.</exception>
    public void Check(IndexDocument document)
    {
        if (string.IsNullOrEmpty(document.Id)) throw new ArgumentException("A document needs an id.", nameof(document));
        CheckLength(document.Id, "id");
        foreach ((string field, string text) in document.Units)
        {
            if (!_fields.Contains(field)) throw Unknown("text field", field);
            if (text is null) throw new ArgumentException($"Document {document.Id} has a unit without text in {field}.", nameof(document));
        }

        foreach ((string name, string value) in document.Keywords)
        {
            Column column = Known(name, ColumnKind.Keyword);
            if (value is null) throw new ArgumentException($"Document {document.Id} has no value in {name}.", nameof(document));
            if (column.Updatable is { } values && !values.Contains(value)) throw new ArgumentException($"Column {name} has no value {value}.", nameof(document));
            CheckLength(value, name);
        }

        foreach ((string name, double value) in document.Numbers)
        {
            Known(name, ColumnKind.Number);
            if (!double.IsFinite(value)) throw new ArgumentException($"Document {document.Id} has {value} in {name}; only finite numbers can be held.", nameof(document));
        }

        foreach ((string name, string text) in document.Stored)
        {
            Known(name, ColumnKind.Stored);
            if (text is null) throw new ArgumentException($"Document {document.Id} has no text in {name}.", nameof(document));
        }
    }

    /// <summary>Refuses a value that the cluster would refuse.</summary>
    /// <exception cref="ArgumentException">It is too long.</exception>
    public static void CheckLength(string value, string name)
    {
        if (Encoding.UTF8.GetByteCount(value) > ElasticLayout.LongestValue) throw new ArgumentException($"A value of {name} is longer than {ElasticLayout.LongestValue} bytes.", nameof(value));
    }

    /// <summary>One document as a line of JSON.</summary>
    /// <param name="group">The group that it is replaced with.</param>
    /// <param name="document">Checked.</param>
    /// <param name="shared">The numbers that hold for all documents of the group.</param>
    public byte[] Write(string group, IndexDocument document, IReadOnlyList<(string Column, double Value)> shared)
    {
        ArrayBufferWriter<byte> line = new(1 << 12);
        using (Utf8JsonWriter json = new(line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString(ElasticLayout.Id, ElasticLayout.Text(document.Id));
            json.WriteString(ElasticLayout.Group, ElasticLayout.Text(group));
            json.WriteBoolean(ElasticLayout.Gone, false);
            WriteText(json, document);
            foreach (IGrouping<string, string> column in document.Keywords.GroupBy(keyword => keyword.Column, keyword => ElasticLayout.Text(keyword.Value), StringComparer.Ordinal))
            {
                json.WriteStartArray(ElasticLayout.Column(_columns[column.Key]));
                foreach (string value in column.Distinct(StringComparer.Ordinal).Order(CodePointOrder.Instance)) json.WriteStringValue(value);
                json.WriteEndArray();
            }

            foreach ((string name, double value) in document.Numbers.Where(number => _columns[number.Column].SharedBy is null).Concat(shared).DistinctBy(number => number.Column, StringComparer.Ordinal))
                json.WriteNumber(ElasticLayout.Column(_columns[name]), ElasticLayout.Number(value));
            if (document.Stored.Count > 0)
            {
                json.WriteStartObject(ElasticLayout.Stored);
                foreach ((string name, string text) in document.Stored.Where(stored => stored.Text.Length > 0)) json.WriteString(name, ElasticLayout.Text(text));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return line.WrittenSpan.ToArray();
    }

    /// <summary>The numbers that some document of a group carries for all.</summary>
    public IReadOnlyList<(string Column, double Value)> Shared(IReadOnlyList<IndexDocument> documents) =>
        [.. documents.SelectMany(document => document.Numbers).Where(number => _columns[number.Column].SharedBy is not null)];

    private void WriteText(Utf8JsonWriter json, IndexDocument document)
    {
        _words.Clear();
        _fieldWords.Clear();
        Dictionary<int, List<string>> units = [];
        foreach ((string name, string text) in document.Units)
        {
            int field = layout.Field(name);
            _folding.Fold(text);
            if (_folding.Text.IsEmpty) continue;
            AddWords(_folding.Text, field);
            if (!units.TryGetValue(field, out List<string>? held)) units.Add(field, held = []);
            held.Add(ElasticLayout.Text(new string(_folding.Text)) + ElasticLayout.UnitEnd);
        }

        if (_words.Length > 0) json.WriteString(ElasticLayout.Words, _words.ToString());
        if (_fieldWords.Length > 0) json.WriteString(ElasticLayout.FieldWords, _fieldWords.ToString());
        foreach ((int field, List<string> held) in units)
        {
            json.WriteStartArray(layout.Units(field));
            foreach (string unit in held) json.WriteStringValue(unit);
            json.WriteEndArray();
        }
    }

    private void AddWords(ReadOnlySpan<char> text, int field)
    {
        _cuts.Clear();
        _sentences.Segment(text, _cuts);
        foreach (Word cut in _cuts)
        {
            string word = ElasticLayout.Text(new string(text.Slice(cut.Start, Math.Min(cut.Length, ElasticLayout.LongestWord))));
            for (int i = layout.Weight(field); i > 0; i--) _words.Append(word).Append(' ');
            if (layout.HasFields) _fieldWords.Append(layout.Word(field, word).Term).Append(' ');
        }
    }

    private Column Known(string name, ColumnKind kind) => _columns.TryGetValue(name, out Column? column) && column.Kind == kind ? column : throw Unknown($"{kind} column", name);

    private ArgumentException Unknown(string what, string name) => new($"The schema {layout.Schema.Name} has no {what} {name}.", nameof(name));
}
