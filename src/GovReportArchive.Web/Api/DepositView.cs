using GovReportArchive.Corpus.Deposits;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Api;

/// <summary>A deposit that waits, with what the reader makes of it.</summary>
/// <param name="Id">By which it is confirmed or dropped; whoever has it may.</param>
/// <param name="Until">Until when.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Address">Where it was published, as it was said.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sha256">Their hash.</param>
/// <param name="Outcome">What confirming would do: <c>new, newVersion, newReading, unchanged, otherForm</c>.</param>
/// <param name="OutcomeLabel">The same in Chinese.</param>
/// <param name="Report">Id that the report has or would have.</param>
/// <param name="Reading">What was read.</param>
/// <param name="Checks">Where numbers contradict each other, a sentence each.</param>
/// <param name="Warnings">What the reader or the archive was not sure of.</param>
/// <param name="Confirm">Where it is confirmed, by POST; DELETE of the address above it drops it.</param>
internal sealed record DepositView(
    string Id, DateTimeOffset Until, string File, string Address, long Length, string Sha256, string Outcome, string OutcomeLabel, string? Report, DepositReading Reading,
    IReadOnlyList<string> Checks, IReadOnlyList<ReadingWarning> Warnings, string Confirm)
{
    public static DepositView Of(OfferedDeposit offered)
    {
        Deposit deposit = offered.Deposit;
        return new(
            deposit.Id, deposit.Until, deposit.File, deposit.Address, deposit.Length, deposit.Sha256, Name(offered.Outcome.Kind), LabelOf(offered.Outcome.Kind), offered.Outcome.Report, DepositReading.Of(offered.Record),
            [.. offered.Record.Checks.Where(check => check.State == CheckRunner.Fail).Select(CheckText.Failure)], offered.Warnings, $"{DepositEndpoints.Root}/{deposit.Id}/confirm");
    }

    /// <summary>What happened or would, for programs.</summary>
    public static string Name(IngestKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    /// <summary>What happened or would, in Chinese.</summary>
    public static string LabelOf(IngestKind kind) => kind switch
    {
        IngestKind.New => "新报告",
        IngestKind.NewVersion => "已有报告的新版本",
        IngestKind.NewReading => "已有报告的新读数",
        IngestKind.Unchanged => "已有的报告，没有变化",
        IngestKind.OtherForm => "已有报告的另一种格式，不另存",
        IngestKind.Withdrawn => "已撤下的报告",
        IngestKind.NotAReport => "可能不是年度报告",
        _ => "不能读取",
    };
}

/// <summary>What was read of a deposit; what is absent was not found.</summary>
/// <param name="Title">The title.</param>
/// <param name="Agency">Who reports.</param>
/// <param name="AgencyId">Id of the agency.</param>
/// <param name="AgencyType">What kind of agency it is.</param>
/// <param name="Region">Where it works.</param>
/// <param name="RegionCode">Code of that place.</param>
/// <param name="Year">The year reported on.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Form">Which statistical form it contains.</param>
/// <param name="Counts">How many numbers of its tables were read.</param>
/// <param name="Sections">How many sections of prose.</param>
internal sealed record DepositReading(
    string Title, string Agency, string AgencyId, string? AgencyType, string? Region, string? RegionCode, int? Year, string? Published, string Form, int Counts, int Sections)
{
    public static DepositReading Of(ReportRecord record) => new(
        record.Title, record.Agency.Name, record.Agency.Id, record.Agency.Type, string.Concat(record.Region?.Province, record.Region?.City, record.Region?.County, record.Region?.Township) is { Length: > 0 } place ? place : null,
        record.Region?.Code, record.Year, record.Published?.Date, record.Form, record.Counts.Count, record.Sections.Count);
}

/// <summary>What became of a deposit.</summary>
/// <param name="Id">The deposit.</param>
/// <param name="Outcome">As in <see cref="DepositView.Outcome"/>.</param>
/// <param name="OutcomeLabel">The same in Chinese.</param>
/// <param name="Report">Id of the report.</param>
/// <param name="Url">Where its record is.</param>
internal sealed record FiledDeposit(string Id, string Outcome, string OutcomeLabel, string? Report, string? Url)
{
    public static FiledDeposit Of(Deposit deposit, DepositOutcome filed) =>
        new(deposit.Id, DepositView.Name(filed.Kind), DepositView.LabelOf(filed.Kind), filed.Report, filed.Report is null ? null : ReportEndpoints.Address(filed.Report));
}
