using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Tests.Own.Storage;

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

    /// <summary>From this operation on nothing more can be created or written, until there is room again.</summary>
    DiskFull,

    /// <summary>A write puts down a bit that is wrong, and nobody says so.</summary>
    BitFlip,

    /// <summary>A write loses its second half, and nobody says so.</summary>
    LostTail,
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

    /// <summary>Lets everything work from now on.</summary>
    public void Heal() => (_failAt, HasFailed) = (-1, false);

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
        bool dead = HasFailed && (_fault is Fault.Crash or Fault.CrashAfter || (_fault == Fault.DiskFull && NeedsRoom(what)));
        bool silent = _fault is Fault.BitFlip or Fault.LostTail || (_fault == Fault.DiskFull && !NeedsRoom(what));
        if (!dead && (number != _failAt || silent))
        {
            T result = operation();
            if (!HasFailed) LastDone = what;
            if (number == _failAt && _fault == Fault.DiskFull) HasFailed = true;
            return result;
        }

        if (!dead && _fault == Fault.CrashAfter) operation();
        HasFailed = true;
        throw new IOException(_fault == Fault.DiskFull ? $"No space left on device : '{what}'" : $"Operation {number} ({what}) was made to fail.");
    }

    private static bool NeedsRoom(string what) => what.StartsWith("create", StringComparison.Ordinal) || what.StartsWith("write", StringComparison.Ordinal);

    private sealed class Sink(FaultyStorage storage, IFileSink inner, string name) : IFileSink
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
            byte[] copy = bytes.ToArray();
            if (storage.Operations == storage._failAt && storage._fault is (Fault.BitFlip or Fault.LostTail))
            {
                storage.HasFailed = true;
                if (storage._fault == Fault.LostTail) copy = copy[..(copy.Length / 2)];
                else copy[storage.Operations * 7919 % copy.Length] ^= (byte)(1 << (storage.Operations % 8));
            }

            bool half = storage._fault == Fault.ShortWrite && storage.Operations == storage._failAt;
            if (half) inner.Write(copy.AsSpan(0, copy.Length / 2));
            storage.Do($"write {name}", () => { inner.Write(copy); return true; });
        }

        public void Flush() => storage.Do($"flush {name}", () => true);

        public void Dispose() => inner.Dispose();
    }
}
