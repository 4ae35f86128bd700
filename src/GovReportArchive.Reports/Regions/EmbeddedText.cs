using System.Reflection;

namespace GovReportArchive.Reports.Regions;

/// <summary>Data files that are part of the assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>The whole file under its logical name, such as <c>Regions.divisions.txt</c>.</summary>
    public static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its data file {name}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
