using System.Numerics;
using System.Runtime.CompilerServices;

namespace GovReportArchive.Text.Lexicon;

/// <summary>Words by their beginnings: one more character costs one look-up in a hash table of (node, character) to node.</summary>
/// <remarks>A double array would be a little smaller, but takes a third of a second to pack; this is filled in a few milliseconds.</remarks>
internal sealed class WordTrie
{
    internal const int NoNode = 0;
    internal const int NoWord = -1;

    // A slot holds the parent, the character (16 bits) and the child (20 bits); no child is 0, so a slot of 0 is empty.
    private const int ChildBits = 20;

    private readonly ulong[] _slots;
    private readonly int _shift;
    private readonly int[] _words;
    private readonly int[] _roots = new int[char.MaxValue + 1];

    /// <param name="words">In ordinal order, without repetitions, at least one character each.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal WordTrie(ReadOnlySpan<string> words)
    {
        int nodes = 1;
        string before = "";
        foreach (string word in words)
        {
            nodes += word.Length - Shared(before, word);
            before = word;
        }
        int bits = BitOperations.Log2((uint)nodes) + 2;
        _slots = new ulong[1 << bits];
        _shift = 64 - bits;
        _words = new int[nodes];
        Array.Fill(_words, NoWord);

        int[] path = new int[words.Length == 0 ? 1 : 64];
        int last = 0;
        before = "";
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i];
            if (word.Length > path.Length) Array.Resize(ref path, word.Length * 2);
            for (int depth = Shared(before, word); depth < word.Length; depth++)
            {
                path[depth] = ++last;
                if (depth == 0) _roots[word[0]] = last;
                else Add(path[depth - 1], word[depth], last);
            }
            _words[path[word.Length - 1]] = i;
            before = word;
        }
    }

    /// <summary>The node of all words that begin with this character, or <see cref="NoNode"/>.</summary>
    internal int Root(char character) => _roots[character];

    /// <summary>The node of all words that go on with this character, or <see cref="NoNode"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Child(int node, char character)
    {
        ulong[] slots = _slots;
        ulong key = (ulong)(uint)node << 16 | character;
        for (int slot = (int)(Hash(key) >> _shift); ; slot = (slot + 1) & (slots.Length - 1))
        {
            ulong entry = slots[slot];
            if (entry >> ChildBits == key) return (int)entry & ((1 << ChildBits) - 1);
            if (entry == 0) return NoNode;
        }
    }

    /// <summary>The place among the words of the one that ends at this node, or <see cref="NoWord"/>.</summary>
    internal int Word(int node) => _words[node];

    private void Add(int node, char character, int child)
    {
        ulong key = (ulong)(uint)node << 16 | character;
        int slot = (int)(Hash(key) >> _shift);
        while (_slots[slot] != 0) slot = (slot + 1) & (_slots.Length - 1);
        _slots[slot] = key << ChildBits | (uint)child;
    }

    private static ulong Hash(ulong key) => key * 0x9E3779B97F4A7C15;

    private static int Shared(string one, string other) => one.AsSpan().CommonPrefixLength(other);
}
