namespace GovReportArchive.Text;

/// <summary>A sentence with each of its numbers, runs of ASCII digits, written as one zero.</summary>
/// <remarks>Law: a number is one word whatever its digits, and the words around it do not depend on them. So what was cut once as
/// <see cref="Shape"/> is cut for every sentence of that shape but for its numbers.</remarks>
internal sealed class NumberRuns
{
    /// <summary>What stands for a number in a shape.</summary>
    public const char Zero = '0';

    private readonly List<(int Start, int Length)> _runs = [];
    private char[] _shape = new char[256];
    private int _length;

    /// <summary>The numbers in order, as places in the sentence.</summary>
    public IReadOnlyList<(int Start, int Length)> Runs => _runs;

    /// <summary>The sentence with zeros for numbers; valid until the next call of <see cref="Take"/>.</summary>
    public ReadOnlySpan<char> Shape => _shape.AsSpan(0, _length);

    /// <summary>Takes the next sentence.</summary>
    /// <returns>False where it has no numbers, and is its own shape.</returns>
    public bool Take(ReadOnlySpan<char> sentence)
    {
        _runs.Clear();
        int next = sentence.IndexOfAnyInRange('0', '9');
        if (next < 0) return false;
        if (_shape.Length < sentence.Length) _shape = new char[2 * sentence.Length];
        _length = 0;
        for (int at = 0; ; next += at)
        {
            sentence[at..next].CopyTo(_shape.AsSpan(_length));
            _length += next - at;
            at = next;
            if (at == sentence.Length) return true;
            int rest = sentence[at..].IndexOfAnyExceptInRange('0', '9');
            int length = rest < 0 ? sentence.Length - at : rest;
            _runs.Add((at, length));
            _shape[_length++] = Zero;
            at += length;
            next = sentence[at..].IndexOfAnyInRange('0', '9');
            if (next < 0) next = sentence.Length - at;
        }
    }
}
