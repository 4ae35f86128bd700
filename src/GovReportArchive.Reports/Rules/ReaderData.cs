using GovReportArchive.Text;

namespace GovReportArchive.Reports.Rules;

/// <summary>The tables of this room, by their logical names such as <c>Regions.divisions.txt</c>.</summary>
internal static class ReaderData
{
    public static IEnumerable<string[]> Rows(string name) => DataFile.Rows(typeof(ReaderData).Assembly, name);

    public static string Read(string name) => DataFile.Read(typeof(ReaderData).Assembly, name);
}
