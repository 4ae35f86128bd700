using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Discovery.Missing;

/// <summary>Years in which a place was there and nothing of its government is held.</summary>
internal static class GazetteerYears
{
    /// <summary>People's governments of provinces, cities and counties.</summary>
    public static IEnumerable<ExpectedReport> Governments(HeldBook book, Func<string, bool> isAsked, DateOnly today)
    {
        foreach (Division division in PlacePaths.Divisions.Where(division => isAsked(division.Code)))
        {
            string level = PlacePaths.LevelOf(division);
            HeldAgency? known = book.Of(division.Code, OfficeTypes.Government) is [var one, ..] ? one : null;
            string name = known?.Name ?? division.Name + (division.Name.EndsWith("地区", StringComparison.Ordinal) || division.Name.EndsWith('盟') ? "行政公署" : OfficeTypes.Government);
            for (int year = YearSet.FirstYear; year <= ReportDuty.LastDue(OfficeTypes.Government, level, today); year++)
            {
                if (!division.AtEndOf(year) || book.Has(division.Code, OfficeTypes.Government, year)) continue;
                string?[] doubts = [known?.Undated > 0 ? MissingDoubts.Undated(known.Undated) : null, MissingDoubts.OfOffice(division.Code, OfficeTypes.Government, year, book)];
                yield return ExpectedReport.Of(
                    known?.Id, (name, OfficeTypes.Government, level, division.Code), year, MissingBasis.Gazetteer, $"地名表有{division.Name}，各级政府每年须编制年度报告。", doubts.OfType<string>());
            }
        }
    }

    /// <summary>Towns, townships and subdistricts, in years in which others of their county are held.</summary>
    public static IEnumerable<ExpectedReport> Townships(HeldBook book, Func<string, bool> isAsked, DateOnly today)
    {
        IEnumerable<IGrouping<string?, HeldAgency>> counties = book.Agencies
            .Where(agency => agency is { Level: "township", Place: not null } && !agency.Held.IsEmpty).GroupBy(agency => CountyOf(agency.Place!, book));
        foreach (IGrouping<string?, HeldAgency> county in counties.Where(county => county.Key is not null))
        {
            foreach (Division township in Gazetteer.Children(county.Key!).Where(place => place.Level == DivisionLevel.Township && isAsked(place.Code)))
            {
                HeldAgency[] known = [.. county.Where(agency => agency.Place == township.Code || agency.Name.Contains(township.Name, StringComparison.Ordinal))];
                bool isSubdistrict = township.Name.EndsWith("街道", StringComparison.Ordinal) || township.Name.EndsWith("地区", StringComparison.Ordinal);
                (string type, string ending) = isSubdistrict ? (OfficeTypes.Subdistrict, "办事处") : (OfficeTypes.Township, OfficeTypes.Government);
                for (int year = YearSet.FirstYear; year <= ReportDuty.LastDue(type, "township", today); year++)
                {
                    int others = county.Count(agency => agency.Held.Has(year));
                    if (others == 0 || Array.Exists(known, agency => agency.Has(year) || agency.Held.First < year)) continue;
                    yield return ExpectedReport.Of(
                        known.FirstOrDefault()?.Id, (known.FirstOrDefault()?.Name ?? township.Name + ending, known.FirstOrDefault()?.Type ?? type, "township", township.Code), year, MissingBasis.Gazetteer,
                        FormattableString.Invariant($"地名表有{township.Name}，本库收有同县 {others} 个乡镇、街道这一年度的报告。"),
                        ["乡镇、街道的名录是现行的，不知当时是否已有此处；条例没有写明乡镇须编制年度报告。"],
                        ("region", county.Key!), ("level", "township"), ("year", FormattableString.Invariant($"{year}")));
                }
            }
        }
    }

    private static string? CountyOf(string place, HeldBook book) =>
        place.Length == 9 && place.All(char.IsAsciiDigit) ? place[..6] : book.Places.PathOf(place).LastOrDefault(above => above.Length == 6 && above.All(char.IsAsciiDigit));
}
