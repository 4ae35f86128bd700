using System.Net;
using Microsoft.OpenApi;

namespace GovReportArchive.Web.Api.Contract;

/// <summary>Makes schemas that say what may be read into a type say what is written of it.</summary>
/// <remarks>Answers leave out what is null and write everything else: a property that can be null is optional and never null, any other is always there.</remarks>
internal static class WrittenSchemas
{
    /// <summary>Corrects all schemas of a document, but those of the bodies that it takes: of these the types say what must be given.</summary>
    public static void Correct(OpenApiDocument document)
    {
        HashSet<string> taken = [.. document.Paths.Values.SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>())
            .SelectMany(operation => operation.RequestBody?.Content?.Values ?? Enumerable.Empty<OpenApiMediaType>())
            .Select(media => (media.Schema as OpenApiSchemaReference)?.Reference.Id).OfType<string>()];
        foreach ((string name, IOpenApiSchema schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
            if (schema is OpenApiSchema written) Correct(written, isTaken: taken.Contains(name));
    }

    private static void Correct(OpenApiSchema schema, bool isTaken)
    {
        // Types speak of null where an answer leaves a member out.
        if (!isTaken) schema.Description = Absent(schema.Description);
        if (schema.Properties is { Count: > 0 } properties)
        {
            if (!isTaken) schema.Required = properties.Where(property => !CanBeNull(property.Value)).Select(property => property.Key).ToHashSet(StringComparer.Ordinal);
            foreach (string name in properties.Keys.ToArray())
            {
                properties[name] = NeverNull(properties[name]);
                if (!isTaken && properties[name] is OpenApiSchemaReference { Reference.Description: { } said } part) part.Reference.Description = Absent(said);
            }
        }

        // Names of an enumeration are written as text, which its values alone do not tell every program.
        if (schema.Enum is { Count: > 0 }) schema.Type ??= JsonSchemaType.String;
        foreach (IOpenApiSchema part in Parts(schema))
            if (part is OpenApiSchema inline) Correct(inline, isTaken);
    }

    private static IEnumerable<IOpenApiSchema> Parts(OpenApiSchema schema)
    {
        IEnumerable<IOpenApiSchema> parts = [.. schema.Properties?.Values ?? Enumerable.Empty<IOpenApiSchema>(), .. schema.OneOf ?? [], .. schema.AnyOf ?? [], .. schema.AllOf ?? []];
        if (schema.Items is { } items) parts = parts.Append(items);
        return schema.AdditionalProperties is { } values ? parts.Append(values) : parts;
    }

    private static string? Absent(string? description) => description is null ? null : WebUtility.HtmlDecode(string.Join(' ', description.Split(' ').Select(word => word.Trim(',', ';', '.', '(', ')', '`') == "null" ? word.Replace("null", "absent", StringComparison.Ordinal) : word)));

    private static bool IsNull(IOpenApiSchema schema) => schema.Type == JsonSchemaType.Null;

    private static bool CanBeNull(IOpenApiSchema schema) =>
        schema.Type?.HasFlag(JsonSchemaType.Null) == true || schema.OneOf?.Any(IsNull) == true || schema.AnyOf?.Any(IsNull) == true;

    private static IOpenApiSchema NeverNull(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema written) return schema;
        if (written.Type is { } type && type.HasFlag(JsonSchemaType.Null)) written.Type = type & ~JsonSchemaType.Null;
        IList<IOpenApiSchema>? choices = written.OneOf ?? written.AnyOf;
        if (choices?.Any(IsNull) != true) return written;
        IOpenApiSchema[] others = [.. choices.Where(choice => !IsNull(choice))];
        if (others.Length == 1) return others[0];
        (written.OneOf, written.AnyOf) = (others, null);
        return written;
    }
}
