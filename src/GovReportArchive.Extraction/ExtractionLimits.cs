using System.Globalization;

namespace GovReportArchive.Extraction;

/// <summary>Bounds on what one file may cost. A file beyond any of them is refused with an <see cref="ExtractionException"/>, never cut.</summary>
/// <remarks>The defaults leave every annual report far behind: the longest known have some hundred pages and a hundred thousand characters.</remarks>
public sealed record ExtractionLimits
{
    /// <summary>The bounds that hold where none are given.</summary>
    public static ExtractionLimits Default { get; } = new();

    /// <summary>Bytes of the file itself, any type. Checked before a file is read.</summary>
    public long MaxFileBytes { get; init; } = 100L << 20;

    /// <summary>Bytes of a text, html or xml file, or of a page inside another file; these are held in memory several times over.</summary>
    public long MaxMarkupBytes { get; init; } = 32L << 20;

    /// <summary>UTF-16 units of extracted text.</summary>
    public int MaxCharacters { get; init; } = 5_000_000;

    /// <summary>Elements nested in each other in html or docx.</summary>
    public int MaxDepth { get; init; } = 400;

    /// <summary>Unpacked bytes of all parts of a zip package together.</summary>
    public long MaxUnpackedBytes { get; init; } = 400L << 20;

    /// <summary>Unpacked bytes of one xml part of a zip package.</summary>
    public long MaxPartBytes { get; init; } = 64L << 20;

    /// <summary>Parts in a zip package.</summary>
    public int MaxParts { get; init; } = 5_000;

    /// <summary>Unpacked to packed size of an xml part; only asked of parts over one mebibyte, since short parts pack well for good reasons.</summary>
    public int MaxPackingRatio { get; init; } = 200;

    /// <summary>How long reading one PDF may take.</summary>
    public TimeSpan PdfTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one helper program may run.</summary>
    public TimeSpan HelperTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes that one helper program, or the reader of one PDF, may write.</summary>
    public long MaxHelperOutputBytes { get; init; } = 64L << 20;

    /// <summary>Memory that one helper program may take, where the system can bound it.</summary>
    public long MaxHelperMemoryBytes { get; init; } = 2L << 30;

    /// <summary>Pages of one file that are pictures and are recognised; each takes seconds. With 0 nothing is recognised, and a picture is refused.</summary>
    public int MaxRecognisedPages { get; init; } = 60;

    /// <summary>Throws <c>file.tooLarge</c> when a file of this many bytes would be refused. Call it before reading.</summary>
    /// <exception cref="ExtractionException">The size is over <see cref="MaxFileBytes"/>.</exception>
    public void CheckFileSize(string name, long bytes) => Check(name, bytes, MaxFileBytes, "文件");

    internal void CheckMarkupSize(string name, long bytes) => Check(name, bytes, MaxMarkupBytes, "文本、网页或标记文件");

    internal void CheckCharacters(string name, long characters)
    {
        if (characters > MaxCharacters)
        {
            throw new ExtractionException("file.tooMuchText", string.Create(CultureInfo.InvariantCulture,
                $"{name}：文本超过 {MaxCharacters:N0} 字，不像一份年度报告。请拆分后再入库。"));
        }
    }

    private static void Check(string name, long bytes, long most, string kind)
    {
        if (bytes > most)
        {
            throw new ExtractionException("file.tooLarge", string.Create(CultureInfo.InvariantCulture,
                $"{name}：{kind}大小 {bytes / 1048576.0:N1} MB，超过上限 {most / 1048576.0:N1} MB。请拆分或压缩其中的图片后再入库。"));
        }
    }
}
