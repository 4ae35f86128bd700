using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace GovReportArchive.Corpus.Deposits;

/// <summary>Who may deposit reports: names with the hashes of their keys, a line each of a file of the operator's.</summary>
/// <remarks>A key is 256 bits of chance, which nobody finds by trying, so that a plain SHA-256 keeps it; a slow hash is for what people think up.</remarks>
public sealed partial class DepositKeys
{
    private const int MostBytes = 1 << 20;
    private const int KeyBytes = 32;

    private readonly (string Name, byte[] Hash)[] _keys;

    private DepositKeys((string Name, byte[] Hash)[] keys) => _keys = keys;

    /// <summary>Reads a file of lines <c>name sha256:…</c>; empty ones and those that begin with # are none.</summary>
    /// <exception cref="ArchiveException">It is not there, cannot be read, or has a line that is none of these. No line is quoted.</exception>
    public static DepositKeys Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes) throw new ArchiveException("deposits.keys", $"交存密钥文件 {path} 超过 1 MB。");
            List<(string, byte[])> keys = [];
            string[] lines = File.ReadAllLines(path);
            for (int i = 0; i < lines.Length; i++)
            {
                string line = lines[i].Trim();
                if (line.Length == 0 || line[0] == '#') continue;
                if (Line().Match(line) is not { Success: true } match) throw new ArchiveException("deposits.keys", FormattableString.Invariant($"交存密钥文件 {path} 第 {i + 1} 行应为“名称 sha256:64 位十六进制数字”，由 govreport deposit-key 名称 生成。"));
                keys.Add((match.Groups[1].Value, Convert.FromHexString(match.Groups[2].Value)));
            }

            return new DepositKeys([.. keys]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException("deposits.keys", $"不能读取交存密钥文件 {path}：{error.Message}", error);
        }
    }

    /// <summary>Makes a key for a name: the key itself, which is kept nowhere, and the line of the file that knows it again.</summary>
    /// <exception cref="ArchiveException">It is no name.</exception>
    public static (string Key, string Line) Make(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Name().IsMatch(name)) throw new ArchiveException("deposits.name", "密钥的名称应为 1 至 60 个字母、数字或汉字，可含 . _ @ -，不含空格。");
        string key = "grd_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        return (key, $"{name} sha256:{Convert.ToHexStringLower(Hash(key))}");
    }

    /// <summary>Whose key it is; null for nobody's. It takes the same time whichever it is, and whatever is wrong with it.</summary>
    public string? NameOf(string? key)
    {
        byte[] hash = Hash(key ?? "");
        string? found = null;
        foreach ((string name, byte[] known) in _keys)
            if (CryptographicOperations.FixedTimeEquals(hash, known)) found = name;
        return found;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    [GeneratedRegex(@"^([\p{L}\p{N}._@-]{1,60})[ \t]{1,20}sha256:([0-9a-fA-F]{64})$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^[\p{L}\p{N}._@-]{1,60}$")]
    private static partial Regex Name();
}
