using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Archive.Tests.Damage;

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
    [InlineData(".texts", true)]
    [InlineData(".texts", false)]
    [InlineData(".folded", true)]
    [InlineData(".folded", false)]
    [InlineData(".data", true)]
    [InlineData(".data", false)]
    public void Replaced_words_are_never_shown_as_what_agencies_wrote_and_the_store_is_made_anew(string ending, bool whileOpen)
    {
        string[] before = Texts();
        Assert.NotEmpty(before);
        if (!whileOpen) _temporary.Reopen();
        string file = Directory.EnumerateFiles(Folder, "*" + ending).Single();
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        File.SetLastWriteTimeUtc(file, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(BoilerplateShares.MissingCode, Assert.Throws<ArchiveException>(() => Archive.Wordings.Search(new WordingQuery())).Code);
        Assert.True(Archive.WordingKeeper.IsDamaged);
        Assert.Equal("wordings.damaged", Assert.Single(Archive.Verify().Problems).Code);

        Assert.NotNull(Archive.WordingKeeper.Rebuild());
        Assert.Equal(before, Texts());
        Assert.Empty(Archive.Verify().Problems);
    }

    private string[] Texts() => [.. Archive.Wordings.Stream(new WordingQuery()).Select(wording => wording.Text)];
}
