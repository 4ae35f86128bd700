using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using Attribute = Lucene.Net.Util.Attribute;

namespace GovReportArchive.Search.Lucene.Writing;

/// <summary>Hands terms to Lucene as the bytes that they are, without a way over characters: a pair may hold half a surrogate, which no UTF-8 has.</summary>
/// <remarks>Filled once a document and read once; it is used again for the next.</remarks>
internal sealed class TermStream : TokenStream
{
    private readonly TermBytes _term;
    private readonly IPositionIncrementAttribute _increment;
    private byte[] _bytes = new byte[1 << 14];
    private int[] _ends = new int[1 << 12], _steps = new int[1 << 12];
    private int _count, _length, _next;

    public TermStream()
        : this(new TermBytes())
    {
    }

    private TermStream(TermBytes term)
    {
        _term = term;
        AddAttributeImpl(term);
        _increment = AddAttribute<IPositionIncrementAttribute>();
    }

    public void Begin() => (_count, _length, _next) = (0, 0, 0);

    /// <summary>Adds a term so many positions after the one before.</summary>
    public void Add(ReadOnlySpan<byte> term, int step = 1)
    {
        if (_count == _ends.Length)
        {
            Array.Resize(ref _ends, 2 * _count);
            Array.Resize(ref _steps, 2 * _count);
        }

        if (_length + term.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + term.Length));
        term.CopyTo(_bytes.AsSpan(_length));
        _length += term.Length;
        (_ends[_count], _steps[_count]) = (_length, step);
        _count++;
    }

    public override bool IncrementToken()
    {
        if (_next == _count) return false;
        int start = _next == 0 ? 0 : _ends[_next - 1];
        BytesRef term = _term.BytesRef;
        (term.Bytes, term.Offset, term.Length) = (_bytes, start, _ends[_next] - start);
        _increment.PositionIncrement = _steps[_next++];
        return true;
    }

    public override void Reset() => _next = 0;

    public override void End() => _increment.PositionIncrement = 0;

    /// <summary>The bytes of the term that the stream is at.</summary>
    private sealed class TermBytes : Attribute, ITermToBytesRefAttribute
    {
        public BytesRef BytesRef { get; } = new();

        public void FillBytesRef()
        {
        }

        public override void Clear()
        {
        }

        public override void CopyTo(IAttribute target) => throw new NotSupportedException("No filter stands on this stream.");
    }
}
