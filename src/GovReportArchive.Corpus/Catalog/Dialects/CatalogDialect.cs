using System.Data.Common;
using DbUp.Builder;

namespace GovReportArchive.Corpus.Catalog.Dialects;

/// <summary>What differs between the databases that can hold a catalog. Every other statement is written once, for both.</summary>
/// <remarks>Thread-safe.</remarks>
internal abstract class CatalogDialect : IDisposable
{
    /// <summary>Where the catalog is, as messages name it; without secrets.</summary>
    public abstract string Place { get; }

    /// <summary>Connections that are kept open with their statements while nobody uses them; 0 where the driver keeps them.</summary>
    public abstract int MostResting { get; }

    /// <summary>Folder of the scripts that make the tables.</summary>
    public abstract string Scripts { get; }

    /// <summary>An open connection.</summary>
    public abstract DbConnection Connect();

    /// <summary>A transaction in which all reads see the same state.</summary>
    public abstract DbTransaction BeginSnapshot(DbConnection connection);

    /// <summary>A transaction that writes; while it lasts no other one does, in any process.</summary>
    public abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>Names a parameter, so that a statement finds it under <c>$1</c>, <c>$2</c>, …</summary>
    public abstract string ParameterName(int number);

    /// <summary>A value as the database takes it.</summary>
    public virtual object Stored(object value) => value;

    /// <summary>Number of the last script that was run; 0 for an empty database, null where there are tables of another program.</summary>
    public abstract int? Version(CatalogConnection connection);

    /// <summary>Notes the number of the last script, in the transaction that ran it.</summary>
    public abstract string SetVersion(int version);

    /// <summary>Waits, in a transaction, until no other program brings the tables up to date.</summary>
    public virtual string? AloneInTransaction => null;

    /// <summary>A library that runs scripts here, all in one transaction.</summary>
    public abstract UpgradeEngineBuilder Upgrade();

    /// <summary>Makes sure that no byte of what was deleted is left in the database's own files.</summary>
    public abstract void Erase(CatalogConnection connection);

    /// <summary>Has a transaction not be ended for standing still, as where another one is waited for; null where none is.</summary>
    public virtual string? Unhurried => null;

    /// <summary>Lets keys that the database gives to rows of a table go on behind those that were put there; null where they do.</summary>
    public virtual string? KeysGoOn(string table) => null;

    /// <summary>What the database finds wrong with itself, a line each.</summary>
    public abstract IReadOnlyList<string> SelfCheck(CatalogConnection connection);

    /// <summary>Takes what only one program at a time has (<see cref="Duty"/>); null where another has it.</summary>
    /// <param name="archive">Name of the catalog.</param>
    public abstract IDutyHold? TryHoldDuty(string archive);

    /// <summary>Whether an error says that stored bytes are not what they were.</summary>
    public abstract bool IsDamage(DbException error);

    /// <summary>An error in words that say what to do.</summary>
    public abstract ArchiveException Explained(DbException error);

    public abstract void Dispose();
}
