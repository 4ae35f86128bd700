using System.Globalization;
using Dapper;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Following;
using GovReportArchive.Tests;
using GovReportArchive.Text.Likeness;
using GovReportArchive.Wording.Groups;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Wording.Tests.Groups;

public sealed class WordingLinesTests : IAsyncLifetime, IDisposable
{
    private const int Reports = 30;
    private readonly TemporaryArchive _temporary = new();

    private OpenArchive Archive => _temporary.Archive;

    private string Folder => Path.Combine(_temporary.Options.IndexDirectory, "wordings", "lines");

    private string LinesFile => Path.Combine(Folder, "lines.db");

    public async Task InitializeAsync()
    {
        await Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(Reports)), "x");
        Archive.TryCatchUp();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Wordings_are_made_of_what_was_followed_and_no_record_is_read_again()
    {
        using (SqliteConnection catalog = Open(Path.Combine(_temporary.Options.CorpusDirectory, "archive.db"))) catalog.Execute("UPDATE readings SET record = zeroblob(length(record))");

        Assert.Equal(Reports, Archive.WordingKeeper.Rebuild()!.Reports);
        Assert.NotEmpty(Texts());
    }

    [Fact]
    public void Lines_come_out_as_they_were_put_in()
    {
        ReportLines lines = Lines(3);
        ReportLines again = ReportLines.Unpack(lines.Pack());

        Assert.NotEmpty(lines.Sentences);
        Assert.NotEmpty(lines.Items);
        Assert.Equal(lines.Sentences, again.Sentences);
        Assert.Equal(lines.Items, again.Items);
        Assert.Equal(lines, again with { Sentences = lines.Sentences, Items = lines.Items });
    }

    // Where this fails because lines are cut otherwise, or formulas are others, the number is to be raised too, or archives keep the lines they have.
    [Fact]
    public void Lines_of_the_same_record_change_only_with_the_number_of_their_rules()
    {
        using StreamReader formulas = new(typeof(Formulas).Assembly.GetManifestResourceStream("formulas.tsv")!);
        string all = formulas.ReadToEnd() + string.Join('\n', Enumerable.Range(0, Reports).Select(Lines).SelectMany(lines => lines.Sentences.Select(key => key.ToString("x16", CultureInfo.InvariantCulture))
            .Concat(lines.Items.Select(item => item.ToString()))));

        Assert.Equal((1, "b654f84d3d7f024a"), (ReportLines.Rules, Shingles.Fingerprint(all).ToString("x16", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Replaced_words_in_the_lines_come_into_no_wording()
    {
        Archive.WordingKeeper.Rebuild();
        string[] before = Texts();
        _temporary.Reopen();
        using (SqliteConnection lines = Open(LinesFile)) lines.Execute("UPDATE lines SET packed = (SELECT packed FROM lines WHERE n = 2) WHERE n = 1");

        Assert.Equal("wordings.lines", Assert.Throws<ArchiveException>(() => Archive.WordingKeeper.Rebuild()).Code);
        Assert.Equal(before, Texts());
        Assert.NotNull(Archive.WordingKeeper.Rebuild());
        Assert.Equal(before, Texts());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_is_gone_or_no_database_is_made_anew(bool isGone)
    {
        Archive.WordingKeeper.Rebuild();
        string[] before = Texts();
        _temporary.Reopen();
        if (isGone) Directory.Delete(Folder, recursive: true);
        else File.WriteAllText(LinesFile, new string('x', 10_000));

        Assert.Equal(Reports, Archive.WordingKeeper.Rebuild()!.Reports);
        Assert.Equal(before, Texts());
    }

    [Fact]
    public void A_file_that_is_taken_away_from_whoever_follows_is_made_anew()
    {
        Directory.Delete(Folder, recursive: true);

        Assert.Equal(Reports, Archive.WordingKeeper.Rebuild()!.Reports);
    }

    [Fact]
    public void What_is_of_another_catalog_or_ahead_of_it_is_begun_anew()
    {
        string folder = _temporary.File("lines");
        using (WordingLinesTarget written = Begun("a", folder)) Put(written, 1, 7);

        using (WordingLinesTarget other = new("b", folder)) Assert.Null(other.Committed);
        using WordingLinesTarget same = new("a", folder);
        Assert.Equal(7, same.Committed);
        Assert.True(same.TryBegin(7));
        Assert.Equal(7, same.Position);
        same.End();
        Assert.True(same.TryBegin(6));
        Assert.Equal((null, 0), (same.Committed, same.Position));
        Assert.Empty(same.Page(0, 100).Reports);
    }

    [Fact]
    public void What_was_put_and_not_committed_is_forgotten_at_the_end()
    {
        string folder = _temporary.File("lines");
        using WordingLinesTarget target = Begun("a", folder);
        Put(target, 1, 7);
        target.Put("2", new FollowedReport(Stored(2), []));
        target.End();
        target.TryBegin(8);
        target.Commit(8);

        Assert.Equal(Stored(1).Id, Assert.Single(target.Page(0, 100).Reports).Id);
    }

    [Fact]
    public void One_at_a_time_writes()
    {
        string folder = _temporary.File("lines");
        using WordingLinesTarget one = Begun("a", folder), other = new("a", folder);

        Assert.False(other.TryBegin(9));
        Assert.Equal("index.locked", Assert.Throws<ArchiveException>(other.Discard).Code);
        one.End();
        Assert.True(other.TryBegin(9));
    }

    [Fact]
    public void A_report_that_is_taken_out_leaves_no_byte_of_its_lines_and_keeps_its_place()
    {
        string folder = _temporary.File("lines");
        using WordingLinesTarget target = Begun("a", folder);
        for (int n = 0; n < Reports; n++) Put(target, n, n + 1);
        byte[] packed = Lines(3).Pack();
        Assert.True(Holds(folder, packed));

        target.Put(Stored(3).Id, null);
        target.Commit(50);
        target.EraseRemoved();
        Assert.False(Holds(folder, packed));
        Assert.Equal(Reports - 1, target.Page(0, 100).Reports.Count);
        Put(target, 3, 51);

        Assert.Equal(Enumerable.Range(0, Reports).Select(n => Stored(n).Id), target.Page(0, 100).Reports.Select(lines => lines.Id));
    }

    private static WordingLinesTarget Begun(string catalog, string folder)
    {
        WordingLinesTarget target = new(catalog, folder);
        Assert.True(target.TryBegin(100));
        return target;
    }

    private static void Put(WordingLinesTarget target, int n, long change)
    {
        target.Put(Stored(n).Id, new FollowedReport(Stored(n), []));
        target.Commit(change);
    }

    private static bool Holds(string folder, byte[] packed) => Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) != "lock").Any(file =>
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Enumerable.Range(0, packed.Length / 40).Any(part => bytes.AsSpan().IndexOf(packed.AsSpan(part * 40, 40)) >= 0);
    });

    private static StoredReport Stored(int n) => new(RecordFactory.Record(n).Id, RecordFactory.Record(n), 1, 1, 1, [], null);

    private static ReportLines Lines(int n) => ReportLines.Of(Stored(n));

    private static SqliteConnection Open(string path)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private string[] Texts() => [.. Archive.Wordings.Stream(new WordingQuery()).Select(wording => wording.Text)];
}
