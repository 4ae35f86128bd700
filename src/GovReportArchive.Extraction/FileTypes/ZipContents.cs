using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace GovReportArchive.Extraction.FileTypes;

/// <summary>Looks into a zip package without unpacking more than allowed: which document it holds, and whether it is safe to open.</summary>
internal static class ZipContents
{
    private const long AlwaysFine = 1 << 20;

    private static readonly (string Part, string Code, string Message)[] Refused =
    [
        ("OFD.xml", "file.unsupported", "这是 OFD 版式文件，不能直接读取。请用 OFD 阅读器另存为带文字层的 PDF 后入库。"),
        ("ppt/presentation.xml", "file.unsupported", "这是 PowerPoint 演示文稿，不能作为报告读取。请改用报告的 Word、网页或 PDF 版本。"),
        ("content.xml", "file.unsupported", "这是 OpenDocument 文档，不能直接读取。请另存为 docx 后入库。"),
    ];

    /// <summary>Docx or Xlsx, once it has proved to be one and to be within the limits.</summary>
    public static FileType Sniff(string name, ReadOnlyMemory<byte> file, ExtractionLimits limits)
    {
        try
        {
            using ZipArchive archive = new(AsStream(file), ZipArchiveMode.Read);
            if (archive.Entries.Count > limits.MaxParts) throw Bomb(name, $"含 {archive.Entries.Count} 个文件，上限 {limits.MaxParts}");
            foreach ((string part, string code, string message) in Refused)
            {
                if (archive.GetEntry(part) is not null) throw new ExtractionException(code, $"{name}：{message}");
            }

            if (archive.GetEntry("xl/workbook.xml") is not null)
            {
                Measure(name, archive, limits);
                return FileType.Xlsx;
            }

            if (archive.GetEntry("[Content_Types].xml") is null || !archive.Entries.Any(IsWordPart))
            {
                throw new ExtractionException("file.archive", $"{name}：这是 ZIP 压缩包，不是 docx 文档。请先解压，再逐个入库其中的文件。");
            }

            Measure(name, archive, limits);
            return FileType.Docx;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or IOException or ArgumentException or OverflowException or NotSupportedException)
        {
            throw new ExtractionException("docx.damaged", $"{name}：压缩结构已损坏（文件可能没有下载完整）。请重新下载原文件。", e);
        }
    }

    /// <summary>The bytes as a stream, without a copy where they are an array.</summary>
    public static Stream AsStream(ReadOnlyMemory<byte> file) =>
        MemoryMarshal.TryGetArray(file, out ArraySegment<byte> array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(file.ToArray(), writable: false);

    private static bool IsWordPart(ZipArchiveEntry entry) => entry.FullName.TrimStart('/').StartsWith("word/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Unpacks every xml part once into nothing: the sizes in the directory are the sender's claim.</summary>
    private static void Measure(string name, ZipArchive archive, ExtractionLimits limits)
    {
        long total = 0;
        byte[] buffer = new byte[81920];
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            total += Math.Max(0, entry.Length);
            if (total > limits.MaxUnpackedBytes) throw Bomb(name, Megabytes("解压后共", total, limits.MaxUnpackedBytes));
            if (!entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)) continue;
            long unpacked = 0;
            using Stream stream = entry.Open();
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                unpacked += read;
                if (unpacked > limits.MaxPartBytes) throw Bomb(name, Megabytes($"部件 {entry.FullName} 解压后", unpacked, limits.MaxPartBytes));
                if (unpacked > AlwaysFine && unpacked / Math.Max(1, entry.CompressedLength) > limits.MaxPackingRatio)
                {
                    throw Bomb(name, string.Create(CultureInfo.InvariantCulture, $"部件 {entry.FullName} 的压缩比超过 {limits.MaxPackingRatio}"));
                }
            }
        }
    }

    private static string Megabytes(string what, long bytes, long most) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}超过 {most / 1048576.0:N0} MB（已达 {bytes / 1048576.0:N0} MB）");

    private static ExtractionException Bomb(string name, string reason) =>
        new("docx.bomb", $"{name}：{reason}，不像一份年度报告，为安全起见不予解压。请核对文件来源。");
}
