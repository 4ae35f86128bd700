using System.Globalization;
using System.Reflection;
using System.Runtime.ExceptionServices;
using DbUp.Engine;
using DbUp.Engine.Output;
using GovReportArchive.Corpus.Catalog.Dialects;

namespace GovReportArchive.Corpus.Catalog.Schema;

/// <summary>The steps that make the tables: scripts in a folder for each kind of database, named by the version that they lead to. A published one is never edited, only
/// followed by another.</summary>
internal static class SchemaSteps
{
    /// <summary>Makes the tables, or runs the steps that are missing, all in one transaction. Two programs may do so at once.</summary>
    /// <exception cref="ArchiveException">The tables are another program's, or a newer version's.</exception>
    public static int BringUpToDate(CatalogDialect dialect)
    {
        List<SqlScript> steps = Of(dialect.Scripts);
        using (CatalogConnection connection = new(dialect))
            if (Known(dialect, connection.InTransaction(writes: false, dialect.Version), steps) == VersionOf(steps[^1].Name)) return 0;

        DatabaseUpgradeResult result = dialect.Upgrade().WithScripts(steps).WithTransaction().WithVariablesDisabled().LogTo(new NoOpUpgradeLog())
            .JournalTo((connections, _) => new VersionJournal(dialect, steps, connections)).Build().PerformUpgrade();
        if (result.Error is { } error) ExceptionDispatchInfo.Throw(error);
        return 0;
    }

    /// <summary>Number of the version that a step leads to.</summary>
    public static int VersionOf(string name) => int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture);

    /// <summary>A version that this program can work with or bring up to date.</summary>
    public static int Known(CatalogDialect dialect, int? found, List<SqlScript> steps)
    {
        int newest = VersionOf(steps[^1].Name);
        return found is not int version
            ? throw new ArchiveException("catalog.foreign", $"{dialect.Place} 不是本软件的目录库；请用 --corpus 或 --catalog 另选一个。")
            : version > newest
            ? throw new ArchiveException("catalog.newer", FormattableString.Invariant($"目录库 {dialect.Place} 的版本是 {version}，本程序只认到 {newest}；请升级程序。"))
            : version;
    }

    private static List<SqlScript> Of(string folder)
    {
        string begin = $"Schema.{folder}.";
        Assembly assembly = typeof(SchemaSteps).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(begin, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            return new SqlScript(name[begin.Length..], reader.ReadToEnd());
        })];
    }
}
