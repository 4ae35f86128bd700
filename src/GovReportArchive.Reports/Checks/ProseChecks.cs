using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Checks;

/// <summary>Compares numbers that the prose states with the cells that count the same thing.</summary>
/// <remarks>
/// A contradiction is only reported where nothing but a contradiction is possible: prose speaks of other years, of single cases, of one office among
/// many, of sums of several rows. Where one statement agrees with the cell, others that differ speak of something else, unless they name the agency itself.
/// </remarks>
internal static partial class ProseChecks
{
    private const string ReceivedStem = "applications.received.";
    private const string HandledStem = "applications.handled.";
    private const string Received = "applications.received.total";
    private const string CarriedIn = "applications.carriedIn.total";
    private const string CarriedOut = "applications.carriedOut.total";
    private const string Concluded = "applications.concluded.total";
    private const string Handled = "applications.handled.total";
    private const string Disclosed = "applications.disclosed.total";

    /// <summary>A government's prose may speak of all below it where its table counts itself, or the other way round: then the numbers are this far apart.</summary>
    private const decimal MostOfOneScope = 3;

    private const int FewestListed = 3;

    // No report states one number so often in so many ways: of a text that does, nothing is judged, and time does not grow with the square of its length.
    private const int MostDiffering = 60;

    private const int LongestSentence = 800;

    /// <summary>Sections that state the year's numbers. Problems and measures tell of cases.</summary>
    private static readonly string[] Stating = ["preamble", "overview", "disclosure", "applications", "litigation", "responses"];

    /// <summary>What else loose words may mean by the number of a key: the total with what was carried over, another total.</summary>
    private static readonly Dictionary<string, string[][]> Alike = new(StringComparer.Ordinal)
    {
        [Received] = [[Concluded]],
        [Handled] = [[Received], [Concluded]],
        [Concluded] = [[Received], [Received, CarriedIn]],
        [Disclosed] = [["applications.granted.total"]],
        ["applications.received.person"] = [["applications.concluded.person"]],
        ["stats.applications.total"] = [["stats.completed.total"], ["stats.replies.total"]],
        ["stats.completed.total"] = [["stats.applications.total"], ["stats.replies.total"]],
        ["stats.replies.total"] = [["stats.applications.total"], ["stats.completed.total"]],
        ["stats.replies.granted"] = [["stats.replies.granted", "stats.replies.partlyGranted"], ["stats.replies.granted", "stats.replies.alreadyPublic"]],
        ["disclosure.normativeDocuments.newlyMade"] = [["disclosure.normativeDocuments.newlyDisclosed"]],
    };

    /// <summary>Results that loose words throw together: 不予公开 for all that was not given.</summary>
    private static readonly string[] Results =
    [
        "applications.granted.total", "applications.partlyGranted.total", "applications.denied.total", "applications.unavailable.total", "applications.refused.total",
        "applications.closed.total",
    ];

    /// <summary>Results that some do not call answers.</summary>
    private static readonly string[] Unanswered = ["applications.refused.total", "applications.closed.total", "applications.unavailable.total"];

    /// <summary>Holds the figures against the tables.</summary>
    /// <returns>The record's figures with their states, and at most one check for each key that the prose states, in the order of the prose.</returns>
    public static ProseAssessment Assess(ReportRecord record)
    {
        bool HasCell(string key) => CountSums.CellsOf(key).Any(cell => record.Counts.ContainsKey(cell) || record.Cells.ContainsKey(cell));
        Dictionary<int, Section> sections = [];
        foreach (Section section in record.Sections) sections.TryAdd(section.N, section);
        Figure[] figures = [.. record.Figures.Select(figure => figure with { Key = KeyOf(record, figure), State = FigureStates.Unassigned, Against = null })];
        Stated[][] keys =
        [
            .. figures.Select((figure, at) => new Stated(at, figure, sections.GetValueOrDefault(figure.Section)))
                .Where(stated => stated.Figure.Key is { } key && HasCell(key) && Math.Abs(stated.Figure.Value) <= FigureReader.Largest && (stated.Section is null || Stating.Contains(stated.Section.Kind)))
                .GroupBy(stated => stated.Figure.Key!, StringComparer.Ordinal).Select(key => key.ToArray()),
        ];
        foreach (Stated stated in keys.SelectMany(key => key))
        {
            if (CountSums.Of(record, stated.Figure.Key!) is (var cell, _) && Agrees(record, stated.Figure, cell))
                figures[stated.At] = stated.Figure with { State = FigureStates.Matched, Against = cell };
        }

        Check[] stating = [.. keys.Select(key => Evaluate(record, key, figures)).OfType<Check>()];
        DerivedCheck[] derived = [.. Derived(record)];
        foreach (DerivedCheck one in derived) Judge(figures, one);
        return new ProseAssessment(figures, [.. stating, .. derived.Select(one => one.Check)]);
    }

