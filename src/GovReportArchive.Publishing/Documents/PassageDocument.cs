using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Publishing.Documents;

/// <summary>Chosen passages as a document for a word processor (.docx, ISO/IEC 29500): each as printed, below it where it stands with its permanent address, at the
/// end the reports as GB/T 7714 lists them.</summary>
/// <remarks>Made in memory: for some hundred passages.</remarks>
internal sealed class PassageDocument
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Title = "Title", Heading = "Heading1", Quoted = "Quoted", Written = "Written", Source = "Source", Link = "Hyperlink";

    private readonly MainDocumentPart _main;
    private readonly Body _body = new();
    private readonly DocumentNotes _notes;

    // Reports in the order in which they are quoted first.
    private readonly List<PassageHit> _sources = [];

    private PassageDocument(MainDocumentPart main, DocumentNotes notes) => (_main, _notes) = (main, notes);

    /// <summary>Writes a document.</summary>
    /// <param name="passages">The passages, in order.</param>
    /// <param name="group">One of <see cref="PassageGroups"/>: passages with the same stand together under a heading, in the order of the first; null for none.</param>
    /// <param name="notes">What it says of itself.</param>
    public static byte[] Write(IReadOnlyList<PassageHit> passages, string? group, DocumentNotes notes) => Write(notes, writer =>
    {
        writer.Add(Title, "条目摘录");
        foreach (IGrouping<string, PassageHit> together in passages.GroupBy(passage => LabelOf(passage, group), StringComparer.Ordinal))
        {
            if (group is not null) writer.Add(Heading, together.Key);
            foreach (PassageHit passage in together) writer.Add(passage);
        }

        writer.AddSources();
        writer.AddNotes(passages.Count);
    });

    /// <summary>Writes a text of somebody's own with the passages that it rests on: a paragraph that takes one up bears its number in the list of reports.</summary>
    /// <param name="written">The text, and the passages.</param>
    /// <param name="notes">What the document says of itself.</param>
    public static byte[] Write(WrittenText written, DocumentNotes notes) => Write(notes, writer =>
    {
        foreach (WrittenPiece piece in written.Pieces) writer.SourceOf(piece.Passage);
        writer.Add(Title, written.Title);
        foreach (string paragraph in written.Paragraphs)
        {
            Paragraph own = writer.Add(Written, paragraph);
            int[] cited = [.. written.Pieces.Where(piece => piece.IsIn(paragraph)).Select(piece => writer.SourceOf(piece.Passage) + 1).Distinct()];
            if (cited.Length > 0)
                own.Append(RunOf(string.Concat(cited.Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}]")))).Raised());
        }

        if (written.Pieces.Count == 0) return;
        writer.Add(Heading, Citation.ListHeading);
        foreach (WrittenPiece piece in written.Pieces)
        {
            writer.Add(piece.Passage);
            if (piece.Note.Length > 0) writer.Add(Source, "备注：" + piece.Note);
        }

        writer.AddSources();
        writer.AddNotes(written.Pieces.Count);
    });

    private static byte[] Write(DocumentNotes notes, Action<PassageDocument> write)
    {
        using MemoryStream file = new();
        using (WordprocessingDocument document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocumentStyles.Make();
            PassageDocument writer = new(main, notes);
            write(writer);
            writer._body.Append(new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1440, Bottom = 1440, Left = 1588, Right = 1588, Header = 851, Footer = 992, Gutter = 0 }));
            main.Document = new Document(writer._body);
        }

        return file.ToArray();
    }

    private static string LabelOf(PassageHit passage, string? group) => group switch
    {
        "agency" => passage.Agency.Name,
        "year" => passage.Year is int year ? string.Create(CultureInfo.InvariantCulture, $"{year}年度") : "年度不明",
        "region" => string.Concat(passage.Region?.Province, passage.Region?.City, passage.Region?.County) is { Length: > 0 } place ? place : "地区不明",
        "section" => FilterLabels.Section(passage.Section),
        _ => "",
    };

    /// <summary>The position of a passage's report in the list of reports.</summary>
    private int SourceOf(PassageHit passage)
    {
        int source = _sources.FindIndex(known => known.Report == passage.Report && known.Version == passage.Version);
        if (source >= 0) return source;
        _sources.Add(passage);
        return _sources.Count - 1;
    }

    private void Add(PassageHit passage)
    {
        int source = SourceOf(passage);
        Add(Quoted, passage.Text);
        // The sentence of a citation ends with the address.
        string plain = Citation.Plain(Cited.Of(passage), _notes.Site), address = _notes.Site + passage.Page;
        Paragraph where = Add(Source, "（" + plain[..^address.Length]);
        where.Append(Linked(address), RunOf(string.Create(CultureInfo.InvariantCulture, $"）[{source + 1}]")));
    }

    private void AddSources()
    {
        if (_sources.Count == 0) return;
        Add(Heading, "引用的报告");
        for (int i = 0; i < _sources.Count; i++)
            Add(Source, string.Create(CultureInfo.InvariantCulture, $"[{i + 1}] {Citation.GbT7714(ReportOf(_sources[i]), _notes.Site, DateOnly.FromDateTime(_notes.Made.DateTime))}"));
    }

    // The list names reports, and the text above it items.
    private static Cited ReportOf(PassageHit passage) => Cited.Of(passage) with { Place = null, Page = ReportLinks.Version(passage.Report, passage.Version) };

    private void AddNotes(int written)
    {
        Add(Heading, "说明");
        Add(Source, _notes.Total > written
            ? string.Create(CultureInfo.InvariantCulture, $"符合条件的共 {_notes.Total} 条，本文列出前 {written} 条，其余没有列出。")
            : string.Create(CultureInfo.InvariantCulture, $"共 {written} 条。"));
        foreach ((string name, string value) in _notes.Asked) Add(Source, $"查询条件：{name} = {value}");
        if (_notes.LeftOut.Count > 0) Add(Source, "记录已损坏，没有列出其条目的报告：" + string.Join(' ', _notes.LeftOut));
        Add(Source, string.Create(CultureInfo.InvariantCulture, $"{_notes.State}；制作时间 {_notes.Made.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC。引文照报告所印，地址永久有效。"));
        Add(Source, DataTerms.Sentence);
    }

    private Paragraph Add(string style, string text)
    {
        Paragraph paragraph = new(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(RunOf(text));
        _body.Append(paragraph);
        return paragraph;
    }

    private OpenXmlElement Linked(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https")) return RunOf(address);
        Run shown = RunOf(address);
        shown.PrependChild(new RunProperties(new RunStyle { Val = Link }));
        return new Hyperlink(shown) { Id = _main.AddHyperlinkRelationship(uri, isExternal: true).Id, History = true };
    }

    private static Run RunOf(string text)
    {
        Run run = new();
        string[] lines = HeldText.Of(text).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (i > 0) run.Append(new Break());
            run.Append(new DocumentFormat.OpenXml.Wordprocessing.Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }
}

/// <summary>How single words stand out.</summary>
internal static class RunForms
{
    /// <summary>The same words raised, as the number of a note is.</summary>
    public static Run Raised(this Run run)
    {
        run.PrependChild(new RunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }));
        return run;
    }
}
