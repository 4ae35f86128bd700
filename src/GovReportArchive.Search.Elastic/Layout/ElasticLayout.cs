using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Elastic.Layout;

/// <summary>Where the fields and columns of a schema stand in an index of the cluster, and the mapping that makes it so.</summary>
/// <remarks>ELASTIC.md tells what each field is for.</remarks>
internal sealed class ElasticLayout
{
    /// <summary>The id of a document.</summary>
    public const string Id = "id";

    /// <summary>The group that a document is replaced with.</summary>
    public const string Group = "group";

    /// <summary>True for what is no document any more, and for what the index says of itself.</summary>
    public const string Gone = "gone";

    /// <summary>Words of the whole text, a field's boost as so many occurrences.</summary>
    public const string Words = "words";

    /// <summary>Words of each field, the field's name before each.</summary>
    public const string FieldWords = "in";

    /// <summary>Folded units of the whole text, of which the cluster makes overlapping pairs of characters.</summary>
    public const string Pairs = "pairs";

    /// <summary>Texts that are only given back.</summary>
    public const string Stored = "stored";

    /// <summary>What the index says of itself.</summary>
    public const string About = "about";

    /// <summary>Stands at the end of each unit, so that its last character begins a pair too.</summary>
    public const char UnitEnd = '\uE001';

    /// <summary>Longer words are cut off: the cluster would make two of one. Their characters are found as pairs.</summary>
    public const int LongestWord = 200;

    /// <summary>The cluster refuses longer values, in bytes of UTF-8.</summary>
    public const int LongestValue = 32_766;

    // Mended, as a cluster refuses what is no text.
    private const char NoCharacter = '\uFFFD';

    // Words of two units are never near each other.
    private const int PositionGap = QueryLimits.Distance + 1;
    private readonly Dictionary<string, int> _fields = new(StringComparer.Ordinal);

    public ElasticLayout(IndexSchema schema)
    {
        Schema = schema;
        for (int i = 0; i < schema.Fields.Count; i++) _fields.Add(schema.Fields[i].Name, i);
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(schema))).AsSpan(0, 16));
    }

    public IndexSchema Schema { get; }

    /// <summary>Equal for equal schemas; an index is refused by another.</summary>
    public string Fingerprint { get; }

    /// <summary>Whether words and pairs are kept for each field too.</summary>
    public bool HasFields => Schema.Fields.Count > 1;

    /// <summary>Whether documents are changed after they were put: then the cluster has to give back all of what they were made from.</summary>
    public bool HasUpdatable => Schema.Columns.Any(column => column.Updatable is not null);

    public int Field(string name) => _fields[name];

    /// <summary>How many occurrences in the whole text one occurrence in a field counts for.</summary>
    public int Weight(int field) => HasFields ? Math.Clamp((int)MathF.Round(Schema.Fields[field].Boost), 1, 100) : 1;

    /// <summary>Where the folded units of a field stand.</summary>
    public string Units(int field) => "u_" + Name(Schema.Fields[field].Name);

    /// <summary>Where the pairs of a field are looked for, or those of the whole text.</summary>
    public string PairsOf(int field) => field < 0 || !HasFields ? Pairs : Units(field);

    /// <summary>Where a word is looked for, and as what.</summary>
    public (string Field, string Term) Word(int field, string word) => field < 0 || !HasFields ? (Words, word) : (FieldWords, $"{Schema.Fields[field].Name}:{word}");

    /// <summary>Where a column stands.</summary>
    public static string Column(Column column) => (column.Kind == ColumnKind.Number ? "n_" : "c_") + Name(column.Name);

    /// <summary>Text as a cluster can hold it: without half characters, and without the mark that ends units.</summary>
    public static string Text(string text)
    {
        if (!text.Contains(UnitEnd, StringComparison.Ordinal) && IsWellFormed(text)) return text;
        StringBuilder mended = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) mended.Append(rune.Value == UnitEnd ? NoCharacter.ToString() : rune.ToString());
        return mended.ToString();
    }

    /// <summary>A number that equals another where it is the same: there is one zero.</summary>
    public static double Number(double value) => value + 0.0;

    /// <summary>How a number of the cluster is written everywhere.</summary>
    public static string Written(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>What makes the index.</summary>
    public JsonObject Definition(ElasticSettings settings) => new()
    {
        ["settings"] = new JsonObject
        {
            ["index"] = new JsonObject
            {
                ["number_of_shards"] = settings.Shards,
                ["number_of_replicas"] = settings.Replicas,
                ["refresh_interval"] = "-1",
                ["max_docvalue_fields_search"] = 1000,
                ["mapping.total_fields.limit"] = 2000,
                ["merge.policy.expunge_deletes_allowed"] = 0,
                ["unassigned.node_left.delayed_timeout"] = "5s",
                ["analysis"] = new JsonObject
                {
                    ["tokenizer"] = Json.One("pairs", new JsonObject { ["type"] = "ngram", ["min_gram"] = 2, ["max_gram"] = 2, ["token_chars"] = new JsonArray() }),
                    ["analyzer"] = Json.One("pairs", new JsonObject { ["type"] = "custom", ["tokenizer"] = "pairs" }),
                },
            },
        },
        ["mappings"] = Mappings(),
    };

    private JsonObject Mappings()
    {
        JsonObject properties = new()
        {
            [Id] = Keyword(),
            [Group] = Keyword(),
            [Gone] = Json.One("type", "boolean"),
            [Words] = new JsonObject { ["type"] = "text", ["analyzer"] = "whitespace" },
            [Pairs] = PairsField(),
            [Stored] = new JsonObject { ["type"] = "object", ["enabled"] = false },
            [About] = new JsonObject { ["type"] = "object", ["enabled"] = false },
        };
        if (HasFields) properties[FieldWords] = new JsonObject { ["type"] = "text", ["analyzer"] = "whitespace" };
        for (int i = 0; i < Schema.Fields.Count; i++)
        {
            JsonObject units = HasFields ? PairsField() : new JsonObject { ["type"] = "text", ["index"] = false };
            units["copy_to"] = Pairs;
            properties[Units(i)] = units;
        }

        foreach (Column column in Schema.Columns.Where(column => column.Kind != ColumnKind.Stored))
            properties[Column(column)] = column.Kind == ColumnKind.Keyword ? Keyword() : Json.One("type", "double");
        JsonObject mappings = new() { ["dynamic"] = "strict" };
        if (!HasUpdatable) mappings["_source"] = Json.One("excludes", Json.Array([Words, FieldWords]));
        mappings["properties"] = properties;
        return mappings;
    }

    private static JsonObject Keyword() => Json.One("type", "keyword");

    private static JsonObject PairsField() => new() { ["type"] = "text", ["analyzer"] = "pairs", ["norms"] = false, ["position_increment_gap"] = PositionGap };

    // A dot would make an object of what stands before it.
    private static string Name(string name) => name.Replace('.', '/');

    private static bool IsWellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }
}
