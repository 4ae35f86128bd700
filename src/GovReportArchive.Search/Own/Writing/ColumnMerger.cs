using GovReportArchive.Search.Own.Columns;

namespace GovReportArchive.Search.Own.Writing;

/// <summary>Merges columns of several segments, leaving deleted documents and values that only they carried out.</summary>
internal static class ColumnMerger
{
    public static KeywordColumnData Merge(IReadOnlyList<KeywordColumnReader> columns, int[][] docMaps)
    {
        KeywordColumnData data = new();
        int[][] ordinals = MergeValues(columns, docMaps, data);
        List<int> own = [];
        for (int segment = 0; segment < columns.Count; segment++)
        {
            for (int doc = 0; doc < docMaps[segment].Length; doc++)
            {
                if (docMaps[segment][doc] < 0) continue;
                data.BeginDocument();
                own.Clear();
                columns[segment].Ordinals(doc, own);
                foreach (int ordinal in own) data.Add(ordinals[segment][ordinal]);
            }
        }

        return data;
    }

    public static NumberColumnWriter Merge(IReadOnlyList<NumberColumnReader> columns, int[][] docMaps)
    {
        NumberColumnWriter merged = new();
        for (int segment = 0; segment < columns.Count; segment++)
        {
            int[] map = docMaps[segment];
            columns[segment].ForEach((doc, value) =>
            {
                if (map[doc] >= 0) merged.Add(map[doc], value);
            });
        }

        return merged;
    }

    private static int[][] MergeValues(IReadOnlyList<KeywordColumnReader> columns, int[][] docMaps, KeywordColumnData data)
    {
        int[][] ordinals = [.. columns.Select((column, segment) => Used(column, docMaps[segment]))];
        int[] next = new int[columns.Count];
        while (true)
        {
            int least = -1;
            for (int i = 0; i < next.Length; i++)
            {
                while (next[i] < ordinals[i].Length && ordinals[i][next[i]] < 0) next[i]++;
                if (next[i] == ordinals[i].Length) continue;
                if (least < 0 || columns[i].Value(next[i]).SequenceCompareTo(columns[least].Value(next[least])) < 0) least = i;
            }

            if (least < 0) return ordinals;
            byte[] value = columns[least].Value(next[least]).ToArray();
            for (int i = least; i < next.Length; i++)
            {
                if (next[i] == ordinals[i].Length || !columns[i].Value(next[i]).SequenceEqual(value)) continue;
                ordinals[i][next[i]++] = data.Values.Count;
            }

            data.Values.Add(value);
        }
    }

    // 0 for each value that a live document carries, -1 for the others.
    private static int[] Used(KeywordColumnReader column, int[] docMap)
    {
        int[] used = new int[column.ValueCount];
        Array.Fill(used, -1);
        List<int> own = [];
        for (int doc = 0; doc < docMap.Length; doc++)
        {
            if (docMap[doc] < 0) continue;
            own.Clear();
            column.Ordinals(doc, own);
            foreach (int ordinal in own) used[ordinal] = 0;
        }

        return used;
    }
}
