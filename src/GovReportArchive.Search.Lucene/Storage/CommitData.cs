using System.Globalization;

namespace GovReportArchive.Search.Lucene.Storage;

/// <summary>What every commit says of itself beside its documents.</summary>
/// <param name="Schema">Name of the schema.</param>
/// <param name="Fingerprint">What the schema holds, as <see cref="Layout.SchemaLayout.Fingerprint"/>.</param>
/// <param name="Identity">Random name of the index.</param>
/// <param name="Applied">What the commit has followed.</param>
internal sealed record CommitData(string Schema, string Fingerprint, Guid Identity, CommitPoint Applied)
{
    private const string SchemaKey = "schema", FingerprintKey = "fingerprint", IdentityKey = "identity", ChangeKey = "change", BesideKey = "beside";

    public IDictionary<string, string> Write()
    {
        Dictionary<string, string> data = new(StringComparer.Ordinal)
        {
            [SchemaKey] = Schema,
            [FingerprintKey] = Fingerprint,
            [IdentityKey] = Identity.ToString("N"),
            [ChangeKey] = Applied.Change.ToString(CultureInfo.InvariantCulture),
        };
        if (Applied.Beside is { } beside) data[BesideKey] = beside;
        return data;
    }

    /// <summary>Reads what a commit says; null where it was not written by <see cref="Write"/>.</summary>
    public static CommitData? Read(IDictionary<string, string> data)
    {
        if (!data.TryGetValue(SchemaKey, out string? schema) || !data.TryGetValue(FingerprintKey, out string? fingerprint)) return null;
        if (!data.TryGetValue(IdentityKey, out string? identity) || !Guid.TryParseExact(identity, "N", out Guid name)) return null;
        if (!data.TryGetValue(ChangeKey, out string? change) || !long.TryParse(change, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)) return null;
        return new CommitData(schema, fingerprint, name, new CommitPoint(number, data.TryGetValue(BesideKey, out string? beside) ? beside : null));
    }
}
