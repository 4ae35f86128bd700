using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using GovReportArchive.Text;

namespace GovReportArchive.Reports.Passages;

/// <summary>Which passages say the same word for word: those that are equal after folding, but for the item's number and the final stop.</summary>
internal static class Wordings
{
    private const int KeyBytes = 9;

    /// <summary>A key that passages of the same wording share.</summary>
    public static string KeyOf(string text) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(Bare(text))).AsSpan(0, KeyBytes));

    /// <summary>The folded text without the mark that numbers it and without the stop at its end.</summary>
    public static string Bare(string text)
    {
        string folded = Folding.Fold(text.Trim());
        return folded[PassageMarks.LengthOf(folded)..].TrimEnd('。', ';', '；', '.', ',', '，', '、', ' ');
    }
}
