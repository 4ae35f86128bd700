namespace GovReportArchive.Search.Own.Coding;

/// <summary>Integers that grow at the end.</summary>
internal sealed class IntBuffer
{
    private int[] _items = new int[128];

    public int Count { get; private set; }

    public Span<int> Span => _items.AsSpan(0, Count);

    public int this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    public void Clear() => Count = 0;

    public void Add(int item)
    {
        if (Count == _items.Length) Array.Resize(ref _items, Count * 2);
        _items[Count++] = item;
    }

    public void AddRange(ReadOnlySpan<int> items)
    {
        if (Count + items.Length > _items.Length) Array.Resize(ref _items, Math.Max(Count + items.Length, _items.Length * 2));
        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }
}
