using GovReportArchive.Search.Lucene.Storage;
using Lucene.Net.Index;
using Directory = System.IO.Directory;

namespace GovReportArchive.Search.Lucene.Tests.Storage;

/// <summary>Law: over a damaged index an answer is that of a whole commit, or there is none.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly Place _place = new();
    private readonly List<string> _newest, _before;
    private readonly string[] _onlyNewest;

    public DamageTests()
    {
        using LuceneIndex index = Sample.Index(_place);
        Random random = new(7);
        using (ISearchWriter writer = index.TryWrite()!)
        {
            Sample.Change(writer, random, 4, 60, 120);
            using (ISearchView view = index.Open()!) _before = Answers.OfFixedRequests(view);
            string[] files = [.. _place.Files];
            Sample.Change(writer, random, 1, 40, 120);
            _onlyNewest = [.. _place.Files.Except(files).Select(file => Path.GetFileName(file)!)];
        }

        using (ISearchView view = index.Open()!) _newest = Answers.OfFixedRequests(view);
        Assert.NotEqual(_newest, _before);
    }

    private enum Outcome
    {
        Refused,
        Newest,
        Before,
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    [Trait("tier", "full")]
    public void A_flipped_byte_gives_the_answer_of_a_whole_commit_or_none() => Flip(250, 1);

    [Fact]
    [Trait("tier", "soak")]
    public void Many_flipped_bytes_one_at_a_time_give_the_answer_of_a_whole_commit_or_none() => Flip(5000, 2);

    [Fact]
    [Trait("tier", "full")]
    public void A_file_that_is_cut_off_gives_the_answer_of_a_whole_commit_or_none()
    {
        Random random = new(3);
        foreach (string file in Data())
        {
            byte[] bytes = File.ReadAllBytes(file);
            foreach (int length in (int[])[0, random.Next(1, bytes.Length)]) With(file, bytes, bytes[..length], $"{Path.GetFileName(file)} cut at {length}");
        }
    }

    [Fact]
    public void A_file_that_is_missing_gives_the_answer_of_a_whole_commit_or_none()
    {
        foreach (string file in Data())
        {
            byte[] bytes = File.ReadAllBytes(file);
            File.Delete(file);
            Outcome outcome = Ask($"{Path.GetFileName(file)} missing", Path.GetFileName(file).StartsWith("segments_", StringComparison.Ordinal));
            File.WriteAllBytes(file, bytes);
            if (_onlyNewest.Contains(Path.GetFileName(file))) Assert.True(outcome == Outcome.Before, $"Without {Path.GetFileName(file)} the commit before is to answer, not {outcome}.");
        }
    }

    [Fact]
    public void Where_the_newest_commit_is_broken_the_one_before_opens_and_writing_goes_on_from_it()
    {
        foreach (string file in _onlyNewest)
        {
            using Place copy = _place.Copy();
            File.Delete(Path.Combine(copy.Directory, file));
            using LuceneIndex index = Sample.Index(copy);
            using (ISearchView view = index.Open()!) Assert.Equal(4, view.State.Applied.Change);
            using (ISearchWriter writer = index.TryWrite()!)
            {
                Assert.True(writer.Applied.Change == 4, file);
                writer.Replace("new", [Sample.Document("new", "新的条例")]);
                writer.Commit(new CommitPoint(9));
            }

            using LuceneIndex again = Sample.Index(copy);
            again.Verify();
            using ISearchView after = again.Open()!;
            Assert.Equal(9, after.State.Applied.Change);
            Assert.Contains("new", after.Ids());
        }
    }

    [Fact]
    public void A_damaged_index_that_is_discarded_can_be_written_anew()
    {
        string[] files = [.. Data()];
        for (int i = 0; i < files.Length; i += 3)
        {
            using Place copy = _place.Copy();
            string file = Path.Combine(copy.Directory, Path.GetFileName(files[i]));
            byte[] bytes = File.ReadAllBytes(file);
            bytes[bytes.Length / 2] ^= 0x55;
            File.WriteAllBytes(file, bytes);
            using LuceneIndex index = Sample.Index(copy);
            Attempt(() => index.Open()?.Dispose());
            index.Discard();
            Assert.Null(index.Open());
            using (ISearchWriter writer = index.TryWrite()!)
            {
                Assert.Equal(0, writer.Applied.Change);
                writer.Replace("new", [Sample.Document("new", "新的条例")]);
                writer.Commit(new CommitPoint(1));
            }

            index.Verify();
            using ISearchView view = index.Open()!;
            Assert.Equal(["new"], view.Ids());
        }
    }

    [Fact]
    public void Damage_that_the_later_check_finds_is_told_until_anybody_makes_the_index_anew()
    {
        using Place copy = _place.Copy();
        string file = Directory.GetFiles(copy.Directory, "*.pos").MaxBy(name => new FileInfo(name).Length)!;
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 0x55;
        File.WriteAllBytes(file, bytes);
        using LuceneIndex index = Sample.Index(copy, new LuceneSettings { CheckedAtOnce = 0 });
        Attempt(() => index.Open()?.Dispose());
        Assert.True(SpinWait.SpinUntil(() => Attempt(() => index.Open()?.Dispose()) is IndexCorruptException, TimeSpan.FromSeconds(60)));

        using (LuceneIndex other = Sample.Index(copy))
        {
            other.Discard();
            using ISearchWriter writer = other.TryWrite()!;
            writer.Replace("new", [Sample.Document("new", "新的条例")]);
            writer.Commit(new CommitPoint(1));
        }

        using ISearchView view = index.Open()!;
        Assert.Equal(["new"], view.Ids());
    }

    [Fact]
    public void A_segment_that_was_merged_away_before_the_later_check_came_to_it_is_not_damaged()
    {
        using Place copy = _place.Copy();
        using MappedDirectory directory = new(copy.Directory);
        using DirectoryReader reader = DirectoryReader.Open(directory);
        SegmentReader[] segments = [.. reader.Leaves.Select(leaf => (SegmentReader)leaf.AtomicReader)];
        // Sizes are looked up once, while the files are there.
        Assert.All(segments, segment => Assert.NotEqual(0, segment.SegmentInfo.GetSizeInBytes()));
        foreach (string file in Directory.GetFiles(copy.Directory, "*.pos")) File.Delete(file);
        List<string> told = [];

        new IntegrityCheck(0).Check(segments, told.Add);

        Assert.True(SpinWait.SpinUntil(() => segments.All(segment => segment.RefCount == 1), TimeSpan.FromSeconds(60)));
        Assert.Empty(told);
    }

    [Fact]
    public void A_process_without_open_files_left_is_not_told_that_the_index_is_damaged()
    {
        const int Emfile = 24;
        IOException exhausted = new("Too many open files", Emfile);

        Assert.Same(exhausted, Assert.Throws<IOException>(() => IndexFailures.Run<int>("here", () => throw exhausted)));
        Assert.Throws<IndexCorruptException>(() => IndexFailures.Run<int>("here", () => throw new IOException("a number does not end")));
    }

    private void Flip(int times, int seed)
    {
        Random random = new(seed);
        string[] files = [.. Data()];
        int refused = 0;
        for (int i = 0; i < times; i++)
        {
            string file = files[i % files.Length];
            byte[] bytes = File.ReadAllBytes(file), damaged = [.. bytes];
            int at = random.Next(bytes.Length);
            damaged[at] ^= (byte)(1 << random.Next(8));
            if (With(file, bytes, damaged, $"{Path.GetFileName(file)} flipped at {at}") == Outcome.Refused) refused++;
        }

        Assert.True(refused > times / 4, $"Only {refused} of {times} were noticed.");
    }

    private Outcome With(string file, byte[] bytes, byte[] damaged, string what)
    {
        File.Delete(file);
        File.WriteAllBytes(file, damaged);
        Outcome outcome = Ask(what);
        File.Delete(file);
        File.WriteAllBytes(file, bytes);
        return outcome;
    }

    // A commit that is lost as a whole leaves nothing that tells of it.
    private Outcome Ask(string what, bool isLost = false)
    {
        using LuceneIndex index = Sample.Index(_place);
        List<string>? answers = null;
        long applied = 0;
        Exception? refusal = Attempt(() =>
        {
            using ISearchView? view = index.Open();
            Assert.True(view is not null, what);
            answers = Answers.OfFixedRequests(view);
            applied = view.State.Applied.Change;
        });
        Exception? found = Attempt(() => index.Verify());
        Assert.True(refusal is null or IndexCorruptException or IndexVersionException, $"{what}: {refusal}");
        Assert.True(found is null or IndexCorruptException or IndexVersionException, $"{what}: {found}");
        Outcome outcome = answers is null ? Outcome.Refused : applied == 5 ? Outcome.Newest : Outcome.Before;
        if (answers is not null) Assert.True(answers.SequenceEqual(applied == 5 ? _newest : _before), $"{what}: a wrong answer.");
        Assert.True(isLost || found is not null || outcome == Outcome.Newest, $"{what}: {outcome}, and Verify finds nothing.");
        return outcome;
    }

    private static Exception? Attempt(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            return error;
        }
    }

    private IEnumerable<string> Data() => _place.Files.Where(file => new FileInfo(file).Length > 0 && !Path.GetFileName(file).StartsWith("write", StringComparison.Ordinal));
}
