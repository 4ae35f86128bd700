using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Rules;
using GovReportArchive.Reports.Tables;

namespace GovReportArchive.Reports.Judging;

/// <summary>Decides whether a file is an annual report at all: notices, blank forms, assessments of other agencies' reports and news look like one
/// from afar. Its words, points and reasons are the rows of <c>judge.rules.tsv</c>.</summary>
internal static class ReportJudge
{
    private const string Opening = "《<〈“「（";

    /// <summary>With less text than that the sections of a form hold only what the form itself prints.</summary>
    private const int LeastText = 400;

    /// <summary>What stands above the headings of a form is a line or two.</summary>
    private const int LeastPreamble = 25;

    /// <summary>So many years that reports are named with make a list of reports.</summary>
    private const int FewestListed = 3;

    /// <summary>A table of a form has at least so many cells.</summary>
    private const int FewestBlankCells = 5;

    /// <summary>More headings than that prove no more.</summary>
    private const int MostHeadings = 4;

    private const double Doubtful = 3;
    private const double Hopeless = 1;

    private static readonly string[] StatutoryKinds = ["overview", "disclosure", "applications", "litigation", "problems", "fees"];

    private static readonly ReadingRule Blank = Of("notReport.blank"), Notice = Of("notReport.notice"), Nothing = Of("notReport.nothing"), Assessment = Of("notReport.assessment"),
        Guide = Of("notReport.guide"), Form = Of("notReport.rules"), Other = Of("notReport.other"), News = Of("notReport.news"), Explanation = Of("notReport.explanation"),
        Summary = Of("notReport.summary"), Listing = Of("notReport.list"), Foreign = Of("notReport.foreign"), Empty = Of("notReport.empty");

    private static readonly ReadingRule OwnVoice = Of("judge.ownVoice"), HandsIn = Of("judge.handsIn"), Model = Of("judge.model"),
        Placeholder = Of("judge.placeholder"), NewsTitle = Of("judge.newsTitle"), Listed = Of("judge.listed"), Period = Of("judge.period");

    /// <summary>What a title can say that is about reports and no report's own.</summary>
    private static readonly ReadingRule[] AboutReports = [Assessment, Guide, Form, Other];

    /// <summary>The reason why the file is probably no report, for a person; null where it is one.</summary>
    /// <param name="prose">The prose.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="figures">What its prose counts.</param>
    /// <param name="isNamed">Somebody is known to report.</param>
    public static string? ReasonAgainst(ProseReading prose, TableReading tables, IReadOnlyList<Figure> figures, bool isNamed)
    {
        if (prose.Text.Trim().Length == 0 && tables.Counts.Count == 0) return Because(Empty);
        string text = Simplified.Of(prose.Text);
        if (tables.Counts.Count == 0 && !Of("judge.genre").IsIn(text)) return Because(Nothing);
        if (IsForeign(text)) return Because(Foreign);
        string opening = Simplified.Of(prose.Opening);
        int headings = prose.Sections.Where(s => s.Heading is not null && StatutoryKinds.Contains(s.Kind)).Select(s => s.Kind).Distinct().Count();
        string[] titles = [.. prose.Titles.Where(t => !t.Carrier).Select(t => new Squeezed(t.Text).Text).Where(t => !Assessment.Finds(t) && !Notice.Finds(t))];
        bool ownTitle = titles.Length > 0;
        int told = figures.Count(figure => figure.What.Contains('.', StringComparison.Ordinal));
        // Numbers of a table speak for a report, unless nobody in it speaks of himself.
        bool hasNumbers = tables.Counts.Count > 0 && !(prose.Head.Any(line => IsTitled(line, Assessment) || IsTitled(line, Notice)) && !ownTitle && !OwnVoice.IsIn(text));

        if (!hasNumbers && IsBlankForm(prose, tables, told, headings)) return Because(Blank);
        if (prose.Head.Any(line => IsTitled(line, Notice)) && !HandsIn.IsIn(text) && !hasNumbers && told == 0) return Because(Notice);
        if (!hasNumbers && headings == 0 && told == 0 && text.Count(c => c == '。') < FewestListed && Listed.Matches(text).Select(m => m.Value).Distinct().Count() >= FewestListed) return Because(Listing);
        if (!hasNumbers && (Of("judge.articles").IsIn(text) || IsModel(prose))) return Because(Form);
        if (!hasNumbers && !ownTitle && headings < 3 && prose.Head.Any(line => IsTitled(line, Summary))) return Because(Summary);
        if (!hasNumbers && headings < 2 && Explanation.Finds(opening + "\n" + text[..Math.Min(text.Length, 400)])) return Because(Explanation);
        bool isNewsTitle = titles.Length > 0 && titles.All(title => NewsTitle.IsIn(title));
        bool bare = !hasNumbers && headings < 2 && (!ownTitle || isNewsTitle);
        if (bare && (News.Finds(opening) || isNewsTitle || Of("judge.newsLead").IsIn(text))) return Because(News);
        foreach (ReadingRule title in AboutReports)
        {
            if (!hasNumbers && !ownTitle && prose.Head.Any(line => IsTitled(line, title) && (headings < 2 || title == Assessment || title == Other || (title == Guide && told == 0) || (title == Form && (told == 0 || Of("judge.sample").IsIn(line)))))) return Because(title);
        }

        // Who is known and counts what he did under a statutory heading speaks, though he never says 我局.
        bool isTold = isNamed && told > 0 && headings > 0;
        double score = Of("judge.title").Weigh(ownTitle) + Of("judge.told").Weigh(isTold) + Of("judge.heading").Weigh(headings > 0) * Math.Min(MostHeadings, headings)
            + Of("judge.numbers").Weigh(hasNumbers) + Period.Weigh(text) + Of("judge.speaks").Weigh(text)
            + Of("judge.topic").Weigh(text.Split("信息公开").Length > 3);
        if (score <= Doubtful && Notice.Finds(opening) && !HandsIn.IsIn(text)) return Because(Notice);
        if (score <= Doubtful && Assessment.Finds(opening)) return Because(Assessment);
        // Somebody must speak: a commentary has no title of its own, no statutory parts, and nobody in it says 我局 or 本报告.
        bool hasVoice = OwnVoice.IsIn(text) || HandsIn.IsIn(text) || Period.Finds(text) || Of("judge.compiled").IsIn(text) || isTold;
        if (!ownTitle && !hasNumbers && headings < 3 && !hasVoice) return Because(Nothing);
        return score <= Hopeless ? Because(Nothing) : null;
    }

