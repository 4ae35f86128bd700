namespace GovReportArchive.Discovery.Missing;

/// <summary>Years of agencies that are held for other years: between the first and the last of them, and after the last up to the last that is due.</summary>
internal static class OwnYears
{
    // Departments were merged and renamed everywhere from autumn 2018 to spring 2019.
    private const int Reform = 2019;

    private const int TownshipDigits = 9;

    public static IEnumerable<ExpectedReport> Of(HeldBook book, Func<string?, bool> isAsked, DateOnly today) =>
        book.Agencies.Where(agency => !agency.Held.IsEmpty && isAsked(agency.Place)).SelectMany(agency => Of(agency, book, today));

    private static IEnumerable<ExpectedReport> Of(HeldAgency agency, HeldBook book, DateOnly today)
    {
        int held = agency.Held.Last;
        Reorganisation? end = Reorganisation.Of(agency.Body) is { } known && known.Ended > held ? known : null;
        for (int year = agency.Held.First + 1; year <= Math.Max(held, ReportDuty.LastDue(agency.Type, agency.Level, today)); year++)
        {
            if (agency.Has(year) || year >= end?.Ended || IsElsewhere(agency, year, book)) continue;
            int before = agency.Held.Before(year)!.Value;
            string why = agency.Held.After(year) is int after
                ? FormattableString.Invariant($"本库收有它 {before} 年度和 {after} 年度的报告，没有其间这一年度的。")
                : FormattableString.Invariant($"本库收有它至 {before} 年度的报告，没有其后这一年度的，而这一年度已过期限。");
            yield return ExpectedReport.Of(
                agency.Id, (agency.Name, agency.Type, agency.Level, agency.Place), year, MissingBasis.Own, why, Doubts(agency, year, end, book), ("agency", agency.Id), ("sort", "year"));
        }
    }

    // The place was no more or not yet, or its report stands under another code or another name of the same office.
    private static bool IsElsewhere(HeldAgency agency, int year, HeldBook book) => agency.Place is { } place
        && (!PlacePaths.IsThere(place, year)
            || PlacePaths.OtherCodesOf(place, year).Any(other => book.Find($"{other}/{agency.Body}")?.Has(year) == true)
            || (agency.Type == OfficeTypes.Government && book.Has(place, OfficeTypes.Government, year))
            || (IsAlone(agency.Type, place) && book.Of(place, agency.Type!).Any(other => other.Level == agency.Level && other.Has(year))));

    // A place has one of it, under whatever name; places without a code may stand for several townships.
    private static bool IsAlone(string? type, string place) => type == OfficeTypes.Office || (type is OfficeTypes.Township or OfficeTypes.Subdistrict && place.Length == TownshipDigits);

    private static IEnumerable<string> Doubts(HeldAgency agency, int year, Reorganisation? end, HeldBook book)
    {
        if (agency.Undated > 0) yield return MissingDoubts.Undated(agency.Undated);
        if (MissingDoubts.OfOffice(agency.Place, agency.Type, year, book) is { } office) yield return office;
        if (agency is { Type: OfficeTypes.Office, Place: { } seat } && !book.Of(seat, OfficeTypes.Government).Any(government => (government.Held.Bits & agency.Held.Bits) != 0))
            yield return "它发布的可能就是本级政府的报告，未必另有一份。";
        HeldAgency[] beside = agency is { Place: { } place, Type: { } type, Level: { } level } && ReportDuty.IsDepartment(type, level)
            ? [.. book.Of(place, type).Where(other => other.Id != agency.Id && other.Level == level && !other.Held.IsEmpty)] : [];
        HeldAgency? holder = Array.Find(beside, other => other.Held.Has(year));
        if (holder is not null) yield return MissingDoubts.Held(holder);
        if (year < agency.Held.Last) yield break;
        if (!ReportDuty.IsNamed(agency.Type, agency.Level)) yield return "条例没有写明此类机关须编制年度报告，其后未必还有。";
        if (year + 1 == end?.Ended) yield return $"此类机关当时正并入{end.Successor}，这一年度的报告可能由后者发布。";
        if (holder is null && Array.Find(beside, other => other.Held.First > agency.Held.Last) is { } next)
            yield return FormattableString.Invariant($"本库收有同一地区的{next.Name}自 {next.Held.First} 年度起的报告，它可能是改名或合并后的机关。");
        else if (holder is null && year >= Reform && agency.Held.Last < Reform && end is null && !OfficeTypes.Stay(agency.Type))
            yield return "其间有 2018 至 2019 年的机构改革，它可能已经撤并或改名。";
    }
}
