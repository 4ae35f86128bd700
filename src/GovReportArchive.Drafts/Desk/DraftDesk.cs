using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Wording.Boilerplates;
using GovReportArchive.Wording.Precedents;

namespace GovReportArchive.Drafts.Desk;

/// <summary>What helps to write the part on problems: last year's problems, precedents and boilerplate sentence by sentence, and the check of the draft.</summary>
/// <remarks>Law: nothing of a draft is kept, as for <see cref="DraftCheck"/> and <see cref="PrecedentSearch"/>. Thread-safe.</remarks>
/// <param name="drafts">Checks drafts.</param>
/// <param name="neighbours">Finds the agency's earlier report where nothing is written yet.</param>
/// <param name="precedents">Finds who worded it alike.</param>
public sealed class DraftDesk(DraftCheck drafts, DraftNeighbourSearch neighbours, PrecedentSearch precedents)
{
    /// <summary>Longest text, in UTF-16 units.</summary>
    public const int LongestText = 8000;

    /// <summary>Most sentences whose precedents are looked for at once.</summary>
    public const int MostSentences = PrecedentSearch.MostSentences;

    // As many are looked at as are shown, and as many again.
    private const int Considered = 2;

    private const double SameRole = 0.15;

    private const string Same = "same";

    /// <summary>Codes of findings that are told at each sentence instead.</summary>
    internal static readonly string[] ToldBySentence = ["boilerplate.sentences", "repeats.sentences"];

    /// <summary>Looks at a draft.</summary>
    /// <exception cref="DraftException">The text is too long or cannot be read, or the chosen agency does not exist. The message does not quote the text.</exception>
    /// <exception cref="QueryParameterException">A filter cannot be used.</exception>
    /// <exception cref="ArchiveException">The archive cannot be read.</exception>
    public async Task<DeskAnswer> LookAsync(DeskDraft draft, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.Text.Length > LongestText)
            throw new DraftException("text.tooLong", FormattableString.Invariant($"文字长 {draft.Text.Length} 个字符，超过上限 {LongestText}。这里只写“存在的主要问题及改进情况”这一部分；整份报告请用稿件核查。"));
        if (string.IsNullOrWhiteSpace(draft.Text))
        {
            DraftNeighbours known = neighbours.Find(Nothing(draft.Choice.Year), isNamed: false, draft.Choice);
            return new DeskAnswer(known.Agency, draft.Choice.Year, Last(known, []), Obstacle(known), [], null);
        }

