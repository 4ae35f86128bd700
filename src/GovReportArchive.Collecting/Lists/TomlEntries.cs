using GovReportArchive.Reports.Records;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace GovReportArchive.Collecting.Lists;

/// <summary>Reads lists in TOML: keys of the whole file, and tables <c>[[name]]</c> of keys with plain values.</summary>
internal static class TomlEntries
{
    /// <summary>The entries in their order, the whole file's first.</summary>
    /// <param name="text">The file.</param>
    /// <param name="mistakes">What is wrong is added here, a sentence each, with its line.</param>
    public static IReadOnlyList<ListEntry> Read(string text, List<string> mistakes)
    {
        DocumentSyntax document = SyntaxParser.Parse(text, "", true);
        foreach (DiagnosticMessage wrong in document.Diagnostics) mistakes.Add($"第 {wrong.Span.Start.Line + 1} 行不合 TOML 的写法（{Unprintable.Escaped(wrong.Message)}）。");
        if (document.HasErrors) return [];
        List<ListEntry> entries = [new("", 1, Values(document.KeyValues, mistakes))];
        foreach (TableSyntaxBase table in document.Tables)
        {
            string name = Name(table.Name);
            int line = table.Span.Start.Line + 1;
            if (table is TableArraySyntax) entries.Add(new ListEntry(name, line, Values(table.Items, mistakes)));
            else mistakes.Add($"第 {line} 行：表应写作 [[{name}]]，而不是 [{name}]。");
        }

        return entries;
    }

    private static Dictionary<string, (object, int)> Values(SyntaxList<KeyValueSyntax> pairs, List<string> mistakes)
    {
        Dictionary<string, (object, int)> values = new(StringComparer.Ordinal);
        foreach (KeyValueSyntax pair in pairs)
        {
            string key = Name(pair.Key);
            int line = pair.Span.Start.Line + 1;
            if (Value(pair.Value) is not object value) mistakes.Add($"第 {line} 行：{key} 的值应是文字、数字、true 或 false，或文字的列表。");
            else values[key] = (value, line);
        }

        return values;
    }

    private static object? Value(ValueSyntax? value) => value switch
    {
        StringValueSyntax text => text.Value,
        IntegerValueSyntax number => number.Value,
        FloatValueSyntax number => number.Value,
        BooleanValueSyntax truth => truth.Value,
        ArraySyntax list when list.Items.All(item => item.Value is StringValueSyntax) => list.Items.Select(item => ((StringValueSyntax)item.Value!).Value ?? "").ToArray(),
        _ => null,
    };

    private static string Name(KeySyntax? key) => Unprintable.Escaped(key?.ToString().Trim().Trim('"', '\'') ?? "");
}
