using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Prose;

/// <summary>The prose of a document, sorted.</summary>
internal sealed record ProseReading
{
    /// <summary>The report's own titles, its own before that of a notice that carries it.</summary>
    public required IReadOnlyList<Title> Titles { get; init; }

    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>Paragraphs before the first section.</summary>
    public required IReadOnlyList<string> Preamble { get; init; }

    /// <summary>Paragraphs of the first section that has a heading.</summary>
    public required IReadOnlyList<string> First { get; init; }

    /// <summary>The last few paragraphs, where a report is signed.</summary>
    public required IReadOnlyList<string> Closing { get; init; }

    /// <summary>Title, page metadata and all paragraphs: what evidence is looked for in.</summary>
    public required string Text { get; init; }

    /// <summary>The first lines of the file, where a notice or circular says what it is.</summary>
    public required string Opening { get; init; }

    /// <summary>Those of the first lines that can be a title or an address (各县区：), without blanks, in simplified characters.</summary>
    public required IReadOnlyList<string> Head { get; init; }

    public required PageFacts Facts { get; init; }

    public Contact? Contact { get; init; }

    public Published? Published { get; init; }
}

/// <summary>Makes prose of what the tables leave: titles, page furniture, paragraphs, sections.</summary>
internal static class ProseReader
{
    /// <summary>Menu words stand among the first lines only.</summary>
    private const int Menu = 40;
    private const int HeadLines = 8;
    private const int LongestHeadLine = 80;

    public static ProseReading Read(SourceDocument document, IReadOnlyList<TakenSpan> taken, CancellationToken cancellationToken)
    {
        List<ProseLine> all = Flattened.Split(ProseLines.Of(document, taken));
        cancellationToken.ThrowIfCancellationRequested();
        (List<ProseLine> lines, PageFacts facts) = PageReader.Read(all);
        List<Title> titles = TitleFinder.Find(lines);
        foreach (string declared in Declared(facts.Title).Concat(Declared(document.DeclaredTitle)))
        {
            // What the page declares is the same title again, or a better one where the text only says 年度报告.
            Title title = new(declared, -1, 0, false);
            if (titles.Count == 0 || !titles.Exists(t => TitleFinder.HasAgency(t.Text))) titles.Insert(0, title);
        }

        HashSet<int> titleLines = [.. titles.Where(t => t.First >= 0).SelectMany(t => Enumerable.Range(t.First, t.Count))];
        List<ProseParagraph> paragraphs = LineJoiner.Join([.. lines.Where((l, i) => !titleLines.Contains(i) && !(i < Menu && PageReader.IsMenuWord(l.Text)))]);
        cancellationToken.ThrowIfCancellationRequested();
        List<Section> sections = SectionCutter.Cut(paragraphs);
        string text = string.Join('\n', titles.Select(t => t.Text).Concat(facts.Trail).Concat(paragraphs.Select(p => p.Text)));
        string[] preamble = sections.Count > 0 && sections[0].Heading is null ? sections[0].Text.Split('\n') : [];
        string[] closing = [.. paragraphs.TakeLast(4).Select(p => p.Text)];
        return new ProseReading
        {
            Titles = [.. titles.OrderBy(t => t.Carrier)],
            Sections = sections,
            Preamble = preamble,
            First = sections.Find(s => s.Heading is not null) is { } first ? first.Text.Split('\n') : [],
            Closing = closing,
            Text = text,
            Opening = string.Concat(lines.Take(6).Where(l => !Headings.LooksLikeHeading(l.Text)).Select(l => Squeeze(l.Text)).Where(t => t.Length <= 60 && !t.Contains('，', StringComparison.Ordinal))
                .Prepend(facts.Title ?? "")),
            Head = [.. lines.Take(HeadLines).Where(l => l.Text.Length <= LongestHeadLine && !Headings.LooksLikeHeading(l.Text)).Select(l => new Squeezed(l.Text).Text).Prepend(new Squeezed(facts.Title ?? "").Text)],
            Facts = facts,
            Contact = ContactReader.Read(string.Join('\n', paragraphs.Select(p => p.Text))),
            Published = document.DeclaredDate is string meta ? new Published(meta, "meta")
                : (facts.Date ?? facts.Made) is string page ? new Published(page, "page")
                : SignedDate.Read(closing) is string signed ? new Published(signed, "text") : null,
        };
    }

    /// <summary>The titles among the parts of a page's own title: 某局2020年政府信息公开工作年度报告_政府信息公开年报_某县人民政府.</summary>
    private static IEnumerable<string> Declared(string? title) =>
        title is null ? []
            : new[] { title }.Concat(title.Split(Parts, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Where(p => TitleFinder.IsTitle(p) && p.Split(Parts).Length == 1).Select(Squeeze).Where(TitleFinder.HasAgency).Take(1);

    private static readonly char[] Parts = ['_', '|', '－', '—', '-', '–', '»', '>'];

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
