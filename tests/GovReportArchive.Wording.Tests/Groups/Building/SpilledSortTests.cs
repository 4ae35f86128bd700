using GovReportArchive.Wording.Groups.Building;

namespace GovReportArchive.Wording.Tests.Groups.Building;

public sealed class SpilledSortTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sort-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(30_000)]
    public void What_comes_out_is_what_went_in_ascending_however_little_is_held(int count)
    {
        Random random = new(count);
        long[] numbers = [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(count / 3 + 1))];
        using SpilledSort<long> sort = new(Path.Combine(_folder, "runs"), 100 * sizeof(long));
        foreach (long number in numbers) sort.Add(number);

        Assert.Equal(numbers.Order(), sort.Ascending());
        Assert.Equal(numbers.Order(), sort.Ascending());
    }

    [Fact]
    public void Nothing_is_left_on_disk()
    {
        using (SpilledSort<int> sort = new(Path.Combine(_folder, "runs"), 64))
        {
            for (int i = 0; i < 1000; i++) sort.Add(-i);
            Assert.Equal(-999, sort.Ascending().First());
            Assert.NotEmpty(Directory.EnumerateFiles(_folder));
        }

        Assert.Empty(Directory.EnumerateFiles(_folder));
    }
}
