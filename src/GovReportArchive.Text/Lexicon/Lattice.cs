namespace GovReportArchive.Text.Lexicon;

/// <summary>Finds the cheapest way to cut one sentence into words, among all ways the model knows. Reused sentence after sentence.</summary>
/// <remarks>The caller adds the sentence's units (a Han character, or anything else that is one word as it stands), leaving out what separates
/// nothing; adjacent Han characters may form words. Among ways of equal cost the one with the longer word earlier wins, as in SmartCn.</remarks>
internal sealed class Lattice
{
    private const int LargestKept = 1 << 16;

    private WordModel _model = null!;
    private int _limit;

    private Unit[] _units = new Unit[64];
    private int[] _lastEndingAt = new int[65];
    private int _count;

    private Node[] _nodes = new Node[256];
    private int _nodeCount;

    private LatticeWord[] _path = new LatticeWord[64];

    /// <summary>How many units the sentence has so far.</summary>
    internal int Count => _count;

    /// <summary>Begins a sentence that is cut into words with ids below <paramref name="limit"/>.</summary>
    internal void Start(WordModel model, int limit)
    {
        _model = model;
        _limit = limit;
        _count = 0;
        // One sentence of a million characters must not hold its memory for ever.
        if (_nodes.Length <= LargestKept) return;
        _units = new Unit[64];
        _lastEndingAt = new int[65];
        _nodes = new Node[256];
        _path = new LatticeWord[64];
    }

    internal void AddHan(char character, int start, int end) =>
        Add(new Unit { Word = _model.Single(character), Han = character, Start = start, End = end });

    internal void Add(int word, int start, int end) => Add(new Unit { Word = word, Start = start, End = end });

    /// <summary>The words of the sentence in order; valid until the next call of any method.</summary>
    internal ReadOnlySpan<LatticeWord> Solve()
    {
        Array.Fill(_lastEndingAt, -1, 0, _count + 1);
        _nodeCount = 0;
        Put(new Node { Leave = _model.Classes.SentenceStart, Previous = -1, NextEnding = -1 }, endingAt: 0);
        WordTrie trie = _model.Trie;
        Unit[] units = _units;
        for (int from = 0; from < _count; from++)
        {
            AddWord(units[from].Word, from, from + 1);
            int node = trie.Root(units[from].Han);
            for (int to = from + 1; node != WordTrie.NoNode && to < _count && units[to].Han != 0; to++)
            {
                node = trie.Child(node, units[to].Han);
                if (node == WordTrie.NoNode) break;
                int word = trie.Word(node);
                if (word >= 0 && word < _limit) AddWord(word, from, to + 1);
            }
        }
        (int last, _) = Cheapest(_count, _model.Classes.SentenceEnd);
        return Path(last);
    }

    private void Add(Unit unit)
    {
        if (_count == _units.Length)
        {
            Array.Resize(ref _units, _count * 2);
            Array.Resize(ref _lastEndingAt, _count * 2 + 1);
        }
        _units[_count++] = unit;
    }

    private void AddWord(int word, int from, int to)
    {
        (int previous, double cost) = Cheapest(from, _model.Enter(word));
        Put(new Node { Cost = cost, Word = word, Leave = _model.Leave(word), Previous = previous, From = from, To = to }, to);
    }

    private void Put(Node node, int endingAt)
    {
        if (_nodeCount == _nodes.Length) Array.Resize(ref _nodes, _nodeCount * 2);
        node.NextEnding = _lastEndingAt[endingAt];
        _nodes[_nodeCount] = node;
        _lastEndingAt[endingAt] = _nodeCount++;
    }

    private (int Node, double Cost) Cheapest(int at, int word)
    {
        Node[] nodes = _nodes;
        PairCosts costs = _model.Costs;
        int best = -1;
        double least = double.MaxValue;
        // The list runs from the word that starts last to the one that starts first; the latter wins when costs are equal.
        for (int i = _lastEndingAt[at]; i >= 0; i = nodes[i].NextEnding)
        {
            int left = nodes[i].Leave;
            double cost = nodes[i].Cost + costs.Get(left, word, costs.Unseen(left));
            if (cost > least) continue;
            least = cost;
            best = i;
        }
        return (best, least);
    }

    private ReadOnlySpan<LatticeWord> Path(int last)
    {
        int length = 0;
        for (int i = last; i > 0; i = _nodes[i].Previous) length++;
        if (length > _path.Length) _path = new LatticeWord[length * 2];
        int at = length;
        for (int i = last; i > 0; i = _nodes[i].Previous)
        {
            ref Node node = ref _nodes[i];
            _path[--at] = new LatticeWord(node.Word, node.From, node.To, _units[node.From].Start, _units[node.To - 1].End);
        }
        return _path.AsSpan(0, length);
    }

    private struct Unit
    {
        internal int Word;
        internal char Han;
        internal int Start;
        internal int End;
    }

    private struct Node
    {
        internal double Cost;
        internal int Word;
        internal int Leave;
        internal int Previous;
        internal int NextEnding;
        internal int From;
        internal int To;
    }
}

/// <summary>A word on the cheapest way.</summary>
/// <param name="Word">Its id in the model.</param>
/// <param name="FirstUnit">Its first unit.</param>
/// <param name="EndUnit">The unit after its last.</param>
/// <param name="Start">Where its first unit starts, as the caller said.</param>
/// <param name="End">Where its last unit ends, as the caller said.</param>
internal readonly record struct LatticeWord(int Word, int FirstUnit, int EndUnit, int Start, int End);
