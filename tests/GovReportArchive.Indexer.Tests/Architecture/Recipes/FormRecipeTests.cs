using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Schema;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests.Architecture.Recipes;

/// <summary>Whatever a form needs is there for each: names, cells, drawing, arithmetic with names, years, a sample.</summary>
public sealed class FormRecipeTests
{
    // A report without a national form is drawn from what it has, and held to no arithmetic.
    public static TheoryData<string> National => [.. FormIds.All.Select(form => form.Id).Where(form => form != FormIds.Free)];

    [Fact]
    public void Every_form_has_both_its_names_a_year_and_a_sample()
    {
        string[] forms = [.. FormIds.All.Select(form => form.Id)];

        Assert.Equal(forms, FormIds.Years.Select(form => form.Id));
        Assert.Equal(forms.Order(StringComparer.Ordinal), Enumerable.Range(2008, 30).Select(LedgerEquations.FormOf).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(forms.Order(StringComparer.Ordinal), SampleFiles.Expected.Values.Select(sample => sample.Form).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(CountCatalog.All.SelectMany(count => count.Forms).Except(forms, StringComparer.Ordinal));
        Assert.Empty(Crosswalk.All.SelectMany(metric => metric.Keys.Keys).Except(forms, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(National))]
    public void Every_cell_that_is_drawn_is_a_count_of_the_form_and_every_count_is_drawn(string form)
    {
        string[] drawn = [.. Keys(FormLayout.Of(form))];
        Assert.NotEmpty(drawn);
        Assert.All(drawn, key => Assert.Contains(form, CountCatalog.Find(key)!.Forms));
        Assert.All(FormLayout.Of(form).Tables, table => Assert.NotEqual(table.Id, FormTables.Name(table.Id)));

        foreach (CountDefinition count in CountCatalog.All.Where(count => count.Forms.Contains(form)))
        {
            ReportRecord record = Record(form, [count.Key]);
            Assert.Contains(count.Key, Keys(FormLayout.For(record)));
        }
    }

    [Theory]
    [MemberData(nameof(National))]
    public void The_arithmetic_of_a_form_is_of_its_own_cells_and_every_rule_of_it_has_a_name(string form)
    {
        Dictionary<string, decimal> counts = Keys(FormLayout.Of(form)).ToDictionary(key => key, _ => 1m, StringComparer.Ordinal);
        IReadOnlyList<SumRule> rules = SumRules.Of(form, counts, new Dictionary<string, CellState>());

        Assert.NotEmpty(rules);
        Assert.All(rules.SelectMany(rule => rule.Left.Concat(rule.Right)), key => Assert.Contains(key, counts.Keys));
        Assert.All(rules, rule => Assert.NotNull(CheckRules.Find(rule.Name)));
    }

    [Theory]
    [MemberData(nameof(National))]
    public async Task A_record_without_a_form_is_known_by_its_cells(string form)
    {
        using TemporaryArchive temporary = new();
        string cells = string.Join(',', Keys(FormLayout.Of(form)).Select(key => $"\"{key}\":1"));
        string line = $"{{\"title\":\"砚溪县民政局年度报告\",\"agency\":{{\"name\":\"砚溪县民政局\"}},\"year\":2023,\"sections\":[{{\"kind\":\"problems\",\"text\":\"公开不够及时。\"}}],\"counts\":{{{cells}}}}}";

        await temporary.Archive.Importer.ImportAsync(new StringReader(line), "x");

        Assert.Equal(form, temporary.Archive.Holdings.All().Single().Record.Form);
    }

    [Fact]
    public void Every_count_is_a_column_of_the_indexes_and_of_tables()
    {
        string[] keys = [.. CountCatalog.All.Select(count => count.Key)];

        foreach (IndexSchema schema in new[] { ReportSchema.Schema, PassageSchema.Schema })
            Assert.Empty(keys.Except(schema.Columns.Where(column => column.Kind == ColumnKind.Number).Select(column => column.Name), StringComparer.Ordinal));
        Assert.All(CountCatalog.All, count => Assert.True(count.Label.Length > 0 && count.Unit.Length > 0, count.Key));
    }

    private static ReportRecord Record(string form, string[] keys) => new()
    {
        Id = "x",
        Title = "x",
        Agency = new Agency("x", "x"),
        Form = form,
        Scope = "own",
        Counts = keys.ToDictionary(key => key, _ => 1m, StringComparer.Ordinal),
    };

    private static IEnumerable<string> Keys(FormLayout layout) =>
        layout.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells).Select(cell => cell.Key).OfType<string>().Distinct(StringComparer.Ordinal);
}
