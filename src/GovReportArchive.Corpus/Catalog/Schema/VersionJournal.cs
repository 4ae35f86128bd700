using System.Data;
using System.Data.Common;
using DbUp.Engine;
using DbUp.Engine.Transactions;
using GovReportArchive.Corpus.Catalog.Dialects;

namespace GovReportArchive.Corpus.Catalog.Schema;

/// <summary>What steps were run, told from the one number that the database keeps.</summary>
internal sealed class VersionJournal(CatalogDialect dialect, List<SqlScript> steps, Func<IConnectionManager> connections) : IJournal
{
    /// <summary>Asked first, in the transaction of the upgrade: from here on no other program makes or changes tables.</summary>
    public string[] GetExecutedScripts() => connections().ExecuteCommandsWithManagedConnection(command =>
    {
        if (dialect.AloneInTransaction is { } alone) Run(command, alone);
        using IDbCommand ask = command();
        int version = SchemaSteps.Known(dialect, dialect.Version(new CatalogConnection(dialect, (DbConnection)ask.Connection!, (DbTransaction?)ask.Transaction)), steps);
        return steps.Select(step => step.Name).Where(name => SchemaSteps.VersionOf(name) <= version).ToArray();
    });

    public void StoreExecutedScript(SqlScript script, Func<IDbCommand> dbCommandFactory) => Run(dbCommandFactory, dialect.SetVersion(SchemaSteps.VersionOf(script.Name)));

    public void EnsureTableExistsAndIsLatestVersion(Func<IDbCommand> dbCommandFactory)
    {
    }

    private static void Run(Func<IDbCommand> command, string sql)
    {
        using IDbCommand run = command();
        run.CommandText = sql;
        run.ExecuteNonQuery();
    }
}
