using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace GovReportArchive.Extraction.Tests.Whole;

/// <summary>Damages files as transport, careless conversion and malice do: the same random numbers give the same damage.</summary>
internal static partial class Mutations
{
    private static readonly string[] Scraps =
    [
        "<table>", "</table>", "<tr>", "<td rowspan=99 colspan=99>", "</td>", "<div>", "</div>", "<!--", "-->", "<script>", "<style>", "<font>", "<a href=x>", "<p style='display:none'>", "&#x0;", "&nbsp;",
        "\0", "\f", "\uFEFF", "\u3000", "|", "\t", "一、", "三、本年度办理结果", "（七）总计", "999999999999999999999", "-1", "0.0.0", "1,234", "其他", "<w:tbl>", "<w:p>", "</w:tc>", "]]>",
    ];

    /// <summary>What cells hold in bad files, without any sign that markup could stumble over.</summary>
    private static readonly string[] Plain =
        ["", "/", "-", "无", "0 0", "12（其中修订3件）", "1,234", "99999999999999999999999999999999", "三、本年度办理结果", "（七）总计", "其他", "-5", "3.5万元", "２３", "O", "一", "\u3000", "见附件"];

    /// <summary>One to four kinds of damage to the bytes of any file.</summary>
    public static byte[] OfBytes(byte[] file, Random random)
    {
        List<byte> bytes = [.. file];
        for (int i = random.Next(1, 5); i > 0 && bytes.Count > 0; i--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 2 + (bytes.Count / (1 + random.Next(40)))), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, Math.Min(length, 20_000)));
                    break;
                case 3:
                    for (int flips = random.Next(1, 50); flips > 0; flips--) bytes[random.Next(bytes.Count)] ^= (byte)(1 << random.Next(8));
                    break;
                case 4:
                    for (int flips = random.Next(1, 20); flips > 0; flips--) bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
                    break;
                default:
                    byte[] noise = new byte[random.Next(1, 200)];
                    random.NextBytes(noise);
                    bytes.InsertRange(at, noise);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>One to six kinds of damage to text or markup: cells dropped, lines shuffled, pieces repeated, nested or cut, scraps strewn in.</summary>
    public static string OfText(string text, Random random)
    {
        for (int i = random.Next(1, 7); i > 0 && text.Length > 2; i--)
        {
            int at = random.Next(text.Length);
            int length = Math.Min(random.Next(1, 2 + (text.Length / (1 + random.Next(60)))), text.Length - at);
            text = random.Next(9) switch
            {
                0 => text[..at],
                1 => text.Remove(at, length),
                2 => text.Insert(random.Next(text.Length), text.Substring(at, Math.Min(length, 5000))),
                3 => Strew(text, random),
                4 => Shuffle(text, random),
                5 => Cell().Replace(text, match => random.Next(20) == 0 ? "" : match.Value),
                6 => Digits().Replace(text, match => random.Next(10) == 0 ? match.Value + random.Next(1000) : match.Value),
                7 => text[..at] + string.Concat(Enumerable.Repeat(Scraps[random.Next(Scraps.Length)], random.Next(1, 400))) + text[at..],
                _ => text.Replace(random.Next(3) switch { 0 => "\n", 1 => "\t", _ => "</td>" }, "", StringComparison.Ordinal),
            };
        }

        return text;
    }

    /// <summary>Cells dropped, repeated, merged or filled with something else, rows and parts shuffled: the file around them stays whole.</summary>
    public static SamplePart[] OfParts(SamplePart[] parts, Random random)
    {
        List<SamplePart> damaged = [.. parts.Where(_ => random.Next(15) > 0)];
        for (int i = 0; i < damaged.Count; i++)
        {
            if (damaged[i].Table is SampleCell[][] table) damaged[i] = damaged[i] with { Table = OfTable(table, random) };
            else if (random.Next(6) == 0) damaged[i] = new SamplePart(Plain[random.Next(Plain.Length)] + damaged[i].Text[..random.Next(damaged[i].Text.Length)]);
        }

        return [.. damaged];
    }

    private static SampleCell[][] OfTable(SampleCell[][] table, Random random)
    {
        int each = random.Next(5, 200);
        List<SampleCell[]> rows = [];
        foreach (SampleCell[] row in table)
        {
            List<SampleCell> cells = [];
            foreach (SampleCell cell in row)
            {
                int kind = random.Next(each);
                if (kind != 0) cells.Add(kind == 1 ? cell with { Text = Plain[random.Next(Plain.Length)] } : kind == 2 ? cell with { Columns = random.Next(1, 4) } : cell);
                if (kind == 3) cells.Add(cell);
            }

            if (cells.Count > 0 && random.Next(each) != 0) rows.Add([.. cells]);
            if (cells.Count > 0 && random.Next(each) == 0) rows.Insert(random.Next(rows.Count + 1), [.. cells]);
        }

        return rows.Count > 0 ? [.. rows] : table;
    }

    /// <summary>A zip package whose main part is damaged, so that the damage is met behind the packing.</summary>
    public static byte[] OfPart(byte[] package, string part, Random random)
    {
        using MemoryStream stream = new();
        stream.Write(package);
        using (ZipArchive archive = new(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            ZipArchiveEntry entry = archive.GetEntry(part)!;
            string content;
            using (StreamReader reader = new(entry.Open())) content = reader.ReadToEnd();
            entry.Delete();
            using Stream target = archive.CreateEntry(part, CompressionLevel.Fastest).Open();
            target.Write(Encoding.UTF8.GetBytes(OfText(content, random)));
        }

        return stream.ToArray();
    }

    private static string Strew(string text, Random random)
    {
        StringBuilder strewn = new(text);
        for (int i = random.Next(1, 30); i > 0; i--) strewn.Insert(random.Next(strewn.Length), Scraps[random.Next(Scraps.Length)]);
        return strewn.ToString();
    }

    private static string Shuffle(string text, Random random)
    {
        string separator = text.Contains("</tr>", StringComparison.Ordinal) ? "</tr>" : text.Contains("</w:p>", StringComparison.Ordinal) ? "</w:p>" : "\n";
        string[] lines = text.Split(separator);
        for (int i = random.Next(1, 10); i > 0; i--)
        {
            int a = random.Next(lines.Length), b = random.Next(lines.Length);
            (lines[a], lines[b]) = (lines[b], lines[a]);
        }

        return string.Join(separator, lines);
    }

    [GeneratedRegex(@"<td[^>]*>.*?</td>|<w:tc>.*?</w:tc>|\t\d+")]
    private static partial Regex Cell();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
