using System.Globalization;
using System.Text;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Extraction.Tests.Whole;

/// <summary>Damaged files give a document or an <see cref="ExtractionException"/>, never anything else, and soon.</summary>
public sealed class MutationTests
{
    /// <summary>From this seed on, every third file is damaged in its cells before it is written, so that its markup stays whole.</summary>
    private const int FirstStructured = 10_000;

    private static readonly string[] Separators = ["\t", "|", "  ", "\n", ""];
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData("txt")]
    [InlineData("html")]
    [InlineData("docx")]
    [InlineData("doc")]
    [InlineData("pdf")]
    [InlineData("rtf")]
    [InlineData("xml")]
    [InlineData("mht")]
    public async Task A_damaged_file_is_read_or_refused(string type)
    {
        await RunAsync(type, Enumerable.Range(FirstStructured - 30, 60), TimeSpan.FromSeconds(20));
    }

    /// <summary>Damage found by the long run: endless comparison of a path of brackets, sums beyond all numbers, a blank cell at the very end.</summary>
    [Theory]
    [InlineData("txt", 1107)]
    [InlineData("txt", 2479)]
    [InlineData("txt", 2863)]
    [InlineData("txt", 3266)]
    public async Task Damage_that_once_broke_the_reader_is_read(string type, int seed)
    {
        await RunAsync(type, [seed], TimeSpan.FromSeconds(20));
    }

    /// <summary>Thirty thousand damaged files, end to end. Time is processor time, so that a busy machine does not fail it.</summary>
    [Theory]
    [Trait("tier", "soak")]
    [InlineData("txt", 6000)]
    [InlineData("html", 7000)]
    [InlineData("docx", 3500)]
    [InlineData("doc", 3000)]
    [InlineData("pdf", 3000)]
    [InlineData("rtf", 3000)]
    [InlineData("xml", 2000)]
    [InlineData("mht", 2000)]
    public async Task Thirty_thousand_damaged_files_take_under_two_seconds_each(string type, int count)
    {
        await RunAsync(type, Enumerable.Range(FirstStructured, count), Longest);
    }

    private static async Task RunAsync(string type, IEnumerable<int> seeds, TimeSpan longest)
    {
        (int Seed, TimeSpan Time) slowest = (-1, TimeSpan.Zero);
        foreach (int seed in seeds)
        {
            byte[] file = Damaged(type, seed);
            TimeSpan before = Environment.CpuUsage.TotalTime;
            try
            {
                SourceDocument document = await FileExtractor.ExtractAsync("damaged." + type, file, default);
                RecordRules.Require(ReportReader.Read(document).Record);
            }
            catch (ExtractionException)
            {
                // Refusing is a right answer to a damaged file.
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{type}, seed {seed}"), e);
            }

            TimeSpan time = Environment.CpuUsage.TotalTime - before;
            if (time > slowest.Time) slowest = (seed, time);
        }

        Assert.True(slowest.Time < longest, string.Create(CultureInfo.InvariantCulture, $"{type}, seed {slowest.Seed}: {slowest.Time.TotalMilliseconds:N0} ms"));
    }

    private static byte[] Damaged(string type, int seed)
    {
        Random random = new(seed);
        SamplePart[] parts = SampleReport.Make(random.Next(50));
        if (Math.Abs(seed % 3) == 2 && seed >= FirstStructured) return Written(type, Mutations.OfParts(parts, random), random);
        byte[] whole = Written(type, parts, random);
        bool inside = random.Next(4) > 0;
        return type switch
        {
            "txt" or "html" or "rtf" or "xml" or "mht" when inside => Encoding.UTF8.GetBytes(Mutations.OfText(Encoding.UTF8.GetString(whole), random)),
            "docx" when inside => Mutations.OfPart(whole, "word/document.xml", random),
            _ => Mutations.OfBytes(whole, random),
        };
    }

    private static byte[] Written(string type, SamplePart[] parts, Random random) => type switch
    {
        "html" => SampleFiles.Html(parts),
        "docx" => SampleFiles.Docx(parts),
        "doc" => SampleFiles.Doc(parts),
        "pdf" => SampleFiles.Pdf(parts),
        "rtf" => OtherFiles.Rtf(parts),
        "xml" => random.Next(2) == 0 ? OtherFiles.FlatPackage(SampleFiles.Docx(parts)) : OtherFiles.Word2003(SampleFiles.Docx(parts)),
        "mht" => OtherFiles.WebArchive(SampleFiles.Html(parts)),
        _ => SampleFiles.Text(parts, Separators[random.Next(Separators.Length)]),
    };
}