        // What no text holds would make a file of an unknown type of it. Each sign stays one, so that places hold.
        draft = draft with { Text = string.Concat(draft.Text.Select(sign => sign is not '\n' && (char.IsControl(sign) || sign >= '\uFFFE') ? ' ' : sign)) };
        DeskText text = new(draft.Text);
        CheckedDraft found = await drafts.CheckedTextAsync(text.AsPart, draft.Choice, cancellationToken).ConfigureAwait(false);
        AgencyInfo? agency = found.Beside.Agency;
        NamedProblem[] problems = NamedProblem.Of(text.Items);
        return new DeskAnswer(agency, found.Answer.Year, Last(found.Beside, problems), Obstacle(found.Beside), Sentences(draft, text, found, problems, cancellationToken), found.Answer);
    }

    private List<DeskSentence> Sentences(DeskDraft draft, DeskText text, CheckedDraft found, NamedProblem[] problems, CancellationToken cancellationToken)
    {
        DeskSpan[] looked = [.. text.Spans.Where(span => span.Item is not null && span.Span.End > draft.From && span.Span.Start < draft.To && IsWorthLooking(span.Text)).Take(MostSentences)];
        Dictionary<int, SentencePrecedents> alike = precedents.Of(draft.Text, [.. looked.Select(span => span.Span)], Filters(draft, found.Beside.Agency), draft.Limit * Considered, fold: true, cancellationToken)
            .ToDictionary(sentence => sentence.Start);
        (string Words, BoilerplateSentence? Sentence)[] counted = [.. (found.Worded?.Items ?? []).Select(sentence => (Squeezed(sentence.Text), sentence))];
        ILookup<int, DraftFinding> findings = Placed(text.Spans, found.Answer.Findings);
        return [.. text.Spans.Select((span, at) =>
        {
            (string? measure, Remedy? remedy) = span is { Item: { } item, IsFirst: true } && Array.Exists(problems, problem => problem.Passage == item) ? Answered(text.Items, item, found.Answer.Agency) : default;
            BoilerplateSentence? worded = WordedAs(span.Text);
            string role = span.Item is { } own ? PassageProjection.NameOf(own.Item.Role) : "heading";
            return new DeskSentence(
                span.Span.Start, span.Span.Length, span.Text, role, alike.ContainsKey(span.Span.Start), Ranked(alike.GetValueOrDefault(span.Span.Start), role, draft.Limit), worded?.State, worded?.Agencies ?? 0, worded?.Years ?? [], measure, remedy, [.. findings[at]]);
        })];

        // Between items a sentence is cut here and not there: then it is a part of that one.
        BoilerplateSentence? WordedAs(string text) => Squeezed(text) is var own && counted.FirstOrDefault(other => other.Words == own) is { Sentence: { } same } ? same
            : PastedSentences.IsEnough(text) ? counted.FirstOrDefault(other => other.Words.Contains(own, StringComparison.Ordinal)).Sentence : null;
    }

    private static bool IsWorthLooking(string sentence) => PastedSentences.IsEnough(sentence) && !PastedSentences.IsHeading(sentence);

    private static List<ReportFilter> Filters(DeskDraft draft, AgencyInfo? agency)
    {
        // What other parts say in the same words answers another question.
        List<ReportFilter> filters = [.. draft.Filters];
        if (!filters.Exists(filter => filter.Name == "section")) filters.Add(new ReportFilter("section", ["problems"]));
        if (draft.Alike && agency is not null) filters.AddRange(AlikeTo(agency));
        return filters;
    }

    // A problem is answered by problems first, where they are nearly as much alike.
    private static IReadOnlyList<Precedent> Ranked(SentencePrecedents? sentence, string role, int limit) => sentence is null ? [] :
        [.. sentence.Passages.OrderByDescending(precedent => precedent.Similarity + (precedent.Passage.Role == role ? SameRole : 0)).Take(limit)];

    /// <summary>What is looked at where only agencies of the same type and level count.</summary>
    internal static IEnumerable<ReportFilter> AlikeTo(AgencyInfo agency)
    {
        if (agency.Type is { } type) yield return new ReportFilter("agencyType", [type]);
        if (agency.Level is { } level) yield return new ReportFilter("level", [level]);
    }

    private static (string Measure, Remedy? Remedy) Answered(List<PlacedPassage> items, PlacedPassage problem, string? agency) =>
        Remedies.Of(items, problem, agency ?? "", _ => "") switch
        {
            ({ } remedy, _) => ("answered", remedy),
            (_, not null) => ("open", null),
            _ => ("none", null),
        };

    /// <summary>Findings by the position of the first sentence that they quote, or of that which holds the words to be put right.</summary>
    private static ILookup<int, DraftFinding> Placed(List<DeskSpan> spans, IEnumerable<DraftFinding> findings)
    {
        string[] sentences = [.. spans.Select(span => Squeezed(span.Text))];
        return findings.Where(finding => !ToldBySentence.Contains(finding.Code)).SelectMany(finding => Quoted(finding).SelectMany(quote => Spoken(quote, finding.Fix))
            .Distinct().Select(at => (At: at, Finding: finding))).ToLookup(placed => placed.At, placed => placed.Finding);

        IEnumerable<int> Spoken(string quote, DraftFix? fix)
        {
            int[] all = [.. Enumerable.Range(0, sentences.Length).Where(at => Speaks(quote, sentences[at]))];
            return all.Where(at => fix is not null && sentences[at].Contains(Squeezed(fix.From), StringComparison.Ordinal)).Concat(all).Take(1);
        }
    }

    private static IEnumerable<string> Quoted(DraftFinding finding) =>
        (finding.Place?.Quote ?? "").Split('／').Select(quote => quote.EndsWith(" 等", StringComparison.Ordinal) ? quote[..^2] : quote).Select(quote => Squeezed(quote.TrimEnd('…')));

    // A quotation is a part of a sentence, or holds several.
    private static bool Speaks(string quote, string sentence) =>
        quote.Length > 1 && (sentence.Contains(quote, StringComparison.Ordinal) || (PastedSentences.IsEnough(sentence) && quote.Contains(sentence, StringComparison.Ordinal)));

    private static string Squeezed(string text) => string.Concat(text.Where(sign => !char.IsWhiteSpace(sign)));

    private static DeskLast? Last(DraftNeighbours beside, NamedProblem[] own)
    {
        if (beside.Stored is not { Record.Year: int year } previous) return null;
        List<PlacedPassage> passages = PassageList.Of(previous.Record);
        DeskProblem[] problems = [.. NamedProblem.Of(passages).Select(problem => new DeskProblem(
            problem.Passage.Text,
            problem.Passage.AddressIn(previous),
            Remedies.Of(passages, problem.Passage, previous.Record.Agency.Name, measure => measure.AddressIn(previous)).Remedy,
            problem.Nearest(own, NamedProblem.Similar) is (var again, var similarity) ? new DeskAgain(similarity >= NamedProblem.Same ? Same : "similar", Math.Round(similarity, 3), again.Passage.Text) : null))];
        ReportMeasure[] measures = [.. passages.Where(passage => passage.Section.Kind == "problems" && passage.Item.Role == PassageRole.Measure)
            .Select(passage => new ReportMeasure(passage.Text, passage.AddressIn(previous)))];
        return new DeskLast(
            previous.Id, previous.Record.Title, year, beside.Called, "/reports/" + Uri.EscapeDataString(previous.Id), problems.Count(problem => problem.Again?.State == Same),
            problems.Count(problem => problem.Again is { State: not Same }), problems, measures);
    }

    private static string? Obstacle(DraftNeighbours beside) => beside is { Agency: not null, Stored: null } ? DraftYears.Obstacle(beside, isNamed: true, hasArchive: true) : null;

    private static ReportRecord Nothing(int? year) => new() { Id = "", Title = "", Agency = new Agency("", ""), Form = "", Year = year };
}
