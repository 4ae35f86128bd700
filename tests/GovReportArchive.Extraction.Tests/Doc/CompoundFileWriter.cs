using System.Buffers.Binary;
using System.Text;

namespace GovReportArchive.Extraction.Tests.Doc;

/// <summary>Writes OLE2 compound files of a few streams. Every stream is padded to 4,096 bytes, so that none is a mini stream.</summary>
internal static class CompoundFileWriter
{
    private const int Sector = 512;
    private const int PerSector = Sector / 4;
    private const uint EndOfChain = 0xFFFFFFFE;

    public static byte[] Write(params (string Name, byte[] Content)[] streams)
    {
        int directorySectors = ((streams.Length + 1) * 128 / Sector) + 1;
        int sectors = directorySectors + streams.Sum(stream => Padded(stream.Content) / Sector);
        int fatSectors = (sectors + PerSector) / (PerSector - 1);
        List<uint> fat = [.. Enumerable.Repeat(0xFFFFFFFD, fatSectors)];
        Chain(fat, directorySectors);
        List<uint> firsts = [];
        foreach ((_, byte[] content) in streams)
        {
            firsts.Add((uint)fat.Count);
            Chain(fat, Padded(content) / Sector);
        }

        byte[] file = new byte[(fat.Count + 1) * Sector];
        byte[] magic = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        magic.CopyTo(file, 0);
        U16(file, 26, 3);
        U16(file, 28, 0xFFFE);
        U16(file, 30, 9);
        U16(file, 32, 6);
        U32(file, 44, (uint)fatSectors);
        U32(file, 48, (uint)fatSectors);
        U32(file, 56, 4096);
        U32(file, 60, EndOfChain);
        U32(file, 68, EndOfChain);
        Array.Fill(file, (byte)0xFF, 76, 436);
        for (int i = 0; i < fatSectors; i++) U32(file, 76 + (4 * i), (uint)i);
        Array.Fill(file, (byte)0xFF, Sector, fatSectors * Sector);
        for (int i = 0; i < fat.Count; i++) U32(file, Sector + (4 * i), fat[i]);
        int directory = (fatSectors + 1) * Sector;
        Entry(file, directory, 0, "Root Entry", 5, EndOfChain, 0, uint.MaxValue, 1);
        for (int i = 0; i < streams.Length; i++)
        {
            Entry(file, directory, i + 1, streams[i].Name, 2, firsts[i], (uint)Padded(streams[i].Content), i + 1 < streams.Length ? (uint)i + 2 : uint.MaxValue, uint.MaxValue);
            streams[i].Content.CopyTo(file, (int)(firsts[i] + 1) * Sector);
        }

        return file;
    }

    private static int Padded(byte[] content) => Math.Max(4096, (content.Length + Sector - 1) / Sector * Sector);

    private static void Chain(List<uint> fat, int sectors)
    {
        for (int i = 0; i < sectors; i++) fat.Add(i == sectors - 1 ? EndOfChain : (uint)fat.Count + 1);
    }

    private static void Entry(byte[] file, int directory, int index, string name, byte type, uint first, uint size, uint sibling, uint child)
    {
        int at = directory + (128 * index);
        Encoding.Unicode.GetBytes(name).CopyTo(file, at);
        U16(file, at + 64, (ushort)((name.Length + 1) * 2));
        file[at + 66] = type;
        U32(file, at + 68, uint.MaxValue);
        U32(file, at + 72, sibling);
        U32(file, at + 76, child);
        U32(file, at + 116, first);
        U32(file, at + 120, size);
    }

    private static void U16(byte[] bytes, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);

    private static void U32(byte[] bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);
}