    /// <summary>Whether a line is a title that says so: no part of a sentence, and not the name of a document that a report cites.</summary>
    private static bool IsTitled(string line, ReadingRule title) =>
        !line.AsSpan().ContainsAny('，', '。') && title.Find(line) is { Success: true } m && (m.Index == 0 || !Opening.Contains(line[m.Index - 1], StringComparison.Ordinal));

    /// <summary>A text whose letters are mostly not Chinese: a summary in another language is not what the agency published.</summary>
    private static bool IsForeign(string text)
    {
        int latin = text.Count(char.IsAsciiLetter), chinese = text.Count(c => c is >= '\u4e00' and <= '\u9fff');
        return latin > LeastText && latin > chinese * 2;
    }

    /// <summary>A model to copy from: where the agency should stand, its opening has a placeholder.</summary>
    private static bool IsModel(ProseReading prose)
    {
        string opening = string.Concat(prose.Head.Concat(prose.Preamble.Take(3)).Concat(prose.First.Take(1)).Select(p => new Squeezed(p.Length <= LeastText ? p : p[..LeastText]).Text + "\n"));
        return Model.Holds(Model.Finds(opening) && !prose.Titles.Any(title => TitleFinder.HasAgency(title.Text) && !Model.Finds(new Squeezed(title.Text).Text)));
    }

    /// <summary>A form that nobody filled in: placeholders, blank tables, headings with nothing under them, and no agency's name in the title.</summary>
    private static bool IsBlankForm(ProseReading prose, TableReading tables, int told, int headings)
    {
        int written = prose.Sections.Sum(section => section.Text.Length);
        int placeholders = Placeholder.Matches(prose.Text).Count;
        bool isNamed = prose.Titles.Any(title => TitleFinder.HasAgency(title.Text) && !Placeholder.Finds(title.Text));
        if (placeholders >= 3 && (written < 1500 || !isNamed)) return true;
        int blanks = tables.Cells.Count(cell => cell.Value.State == "blank");
        return told == 0 && !isNamed && !OwnVoice.IsIn(Simplified.Of(prose.Text)) && ((blanks >= FewestBlankCells && written < LeastText) || (headings >= 3 && written < LeastPreamble));
    }

    /// <summary>A rule that decides, told as a sentence.</summary>
    private static string Because(ReadingRule rule)
    {
        rule.Holds();
        return rule.Label + "。";
    }

    private static ReadingRule Of(string name) => ReadingRules.Of(name);
}
