using System.Text;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>Cuts a text of records into lines, in memory that the longest record bounds.</summary>
internal static class RecordLines
{
    /// <summary>UTF-16 units of the longest line; the largest report that is taken in, with its tables, stays far below.</summary>
    public const int Longest = 32 << 20;

    private const int Step = 1 << 16;

    /// <summary>The lines that are not blank, with their numbers from 1; null in place of those over <paramref name="longest"/>.</summary>
    public static IEnumerable<(long Number, string? Text)> Of(TextReader reader, int longest = Longest)
    {
        char[] buffer = new char[Step];
        StringBuilder held = new();
        long number = 1;
        bool isTooLong = false, afterReturn = false;
        for (int read; (read = reader.Read(buffer)) > 0;)
        {
            for (int at = 0; at < read;)
            {
                int end = buffer.AsSpan(at, read - at).IndexOfAny('\r', '\n');
                int length = end < 0 ? read - at : end;
                if (held.Length + length > longest) isTooLong = true;
                if (isTooLong) held.Clear();
                else held.Append(buffer, at, length);
                at += length;
                if (end < 0) break;
                bool isSecondHalf = afterReturn && buffer[at] == '\n' && length == 0 && held.Length == 0;
                afterReturn = buffer[at++] == '\r';
                if (isSecondHalf) continue;
                if (Taken() is (true, var line)) yield return (number, line);
                number++;
            }
        }

        if (Taken() is (true, var last)) yield return (number, last);

        (bool Any, string? Line) Taken()
        {
            (bool wasTooLong, string line) = (isTooLong, held.ToString());
            isTooLong = false;
            held.Clear();
            return (wasTooLong || !string.IsNullOrWhiteSpace(line), wasTooLong ? null : line);
        }
    }
}
