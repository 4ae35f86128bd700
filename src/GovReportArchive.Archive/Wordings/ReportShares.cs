namespace GovReportArchive.Archive.Wordings;

/// <summary>Which share of each report is boilerplate, in the ranges that it is filtered and counted by, as one store of wordings has it.</summary>
/// <remarks>Reports that came after the store have none. Immutable.</remarks>
internal sealed class ReportShares
{
    /// <summary>The column of the reports' index that holds the range.</summary>
    public const string Column = BoilerplateSearch.Filter;

    private readonly Dictionary<string, int> _ranges;

    /// <param name="name">Name of the store.</param>
    /// <param name="data">The store.</param>
    public ReportShares(string name, WordingData data)
    {
        Name = name;
        _ranges = new Dictionary<string, int>(data.ReportIds.Length, StringComparer.Ordinal);
        for (int report = 0; report < data.ReportIds.Length; report++)
            if (data.ReportSentences[report] > 0) _ranges[data.ReportIds[report]] = BoilerplateSearch.RangeOf(data, report);
    }

    /// <summary>Name of the store; another store has another.</summary>
    public string Name { get; }

    /// <summary>The range of a report; null where it has none.</summary>
    public string? Of(string id) => _ranges.TryGetValue(id, out int range) ? BoilerplateSearch.Ranges[range] : null;
}
