using System.Buffers.Binary;
using System.Text;

namespace GovReportArchive.PdfReader;

/// <summary>Why a file could not be read at all.</summary>
internal enum PdfRefusal
{
    None,
    Encrypted,
    Damaged,
    TooManyPages,
}

/// <summary>What was read of a file.</summary>
/// <param name="Refusal">None where there are pages.</param>
/// <param name="Reason">Where the file is damaged, what the library says about it.</param>
/// <param name="Pages">In order; one that could not be read at all is null.</param>
internal sealed record PdfAnswer(PdfRefusal Refusal, string Reason, IReadOnlyList<PageContents?> Pages)
{
    /// <summary>Length of what stands before every answer: the length of the rest.</summary>
    public const int HeadBytes = 4;

    /// <summary>Writes the answer, its length first.</summary>
    public void Write(Stream stream)
    {
        using MemoryStream body = new();
        body.Write(new byte[HeadBytes]);
        using (BinaryWriter writer = new(body, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write((byte)Refusal);
            writer.Write(Reason);
            writer.Write(Pages.Count);
            foreach (PageContents? page in Pages)
            {
                writer.Write(page is not null);
                page?.Write(writer);
            }
        }

        Span<byte> whole = body.GetBuffer().AsSpan(0, (int)body.Length);
        BinaryPrimitives.WriteInt32LittleEndian(whole, whole.Length - HeadBytes);
        stream.Write(whole);
        stream.Flush();
    }

    /// <summary>The answer that <see cref="Write"/> wrote, without its length.</summary>
    public static PdfAnswer Read(byte[] body)
    {
        using BinaryReader reader = new(new MemoryStream(body), Encoding.UTF8);
        PdfRefusal refusal = (PdfRefusal)reader.ReadByte();
        string reason = reader.ReadString();
        PageContents?[] pages = new PageContents?[reader.ReadInt32()];
        for (int i = 0; i < pages.Length; i++) pages[i] = reader.ReadBoolean() ? PageContents.Read(reader) : null;
        return new PdfAnswer(refusal, reason, pages);
    }
}
