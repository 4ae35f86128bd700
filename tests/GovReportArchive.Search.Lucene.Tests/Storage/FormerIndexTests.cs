namespace GovReportArchive.Search.Lucene.Tests.Storage;

public sealed class FormerIndexTests
{
    [Fact]
    public void Files_of_another_format_are_set_aside_at_the_first_write_and_removed_after_the_first_commit()
    {
        using Place place = new();
        string manifest = Path.Combine(place.Directory, "manifest-3.json"), aside = Path.Combine(place.Directory, "former");
        File.WriteAllText(manifest, "former");
        using LuceneIndex index = Sample.Index(place);
        Assert.Null(index.Open());
        Assert.Throws<IndexMissingException>(() => index.Verify());
        using (ISearchWriter writer = index.TryWrite()!)
        {
            Assert.False(File.Exists(manifest));
            Assert.Equal("former", File.ReadAllText(Path.Combine(aside, "manifest-3.json")));
            Assert.Null(index.Open());
        }

        // Nothing was committed: the next to write finds the same.
        using (ISearchWriter writer = index.TryWrite()!)
        {
            Assert.True(File.Exists(Path.Combine(aside, "manifest-3.json")));
            writer.Replace("a", [Sample.Document("a", "条例")]);
            writer.Commit(new CommitPoint(1));
            Assert.False(Directory.Exists(aside));
        }

        using ISearchView view = index.Open()!;
        Assert.Equal(["a"], view.Ids());
        index.Verify();
    }

    [Fact]
    public void A_file_that_no_index_wrote_stays_where_it_is()
    {
        using Place place = new();
        string note = Path.Combine(place.Directory, ".gitkeep"), former = Path.Combine(place.Directory, "s1.words");
        File.WriteAllText(note, "");
        File.WriteAllText(former, "former");
        using LuceneIndex index = Sample.Index(place);
        using (ISearchWriter writer = index.TryWrite()!)
        {
            writer.Replace("a", [Sample.Document("a", "条例")]);
            writer.Commit(new CommitPoint(1));
        }

        Assert.True(File.Exists(note));
        Assert.False(File.Exists(former));
        index.Discard();
        Assert.True(File.Exists(note));
        Assert.DoesNotContain(place.Files, file => Path.GetFileName(file).StartsWith("segments", StringComparison.Ordinal) || Path.GetFileName(file).StartsWith('_'));
    }
}
