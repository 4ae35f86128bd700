using System.Globalization;
using System.Text.Json.Nodes;

namespace GovReportArchive.Search.Elastic.Cluster;

/// <summary>What an index says of itself, in one document: what its last commit holds, and who may write.</summary>
/// <param name="Schema">Name of the schema.</param>
/// <param name="Fingerprint">What the schema holds.</param>
/// <param name="Identity">Random name of the index.</param>
internal sealed record IndexState(string Schema, string Fingerprint, Guid Identity)
{
    /// <summary>Number of the last commit; 0 before the first.</summary>
    public long Commit { get; init; }

    /// <summary>What the last commit has followed.</summary>
    public CommitPoint Applied { get; init; } = new(0);

    /// <summary>Documents of the last commit.</summary>
    public int Documents { get; init; }

    /// <summary>True between the moment that documents become visible and the moment that this state names them.</summary>
    public bool Publishing { get; init; }

    /// <summary>True where documents were sent that no commit names yet.</summary>
    public bool Sent { get; init; }

    /// <summary>Who may write; null for nobody.</summary>
    public string? Holder { get; init; }

    /// <summary>Until when, unless it is prolonged.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>How often the right to write was taken: whoever took it later has the greater number.</summary>
    public long Term { get; init; }

    /// <summary>Random name of this writing of the state, by which its writer knows it again.</summary>
    public string Stamp { get; init; } = Guid.NewGuid().ToString("N");

    public JsonObject Write() => new()
    {
        ["schema"] = Schema,
        ["fingerprint"] = Fingerprint,
        ["identity"] = Identity.ToString("N"),
        ["commit"] = Commit,
        ["change"] = Applied.Change,
        ["beside"] = Applied.Beside,
        ["documents"] = Documents,
        ["publishing"] = Publishing,
        ["sent"] = Sent,
        ["holder"] = Holder,
        ["until"] = Until.ToString("O", CultureInfo.InvariantCulture),
        ["term"] = Term,
        ["stamp"] = Stamp,
    };

    /// <summary>Reads a state; null where it was written by another program.</summary>
    public static IndexState? Read(JsonNode? about)
    {
        try
        {
            return about is null ? null : new IndexState(Text("schema")!, Text("fingerprint")!, Guid.ParseExact(Text("identity")!, "N"))
            {
                Commit = about["commit"]!.GetValue<long>(),
                Applied = new CommitPoint(about["change"]!.GetValue<long>(), Text("beside")),
                Documents = about["documents"]!.GetValue<int>(),
                Publishing = about["publishing"]!.GetValue<bool>(),
                Sent = about["sent"]!.GetValue<bool>(),
                Holder = Text("holder"),
                Until = DateTimeOffset.Parse(Text("until")!, CultureInfo.InvariantCulture),
                Term = about["term"]!.GetValue<long>(),
                Stamp = Text("stamp")!,
            };
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or NullReferenceException or ArgumentNullException)
        {
            return null;
        }

        string? Text(string name) => about[name]?.GetValue<string>();
    }
}
