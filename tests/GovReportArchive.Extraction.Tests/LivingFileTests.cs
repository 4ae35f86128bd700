namespace GovReportArchive.Extraction.Tests;

/// <summary>Law: what a killed process left is told from what is in use.</summary>
public sealed class LivingFileTests : IDisposable
{
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("govreport-test-");

    [Fact]
    public void A_file_that_is_open_stays_and_one_that_nobody_holds_goes()
    {
        using FileStream alive = LivingFile.Create(_place.FullName, "a", ".tmp");
        LivingFile.Create(_place.FullName, "b", ".tmp").Dispose();
        File.WriteAllText(Path.Combine(_place.FullName, "other.txt"), "");

        LivingFile.RemoveAbandoned(_place.FullName, "*.tmp");

        Assert.Equal([Path.GetFileName(alive.Name), "other.txt"], _place.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_bears_its_new_name_while_it_is_held()
    {
        string final = Path.Combine(_place.FullName, "final");
        using (FileStream file = LivingFile.Create(_place.FullName, "", ".tmp"))
        {
            file.Write([1, 2, 3]);
            File.Move(file.Name, final);
        }

        Assert.Equal([1, 2, 3], File.ReadAllBytes(final));
        Assert.Single(_place.GetFiles());
    }

    [Fact]
    public async Task Files_that_are_made_while_others_clear_up_are_never_taken_away()
    {
        using CancellationTokenSource done = new();
        Task clearing = Task.Run(() =>
        {
            while (!done.IsCancellationRequested) LivingFile.RemoveAbandoned(_place.FullName, "*.tmp");
        });
        for (int n = 0; n < 2000; n++)
        {
            using FileStream file = LivingFile.Create(_place.FullName, "", ".tmp");
            Assert.True(File.Exists(file.Name));
            File.Delete(file.Name);
        }

        await done.CancelAsync();
        await clearing;
    }

    [Fact]
    public void A_directory_that_is_not_there_is_no_error_for_clearing_up_and_one_for_making()
    {
        string missing = Path.Combine(_place.FullName, "missing");
        LivingFile.RemoveAbandoned(missing, "*");
        Assert.Throws<DirectoryNotFoundException>(() => LivingFile.Create(missing, "", ".tmp"));
    }

    public void Dispose() => _place.Delete(recursive: true);
}
