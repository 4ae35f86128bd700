namespace GovReportArchive.Discovery.Missing;

/// <summary>Why it may be wrong to call a report missing, where several bases share the reason.</summary>
internal static class MissingDoubts
{
    /// <summary>Reports without a year are held.</summary>
    public static string Undated(int reports) => FormattableString.Invariant($"另收有它的 {reports} 份年度不明的报告，可能即在其中。");

    /// <summary>A government's report may be that which its office published, and the other way round; null where there is none.</summary>
    public static string? OfOffice(string? place, string? type, int year, HeldBook book)
    {
        string? other = type switch { OfficeTypes.Government => OfficeTypes.Office, OfficeTypes.Office => OfficeTypes.Government, _ => null };
        return place is not null && other is not null && book.Of(place, other).FirstOrDefault(agency => agency.Held.Has(year)) is { } held ? Held(held) : null;
    }

    /// <summary>Another agency that may be the same one has a report of that year.</summary>
    public static string Held(HeldAgency agency) => $"收有{agency.Name}这一年度的报告，可能即是。";
}
