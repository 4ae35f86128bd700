using System.Security.Cryptography;
using System.Text;

namespace GovReportArchive.Publishing.Tests.Bags;

/// <summary>Judges a bag by the text of RFC 8493 alone.</summary>
internal static class ReadBag
{
    /// <summary>What is wrong with it, a sentence each.</summary>
    public static IReadOnlyList<string> Complaints(string bag)
    {
        List<string> wrong = [];
        // 2.1.1: two lines, exactly.
        if (Text(bag, "bagit.txt") is not "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n") wrong.Add("bagit.txt");
        Dictionary<string, string> payload = Manifest(bag, "manifest-sha256.txt", wrong), tags = Manifest(bag, "tagmanifest-sha256.txt", wrong);
        string[] all = [.. Directory.EnumerateFiles(bag, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(bag, path).Replace('\\', '/'))];
        // 2.1.3: every payload file stands in every payload manifest, and nothing else does; 2.2.1: tag manifests name no tag manifests.
        wrong.AddRange(all.Where(path => path.StartsWith("data/", StringComparison.Ordinal)).Except(payload.Keys).Select(path => "not listed: " + path));
        wrong.AddRange(all.Where(path => !path.StartsWith("data/", StringComparison.Ordinal) && path is not "tagmanifest-sha256.txt").Except(tags.Keys).Select(path => "tag not listed: " + path));
        wrong.AddRange(payload.Keys.Where(path => !path.StartsWith("data/", StringComparison.Ordinal)).Select(path => "no payload: " + path));
        foreach ((string path, string sha256) in payload.Concat(tags))
        {
            string full = Path.Combine(bag, path);
            if (!File.Exists(full)) wrong.Add("missing: " + path);
            else if (Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(full))) != sha256) wrong.Add("differs: " + path);
        }

        string[] oxum = Info(bag)["Payload-Oxum"].Split('.');
        long bytes = payload.Keys.Sum(path => new FileInfo(Path.Combine(bag, path)).Length);
        if (oxum is not [string octets, string streams] || octets != FormattableString.Invariant($"{bytes}") || streams != FormattableString.Invariant($"{payload.Count}")) wrong.Add("Payload-Oxum");
        return wrong;
    }

    /// <summary>Entries of <c>bag-info.txt</c>.</summary>
    public static Dictionary<string, string> Info(string bag) => Text(bag, "bag-info.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).ToDictionary(entry => entry[0], entry => entry[1], StringComparer.Ordinal);

    private static Dictionary<string, string> Manifest(string bag, string name, List<string> wrong)
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (string line in Text(bag, name).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string path = line[66..].Replace("%0A", "\n", StringComparison.OrdinalIgnoreCase).Replace("%0D", "\r", StringComparison.OrdinalIgnoreCase).Replace("%25", "%", StringComparison.Ordinal);
            if (line[64..66] is not "  " || path.Contains("..", StringComparison.Ordinal) || path.StartsWith('/')) wrong.Add($"{name}: {line}");
            if (!files.TryAdd(path, line[..64])) wrong.Add($"twice in {name}: {path}");
        }

        return files;
    }

    private static string Text(string bag, string name)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(bag, name));
        Assert.False(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble), name);
        return Encoding.UTF8.GetString(bytes);
    }
}