    /// <summary>What the prose itself works out: sums, changes, shares.</summary>
    private static IEnumerable<DerivedCheck> Derived(ReportRecord record) =>
        record.Sections.Where(section => section.Kind is not ("appendix" or "problems")).SelectMany(SentenceNumbers.Of)
            .SelectMany(sentence => PartsChecks.Run(sentence, Number(record, CarriedIn)).Concat(GrowthChecks.Run(sentence, record.Year)))
            .Concat(ShareChecks.Run(record)).Concat(RateChecks.Run(record));

    /// <summary>Gives the figure of a number the state of its check, where the tables have said nothing about it.</summary>
    private static void Judge(Figure[] figures, DerivedCheck derived)
    {
        int at = Array.FindIndex(figures, figure => figure.Section == derived.Check.Section && derived.At >= figure.Start && derived.At < figure.Start + figure.Length);
        if (at < 0 || derived.Check.State == CheckRunner.NotAssessable || figures[at].State != FigureStates.Unassigned) return;
        figures[at] = figures[at] with { State = derived.Check.State == CheckRunner.Ok ? FigureStates.Matched : FigureStates.Contradicted, Against = derived.Check.Right };
    }

    /// <summary>The key that a figure's name is; what was received together with what was carried in has one of its own.</summary>
    private static string? KeyOf(ReportRecord record, Figure figure)
    {
        string what = figure.What;
        if (what.StartsWith(ReceivedStem, StringComparison.Ordinal) && figure.Comparator == FigureComparators.Equal && Number(record, what) != figure.Value
            && HandledStem + what[ReceivedStem.Length..] is var handled && CountSums.Find(handled) is not null && Number(record, handled) == figure.Value) return handled;
        return CountCatalog.Find(what) is not null || CountSums.Find(what) is not null ? what : null;
    }

    private static decimal? Number(ReportRecord record, string key) => CountSums.Of(record, key) is (var value, true) ? value : null;

    private static bool Agrees(ReportRecord record, Figure figure, decimal cell)
    {
        decimal value = ValueOf(figure);
        return figure.Comparator switch
        {
            FigureComparators.More => value <= cell && cell < value * 2,
            FigureComparators.Less => value >= cell && cell > value / 2,
            FigureComparators.About => Math.Abs(value - cell) <= value / 10,
            FigureComparators.All when figure.Key == Concluded => value == cell || value == Number(record, Received) - Number(record, CarriedOut),
            // 收费25.1万元 rounds what the table has exactly.
            _ => value == cell || (value != decimal.Truncate(value) && Math.Round(cell, value.Scale, MidpointRounding.AwayFromZero) == value),
        };
    }

    /// <summary>A figure's number in the unit of its cell.</summary>
    private static decimal ValueOf(Figure figure) =>
        CountCatalog.Find(figure.Key!)?.Unit == "万元" ? figure.Unit switch { "元" => figure.Value / 10000, "亿元" => figure.Value * 10000, _ => figure.Value } : figure.Value;

