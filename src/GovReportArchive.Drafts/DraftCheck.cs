using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Extraction;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Records;
using GovReportArchive.Wording.Boilerplates;

namespace GovReportArchive.Drafts;

/// <summary>Checks the draft of a report before it is published.</summary>
/// <remarks>
/// Law: nothing of a draft is kept; it enters no catalog, no index, no message and no file but those that a helper program for pdf and old Word
/// files reads and the extractor removes again. Thread-safe.
/// </remarks>
/// <param name="neighbours">Finds the agency's earlier reports; null to check without an archive, which the answer then says.</param>
/// <param name="boilerplates">Knows what others write too; null without an archive.</param>
public sealed class DraftCheck(DraftNeighbourSearch? neighbours, BoilerplateSearch? boilerplates)
{
    /// <summary>Largest file, in bytes.</summary>
    public const int LargestFile = 16 << 20;

    /// <summary>Longest text, in UTF-16 units.</summary>
    public const int LongestText = 400_000;

    /// <summary>Code of a text that takes longer to read than a report does.</summary>
    public const string TooCostly = "text.tooCostly";

    /// <summary>Code of a file of a type that is not read.</summary>
    public const string UnknownType = "file.type";

    private const string Types = "可用的类型：docx、doc、html、pdf、txt、rtf、mht。";
    private const string PastedName = "草稿.txt";

    // A draft is far shorter than what an archive must take.
    private static readonly ExtractionLimits Limits = new()
    {
        MaxFileBytes = LargestFile,
        MaxMarkupBytes = LargestFile,
        MaxCharacters = LongestText,
        MaxUnpackedBytes = 128L << 20,
        MaxPartBytes = 32L << 20,
        HelperTimeout = TimeSpan.FromSeconds(20),
        PdfTimeout = TimeSpan.FromSeconds(20),

        // Recognition takes seconds a page, and a draft is at hand as text.
        MaxRecognisedPages = 0,
    };

    // The extractor's codes of files that are something else than a report.
    private static readonly string[] NotRead = ["file.unknownType", "file.unsupported", "file.archive", "file.image"];

    /// <summary>Checks a pasted text.</summary>
    /// <exception cref="DraftException">The text is empty or too long, or cannot be read; or what was chosen does not exist.</exception>
    public async Task<DraftAnswer> CheckTextAsync(string text, DraftChoice? choice = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (await CheckedTextAsync(text, choice, cancellationToken).ConfigureAwait(false)).Answer;
    }

    /// <summary>Checks a file.</summary>
    /// <param name="name">Its name; the ending only breaks ties where the bytes do not say the type.</param>
    /// <param name="bytes">All of it.</param>
    /// <param name="choice">What it is to be taken for; null to read all from it.</param>
    /// <param name="cancellationToken">Stops helper programs, and gives up between the checks.</param>
    /// <exception cref="DraftException">The file is empty, too large, of no known type, damaged, or holds no text; or what was chosen
    /// does not exist.</exception>
    /// <exception cref="ArchiveException">The archive cannot be read.</exception>
    public async Task<DraftAnswer> CheckAsync(string name, ReadOnlyMemory<byte> bytes, DraftChoice? choice = null, CancellationToken cancellationToken = default) =>
        (await CheckedAsync(name, bytes, choice, cancellationToken).ConfigureAwait(false)).Answer;

    /// <summary>Checks a pasted text, and gives what the answer was made of too.</summary>
    /// <inheritdoc cref="CheckTextAsync"/>
    internal Task<CheckedDraft> CheckedTextAsync(string text, DraftChoice? choice, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new DraftException("text.empty", "没有文字。请贴入稿件全文，或选择文件。");
        if (text.Length > LongestText) throw TooLong();
        return CheckedAsync(PastedName, Encoding.UTF8.GetBytes(text), choice, cancellationToken);
    }

