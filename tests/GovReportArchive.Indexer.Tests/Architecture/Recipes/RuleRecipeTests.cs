using System.Text.RegularExpressions;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Drafts;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Rules;
using GovReportArchive.Tests;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Indexer.Tests.Architecture.Recipes;

/// <summary>Every rule is a row with a name and with words for people. Whether the page of rules shows them is looked at where the server is tested.</summary>
public sealed partial class RuleRecipeTests
{
    [Fact]
    public void Every_table_of_rules_beside_the_code_is_read_and_every_rule_is_told_by_parse()
    {
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src", "GovReportArchive.Reports"), "*.rules.tsv", SearchOption.AllDirectories).Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))];
        string[] written = [.. files.SelectMany(File.ReadLines).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')[0])];
        string[] known = [.. RuleUse.Known.Select(rule => rule.Name)];

        Assert.True(written.Length > 100, "The tables are found.");
        Assert.Equal(written.Order(StringComparer.Ordinal), ReadingRules.All.Select(rule => rule.Name).Order(StringComparer.Ordinal));
        Assert.Equal(known.Distinct(StringComparer.Ordinal), known);
        Assert.Empty(written.Concat(FigurePatterns.Rules.Select(rule => rule.Name)).Concat(RoleTable.All.Select(rule => rule.Name)).Concat(CheckRules.All.Select(rule => rule.Name)).Except(known, StringComparer.Ordinal));
        Assert.All(RuleUse.Known, rule => Assert.True(rule.Label.Length > 0 && !rule.Label.EndsWith('。'), rule.Name));
    }

    [Fact]
    public void The_words_of_every_rule_are_a_pattern_and_no_part_of_a_pattern_is_left_open()
    {
        foreach (ReadingRule rule in ReadingRules.All.Concat(FigurePatterns.Rules))
        {
            _ = new Regex(rule.Pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            Assert.DoesNotMatch(@"\{[A-Za-z]+\}", rule.Pattern);
        }
    }

    [Fact]
    public void Every_figure_counts_what_there_is()
    {
        Assert.All(FigurePatterns.Counted.SelectMany(figure => figure.Keys), key => Assert.True(CountCatalog.Find(key) is not null || CountSums.Find(key) is not null, key));
    }

    [Fact]
    public void Every_check_says_what_it_compares_and_what_it_rests_on()
    {
        Assert.All(CheckRules.All, rule => Assert.True(rule.Label.Length > 0 && rule.Meaning.EndsWith('。') && rule.Source.Length > 0, rule.Name));
        Assert.Equal(CheckRules.All.Count, CheckRules.All.Select(rule => rule.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_equation_of_the_ledger_is_of_a_rule_that_says_what_it_means()
    {
        Assert.All(LedgerRules.All, rule => Assert.True(rule.Label.Length > 0 && rule.Fail.Length > 0 && rule.Ok.Length > 0 && rule.Meaning.EndsWith('。'), rule.Name));
        Assert.All(LedgerEquations.All, equation => Assert.NotNull(LedgerRules.Find(equation.Rule)));
        Assert.All(LedgerEquations.All.SelectMany(equation => equation.Before.Concat(equation.Added).Concat(equation.Taken).Append(equation.Result)), key => Assert.NotNull(CountCatalog.Find(key)));
    }

    [Fact]
    public void Every_rule_of_the_draft_check_is_called_something()
    {
        string[] codes =
        [
            .. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src", "GovReportArchive.Drafts"), "*.cs").SelectMany(path => DraftCode().Matches(File.ReadAllText(path)))
                .Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal),
        ];

        Assert.True(codes.Length > 40, "The codes are found.");
        Assert.All(codes, code => Assert.NotEqual(code, DraftRules.Label(code)));
    }

    [Fact]
    public void Every_formula_has_a_name_and_words()
    {
        Assert.All(Formulas.All, rule => Assert.True(rule.Name.Length > 0 && rule.Label.Length > 0, rule.Label));
    }

    [GeneratedRegex("""\b(?:Error|Remind|Pass|Looked)\(\s*"([a-zA-Z]+(?:\.[a-zA-Z]+)?)"[,)]""")]
    private static partial Regex DraftCode();
}
