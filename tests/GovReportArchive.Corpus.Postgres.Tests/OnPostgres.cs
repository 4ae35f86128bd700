using System.Runtime.CompilerServices;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests;

/// <summary>Puts the catalogs of this assembly's tests into PostgreSQL.</summary>
internal static class OnPostgres
{
    // CA2255: a test assembly has no beginning of its own.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Begin() => TemporaryArchive.OnPostgres = true;
}

/// <summary>Stands before xunit's in this namespace: a test skips where there is no PostgreSQL.</summary>
internal sealed class FactAttribute : Xunit.FactAttribute
{
    public FactAttribute() => Skip = PostgresServer.Missing;
}

/// <summary>As for facts.</summary>
internal sealed class TheoryAttribute : Xunit.TheoryAttribute
{
    public TheoryAttribute() => Skip = PostgresServer.Missing;
}
