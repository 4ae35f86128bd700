using System.Globalization;
using System.Text;
using GovReportArchive.Corpus.Catalog;

namespace GovReportArchive.Publishing.Bags;

/// <summary>The tag files of a bag (BagIt 1.0, RFC 8493), and how originals are called in one.</summary>
internal static class BagTags
{
    /// <summary>Name of the declaration.</summary>
    public const string DeclarationFile = "bagit.txt";

    /// <summary>Name of what is said about the bag.</summary>
    public const string InfoFile = "bag-info.txt";

    /// <summary>Name of the list of the payload.</summary>
    public const string ManifestFile = "manifest-sha256.txt";

    /// <summary>Name of the list of the tag files.</summary>
    public const string TagManifestFile = "tagmanifest-sha256.txt";

    /// <summary>What <c>bagit.txt</c> says, always.</summary>
    public const string Declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    private const int HashInName = 12;
    private const int LongestExtension = 8;

    // Names that one system or another does not take; a percent sign would be an escape of the format.
    private static readonly HashSet<char> Refused = ['<', '>', ':', '"', '/', '\\', '|', '?', '*', '%'];

    /// <summary>A line of a manifest.</summary>
    public static string Line(string sha256, string path) => $"{sha256}  {Encoded(path)}";

    /// <summary>A path as manifests write it: what would end a line, and the sign of these escapes, is escaped.</summary>
    public static string Encoded(string path) =>
        path.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    /// <summary>What <c>bag-info.txt</c> says: an entry a line, those without a value left out.</summary>
    public static string Info(params ReadOnlySpan<(string Label, string? Value)> entries)
    {
        StringBuilder text = new();
        foreach ((string label, string? value) in entries)
            if (!string.IsNullOrWhiteSpace(value)) text.Append(label).Append(": ").Append(value.ReplaceLineEndings(" ").Trim()).Append('\n');
        return text.ToString();
    }

    /// <summary>Bytes and files of the payload, as <c>Payload-Oxum</c> has them.</summary>
    public static string Oxum(long bytes, long files) => string.Create(CultureInfo.InvariantCulture, $"{bytes}.{files}");

    /// <summary>Where an original stands below its folder: the report's id, the version and the beginning of the hash.</summary>
    public static string PathOf(string report, VersionRow row, string sha256)
    {
        string extension = Path.GetExtension(row.File ?? "");
        if (extension.Length is < 2 or > LongestExtension + 1 || !extension.Skip(1).All(char.IsAsciiLetterOrDigit)) extension = "";
        string folder = string.Concat(report.Select(c => Refused.Contains(c) || char.IsControl(c) ? '_' : c));
        return string.Create(CultureInfo.InvariantCulture, $"{folder}/v{row.Version}-{sha256[..HashInName]}{extension}");
    }
}
