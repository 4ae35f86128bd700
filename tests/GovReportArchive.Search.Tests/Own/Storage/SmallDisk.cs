using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace GovReportArchive.Search.Tests.Own.Storage;

/// <summary>A real file system of a few megabytes, where the machine lets a test mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryDirectory _place = new();

    private SmallDisk()
    {
    }

    public string Path => _place.Path;

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>Mounts a disk; skips the test where that is not allowed.</summary>
    public static SmallDisk Mount(int kilobytes)
    {
        SmallDisk disk = new();
        if (Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={kilobytes}k"), "tmpfs", disk.Path)) return disk;
        disk._place.Dispose();
        Skip.If(true, "Mounting a small disk needs Linux and root.");
        return disk;
    }

    /// <summary>Leaves so many bytes free, as long as the filler can make room.</summary>
    public void LeaveFree(long bytes)
    {
        File.Delete(Filler);
        long free = new DriveInfo(Path).AvailableFreeSpace;
        using FileStream filler = new(Filler, FileMode.Create);
        byte[] page = new byte[4096];
        for (long size = free - bytes; size > 0; size -= page.Length) filler.Write(page, 0, (int)Math.Min(size, page.Length));
    }

    /// <summary>Makes room again.</summary>
    public void MakeRoom() => File.Delete(Filler);

    public void Dispose()
    {
        Run("umount", "-l", Path);
        _place.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
