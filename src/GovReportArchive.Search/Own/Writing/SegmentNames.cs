using System.Globalization;
using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Writing;

/// <summary>Names of segments, and which files are the index's own.</summary>
internal static class SegmentNames
{
    public static string Of(long number) => string.Create(CultureInfo.InvariantCulture, $"s{number:x8}");

    /// <summary>Whether a file belongs to a segment or is a draft of a manifest; other files in the directory are never touched.</summary>
    public static bool TryParse(string file, out string segment)
    {
        segment = file.Split('.')[0];
        if (file == Manifest.DraftName) return true;
        FileKind[] kinds = [FileKind.Ids, FileKind.Words, FileKind.Pairs, FileKind.Columns, FileKind.Deletes];
        return segment.Length >= 9 && segment[0] == 's' && segment.Skip(1).All(char.IsAsciiHexDigitLower)
            && kinds.Any(kind => file.EndsWith(kind.Extension, StringComparison.Ordinal));
    }
}
