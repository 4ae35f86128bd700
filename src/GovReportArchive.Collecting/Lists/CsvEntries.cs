using CsvHelper;

namespace GovReportArchive.Collecting.Lists;

/// <summary>Reads lists as tables (CSV): the first line names the columns, every other is one entry.</summary>
internal static class CsvEntries
{
    private const int LongestLine = 1 << 20;

    /// <summary>The entries in their order; cells that are empty are not in them.</summary>
    /// <param name="text">The file.</param>
    /// <param name="table">What its lines are.</param>
    /// <param name="key">The key of a column by its heading; null where the column is passed over.</param>
    /// <param name="mistakes">What is wrong is added here, a sentence each, with its line.</param>
    public static IReadOnlyList<ListEntry> Read(string text, string table, Func<string, string?> key, List<string> mistakes)
    {
        List<ListEntry> entries = [];
        string?[]? keys = null;
        try
        {
            using CsvReader csv = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, MaxRecordSize = LongestLine, MalformedData = CsvMalformedDataHandling.Throw });
            while (csv.Read())
            {
                string[] cells = [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv[i].ToString().Trim())];
                int line = (int)csv.LineNumber;
                if (cells.All(cell => cell.Length == 0)) continue;
                if (keys is null) keys = [.. cells.Select(key)];
                else entries.Add(new ListEntry(table, line, Values(keys, cells, line, mistakes)));
            }
        }
        catch (CsvFormatException wrong)
        {
            mistakes.Add($"第 {wrong.LineNumber} 行：引号没有成对，以后的行没有读；单元格里的引号要写两个，整格再放进引号。");
        }

        return entries;
    }

    private static Dictionary<string, (object, int)> Values(string?[] keys, string[] cells, int line, List<string> mistakes)
    {
        if (cells.Skip(keys.Length).Any(cell => cell.Length > 0)) mistakes.Add($"第 {line} 行有 {cells.Length} 格，表头只有 {keys.Length} 格；网址中有逗号的，请放在引号里。");
        Dictionary<string, (object, int)> values = new(StringComparer.Ordinal);
        foreach ((string? name, string cell) in keys.Zip(cells))
            if (name is not null && cell.Length > 0) values[name] = (cell, line);
        return values;
    }
}
