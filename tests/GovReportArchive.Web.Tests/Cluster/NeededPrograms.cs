using GovReportArchive.Tests;

namespace GovReportArchive.Web.Tests.Cluster;

/// <summary>A test that needs PostgreSQL's programs; skipped without them.</summary>
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresCluster.Programs is null ? "needs PostgreSQL: apt-get install postgresql-15" : null;
}

/// <summary>A test that needs haproxy; skipped without it.</summary>
internal sealed class HaproxyFactAttribute : FactAttribute
{
    public const string Program = "/usr/sbin/haproxy";

    public HaproxyFactAttribute() => Skip = File.Exists(Program) ? null : "needs haproxy: apt-get install haproxy";
}
