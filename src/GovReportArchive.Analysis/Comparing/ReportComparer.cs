using GovReportArchive.Reports.Records;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Analysis.Comparing;

/// <summary>Lays two reports side by side. Pure and thread-safe; a millisecond or two for reports of the usual length.</summary>
public static class ReportComparer
{
    private const int ShortestRepeated = 200;
    private const int RepeatedPercent = 95;

    [ThreadStatic]
    private static (IReadOnlyList<Section>? Sections, List<Sentence> Sentences, bool IsCut) _last;

    /// <summary>Compares everything.</summary>
    public static ReportComparison Compare(ReportRecord before, ReportRecord now)
    {
        ProsePair prose = new(before, now);
        return new ReportComparison(
            Named(now), Named(before), prose.Sum(), FigureComparer.Sum(before, now), prose.Sections(), FigureComparer.Counts(before, now), FigureComparer.Metrics(before, now));
    }

    /// <summary>Whether the later report repeats the prose of the earlier one, as <see cref="Compare"/> says it: most pairs are told apart without
    /// being aligned.</summary>
    public static bool RepeatsProse(ReportRecord before, ReportRecord now)
    {
        (List<Sentence> old, bool oldCut) = LastOr(before.Sections);
        (List<Sentence> later, bool newCut) = LastOr(now.Sections);
        _last = (now.Sections, later, newCut);
        (int all, int most) = CarriedBound.Of(old, later, RepeatedPercent);
        return IsRepeated(all, most) && new ProsePair(before, now, old, later, oldCut || newCut).Sum().IsRepeated;
    }

    // An agency's reports mostly come year after year: the later report of one call is the earlier one of the next.
    private static (List<Sentence> Sentences, bool IsCut) LastOr(IReadOnlyList<Section> sections) =>
        ReferenceEquals(_last.Sections, sections) ? (_last.Sentences, _last.IsCut) : (Sentence.Of(sections, out bool isCut), isCut);

    private static bool IsRepeated(int all, int carried) => all >= ShortestRepeated && (long)carried * 100 >= (long)all * RepeatedPercent;

    private static ComparedReport Named(ReportRecord record) =>
        new(record.Id, record.Title, record.Agency.Name, record.Year, record.Form, record.Scope);

    /// <summary>The prose of two reports, aligned.</summary>
    private sealed class ProsePair
    {
        private readonly ReportRecord _before;
        private readonly ReportRecord _now;
        private readonly List<Sentence> _old;
        private readonly List<Sentence> _new;
        private readonly int[] _sectionOf;
        private readonly IReadOnlyList<SentenceMatch> _matches;
        private readonly Dictionary<int, IReadOnlyList<DiffPart>> _parts;
        private readonly bool _isCut;

        public ProsePair(ReportRecord before, ReportRecord now)
            : this(before, now, Sentence.Of(before.Sections, out bool oldCut), Sentence.Of(now.Sections, out bool newCut), oldCut || newCut)
        {
        }

        public ProsePair(ReportRecord before, ReportRecord now, List<Sentence> old, List<Sentence> later, bool isCut)
        {
            (_before, _now, _old, _new, _isCut) = (before, now, old, later, isCut);
            _sectionOf = SectionAlignment.Align(before.Sections, now.Sections, _old, _new);
            _matches = SentenceAlignment.Align(_old, _new, _sectionOf);
            _parts = _matches.Where(match => match.State == SentenceAlignment.Changed)
                .ToDictionary(match => match.Now, match => TextDiff.ByCharacters(_old[match.Before].Text, _new[match.Now].Text));
        }

        public ProseComparison Sum()
        {
            int all = _new.Sum(sentence => sentence.Ink);
            int carried = _matches.Sum(match => match.State switch
            {
                SentenceAlignment.Kept or SentenceAlignment.Moved => _new[match.Now].Ink,
                SentenceAlignment.Changed => _parts[match.Now].Where(part => part.State == DiffPart.Same).Sum(part => Sentence.InkOf(part.Text)),
                _ => 0,
            });
            int Of(string state) => _matches.Count(match => match.State == state);
            return new ProseComparison(
                all == 0 ? 0 : Math.Round((double)carried / all, 4),
                all,
                Of(SentenceAlignment.Kept),
                Of(SentenceAlignment.Moved),
                Of(SentenceAlignment.Changed),
                Of(SentenceAlignment.New),
                Of(SentenceAlignment.Dropped),
                IsRepeated(all, carried),
                _isCut);
        }

        public List<ComparedSection> Sections()
        {
            ILookup<int, SentenceMatch> later = _matches.Where(match => match.Now >= 0).ToLookup(match => _new[match.Now].Section);
            ILookup<int, Sentence> dropped = _matches.Where(match => match.Now < 0).Select(match => _old[match.Before]).ToLookup(sentence => sentence.Section);
            List<ComparedSection> sections = [];
            int next = 0;
            for (int j = 0; j < _now.Sections.Count; j++)
            {
                int i = _sectionOf[j];
                for (; i >= 0 && next < i; next++) AddDropped(sections, next, dropped);
                if (i >= 0) next = i + 1;
                Section section = _now.Sections[j];
                Section? was = i < 0 ? null : _before.Sections[i];
                sections.Add(new ComparedSection(section.Kind, section.Heading, was?.Heading, section.N, was?.N, Together(later[j], i, new Queue<Sentence>(i < 0 ? [] : dropped[i]))));
            }

            for (; next < _before.Sections.Count; next++) AddDropped(sections, next, dropped);
            return sections;
        }

        // A section of the earlier report that none continues: what of it stands nowhere else.
        private void AddDropped(List<ComparedSection> sections, int i, ILookup<int, Sentence> dropped)
        {
            Section was = _before.Sections[i];
            sections.Add(new ComparedSection(was.Kind, null, was.Heading, null, was.N, [.. dropped[i].Select(Gone)]));
        }

        // Between two sentences that stood in this section before, what is gone comes first, then what is new.
        private List<ComparedSentence> Together(IEnumerable<SentenceMatch> later, int section, Queue<Sentence> dropped)
        {
            SentenceMatch[] matches = [.. later];
            bool IsHere(SentenceMatch match) => match.Before >= 0 && _old[match.Before].Section == section;
            List<ComparedSentence> sentences = [];
            int anchor = -1;
            for (int at = 0; at < matches.Length; at++)
            {
                SentenceMatch match = matches[at];
                if (anchor < at)
                {
                    anchor = Array.FindIndex(matches, at, next => IsHere(next) && next.State != SentenceAlignment.Moved);
                    if (anchor < 0) anchor = matches.Length;
                    int until = anchor < matches.Length ? matches[anchor].Before : int.MaxValue;
                    while (dropped.TryPeek(out Sentence? gone) && gone.Position < until) sentences.Add(Gone(dropped.Dequeue()));
                }

                bool here = IsHere(match);
                Sentence sentence = _new[match.Now];
                int? from = match.Before >= 0 && !here ? _before.Sections[_old[match.Before].Section].N : null;
                // What people read changes by words; how much is carried over is counted by characters, as for the reports that nobody looks at.
                IReadOnlyList<DiffPart>? parts = match.State == SentenceAlignment.Changed ? TextDiff.ByWords(_old[match.Before].Text, sentence.Text) : null;
                sentences.Add(new ComparedSentence(match.State, sentence.Text, sentence.OpensParagraph, parts, from));
            }

            sentences.AddRange(dropped.Select(Gone));
            return sentences;
        }

        private static ComparedSentence Gone(Sentence sentence) => new(SentenceAlignment.Dropped, sentence.Text, sentence.OpensParagraph);
    }
}
