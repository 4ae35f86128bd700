using System.Text.Json.Serialization;

namespace GovReportArchive.Search.Schema;

/// <summary>What an index holds: its text fields and its columns. Stored in the index; opening with another schema is an error.</summary>
/// <param name="Name">Name and version, such as <c>reports/1</c>.</param>
/// <param name="Fields">Text fields; a query without a field searches all of them.</param>
/// <param name="Columns">Columns that filters, facets and sorting use.</param>
public sealed record IndexSchema(string Name, IReadOnlyList<TextField> Fields, IReadOnlyList<Column> Columns)
{
    /// <summary>The column of a name and kind.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What it has to hold; null for anything.</param>
    /// <exception cref="ArgumentException">There is no such column, or one of another kind.</exception>
    public Column Column(string name, ColumnKind? kind)
    {
        Column column = Columns.FirstOrDefault(known => known.Name == name) ?? throw new ArgumentException($"The schema {Name} has no column {name}.", nameof(name));
        return kind is null || column.Kind == kind ? column : throw new ArgumentException($"Column {name} is not a {kind} column.", nameof(name));
    }
}

/// <summary>A text field.</summary>
/// <param name="Name">Name in queries and documents.</param>
/// <param name="Boost">Factor on the field's part of the score.</param>
/// <param name="Aliases">Other names in queries, such as 问题.</param>
public sealed record TextField(string Name, float Boost = 1, params IReadOnlyList<string> Aliases);

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>Zero or more strings a document, dictionary-coded.</summary>
    Keyword,

    /// <summary>At most one number a document; absent is not zero.</summary>
    Number,

    /// <summary>At most one text a document, only to be given back with hits: nothing filters, sorts or searches by it.</summary>
    Stored,
}

/// <summary>A column.</summary>
/// <param name="Name">Name in queries, filters and facets.</param>
/// <param name="Kind">Strings, numbers, or text that is only given back.</param>
/// <param name="Aliases">Other names in queries, such as 年份.</param>
public sealed record Column(string Name, ColumnKind Kind, params IReadOnlyList<string> Aliases)
{
    /// <summary>For a number column: the keyword column that groups documents of which one carries the number for all; null where each has its own.</summary>
    /// <remarks>A group's documents are put and committed together; a document has one group at most.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SharedBy { get; init; }

    /// <summary>True for a column that the program alone asks: queries do not name it. No part of the stored schema.</summary>
    [JsonIgnore]
    public bool IsInternal { get; init; }

    /// <summary>For a keyword column whose value may be set without putting the document again (<see cref="ISearchWriter.Update"/>): all values that there
    /// are, in ascending order of code points, at most 250; a document has at most one of them. Null where the column is as others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Updatable { get; init; }
}

/// <summary>One document to be indexed.</summary>
public sealed record IndexDocument
{
    /// <summary>The document's id; adding an id again replaces the document.</summary>
    public required string Id { get; init; }

    /// <summary>Text by field: each string is one unit that no match crosses. A field may occur with many units, in order.</summary>
    public required IReadOnlyList<(string Field, string Text)> Units { get; init; }

    /// <summary>Keyword column values.</summary>
    public IReadOnlyList<(string Column, string Value)> Keywords { get; init; } = [];

    /// <summary>Number column values.</summary>
    public IReadOnlyList<(string Column, double Value)> Numbers { get; init; } = [];

    /// <summary>Texts of stored columns; an empty one is as good as none.</summary>
    public IReadOnlyList<(string Column, string Text)> Stored { get; init; } = [];
}
