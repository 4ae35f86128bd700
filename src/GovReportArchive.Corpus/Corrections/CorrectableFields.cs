using System.Globalization;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Corrections;

/// <summary>The metadata that may be corrected, each with how it is read from a record and put into it.</summary>
internal static class CorrectableFields
{
    private static readonly Region NoRegion = new(null, null, null, null, null, []);

    /// <summary>Fields by key. A setter gets null to take the value out, and throws <see cref="FormatException"/> with a Chinese sentence
    /// where the value cannot stand there.</summary>
    public static IReadOnlyDictionary<string, Field> All { get; } = new SortedDictionary<string, Field>(StringComparer.Ordinal)
    {
        ["title"] = new(r => r.Title, (r, v) => r with { Title = Needed(v) }),
        ["year"] = new(
            r => r.Year?.ToString(CultureInfo.InvariantCulture),
            (r, v) => r with { Year = v is null ? null : YearFrom(v) }),
        ["scope"] = new(r => r.Scope, (r, v) => r with { Scope = OneOf(v, "own", "aggregate", "unknown") }),
        ["form"] = new(r => r.Form, (r, v) => r with { Form = OneOf(v, "2021", "2019", "2014", "free") }),
        ["publisher"] = new(r => r.Publisher, (r, v) => r with { Publisher = v }),
        ["documentNumber"] = new(r => r.DocumentNumber, (r, v) => r with { DocumentNumber = v }),
        ["published.date"] = new(
            r => r.Published?.Date,
            (r, v) => r with { Published = v is null ? null : new Published(DateFrom(v), r.Published?.Basis ?? "correction") }),
        ["agency.id"] = new(r => r.Agency.Id, (r, v) => r with { Agency = r.Agency with { Id = Needed(v) } }),
        ["agency.name"] = new(r => r.Agency.Name, (r, v) => r with { Agency = r.Agency with { Name = Needed(v) } }),
        ["agency.type"] = new(r => r.Agency.Type, (r, v) => r with { Agency = r.Agency with { Type = v } }),
        ["agency.level"] = new(
            r => r.Agency.Level,
            (r, v) => r with
            {
                Agency = r.Agency with
                {
                    Level = v is null ? null : OneOf(v, "national", "province", "city", "county", "township", "zone"),
                },
            }),
        ["region.code"] = InRegion(r => r.Code, (r, v) => r with { Code = v is null ? null : CodeFrom(v) }),
        ["region.province"] = InRegion(r => r.Province, (r, v) => r with { Province = v }),
        ["region.city"] = InRegion(r => r.City, (r, v) => r with { City = v }),
        ["region.county"] = InRegion(r => r.County, (r, v) => r with { County = v }),
        ["region.township"] = InRegion(r => r.Township, (r, v) => r with { Township = v }),
    };

    private static Field InRegion(Func<Region, string?> read, Func<Region, string?, Region> write) => new(
        record => record.Region is null ? null : read(record.Region),
        (record, value) =>
        {
            Region region = write(record.Region ?? NoRegion, value);
            bool empty = region is { Code: null, Province: null, City: null, County: null, Township: null, Basis.Count: 0 };
            return record with { Region = empty ? null : region };
        });

    private static string Needed(string? value) => value ?? throw new FormatException("不能为空");

    private static string OneOf(string? value, params string[] allowed) => allowed.Contains(value, StringComparer.Ordinal)
        ? value!
        : throw new FormatException($"只能是 {string.Join("、", allowed)}");

    private static int YearFrom(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1990 and <= 2100
            ? year
            : throw new FormatException("应为四位年份，如 2024");

    private static string DateFrom(string value) =>
        RecordRules.IsDate(value) ? value : throw new FormatException("应写作 2025-01-31");

    private static string CodeFrom(string value) => RecordRules.IsRegionCode(value)
        ? value
        : throw new FormatException("应为六位或九位地区代码，如 230717");

    /// <summary>How one field is read and written.</summary>
    internal sealed record Field(Func<ReportRecord, string?> Read, Func<ReportRecord, string?, ReportRecord> Write);
}
