namespace GovReportArchive.Text.Lexicon;

/// <summary>Finds the cheapest way to cut one sentence into words, among all ways the model knows. Reused sentence after sentence.</summary>
/// <remarks>The caller adds the sentence's units (a Han character, or anything else that is one word as it stands), leaving out what separates
/// nothing; adjacent Han characters may form words. Among ways of equal cost the one with the longer word earlier wins, as in SmartCn.</remarks>
internal sealed class Lattice
{
    private const int LargestKept = 1 << 16;

    private WordModel _model = null!;

    private Unit[] _units = new Unit[64];
    private int[] _lastEndingAt = new int[65];
    private int _count;

    private Node[] _nodes = new Node[256];
    private int _nodeCount;

    private Left[] _lefts = new Left[16];
    private int _leftCount;
    private ulong _right;

    private LatticeWord[] _path = new LatticeWord[64];

    /// <summary>Begins a sentence.</summary>
    internal void Start(WordModel model)
    {
        _model = model;
        _count = 0;
        // One sentence of a million characters must not hold its memory for ever.
        if (_nodes.Length <= LargestKept) return;
        _units = new Unit[64];
        _lastEndingAt = new int[65];
        _nodes = new Node[256];
        _path = new LatticeWord[64];
    }

    /// <summary>Adds one unit of text that is a word by itself or, where it is Han, may be part of one.</summary>
    /// <param name="kind">Han, a mark, a digit for a number, anything else for a string.</param>
    /// <param name="character">The Han character or the mark as it is printed.</param>
    /// <param name="start">Where the unit starts in the text.</param>
    /// <param name="end">Where it ends.</param>
    internal void Add(CharacterKind kind, char character, int start, int end)
    {
        if (_count == _units.Length)
        {
            Array.Resize(ref _units, _count * 2);
            Array.Resize(ref _lastEndingAt, _count * 2 + 1);
        }
        _units[_count++] = new Unit { Kind = kind, Character = character, Start = start, End = end };
    }

    /// <summary>The words of the sentence in order; valid until the next call of any method.</summary>
    internal ReadOnlySpan<LatticeWord> Solve()
    {
        WordModel model = _model;
        Array.Fill(_lastEndingAt, -1, 0, _count + 1);
        _nodeCount = 0;
        Put(new Node { Word = model.StartWord, Hash = PairHash.With(PairHash.With(PairHash.Empty, WordModel.SentenceStart), '@'), Previous = -1, NextEnding = -1 }, 0);
        for (int from = 0; from < _count; from++)
        {
            Begin(from);
            ref Unit unit = ref _units[from];
            switch (unit.Kind)
            {
                case CharacterKind.Han: AddHan(from); break;
                case CharacterKind.Mark: AddSingle(from, [unit.Character], model.Mark); break;
                case CharacterKind.Digit: AddSingle(from, WordModel.Number, model.NumberWord); break;
                default: AddSingle(from, WordModel.String, model.StringWord); break;
            }
        }

        Begin(_count);
        foreach (char unit in WordModel.SentenceEnd) Extend(unit);
        (int last, _) = Cheapest();
        return Path(last);
    }

    private void AddSingle(int from, ReadOnlySpan<char> name, in ModelWord word)
    {
        foreach (char unit in name) Extend(unit);
        AddWord(word, from, from + 1);
    }

    /// <summary>Adds the Han character and every word that begins with it.</summary>
    private void AddHan(int from)
    {
        WordTrie trie = _model.Trie;
        Unit[] units = _units;
        int node = trie.Root(units[from].Character), word = trie.Word(node);
        Extend(units[from].Character);
        AddWord(word >= 0 ? _model[word] : _model.Unknown, from, from + 1);
        for (int to = from + 1; node != WordTrie.NoNode && to < _count && units[to].Kind == CharacterKind.Han; to++)
        {
            char character = units[to].Character;
            node = trie.Child(node, character);
            if (node == WordTrie.NoNode) break;
            Extend(character);
            word = trie.Word(node);
            if (word >= 0) AddWord(_model[word], from, to + 1);
        }
    }

    /// <summary>Gathers the words that end here: those that the words that start here can follow.</summary>
    private void Begin(int at)
    {
        _right = PairHash.Empty;
        _leftCount = 0;
        // From the word that starts last to the one that starts first.
        for (int i = _lastEndingAt[at]; i >= 0; i = _nodes[i].NextEnding)
        {
            if (_leftCount == _lefts.Length) Array.Resize(ref _lefts, _leftCount * 2);
            ref Node node = ref _nodes[i];
            _lefts[_leftCount++] = new Left { Hash = node.Hash, Word = node.Word, Cost = node.Cost, Node = i };
        }
    }

    /// <summary>Goes one unit on in the word that starts here and in the pairs that it ends.</summary>
    private void Extend(char unit)
    {
        _right = PairHash.With(_right, unit);
        foreach (ref Left left in _lefts.AsSpan(0, _leftCount)) left.Hash = PairHash.With(left.Hash, unit);
    }

    private void AddWord(in ModelWord word, int from, int to)
    {
        (int previous, double cost) = Cheapest();
        Put(new Node { Cost = cost, Word = word, Hash = PairHash.With(_right, '@'), Previous = previous, From = from, To = to }, to);
    }

    private (int Node, double Cost) Cheapest()
    {
        PairCosts pairs = _model.Pairs;
        int best = -1;
        double least = double.MaxValue;
        // The word that starts first comes last and wins when costs are equal.
        foreach (ref Left left in _lefts.AsSpan(0, _leftCount))
        {
            double cost = left.Cost + pairs.Get(left.Hash, left.Word.Count, left.Word.Unseen);
            if (cost > least) continue;
            least = cost;
            best = left.Node;
        }
        return (best, least);
    }

    private void Put(in Node node, int endingAt)
    {
        if (_nodeCount == _nodes.Length) Array.Resize(ref _nodes, _nodeCount * 2);
        _nodes[_nodeCount] = node;
        _nodes[_nodeCount].NextEnding = _lastEndingAt[endingAt];
        _lastEndingAt[endingAt] = _nodeCount++;
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
            _path[--at] = new LatticeWord(_units[node.From].Start, _units[node.To - 1].End);
        }
        return _path.AsSpan(0, length);
    }

    private struct Unit
    {
        internal CharacterKind Kind;
        internal char Character;
        internal int Start;
        internal int End;
    }

    /// <summary>A word on a way from the start of the sentence.</summary>
    private struct Node
    {
        /// <summary>What the cheapest way up to this word costs.</summary>
        internal double Cost;
        internal ModelWord Word;

        /// <summary>The hash of the pairs that it begins: of its text and the sign between the two.</summary>
        internal ulong Hash;
        internal int Previous;
        internal int NextEnding;
        internal int From;
        internal int To;
    }

    /// <summary>A word that ends where others start, with the hash of the pair as far as the second word has come.</summary>
    private struct Left
    {
        internal ulong Hash;
        internal ModelWord Word;
        internal double Cost;
        internal int Node;
    }
}

/// <summary>A word on the cheapest way: where its first unit starts and its last ends, as the caller said.</summary>
internal readonly record struct LatticeWord(int Start, int End);
