using System.Reflection;

namespace GovReportArchive.Corpus.Backup;

/// <summary>One generation of a backup: <c>manifest.json</c> beside its catalog. Whatever it names is in the backup, with these bytes.</summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="Program">Version of the program that made it.</param>
/// <param name="Archive">Random name of the catalog, the same for its copies.</param>
/// <param name="Change">Number of the last change that is in it.</param>
/// <param name="Made">When it was begun, in UTC: all that was acknowledged before is in it.</param>
/// <param name="Holds">What the catalog holds, in numbers.</param>
/// <param name="Readings">SHA-256 over the digests of all readings, in their order.</param>
/// <param name="Files">The files beside the manifest; one of them lists the originals.</param>
/// <param name="Lacking">Originals that the archive itself did not have whole, nor the backup from before.</param>
/// <param name="Questions">Searches with the answers that the archive gave; empty where its index was not at this change.</param>
public sealed record BackupManifest(
    string Schema, string Program, string Archive, long Change, DateTimeOffset Made, Statistics Holds, string Readings,
    IReadOnlyList<BackupFile> Files, IReadOnlyList<LackingOriginal> Lacking, IReadOnlyList<ControlAnswer> Questions)
{
    /// <summary>The schema of manifests.</summary>
    public const string CurrentSchema = "govreport-backup/1";

    /// <summary>The version of this program, with the state of its source.</summary>
    public static string ThisProgram { get; } =
        typeof(BackupManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?";
}

/// <summary>A file of a generation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
public sealed record BackupFile(string Name, long Bytes, string Sha256);

/// <summary>An original that no whole copy was found of.</summary>
/// <param name="Sha256">Its hash.</param>
/// <param name="Report">Id of a report that it belongs to.</param>
public sealed record LackingOriginal(string Sha256, string Report);

/// <summary>A search with its answer, by which a restored archive is tried.</summary>
/// <param name="Query">The query text; empty for everything.</param>
/// <param name="Total">Reports that matched.</param>
/// <param name="ByYear">Of these by year.</param>
public sealed record ControlAnswer(string Query, int Total, IReadOnlyDictionary<string, int> ByYear);