    private async Task<CheckedDraft> CheckedAsync(string name, ReadOnlyMemory<byte> bytes, DraftChoice? choice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            return await ReadAndCheckAsync(name, bytes, choice ?? DraftChoice.None, cancellationToken).ConfigureAwait(false);
        }
        catch (RegexMatchTimeoutException)
        {
            // Its message quotes the draft.
            throw new DraftException(TooCostly, "文字的排列使核查用时过长，已停止。请只提交一份报告的文字。");
        }
    }

    private async Task<CheckedDraft> ReadAndCheckAsync(string name, ReadOnlyMemory<byte> bytes, DraftChoice choice, CancellationToken cancellationToken)
    {
        if (bytes.IsEmpty) throw new DraftException("file.empty", "文件是空的（0 字节）。请选择稿件文件。");
        if (bytes.Length > LargestFile) throw TooLarge();
        ReadingResult reading = await ReadAsync(name, bytes, cancellationToken).ConfigureAwait(false);
        if (reading.Record is { Sections.Count: 0, Counts.Count: 0, Cells.Count: 0 })
            throw new DraftException("file.noText", "没有读出文字或表格。扫描件不能核查，请用可复制文字的文件，或贴入文字。");

        bool isNamed = DraftIdentity.IsNamed(reading.Record);
        DraftNeighbours beside = Beside(reading.Record, isNamed, choice);
        ReportRecord record = beside.Record;
        isNamed |= beside.Agency is not null;
        DraftFindings findings = new();
        string? fragment = DraftFragment.Of(reading);
        DraftIdentity.Check(reading, fragment is not null, findings);
        DraftProse prose = new(record);
        // Of what is no report, nothing is missing one by one.
        if (reading.NotAReport is null || fragment is not null)
        {
            DraftTables.Check(reading, record, fragment is not null, findings);
            DraftSections.Check(prose, fragment is not null, findings);
        }

        cancellationToken.ThrowIfCancellationRequested();
        DraftWriting.Check(prose, findings);
        DraftLists.Check(prose, findings);
        DraftDates.Check(prose, findings);
        DraftEras.Check(prose, findings);
        DraftLaw.Check(prose, findings);
        DraftContacts.Check(prose, findings);
        DraftClaims.Check(prose, fragment is null, findings);
        cancellationToken.ThrowIfCancellationRequested();
        if (isNamed) DraftNames.Check(prose, findings);
        cancellationToken.ThrowIfCancellationRequested();
        DraftPrevious? previous = DraftYears.Check(beside, isNamed, neighbours is not null, findings);
        cancellationToken.ThrowIfCancellationRequested();
        Boilerplate? worded = boilerplates?.Of(record);
        DraftBoilerplateShare? boilerplate = DraftBoilerplate.Check(record, worded, boilerplates is not null, findings);
        DraftNumbers numbers = new(record);
        numbers.Checked(record);
        DraftFigures.Check(record, beside.IsYearBefore ? beside.Stored?.Record : null, numbers, findings);
        IReadOnlyList<DraftFinding> all = findings.All;
        int errors = all.Count(finding => finding.Severity == DraftSeverity.Error);
        DraftAnswer answer = new(
            record.Title, isNamed ? record.Agency.Name : null, isNamed ? record.Agency.Id : null, record.Year, record.Form,
            errors, all.Count - errors, all, findings.Passed, findings.Rules, numbers.Examined(fragment), findings.Open, previous, beside.Agencies, beside.Earlier, boilerplate, record);
        return new CheckedDraft(answer, beside, worded);
    }

    private DraftNeighbours Beside(ReportRecord draft, bool isNamed, DraftChoice choice)
    {
        ReportRecord record = choice.Year is int year ? draft with { Year = year } : draft;
        if (neighbours is not null) return neighbours.Find(record, isNamed, choice);
        if (choice.Agency is { Length: > 0 } || choice.With is { Length: > 0 } and not DraftChoice.Previous)
        {
            throw new DraftException("archive.missing", "没有可用的档案库，不能选择机关或对照的报告。")
            {
                Parameter = choice.Agency is { Length: > 0 } ? "agency" : "with",
            };
        }

        return DraftNeighbours.None(record);
    }

    /// <summary>What is said of a file over <see cref="LargestFile"/>, for those who must not read so much.</summary>
    public static DraftException TooLarge() => new(
        "file.tooLarge", string.Create(CultureInfo.InvariantCulture, $"文件超过上限 {LargestFile >> 20} MB。请压缩其中的图片，或只贴入文字。"));

    private static DraftException TooLong() => new(
        "text.tooLong", string.Create(CultureInfo.InvariantCulture, $"文字超过上限 {LongestText} 个字符，不像一份年度报告。请只提交一份报告。"));

    // The desk's own documents end with the passages that the text rests on: they say whose wording it is, not whose draft.
    private static SourceDocument WithoutSources(SourceDocument document) =>
        document with { Blocks = [.. document.Blocks.TakeWhile(block => block is not Paragraph { Text: var text } || text.Trim() != Citation.ListHeading)] };

    private static async Task<ReadingResult> ReadAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            SourceDocument document = await FileExtractor.ExtractAsync(name, bytes, Limits, cancellationToken).ConfigureAwait(false);
            return ReportReader.Read(WithoutSources(document), cancellationToken);
        }
        catch (ExtractionException error)
        {
            if (error.Code == "file.tooMuchText") throw TooLong();
            // What the bytes are is said; which types would do is what the sender needs.
            string said = error.Message.StartsWith(name + "：", StringComparison.Ordinal) ? error.Message[(name.Length + 1)..] : error.Message;
            said = said.Replace("后入库", "后提交", StringComparison.Ordinal).Replace("再入库", "再提交", StringComparison.Ordinal).Replace("逐个入库", "提交", StringComparison.Ordinal);
            bool isOther = NotRead.Contains(error.Code);
            throw new DraftException(isOther ? UnknownType : error.Code, isOther ? said + Types : said);
        }
        catch (Exception error) when (error is not (OperationCanceledException or RegexMatchTimeoutException))
        {
            // Its message may quote the draft, and would be logged.
            throw new DraftException("file.unreadable", $"读取时出现程序错误（{error.GetType().Name}）。请换一种文件格式，或贴入文字。");
        }
    }
}

/// <summary>A draft that was checked, with what the archive holds around it.</summary>
/// <param name="Answer">What is to be said of it.</param>
/// <param name="Beside">Its agency, and the report that it was compared with.</param>
/// <param name="Worded">Its sentences with who else has them; null where the archive has not counted wordings.</param>
internal sealed record CheckedDraft(DraftAnswer Answer, DraftNeighbours Beside, Boilerplate? Worded);
