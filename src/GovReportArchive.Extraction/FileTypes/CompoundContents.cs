using System.Buffers.Binary;

namespace GovReportArchive.Extraction.FileTypes;

/// <summary>Tells what an OLE2 compound file holds.</summary>
internal static class CompoundContents
{
    private const int FlagsOffset = 10;
    private const ushort Encrypted = 0x0100;

    private static readonly string[] Workbooks = ["Workbook", "Book"];

    /// <summary>Doc, once it has proved to be a Word (or WPS) document that is not encrypted; Xls for a workbook.</summary>
    public static FileType Sniff(string name, ReadOnlyMemory<byte> file)
    {
        CompoundFile compound = new(file);
        if (compound.Has("EncryptedPackage"))
        {
            throw new ExtractionException("docx.encrypted", $"{name}：文档已加密，需要打开密码。请用 Word 或 WPS 打开并取消密码后入库。");
        }

        if (compound.Has("WordDocument"))
        {
            byte[] document = compound.Read("WordDocument");
            if (document.Length > FlagsOffset + 2 && (BinaryPrimitives.ReadUInt16LittleEndian(document.AsSpan(FlagsOffset)) & Encrypted) != 0)
            {
                throw new ExtractionException("doc.encrypted", $"{name}：文档已加密，需要打开密码。请用 Word 或 WPS 打开并取消密码后入库。");
            }

            return FileType.Doc;
        }

        if (Workbooks.Any(compound.Has)) return FileType.Xls;
        if (compound.Has("PowerPoint Document"))
        {
            throw new ExtractionException("file.unsupported", $"{name}：这是 PowerPoint 演示文稿，不能作为报告读取。请改用报告的 Word、网页或 PDF 版本。");
        }

        throw new ExtractionException("doc.damaged", $"{name}：是 OLE2 复合文件，但其中没有 Word 文档（文件可能损坏或没有下载完整）。请重新下载，或用 Word、WPS 另存为 docx 后入库。");
    }
}