    private static Check? Evaluate(ReportRecord record, Stated[] stated, Figure[] figures)
    {
        string key = stated[0].Figure.Key!;
        decimal? table = CountSums.Of(record, key)?.Value;
        // 60余件 of forty is wrong however it is rounded.
        Stated[] exact = [.. stated.Where(s => s.Figure.Comparator is FigureComparators.Equal or FigureComparators.All || (s.Figure.Comparator == FigureComparators.More && table * 5 < ValueOf(s.Figure) * 4))];
        Figure first = (exact.Length > 0 ? exact : stated)[0].Figure;
        if (CountSums.Of(record, key) is not (var cell, var isWhole))
            return Told(key, CheckRunner.NotAssessable, first, null, CheckReasons.NotANumber);
        Stated[] others = [.. exact.Where(s => figures[s.At].State != FigureStates.Matched)];
        Figure? agreeing = Array.Find(stated, s => figures[s.At].State == FigureStates.Matched)?.Figure;
        // Blank cells may hold the rest, but nothing takes away from what the others count.
        bool isOpen = !isWhole && others.Any(s => ValueOf(s.Figure) > cell);
        decimal[] values = [.. others.Select(s => ValueOf(s.Figure)).Distinct()];
        bool isSum = values.Length > 1 && values.Sum() == cell;
        Stated[] plain = isOpen || isSum || others.Length > MostDiffering ? [] : [.. others.Where(s => (agreeing is null || PlainStatement.IsOwn(record, s.Figure)) && Differs(record, s, cell, figures) && PlainStatement.Is(record, s.Figure, s.Section, IsListed(s, figures)))];
        if (plain.Select(s => s.Figure.Value).Distinct().Count() > 1) plain = [];
        foreach (Stated one in plain)
            figures[one.At] = one.Figure with { State = FigureStates.Contradicted, Against = cell };
        if (plain.Length > 0) return Told(key, CheckRunner.Fail, plain[0].Figure, cell);
        if (agreeing is not null) return Told(key, CheckRunner.Ok, agreeing, cell);
        return isSum || exact.Length == 0 ? null : isOpen ? Told(key, CheckRunner.NotAssessable, first, null, CheckReasons.NotANumber)
            : Told(key, CheckRunner.NotAssessable, first, cell, CheckReasons.OtherCount);
    }

    /// <summary>Whether a number can be no other way of counting what the tables count.</summary>
    private static bool Differs(ReportRecord record, Stated stated, decimal cell, Figure[] figures)
    {
        (Figure figure, string key, decimal value) = (stated.Figure, stated.Figure.Key!, ValueOf(stated.Figure));
        if (figure.Comparator == FigureComparators.All)
            return key == Disclosed && value > cell + Number(record, CarriedOut) && new[] { Received, Handled, Concluded }.Any(total => Number(record, total) == value);
        bool isNone = figure.Unit is null;
        // What was accepted may be less than what was received.
        if (figure.Quote.Contains("受理", StringComparison.Ordinal) && !isNone && !(value > Number(record, Handled))) return false;
        if (Alike.TryGetValue(key, out string[][]? others) && others.Any(keys => keys.Sum(other => Number(record, other)) == value)) return false;
        if (figure.Quote.Contains("答复", StringComparison.Ordinal) && key == Concluded && IsWithoutSome(record, cell - value)) return false;
        if (IsWithOthers(record, key, value - cell, figures) || (!isNone && !figure.Quote.Contains('等', StringComparison.Ordinal) && IsOnePart(record, key, value))) return false;
        bool mayBeOfOthers = PlainStatement.IsGovernment(record) && record.Scope != "aggregate";
        if (mayBeOfOthers && (isNone || value > cell * MostOfOneScope || cell > value * MostOfOneScope)) return false;
        // An amount in another rounding or of one kind of fees.
        if (CountCatalog.Find(key)?.AllowsFraction == true && Math.Abs(value - cell) < cell / 20) return false;
        return isNone || stated.Section is null || !IsMadeUpBeside(record, stated, value, cell);
    }

    /// <summary>Whether several other results of the same sentence are the table's.</summary>
    private static bool IsListed(Stated stated, Figure[] figures)
    {
        if (stated.Section is null || !Results.Contains(stated.Figure.Key)) return false;
        int from = FigureReader.Begin(stated.Section.Text, stated.Figure.Start, FigureReader.SentenceEnds);
        int length = stated.Section.Text.AsSpan(stated.Figure.Start).IndexOfAny(FigureReader.SentenceEnds);
        int to = length < 0 ? stated.Section.Text.Length : stated.Figure.Start + length;
        return figures.Count(other => other.Section == stated.Section.N && other.Start >= from && other.Start < to && other.State == FigureStates.Matched && Results.Contains(other.Key)) >= FewestListed;
    }

