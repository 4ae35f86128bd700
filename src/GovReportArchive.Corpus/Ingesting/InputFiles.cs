using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>The files that paths given by a person stand for.</summary>
internal static class InputFiles
{
    private const long LargestFile = 256L << 20;

    /// <summary>Files as given, and the files under folders in ordinal order, without hidden files and those that office programs leave
    /// beside open documents. The order decides versions and suffixes of ids, so it must not depend on the file system.</summary>
    /// <param name="paths">Files and folders; one that is itself a link has been asked for and is followed.</param>
    /// <param name="follow">Whether links inside folders are followed, each place once.</param>
    public static IEnumerable<InputFile> Expand(IEnumerable<string> paths, bool follow = false)
    {
        foreach (string path in paths)
        {
            if (!Directory.Exists(path))
            {
                yield return InputFile.Of(path, Path.GetFileName(path));
                continue;
            }

            foreach ((string file, string? skipped) in new InputTree(follow).Under(path))
                yield return InputFile.Of(file, Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/'), skipped);
        }
    }

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="InputFileException">It is missing, empty, too large or not readable.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            FileInfo info = new(path);
            if (!info.Exists) throw new InputFileException("没有这个文件。");
            if (InputTree.Refusal(path) is string refusal) throw new InputFileException(refusal);
            if (info.Length == 0) throw new InputFileException("文件是空的。");
            if (info.Length > LargestFile)
                throw new InputFileException(FormattableString.Invariant($"文件有 {info.Length >> 20} MB，超过 {LargestFile >> 20} MB 的上限。"));
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException($"读不了文件：{error.Message}", error);
        }
    }
}

/// <summary>A file to be read.</summary>
/// <param name="Path">Where it is on this machine, as given by a person; what outcomes say.</param>
/// <param name="Name">Its name, or its path under the folder that was given; what the archive keeps, so that nothing in it tells of the
/// machine's own folders.</param>
/// <param name="Skipped">Why it is not read; null where it is.</param>
internal readonly record struct InputFile(string Path, string Name, string? Skipped = null)
{
    /// <summary>A file whose name may hold anything that a file system allows; the archive keeps it with control characters escaped.</summary>
    public static InputFile Of(string path, string name, string? skipped = null) => new(path, Unprintable.Escaped(name), skipped);
}

/// <summary>An input file that cannot be read; the message is for the user.</summary>
internal sealed class InputFileException(string message, Exception? inner = null) : Exception(message, inner);
