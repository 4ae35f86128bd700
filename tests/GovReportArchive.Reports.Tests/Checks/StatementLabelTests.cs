using System.Reflection;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Rules;
using GovReportArchive.Reports.Tests.Tables;

namespace GovReportArchive.Reports.Tests.Checks;

/// <summary>Labelled sentences in the genre's wordings: numbers that differ for good reasons, and contradictions.</summary>
public class StatementLabelTests
{
    private const double LeastFound = 0.9;

    private static readonly (bool IsContradiction, string Sentence, ReportRecord Record, IEnumerable<string> Rules)[] Labelled =
    [
        .. Text("statements.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split('\t'))
            .Select(cells => (Cells: cells, Reading: Reading(cells[1], cells[2]))).Select(one => (one.Cells[0] == "yes", one.Cells[2], one.Reading.Record, one.Reading.Explanation.Rules.Keys)),
    ];

    [Fact]
    public void Nobody_is_accused_of_a_number_that_differs_for_a_good_reason()
    {
        string[] accused = [.. Labelled.Where(one => !one.IsContradiction && Failed(one.Record).Any()).Select(one => one.Sentence)];

        Assert.Empty(accused);
    }

    [Fact]
    public void Each_word_of_another_time_part_or_office_holds_in_some_sentence()
    {
        HashSet<string> held = [.. Labelled.SelectMany(one => one.Rules)];

        string[] idle = [.. ReadingRules.All.Select(rule => rule.Name).Where(name => name.StartsWith("elsewhere.", StringComparison.Ordinal) && name != "elsewhere.draft" && !held.Contains(name))];
        Assert.Empty(idle);
    }

    [Fact]
    public void Contradictions_are_found()
    {
        (bool, string Sentence, ReportRecord Record, IEnumerable<string>)[] contradictions = [.. Labelled.Where(one => one.IsContradiction)];
        string[] missed = [.. contradictions.Where(one => !Failed(one.Record).Any()).Select(one => one.Sentence)];

        Assert.True(missed.Length <= contradictions.Length * (1 - LeastFound), string.Join('\n', missed));
    }

    [Fact]
    public void A_contradicted_figure_has_a_failed_check_with_the_same_numbers()
    {
        foreach ((_, string sentence, ReportRecord record, _) in Labelled)
        {
            foreach (Figure figure in record.Figures.Where(figure => figure.State == FigureStates.Contradicted))
                Assert.True(Failed(record).Any(check => check.Section == figure.Section && check.Right == figure.Against), $"{sentence}: {figure}");
        }
    }

    [Fact]
    public void A_failed_check_quotes_its_words_where_they_stand()
    {
        foreach ((_, string sentence, ReportRecord record, _) in Labelled)
        {
            foreach (Check check in Failed(record))
                Assert.Equal(check.Quote, record.Sections.Single(section => section.N == check.Section).Text.Substring(check.Start!.Value, check.Quote!.Length));
        }
    }

    [Fact]
    public void A_text_that_states_one_number_without_end_accuses_nobody()
    {
        const string sentence = "全年收到政府信息公开申请77件。";

        Assert.NotEmpty(Failed(Read("agency", sentence)));
        Assert.Empty(Failed(Read("agency", string.Concat(Enumerable.Repeat(sentence, 100)))));
    }

    [Fact]
    public void Every_rule_names_keys_that_exist() =>
        Assert.All(FigurePatterns.Counted.SelectMany(pattern => pattern.Keys), key => Assert.True(CountCatalog.Find(key) is not null || CountSums.Find(key) is not null, key));

    private static IEnumerable<Check> Failed(ReportRecord record) =>
        record.Checks.Where(check => check.State == CheckRunner.Fail && (check.Rule.StartsWith("prose.", StringComparison.Ordinal) || check.Rule.StartsWith("shares.", StringComparison.Ordinal)));

    private static ReportRecord Read(string whose, string sentence) => Reading(whose, sentence).Record;

    private static ReadingResult Reading(string whose, string sentence)
    {
        string text = Text("statements-report.txt").Replace("{PROSE}", sentence, StringComparison.Ordinal);
        if (whose == "government") text = text.Replace("望岚县水务局", "望岚县人民政府", StringComparison.Ordinal).Replace("我局认真", "全县认真", StringComparison.Ordinal);
        return ReportReader.Read(TextDocument.Of(text));
    }

    private static string Text(string name)
    {
        using StreamReader reader = new(Assembly.GetExecutingAssembly().GetManifestResourceStream("Checks." + name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
