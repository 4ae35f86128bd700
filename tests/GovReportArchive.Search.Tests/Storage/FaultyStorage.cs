using GovReportArchive.Search.Storage;

namespace GovReportArchive.Search.Tests.Storage;

/// <summary>What happens at the operation that is to fail.</summary>
public enum Fault
{
    /// <summary>This operation fails, later ones work.</summary>
    Error,

    /// <summary>A write puts half of its bytes down and fails; other operations just fail.</summary>
    ShortWrite,

    /// <summary>This operation and every later one fail, as if the process were gone.</summary>
    Crash,

    /// <summary>The operation is done, and then this and every later one fail.</summary>
    CrashAfter,
}

/// <summary>Index files of which one chosen operation fails. Nothing waits for the device: only processes end in these tests, not machines.</summary>
internal sealed class FaultyStorage(string directory) : IIndexStorage
{
    private readonly DiskStorage _disk = new(directory);
    private int _failAt = -1;
    private Fault _fault;

    /// <summary>Operations so far that change something.</summary>
    public int Operations { get; private set; }

    public bool HasFailed { get; private set; }

    /// <summary>The last operation before the one that failed.</summary>
    public string LastDone { get; private set; } = "";

    public string Place => directory;

    /// <summary>Makes the n-th operation from now fail.</summary>
    public void FailAt(int operation, Fault fault) => (_failAt, _fault, HasFailed) = (Operations + operation, fault, false);

    public bool Exists(string name) => _disk.Exists(name);

    public IReadOnlyList<string> List() => _disk.List();

    public MappedFile Map(string name) => _disk.Map(name);

    public int ReadStart(string name, Span<byte> buffer) => _disk.ReadStart(name, buffer);

    public IFileSink Create(string name) => Do($"create {name}", () => new Sink(this, _disk.Create(name), name));

    public void Replace(string from, string to) => Do($"rename {from}", () => { _disk.Replace(from, to); return true; });

    public void Delete(string name) => Do($"delete {name}", () => { _disk.Delete(name); return true; });

    public void SyncDirectory() => Do("sync", () => true);

    private T Do<T>(string what, Func<T> operation)
    {
        int number = Operations++;
        bool dead = HasFailed && (_fault is Fault.Crash or Fault.CrashAfter);
        if (!dead && number != _failAt)
        {
            T result = operation();
            if (!HasFailed) LastDone = what;
            return result;
        }

        if (!dead && _fault == Fault.CrashAfter) operation();
        HasFailed = true;
        throw new IOException($"Operation {number} ({what}) was made to fail.");
    }

    private sealed class Sink(FaultyStorage storage, IFileSink inner, string name) : IFileSink
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
            byte[] copy = bytes.ToArray();
            bool half = storage._fault == Fault.ShortWrite && storage.Operations == storage._failAt;
            if (half) inner.Write(copy.AsSpan(0, copy.Length / 2));
            storage.Do($"write {name}", () => { inner.Write(copy); return true; });
        }

        public void Flush() => storage.Do($"flush {name}", () => true);

        public void Dispose() => inner.Dispose();
    }
}
