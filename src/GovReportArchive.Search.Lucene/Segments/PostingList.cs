using GovReportArchive.Search.Lucene.Layout;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace GovReportArchive.Search.Lucene.Segments;

/// <summary>Looks up terms of one segment for one search. Not thread-safe.</summary>
internal sealed class SegmentTerms(SegmentView segment)
{
    private readonly Dictionary<string, TermsEnum?> _fields = new(StringComparer.Ordinal);

    public SegmentView Segment => segment;

    /// <summary>The posting list of a term, or null.</summary>
    /// <param name="field">One of <see cref="FieldNames"/>.</param>
    /// <param name="term">The term; kept.</param>
    public PostingList? Find(string field, byte[] term) =>
        Terms(field) is { } terms && terms.SeekExact(new BytesRef(term)) ? new PostingList(segment, terms, field, term) : null;

    /// <summary>The posting lists of all terms that begin so, in order of their bytes.</summary>
    public IEnumerable<PostingList> Beginning(string field, byte[] prefix)
    {
        if (Terms(field) is not { } terms) yield break;
        TermsEnum.SeekStatus status = terms.SeekCeil(new BytesRef(prefix));
        for (bool more = status != TermsEnum.SeekStatus.END; more && terms.Term is var term && StringHelper.StartsWith(term, new BytesRef(prefix));)
        {
            byte[] bytes = term.Bytes.AsSpan(term.Offset, term.Length).ToArray();
            yield return new PostingList(segment, terms, field, bytes);
            // Whoever took the list may have moved the enumerator.
            terms.SeekExact(new BytesRef(bytes));
            more = terms.MoveNext();
        }
    }

    private TermsEnum? Terms(string field)
    {
        if (!_fields.TryGetValue(field, out TermsEnum? known)) _fields[field] = known = segment.Reader.GetTerms(field)?.GetEnumerator();
        return known;
    }
}

/// <summary>The documents of one term in one segment, decoded when they are needed. For one search; not thread-safe.</summary>
internal sealed class PostingList
{
    private readonly SegmentView _segment;
    private readonly TermsEnum _terms;
    private readonly TermState _state;
    private readonly string _field;
    private readonly byte[] _term;
    private TermDocs? _docs;

    /// <summary>Takes the term that an enumerator is at.</summary>
    public PostingList(SegmentView segment, TermsEnum terms, string field, byte[] term)
    {
        (_segment, _terms, _field, _term) = (segment, terms, field, term);
        (DocCount, Occurrences, _state) = (terms.DocFreq, terms.TotalTermFreq, terms.GetTermState());
    }

    /// <summary>Documents, deleted ones included.</summary>
    public int DocCount { get; }

    /// <summary>Occurrences in all documents.</summary>
    public long Occurrences { get; }

    public ReadOnlySpan<byte> Term => _term;

    /// <summary>Whether the documents are decoded already, so that using them costs little.</summary>
    public bool IsDecoded => (_docs ??= _segment.Cache.Find(Key) as TermDocs) is not null;

    /// <summary>The documents; with frequencies, unless it is a pair.</summary>
    public TermDocs Docs => _docs ??= _segment.Cache.Find(Key) as TermDocs ?? Decode();

    private TermKey Key => new(_segment.Key, _field, _term);

    /// <summary>Where the term stands, document by document.</summary>
    public DocsAndPositionsEnum Positions()
    {
        _terms.SeekExact(new BytesRef(_term), _state);
        return _terms.DocsAndPositions(null, null, DocsAndPositionsFlags.NONE) ?? throw new CorruptIndexException("a pair has no positions");
    }

    private TermDocs Decode()
    {
        _terms.SeekExact(new BytesRef(_term), _state);
        byte[]? norms = _field == FieldNames.Pairs ? null : _segment.Norms;
        DocsEnum postings = _terms.Docs(null, null, norms is null ? DocsFlags.NONE : DocsFlags.FREQS);
        TermDocs docs = TermDocs.Decode(postings, DocCount, _segment.Documents, norms, _segment.Cache.IsOn);
        _segment.Cache.Add(Key, docs, docs.Bytes);
        return docs;
    }
}

/// <summary>Where a term stands in documents that ascend. Positions are read as far as somebody asks for them.</summary>
internal sealed class PositionCursor(PostingList list)
{
    private readonly DocsAndPositionsEnum _postings = list.Positions();
    private int[] _positions = new int[16];
    private int _doc = -1, _read;

    public PostingList List => list;

    /// <summary>Occurrences in the document.</summary>
    public int Count { get; private set; }

    /// <summary>A position, ascending from the first.</summary>
    public int this[int index]
    {
        get
        {
            while (_read <= index)
            {
                if (_read == _positions.Length) Array.Resize(ref _positions, 2 * _read);
                _positions[_read++] = _postings.NextPosition();
            }

            return _positions[index];
        }
    }

    /// <summary>Moves to a document that is not before the last one asked for; false where the term does not stand in it.</summary>
    public bool MoveTo(int doc)
    {
        if (_doc < doc)
        {
            _doc = _postings.Advance(doc);
            _read = 0;
            if (_doc != DocIdSetIterator.NO_MORE_DOCS) Count = _postings.Freq;
        }

        return _doc == doc;
    }
}
