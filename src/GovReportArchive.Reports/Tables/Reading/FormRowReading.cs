using GovReportArchive.Reports.Tables.Layout;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>One row of a form as found in the source.</summary>
internal sealed class FormRowReading
{
    /// <summary>Count key without its column.</summary>
    public required string RowKey { get; init; }

    /// <summary>Count keys from left to right.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>The row's label as the form prints it, for messages.</summary>
    public required string Label { get; init; }

    /// <summary>The source row; null where the source has none.</summary>
    public ValueRow? Source { get; init; }

    /// <summary>Ways to read the source row; null where the source has none.</summary>
    public RowReading? Reading { get; set; }

    /// <summary>True where the source prints more values than the row has columns, none of which are digits that ran together.</summary>
    public bool HasSurplus => Source is { } source && source.Printed.Count() > Keys.Count && !source.Printed.Any(item => RowSplitter.IsGlued(item.Value!.Value));

    /// <summary>True where another source row could stand here as well.</summary>
    public bool IsDoubtful { get; set; }

    /// <summary>True where the source prints the label without any value.</summary>
    public bool IsLabelled { get; init; }

    /// <summary>What settled the reading, beyond label and position: a rule name, <c>prose</c>, or null.</summary>
    public string? Basis { get; set; }

    /// <summary>True where the row is found and can be read in several ways.</summary>
    public bool IsOpen => this is { Reading.IsDecided: false, IsDoubtful: false };

    /// <summary>The row's numbers where it is read in one way only.</summary>
    public IEnumerable<(string Key, decimal Number)> Known =>
        this is { Reading.IsDecided: true, IsDoubtful: false } ? Keys.Zip(Reading.Options[0].Numbers).Where(cell => cell.Second is not null).Select(cell => (cell.First, cell.Second!.Value)) : [];

    /// <summary>Keeps the ways of reading that satisfy a condition, unless none or all do.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="basis">What settled it.</param>
    /// <returns>Whether fewer are left.</returns>
    public bool Keep(Func<RowOption, bool> condition, string? basis)
    {
        RowOption[] kept = [.. Reading!.Options.Where(condition)];
        if (kept.Length == 0 || kept.Length == Reading.Options.Count)
            return false;
        Reading = Reading with { Options = kept };
        Basis = basis;
        return true;
    }
}
