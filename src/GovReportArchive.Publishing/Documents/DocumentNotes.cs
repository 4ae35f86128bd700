namespace GovReportArchive.Publishing.Documents;

/// <summary>What a document of passages says of itself.</summary>
/// <param name="Site">Address of the server, without a slash at its end; blank where it is not known: then addresses are paths and lead nowhere.</param>
/// <param name="Asked">The question: names and values, in order; empty where passages were chosen one by one.</param>
/// <param name="Total">How many passages match, of which the document may hold fewer.</param>
/// <param name="LeftOut">Ids of reports whose passages are left out because their record is damaged.</param>
/// <param name="State">Which state of the archive it was made of, in words.</param>
/// <param name="Made">When, by the clock of the place: its day is the day of access that citations name.</param>
internal sealed record DocumentNotes(
    string Site, IReadOnlyList<(string Name, string Value)> Asked, long Total, IReadOnlyList<string> LeftOut, string State, DateTimeOffset Made);

/// <summary>By what passages stand together in a document.</summary>
internal static class PassageGroups
{
    /// <summary>Names and what they are called.</summary>
    public static IReadOnlyList<(string Name, string Label)> All { get; } = [("agency", "机关"), ("year", "年度"), ("region", "地区"), ("section", "部分")];
}
