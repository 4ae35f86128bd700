using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Prose;

/// <summary>Words that converting programs exchange for those of Taiwan (資訊 for 信息, 檔案 for 文件), turned back.</summary>
/// <remarks>Each word of <c>Data/taiwan-words.txt</c> is as long as what stands for it, so that offsets hold. Words that mean something else on the
/// mainland as well, such as 档案, are in the list only together with their neighbours.</remarks>
internal static class MainlandWords
{
    private static readonly ILookup<char, (string Word, string Mainland)> Words = ReaderData.Rows("Prose.taiwan-words.txt").Select(row => (Word: row[0], Mainland: row[1]))
        .OrderByDescending(row => row.Word.Length).ToLookup(row => row.Word[0]);

    private static readonly System.Buffers.SearchValues<string> Any =
        System.Buffers.SearchValues.Create([.. Words.SelectMany(group => group).Select(row => row.Word)], StringComparison.Ordinal);

    /// <summary>The text with the mainland's words; of the same length, and the same string where there is nothing to turn.</summary>
    public static string Of(string text)
    {
        int at = text.AsSpan().IndexOfAny(Any);
        if (at < 0) return text;
        char[] turned = text.ToCharArray();
        while (at < text.Length)
        {
            (string Word, string Mainland) row = Words[text[at]].FirstOrDefault(row => text.AsSpan(at).StartsWith(row.Word, StringComparison.Ordinal));
            row.Mainland?.CopyTo(0, turned, at, row.Mainland.Length);
            at += row.Word?.Length ?? 1;
            int next = at < text.Length ? text.AsSpan(at).IndexOfAny(Any) : -1;
            if (next < 0) break;
            at += next;
        }

        return new string(turned);
    }
}
