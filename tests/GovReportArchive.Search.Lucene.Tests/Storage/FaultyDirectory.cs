using Lucene.Net.Store;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace GovReportArchive.Search.Lucene.Tests.Storage;

/// <summary>Files of which one chosen operation fails: making a file, the first write to it, its closing, a sync, a deletion.</summary>
/// <param name="files">The files.</param>
/// <param name="failAt">The operation that fails, from 1.</param>
/// <param name="crash">Whether every later one fails too, as if the process were gone.</param>
internal sealed class FaultyDirectory(LuceneDirectory files, int failAt, bool crash) : FilterDirectory(files)
{
    private int _operations;
    private bool _healed;

    public bool HasFailed { get; private set; }

    /// <summary>Lets everything work from now on.</summary>
    public void Heal() => _healed = true;

    public override IndexOutput CreateOutput(string name, IOContext context)
    {
        Count("create", name);
        return new Output(this, name, base.CreateOutput(name, context));
    }

    public override void Sync(ICollection<string> names)
    {
        Count("sync", string.Join(' ', names));
        base.Sync(names);
    }

    public override void DeleteFile(string name)
    {
        Count("delete", name);
        base.DeleteFile(name);
    }

    private void Count(string what, string name)
    {
        if (_healed) return;
        int now = Interlocked.Increment(ref _operations);
        if (now != failAt && !(crash && now > failAt)) return;
        HasFailed = true;
        throw new IOException($"Operation {now} fails: {what} {name}");
    }

    private sealed class Output(FaultyDirectory owner, string name, IndexOutput output) : IndexOutput
    {
        private bool _written, _closed;

        public override long Position => output.Position;

        public override long Length => output.Length;

        public override long Checksum => output.Checksum;

        public override void WriteByte(byte b)
        {
            Written();
            output.WriteByte(b);
        }

        public override void WriteBytes(byte[] b, int offset, int length)
        {
            Written();
            output.WriteBytes(b, offset, length);
        }

        public override void Flush() => output.Flush();

        [Obsolete("Lucene's base class says so.")]
        public override void Seek(long pos) => output.Seek(pos);

        protected override void Dispose(bool disposing)
        {
            if (!disposing || _closed) return;
            _closed = true;
            try
            {
                owner.Count("close", name);
            }
            finally
            {
                output.Dispose();
            }
        }

        private void Written()
        {
            if (_written) return;
            _written = true;
            owner.Count("write", name);
        }
    }
}
