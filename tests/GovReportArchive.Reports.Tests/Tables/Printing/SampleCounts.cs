using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Reports.Tests.Tables.Printing;

/// <summary>Invented numbers for one report that satisfy the sums of its form.</summary>
internal sealed class SampleCounts
{
    private static readonly string[] Columns = ["person", "business", "research", "charity", "legal", "otherOrg"];

    private readonly Random _random;

    private SampleCounts(string form, Random random)
    {
        Form = form;
        _random = random;
    }

    public string Form { get; }

    /// <summary>Number by count key.</summary>
    public Dictionary<string, decimal> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>Numbers of the form from a seed; <paramref name="size"/> is the size of the larger ones.</summary>
    public static SampleCounts Of(string form, int seed, int size = 400)
    {
        SampleCounts sample = new(form, new Random(seed));
        if (form == FormIds.Form2014)
        {
            sample.Statistics(size);
            return sample;
        }
        sample.Disclosure(size);
        sample.Applications(size);
        sample.Litigation();
        return sample;
    }

    private int Number(int size) => _random.Next(4) switch
    {
        0 => _random.Next(size),
        1 => _random.Next(Math.Max(2, size / 20)),
        _ => 0,
    };

    private void Disclosure(int size)
    {
        foreach (LayoutCell cell in Cells("disclosure"))
            Numbers[cell.Key!] = Number(size * 20);
        foreach (string key in Numbers.Keys.Where(key => CountCatalog.Find(key)!.AllowsFraction).ToArray())
            Numbers[key] = _random.Next(3) == 0 ? 0 : Math.Round((decimal)(_random.NextDouble() * size * 30), _random.Next(5));
    }

    private void Applications(int size)
    {
        ApplicationRow[] rows = [.. ApplicationsForm.RowsOf(Form == FormIds.Form2019)];
        foreach (string column in Columns)
        {
            int scale = column == "person" ? size : Math.Max(2, size / 30);
            decimal concluded = 0;
            foreach (ApplicationRow row in rows.Where(row => row.IsResult))
            {
                Numbers[$"{row.Key}.{column}"] = Number(scale);
                concluded += Numbers[$"{row.Key}.{column}"];
            }
            decimal out_ = Number(scale / 4);
            decimal in_ = Math.Min(concluded + out_, Number(scale / 4));
            Numbers[$"applications.concluded.{column}"] = concluded;
            Numbers[$"applications.carriedOut.{column}"] = out_;
            Numbers[$"applications.carriedIn.{column}"] = in_;
            Numbers[$"applications.received.{column}"] = concluded + out_ - in_;
        }
        foreach (ApplicationRow row in rows)
            Numbers[$"{row.Key}.total"] = Columns.Sum(column => Numbers[$"{row.Key}.{column}"]);
    }

    private void Litigation()
    {
        foreach (string group in (string[])["review", "litigation.direct", "litigation.afterReview"])
        {
            string[] outcomes = ["upheld", "corrected", "other", "pending"];
            foreach (string outcome in outcomes)
                Numbers[$"{group}.{outcome}"] = Number(60);
            Numbers[$"{group}.total"] = outcomes.Sum(outcome => Numbers[$"{group}.{outcome}"]);
        }
    }

    private void Statistics(int size)
    {
        foreach (LayoutCell cell in Cells("statistics"))
            Numbers[cell.Key!] = CountCatalog.Find(cell.Key!)!.AllowsFraction ? Math.Round((decimal)_random.NextDouble() * 50, 2) : Number(size);
    }

    private IEnumerable<LayoutCell> Cells(string table) => FormLayout.Of(Form).Tables
        .Where(layout => layout.Id == table)
        .SelectMany(layout => layout.Rows)
        .SelectMany(row => row.Cells)
        .Where(cell => cell.Key is not null);
}
