using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>Reads one line of bulk import: a full record, or a minimal one from which the rest is derived.</summary>
/// <remarks>Required: <c>title, agency.name, year, sections[].kind, sections[].text</c>.</remarks>
internal static class RecordLine
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private const string Unnamed = "-";
    private const int LongestName = 500;
    private static readonly HashSet<string> Kinds = [.. SectionKinds.All.Select(section => section.Kind)];

    /// <summary>Reads a line; what it returns holds to <see cref="RecordRules"/>.</summary>
    /// <param name="line">The line; null for one that was too long to be read.</param>
    /// <returns>The record, and whether the line carried its id.</returns>
    /// <exception cref="FormatException">The line is no record; the message says why.</exception>
    public static (ReportRecord Record, bool IdGiven) Read(string? line)
    {
        if (line is null) throw new FormatException(FormattableString.Invariant($"一行超过 {RecordLines.Longest >> 20} MB"));
        try
        {
            return Read(line, StrictUtf8.GetByteCount(line));
        }
        catch (JsonException error)
        {
            string where = error.Path is { Length: > 1 } path ? $"（{path}）" : "";
            throw new FormatException($"不是合格的 JSON 记录{where}：{error.Message}", error);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"不是合格的 JSON 记录：{error.Message}", error);
        }
    }

    // All parsing is of UTF-8: the line is made into it once.
    private static (ReportRecord Record, bool IdGiven) Read(string line, int length)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            StrictUtf8.GetBytes(line, buffer);
            if (!IsComplete(buffer.AsMemory(0, length))) return Completed(line);
            ReportRecord record = RecordJson.Deserialize(buffer.AsSpan(0, length));
            RecordRules.Require(record);
            return (record, true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static (ReportRecord Record, bool IdGiven) Completed(string line)
    {
        JsonObject json = JsonNode.Parse(line)!.AsObject();
        bool idGiven = Text(json["id"]) is { Length: > 0 };
        Derive(json, idGiven);
        ReportRecord record = json.Deserialize<ReportRecord>(RecordJson.Options) ?? throw new FormatException("不是 JSON 对象");
        RecordRules.Require(idGiven ? record : record with { Id = Unnamed });
        if (!idGiven) record = record with { Id = ReportId.Propose(record.Agency, record.Title, record.Year) };
        if (json["checks"] is null && record.Counts.Count > 0)
            record = record with { Checks = CheckRunner.Run(record.Form, record.Counts, record.Cells) };
        return (record, idGiven);
    }

    /// <summary>Whether nothing has to be derived; checks on the way what every record must have.</summary>
    private static bool IsComplete(ReadOnlyMemory<byte> line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement json = document.RootElement;
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException("不是 JSON 对象");
        bool idGiven = Text(json, "id") is { Length: > 0 };
        bool sectionsNumbered = Require(json, idGiven);
        return idGiven && sectionsNumbered && Text(json, "form") is not null && Text(json.GetProperty("agency"), "id") is not null;
    }

    private static bool Require(JsonElement json, bool idGiven)
    {
        if (Text(json, "schema") is string schema && schema != ReportRecord.CurrentSchema)
            throw new FormatException($"记录格式（schema）不认识，本程序只认 {ReportRecord.CurrentSchema}");
        if (string.IsNullOrWhiteSpace(Text(json, "title"))) throw new FormatException("缺 title");
        if (!json.TryGetProperty("agency", out JsonElement agency) || Text(agency, "name") is not string name || string.IsNullOrWhiteSpace(name))
            throw new FormatException("缺 agency.name");
        // Before anything is derived from it.
        if (name.Length > LongestName) throw new FormatException($"agency.name 超过 {LongestName} 个字符");

        // A record that was read from a file may lack the year, because the file does; it then has an id.
        if (!json.TryGetProperty("year", out JsonElement year) || year.ValueKind == JsonValueKind.Null)
        {
            if (!idGiven) throw new FormatException("缺 year");
        }
        else if (year.ValueKind != JsonValueKind.Number || !year.TryGetInt32(out int number) || number is < 1990 or > 2100)
        {
            throw new FormatException("year 应为四位年份的数字");
        }

        if (!json.TryGetProperty("sections", out JsonElement sections) || sections.ValueKind != JsonValueKind.Array) throw new FormatException("缺 sections");
        bool numbered = true;
        foreach (JsonElement section in sections.EnumerateArray())
        {
            if (Text(section, "kind") is not string kind || !Kinds.Contains(kind))
                throw new FormatException($"sections[].kind 应为 {string.Join("、", Kinds)} 之一");
            if (Text(section, "text") is null) throw new FormatException("缺 sections[].text");
            numbered &= section.TryGetProperty("n", out _);
        }

        return numbered;
    }

    private static void Derive(JsonObject json, bool idGiven)
    {
        if (!idGiven) json["id"] = "";
        JsonArray sections = json["sections"]!.AsArray();
        for (int i = 0; i < sections.Count; i++)
        {
            JsonObject section = sections[i]!.AsObject();
            section["n"] ??= i + 1;
        }

        if (Text(json["form"]) is null) json["form"] = FormOf((json["counts"] as JsonObject ?? []).Select(count => count.Key));
        JsonObject agency = json["agency"]!.AsObject();
        if (Text(agency["id"]) is null) AddWhatTheNameTells(json, agency);
    }

    // The reader knows from an agency's name where it is and what it does; what the line itself says stands.
    private static void AddWhatTheNameTells(JsonObject json, JsonObject agency)
    {
        string name = Text(agency["name"])!;
        ReportRecord known = ReportReader.Read(new SourceDocument
        {
            File = "",
            MediaType = "text/plain",
            Sha256 = "",
            Blocks = [new Paragraph(FormattableString.Invariant($"{name}{json["year"]}年政府信息公开工作年度报告"))],
        }).Record;
        string? code = Text((json["region"] as JsonObject)?["code"]);
        bool understood = string.Equals(known.Agency.Name, name, StringComparison.Ordinal) || string.Equals(known.Agency.Printed, name, StringComparison.Ordinal);
        string shortName = understood ? known.Agency.Id[(known.Agency.Id.IndexOf('/', StringComparison.Ordinal) + 1)..] : name;
        agency["id"] = $"{code ?? (understood ? known.Agency.Id[..known.Agency.Id.IndexOf('/', StringComparison.Ordinal)] : "x")}/{shortName}";
        if (!understood) return;
        agency["type"] ??= known.Agency.Type;
        agency["level"] ??= known.Agency.Level;
        if (json["region"] is null && known.Region is not null) json["region"] = JsonSerializer.SerializeToNode(known.Region, RecordJson.Options);
    }

    // The form is decided by the cells that are there: the newest form that has them all.
    private static string FormOf(IEnumerable<string> keys)
    {
        CountDefinition[] counts = [.. keys.Select(CountCatalog.Find).OfType<CountDefinition>()];
        if (counts.Length == 0) return FormIds.Free;
        string[] forms = [FormIds.Form2021, FormIds.Form2019, FormIds.Form2014];
        return forms.FirstOrDefault(form => counts.All(count => count.Forms.Contains(form))) ?? FormIds.Free;
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
