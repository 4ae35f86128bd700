using GovReportArchive.Composition;

namespace GovReportArchive.Web.Tests.Specimens;

/// <summary>A server over the sample reports that ship with the product, as if they were reports: invented places, whole reports.</summary>
public sealed class ServedSamples : ServedSpecimens
{
    private protected override async Task FillAsync(OpenArchive archive)
    {
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "corpus", "samples"), "*-*").Where(file => !file.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.Empty((await archive.Ingester.IngestAsync(files)).Failures);
    }
}
