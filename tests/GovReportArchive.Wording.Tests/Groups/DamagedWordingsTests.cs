using System.Text;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Tests;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Wording.Tests.Groups;

public sealed class DamagedWordingsTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    private OpenArchive Archive => _temporary.Archive;

    private string Folder => Path.Combine(_temporary.Options.IndexDirectory, "wordings");

    public async Task InitializeAsync()
    {
        await Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(30)), "x");
        Archive.TryCatchUp();
        Archive.WordingKeeper.Rebuild();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Replaced_words_are_never_shown_as_what_agencies_wrote_and_the_file_is_made_anew(bool whileOpen)
    {
        string[] before = Texts();
        Assert.NotEmpty(before);
        if (!whileOpen) _temporary.Reopen();
        string file = Directory.EnumerateFiles(Folder, "*.db").Single();
        byte[] bytes = File.ReadAllBytes(file);
        // In the middle of a text, where the file stays whole for SQLite.
        bytes[bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(before[0])) + 1] ^= 1;
        File.WriteAllBytes(file, bytes);
        File.SetLastWriteTimeUtc(file, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(BoilerplateShares.MissingCode, Assert.Throws<ArchiveException>(() => Archive.Wordings.Search(new WordingQuery())).Code);
        Assert.True(Archive.WordingKeeper.IsDamaged);
        Assert.Equal("wordings.damaged", Assert.Single(Archive.Verify().Problems).Code);

        Assert.NotNull(Archive.WordingKeeper.Rebuild());
        Assert.Equal(before, Texts());
        Assert.Empty(Archive.Verify().Problems);
    }

    [Fact]
    public async Task A_purge_leaves_nothing_of_what_any_version_of_the_program_made_of_the_texts()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "30-earlier.texts"), "…");
        Archive.Withdraw(RecordFactory.Record(3).Id, "含个人信息", purge: true);

        Assert.Equal(["lock"], Directory.EnumerateFiles(Folder).Select(Path.GetFileName));
    }

    private string[] Texts() => [.. Archive.Wordings.Stream(new WordingQuery()).Select(wording => wording.Text)];
}