    /// <summary>Whether other numbers of the sentence lead from one number to the other: 收到45件（含5件…）.</summary>
    private static bool IsMadeUpBeside(ReportRecord record, Stated stated, decimal value, decimal cell)
    {
        string text = stated.Section!.Text;
        (int start, int end) = (stated.Figure.Start, stated.Figure.Start + stated.Figure.Length);
        int from = FigureReader.Begin(text, start, FigureReader.SentenceEnds);
        int length = text.AsSpan(end).IndexOfAny(FigureReader.SentenceEnds);
        int to = length < 0 ? text.Length : end + length;
        // What so long a sentence still says is not looked at, and leaves a doubt.
        if (to - from > LongestSentence) return true;
        foreach (Match match in Cases().Matches(text[from..to]))
        {
            int at = from + match.Index;
            if (at >= start && at < end) continue;
            // A number with a key of its own counts something else.
            if (record.Figures.Any(other => other.Section == stated.Figure.Section && other.What.Contains('.', StringComparison.Ordinal) && at >= other.Start && at < other.Start + other.Length)) continue;
            if (decimal.TryParse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out decimal beside)
                && (beside == cell || value - beside == cell || value + beside == cell)) return true;
        }

        return false;
    }

    /// <summary>Whether a number of reviews or suits is that of one outcome, or a number of results that of one row.</summary>
    private static bool IsOnePart(ReportRecord record, string key, decimal value)
    {
        if (value == 0) return false;
        if (Results.Contains(key) && CountSums.Find(key)?.Rows.Any(row => Number(record, row) == value) == true) return true;
        string[] groups = key == "review.total" ? ["review"] : key == "litigation.total" ? ["litigation.direct", "litigation.afterReview"] : [];
        return groups.Any(group => LitigationForm.Outcomes[..^1].Any(outcome => record.Counts.TryGetValue($"{group}.{outcome.Suffix}", out decimal one) && one == value));
    }

    /// <summary>Whether what a number lacks are results that some do not call answers.</summary>
    private static bool IsWithoutSome(ReportRecord record, decimal rest)
    {
        decimal[] left = [.. Unanswered.Select(key => Number(record, key) ?? 0)];
        return rest > 0 && Enumerable.Range(1, 7).Any(some => left.Where((_, i) => (some >> i & 1) == 1).Sum() == rest);
    }

    /// <summary>Whether what a number has too many is what other results, one or several, count that the prose does not tell apart.</summary>
    private static bool IsWithOthers(ReportRecord record, string key, decimal surplus, Figure[] figures)
    {
        if (surplus <= 0 || (!Results.Contains(key) && CountSums.Find(key)?.Rows.Any(Results.Contains) != true)) return false;
        HashSet<decimal> sums = [0];
        foreach (string other in Results.Where(result => result != key && !CountSums.CellsOf(key).Contains(result)))
        {
            bool isTold = figures.Any(figure => figure.Key == other && figure.State == FigureStates.Matched);
            if (!isTold && CountSums.Of(record, other) is (var value, _)) sums.UnionWith([.. sums.Select(sum => sum + value)]);
        }

        return sums.Contains(surplus);
    }

    private static Check Told(string key, string state, Figure figure, decimal? cell, string? reason = null) =>
        new("prose." + key, null, state, ValueOf(figure with { Key = key }), cell, figure.Quote, reason, figure.Section, figure.Start);

    [GeneratedRegex(@"(?<n>\d{1,9})\s?[件起宗份例]")]
    private static partial Regex Cases();

    /// <summary>A figure with its place among the record's and the section that states it.</summary>
    private sealed record Stated(int At, Figure Figure, Section? Section);
}

/// <summary>What comes of holding the prose against the tables and against itself: one judgement, told twice.</summary>
/// <remarks>Law: a figure is contradicted only where a check of its words fails. Where the table has its number and only the sentence's own arithmetic fails, it is matched.</remarks>
/// <param name="Figures">The record's figures, in their order, with keys, states and what they were held against.</param>
/// <param name="Checks">The checks, in the order of the prose.</param>
public sealed record ProseAssessment(IReadOnlyList<Figure> Figures, IReadOnlyList<Check> Checks)
{
    /// <summary>The same, for a text that was recognised from a picture and accuses nobody: the picture may say something else.</summary>
    public ProseAssessment Recognised() => new(
        [.. Figures.Select(figure => figure.State == FigureStates.Contradicted ? figure with { State = FigureStates.Unassigned, Against = null } : figure)],
        [.. Checks.Select(CheckRunner.Recognised)]);
}
