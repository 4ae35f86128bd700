using GovReportArchive.Extraction.Programs;

namespace GovReportArchive.Extraction.Tests.Programs;

/// <summary>Law: what a killed process leaves is removed at the next start.</summary>
public sealed class ScratchFolderTests
{
    [Fact]
    public async Task A_folder_whose_process_is_gone_is_removed_and_one_in_use_is_not()
    {
        string dead = Path.Combine(Scratch.Place, Scratch.Prefix + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path.Combine(dead, "more"));
        await File.WriteAllTextAsync(Path.Combine(dead, "input.pdf"), "稿");
        await File.WriteAllTextAsync(dead + Scratch.LockEnding, "");
        using ScratchFolder folder = new();
        string alive = await folder.AddAsync("input.pdf", new byte[] { 1 }, default);

        Scratch.RemoveAbandoned();

        Assert.False(Directory.Exists(dead));
        Assert.False(File.Exists(dead + Scratch.LockEnding));
        Assert.True(File.Exists(alive));
    }

    [Fact]
    public async Task A_folder_that_is_no_longer_needed_leaves_nothing()
    {
        string place;
        using (ScratchFolder folder = new()) place = Path.GetDirectoryName(await folder.AddAsync("input.pdf", new byte[] { 1 }, default))!;

        Assert.False(Directory.Exists(place));
        Assert.False(File.Exists(place + Scratch.LockEnding));
    }

    [SkippableFact]
    public void Only_the_own_user_can_read_it()
    {
        Skip.If(OperatingSystem.IsWindows(), "The temporary directory of Windows is each user's own.");
        using ScratchFolder folder = new();
        string place = folder.AddAsync("input.pdf", new byte[] { 1 }, default).GetAwaiter().GetResult();
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(place)!));
    }
}
