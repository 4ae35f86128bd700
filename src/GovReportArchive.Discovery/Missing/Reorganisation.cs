using System.Globalization;
using GovReportArchive.Text;

namespace GovReportArchive.Discovery.Missing;

/// <summary>A kind of agencies that ended in the whole country.</summary>
/// <param name="Body">What their names begin with, behind the place.</param>
/// <param name="Ended">The first year that none of them reports on.</param>
/// <param name="Successor">Who took its place.</param>
internal sealed record Reorganisation(string Body, int Ended, string Successor)
{
    private static readonly Reorganisation[] All =
        [.. DataFile.Rows(typeof(Reorganisation).Assembly, "reorganisations.tsv").Select(row => new Reorganisation(row[0], int.Parse(row[1], CultureInfo.InvariantCulture), row[2]))];

    /// <summary>The end of an agency's kind; null where none is known.</summary>
    /// <param name="body">Its name without its place.</param>
    public static Reorganisation? Of(string body) => Array.Find(All, kind => body.StartsWith(kind.Body, StringComparison.Ordinal));
}
