namespace GovReportArchive.Reports.Records;

/// <summary>Tables of stored values with what they are called in Chinese.</summary>
public static class Labels
{
    /// <summary>What a value is called; the value itself where the table does not have it.</summary>
    public static string Of(IReadOnlyList<(string Value, string Label)> table, string value)
    {
        ArgumentNullException.ThrowIfNull(table);
        foreach ((string known, string label) in table)
            if (string.Equals(known, value, StringComparison.Ordinal)) return label;
        return value;
    }
}
