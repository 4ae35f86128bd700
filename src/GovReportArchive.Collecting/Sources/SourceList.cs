using System.Text;
using GovReportArchive.Corpus;

namespace GovReportArchive.Collecting.Sources;

/// <summary>The places that an operator has reports collected from.</summary>
/// <param name="Sources">In the order of the list, each address once.</param>
public sealed record SourceList(IReadOnlyList<CollectSource> Sources)
{
    private const int MostBytes = 16 << 20;
    private const int MostTold = 50;

    /// <summary>How those who run a site reach the operator: an address of mail or of the web; null where the list does not say.</summary>
    public string? Contact { get; init; }

    /// <summary>How many lines have no address: agencies whose reports are missing and that nobody has found a page of yet.</summary>
    public int WithoutAddress { get; init; }

    /// <summary>What was passed over, a sentence each: addresses that stand twice, columns that nobody asks for.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Reads a list: <c>.toml</c>, or <c>.csv</c> in UTF-8 or GB18030.</summary>
    /// <exception cref="ArchiveException">It is not there, or something in it is wrong; the message tells every mistake with its line.</exception>
    public static SourceList Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string text = Text(path);
        List<string> mistakes = [];
        SourceList list = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".toml" => SourceListReader.OfToml(text, mistakes),
            ".csv" => SourceListReader.OfCsv(text, mistakes),
            _ => throw new ArchiveException("sources.type", $"来源表 {path} 的类型不明；请存为 .toml 或 .csv。"),
        };
        if (mistakes.Count == 0 && list.Sources.Count == 0 && list.WithoutAddress == 0) mistakes.Add("没有来源。");
        if (mistakes.Count == 0) return list;
        string more = mistakes.Count > MostTold ? $"\n还有 {mistakes.Count - MostTold} 处。" : "";
        throw new ArchiveException("sources.mistakes", $"来源表 {path} 有 {mistakes.Count} 处错误，什么也没有采集：\n{string.Join('\n', mistakes.Take(MostTold))}{more}");
    }

    private static string Text(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            if (stream.Length > MostBytes) throw new ArchiveException("sources.tooLarge", $"来源表 {path} 超过 {MostBytes >> 20} MB，请分成几份。");
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return Decode(bytes).TrimStart('\uFEFF');
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ArchiveException("sources.missing", $"没有来源表 {path}。", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException("sources.unreadable", $"不能读取来源表 {path}：{error.Message}", error);
        }
    }

    // What spreadsheets save on a Chinese Windows is GB18030, which is hardly ever valid UTF-8.
    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        }
    }
}
