using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Own.Segments;

/// <summary>A segment's columns of one kind, each opened when it is first asked for: a schema has hundreds, and a process uses few.</summary>
/// <remarks>Thread-safe: two threads may open the same column, to the same effect.</remarks>
/// <param name="columns">All columns of the schema.</param>
/// <param name="kind">The kind of these.</param>
/// <param name="open">Opens the column whose first section is given.</param>
internal sealed class ColumnReaders<T>(IReadOnlyList<Column> columns, ColumnKind kind, Func<uint, T> open)
    where T : class
{
    private readonly T?[] _open = new T?[columns.Count];

    /// <summary>Columns of the schema, of whatever kind.</summary>
    public int Length => _open.Length;

    /// <summary>A column by its place in the schema; null where it is of another kind.</summary>
    /// <exception cref="IndexCorruptException">It does not fit its segment.</exception>
    public T? this[int column] => Volatile.Read(ref _open[column])
        ?? (columns[column].Kind == kind ? _open[column] = open(SegmentLayout.FirstColumn + ((uint)column * SegmentLayout.SectionsOfColumn)) : null);
}
