using System.Globalization;
using System.Text;
using GovReportArchive.Extraction.Programs;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.Whole;

/// <summary>Damaged files give a document or an <see cref="ExtractionException"/>, never anything else, and soon.</summary>
public sealed class MutationTests
{
    private static readonly string[] Separators = ["\t", "|", "  ", "\n", ""];
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData("txt")]
    [InlineData("html")]
    [InlineData("docx")]
    [InlineData("doc")]
    public async Task A_damaged_file_is_read_or_refused(string type)
    {
        await RunAsync(type, Enumerable.Range(0, 60), TimeSpan.FromSeconds(20));
    }

    [SkippableFact]
    public async Task A_damaged_pdf_is_read_or_refused()
    {
        Skip.IfNot(HelperProgram.Exists("pdftotext"), "poppler-utils is not installed");
        await RunAsync("pdf", Enumerable.Range(0, 8), TimeSpan.FromSeconds(60));
    }

    /// <summary>Twenty thousand damaged files, end to end. Time is processor time, so that a busy machine does not fail it; poppler's is not counted.</summary>
    [SkippableTheory]
    [Trait("tier", "soak")]
    [InlineData("txt", 6000)]
    [InlineData("html", 7000)]
    [InlineData("docx", 3500)]
    [InlineData("doc", 3000)]
    [InlineData("pdf", 500)]
    public async Task Twenty_thousand_damaged_files_take_under_two_seconds_each(string type, int count)
    {
        Skip.If(type == "pdf" && !HelperProgram.Exists("pdftotext"), "poppler-utils is not installed");
        await RunAsync(type, Enumerable.Range(1000, count), Longest);
    }

    private static async Task RunAsync(string type, IEnumerable<int> seeds, TimeSpan longest)
    {
        (int Seed, TimeSpan Time) slowest = (-1, TimeSpan.Zero);
        foreach (int seed in seeds)
        {
            byte[] file = Damaged(type, new Random(seed));
            TimeSpan before = Environment.CpuUsage.TotalTime;
            try
            {
                SourceDocument document = await FileExtractor.ExtractAsync("damaged." + type, file, default);
                ReportReader.Read(document);
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

    private static byte[] Damaged(string type, Random random)
    {
        SamplePart[] parts = SampleReport.Make(random.Next(50));
        byte[] whole = type switch
        {
            "html" => SampleFiles.Html(parts),
            "docx" => SampleFiles.Docx(parts),
            "doc" => SampleFiles.Doc(parts),
            "pdf" => SampleFiles.Pdf(parts),
            _ => SampleFiles.Text(parts, Separators[random.Next(Separators.Length)]),
        };
        bool inside = random.Next(4) > 0;
        return type switch
        {
            "txt" or "html" when inside => Encoding.UTF8.GetBytes(Mutations.OfText(Encoding.UTF8.GetString(whole), random)),
            "docx" when inside => Mutations.OfPart(whole, "word/document.xml", random),
            _ => Mutations.OfBytes(whole, random),
        };
    }
}
