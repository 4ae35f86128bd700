using System.Text;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Lucene.Matching;

/// <summary>Finds the documents of a segment that meet a condition on a column.</summary>
internal static class ColumnMatcher
{
    /// <summary>Adds the documents that meet a column node of a query to a set.</summary>
    public static void Select(QueryNode node, SegmentView segment, Span<ulong> into)
    {
        switch (node)
        {
            case KeywordNode keyword:
                Select(segment.Keywords(keyword.Column), keyword.Values, keyword.OrMissing, into);
                break;
            case KeywordPrefixNode prefix:
                KeywordColumn column = segment.Keywords(prefix.Column);
                byte[] bytes = Encoding.UTF8.GetBytes(prefix.Prefix);
                int first = column.LowerBound(bytes), end = first;
                while (end < column.ValueCount && column.Value(end).StartsWith(bytes)) end++;
                Select(column, first, end, into);
                break;
            case KeywordRangeNode range:
                column = segment.Keywords(range.Column);
                Select(column, range.Low is null ? 0 : Bound(column, range.Low, !range.LowIncluded),
                    range.High is null ? column.ValueCount : Bound(column, range.High, range.HighIncluded), into);
                break;
            case NumberRangeNode range:
                segment.Numbers(range.Column).Select(range.Low, range.LowIncluded, range.High, range.HighIncluded, into);
                break;
            default:
                throw new InvalidOperationException($"No column condition: {node.GetType().Name}.");
        }
    }

    /// <summary>Adds the documents that carry one of the values to a set, and those that carry none at all where they are wanted too.</summary>
    public static void Select(KeywordColumn column, IEnumerable<string> values, bool orMissing, Span<ulong> into)
    {
        bool[] wanted = new bool[column.ValueCount];
        bool any = false;
        foreach (string value in values)
        {
            int ordinal = column.Find(Encoding.UTF8.GetBytes(value));
            if (ordinal >= 0) any = wanted[ordinal] = true;
        }

        if (any || orMissing) column.Select(wanted, orMissing, into);
    }

    /// <summary>Adds the documents that meet a condition on a number to a set.</summary>
    public static void Select(NumberColumn column, NumberFilter filter, int documents, Span<ulong> into)
    {
        switch (filter.Operator)
        {
            case NumberOperator.Equal: column.Select(filter.Value, true, filter.Value, true, into); break;
            case NumberOperator.Less: column.Select(double.NegativeInfinity, true, filter.Value, false, into); break;
            case NumberOperator.LessOrEqual: column.Select(double.NegativeInfinity, true, filter.Value, true, into); break;
            case NumberOperator.Greater: column.Select(filter.Value, false, double.PositiveInfinity, true, into); break;
            case NumberOperator.GreaterOrEqual: column.Select(filter.Value, true, double.PositiveInfinity, true, into); break;
            case NumberOperator.NotEqual:
                column.Select(double.NegativeInfinity, true, filter.Value, false, into);
                column.Select(filter.Value, false, double.PositiveInfinity, true, into);
                break;
            case NumberOperator.Missing:
                ulong[] present = new ulong[into.Length];
                column.SelectPresent(present);
                DocBits.Fill(into, documents);
                DocBits.AndNot(into, present);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(filter), filter.Operator, "There is no such operator.");
        }
    }

    private static void Select(KeywordColumn column, int first, int end, Span<ulong> into)
    {
        if (first >= end) return;
        bool[] wanted = new bool[column.ValueCount];
        wanted.AsSpan(first, end - first).Fill(true);
        column.Select(wanted, missing: false, into);
    }

    private static int Bound(KeywordColumn column, string value, bool after)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        int ordinal = column.LowerBound(bytes);
        return after && ordinal < column.ValueCount && column.Value(ordinal).SequenceEqual(bytes) ? ordinal + 1 : ordinal;
    }
}
