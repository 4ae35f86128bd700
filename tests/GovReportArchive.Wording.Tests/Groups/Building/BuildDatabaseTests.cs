using GovReportArchive.Wording.Groups.Building;

namespace GovReportArchive.Wording.Tests.Groups.Building;

public sealed class BuildDatabaseTests : IDisposable
{
    private const string Long = "CREATE TABLE s.counted AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 100000) SELECT x FROM c";
    private readonly string _folder = Directory.CreateTempSubdirectory("build-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_job_is_given_up_in_the_middle_of_a_statement()
    {
        using CancellationTokenSource giveUp = new();
        using BuildDatabase database = new(Path.Combine(_folder, "made"), new BuildPace(gently: false, giveUp.Token));
        database.Define("stop_at", (long x) =>
        {
            if (x == 50_000) giveUp.Cancel();
            return x;
        });
        database.Run(Long);

        Assert.ThrowsAny<OperationCanceledException>(() => database.Run("CREATE TABLE s.again AS SELECT stop_at(x) FROM s.counted"));
    }

    [Fact]
    public void What_is_finished_stands_and_what_was_worked_with_is_gone()
    {
        using (BuildDatabase database = new(Path.Combine(_folder, "it's made"), new BuildPace(gently: false, CancellationToken.None)))
        {
            database.Run(Long);
            database.Run("CREATE TABLE sums AS SELECT sum(x) total FROM s.counted");
            Assert.Equal(5_000_050_000, database.Prepare("SELECT total FROM sums").Value<long>());
            database.Finish();
        }

        Assert.Equal(["it's made"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
    }
}
