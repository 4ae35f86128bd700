using Lucene.Net.Store;

namespace GovReportArchive.Search.Lucene.Storage;

/// <summary>A directory on disk whose files are read by mapping them into memory; what is written goes the way of <see cref="NIOFSDirectory"/>.</summary>
/// <remarks>
/// Lucene's own mapped directory unmaps a file when its reader is closed, which kills the process if a search is reading it in that moment, and its plain
/// one reads positions in pieces of one kilobyte, which makes phrases three times dearer. Here a file is unmapped when nothing refers to it any more.
/// Where the system refuses to map, files are read plainly, in larger pieces; so are files that are read once from beginning to
/// end, for a merge or for their checksum: what is mapped would be counted as the process's memory.
/// </remarks>
internal sealed class MappedDirectory : FilterDirectory
{
    private const int PlainBuffer = 16 * 1024;
    private readonly string _path;

    /// <param name="path">The directory; made by the first write.</param>
    public MappedDirectory(string path)
        : base(new NIOFSDirectory(new DirectoryInfo(path))) => _path = path;

    public override IndexInput OpenInput(string name, IOContext context)
    {
        EnsureOpen();
        bool isReadOnce = context.ReadOnce || context.Context == IOContext.UsageContext.MERGE;
        return !isReadOnce && Mapping.TryOpen(Path.Combine(_path, name)) is { } mapping ? new MappedInput(name, mapping) : Plain(name, context);
    }

    public override IndexInputSlicer CreateSlicer(string name, IOContext context)
    {
        EnsureOpen();
        return Mapping.TryOpen(Path.Combine(_path, name)) is { } mapping ? new Slicer(name, mapping) : base.CreateSlicer(name, context);
    }

    private IndexInput Plain(string name, IOContext context)
    {
        IndexInput input = base.OpenInput(name, context);
        if (input is BufferedIndexInput buffered) buffered.SetBufferSize(PlainBuffer);
        return input;
    }

    private sealed class Slicer(string name, Mapping mapping) : IndexInputSlicer
    {
        public override IndexInput OpenSlice(string sliceDescription, long offset, long length) =>
            new MappedInput($"{name} [{sliceDescription}]", mapping, offset, length);

        [Obsolete("Only for reading index files of version 3.")]
        public override IndexInput OpenFullSlice() => new MappedInput(name, mapping);

        // The mapping lives as long as an input refers to it.
        protected override void Dispose(bool disposing)
        {
        }
    }
}
