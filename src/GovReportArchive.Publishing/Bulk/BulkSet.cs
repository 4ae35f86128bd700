namespace GovReportArchive.Publishing.Bulk;

/// <summary>The whole archive as files, as it stood at one change: <c>manifest.json</c> of a set, which is written last.</summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="Version">Name of the set: the change, and the beginning of the archive's own name.</param>
/// <param name="Archive">Random name of the archive's catalog, the same for its copies.</param>
/// <param name="Change">Number of the last change that is in it.</param>
/// <param name="ChangedAt">When that change was made: a catalog from a backup gives its number out anew, to another change.</param>
/// <param name="Made">When it was begun, in UTC.</param>
/// <param name="Reports">Reports in it: all that stood.</param>
/// <param name="LeftOut">Ids of reports that are not in it because their record is damaged.</param>
/// <param name="Files">Its files, without the manifest.</param>
public sealed record BulkSet(
    string Schema, string Version, string Archive, long Change, DateTimeOffset ChangedAt, DateTimeOffset Made, long Reports, IReadOnlyList<string> LeftOut, IReadOnlyList<BulkFileInfo> Files)
{
    /// <summary>The schema of manifests.</summary>
    public const string CurrentSchema = "govreport-bulk/1";
}

/// <summary>A file of a set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What is in it, in Chinese.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
/// <param name="Rows">Lines or rows of data, headers not counted; null for texts.</param>
public sealed record BulkFileInfo(string Name, string About, string MediaType, long Bytes, string Sha256, long? Rows = null);
