using System.Globalization;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Reports;

namespace GovReportArchive.Indexer;

/// <summary>Counts in how many files each rule held, so that one that never does can go.</summary>
internal sealed class RuleCounts
{
    private readonly Dictionary<string, int> _files = new(StringComparer.Ordinal);

    /// <summary>Counts one file. The file must have a record.</summary>
    public void Add(ParsedFile file)
    {
        foreach (RuleUse rule in RuleUse.Of(file.Record!, file.Explanation!)) _files[rule.Name] = _files.GetValueOrDefault(rule.Name) + 1;
    }

    /// <summary>A line for each rule there is: files, name, what it says; parted by tabs, the most used first.</summary>
    public void Write(TextWriter output)
    {
        foreach ((string name, string label) in RuleUse.Known.OrderByDescending(rule => _files.GetValueOrDefault(rule.Name)))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_files.GetValueOrDefault(name)}\t{name}\t{label}"));
    }
}
