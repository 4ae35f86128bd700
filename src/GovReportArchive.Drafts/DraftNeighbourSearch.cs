using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Discovery.Names;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Drafts;

/// <summary>Finds what the archive holds of the agency of a draft that is in no archive.</summary>
public sealed class DraftNeighbourSearch(CatalogDatabase catalog, Holdings holdings)
{
    private const int MostAgencies = 12;
    private const int MostEarlier = 30;

    /// <summary>Finds the draft's agency and the report that the draft is to be compared with. The catalog is only read.</summary>
    /// <param name="draft">The draft; its year is the one that it is taken for.</param>
    /// <param name="isNamed">Whether it names its agency.</param>
    /// <param name="choice">What its author says.</param>
    /// <exception cref="DraftException">The chosen agency or report is unknown, not one alone, or not an earlier one.</exception>
    internal DraftNeighbours Find(ReportRecord draft, bool isNamed, DraftChoice choice)
    {
        StoredReport? chosen = choice.With is { Length: > 0 } id and not DraftChoice.Previous ? Chosen(id, draft.Year) : null;
        return catalog.Read(reader =>
        {
            (AgencyInfo? agency, IReadOnlyList<AgencyInfo> agencies) = choice.Agency is { Length: > 0 } named
                ? (NamedBy(reader, named), [])
                : isNamed ? Meant(reader, draft.Agency) : (null, []);
            if (agency is null) return new DraftNeighbours(draft, null, agencies, [], LedgerPredecessor.None, chosen, chosen is not null);
            // The draft's own words for its agency stay, so that they can be held to the name it is filed under.
            ReportRecord record = draft with { Agency = draft.Agency with { Id = agency.Id, Name = agency.Name, Type = agency.Type ?? draft.Agency.Type, Level = agency.Level ?? draft.Agency.Level } };
            if (draft.Year is not int year) return new DraftNeighbours(record, agency, [], [], LedgerPredecessor.None, chosen, chosen is not null);
            LedgerPredecessor before = chosen is null
                ? new LedgerReader(reader).Predecessor(new LedgerReport(draft.Id, year, record))
                : new LedgerPredecessor(chosen.Record.Year, new LedgerReport(chosen.Id, chosen.Record.Year!.Value, chosen.Record), null);
            DraftEarlier[] earlier =
            [
                .. reader.SeriesOf(agency.Id, MostListed).Where(row => row.Year < year).OrderByDescending(row => row.Year).Take(MostEarlier)
                    .Select(row => new DraftEarlier(row.Id, row.Title, row.Year!.Value)),
            ];
            StoredReport? stored = chosen ?? (before.Report is { } own ? reader.Stored(reader.Report(own.Id)!) : null);
            return new DraftNeighbours(record, agency, [], earlier, before, stored, chosen is not null);
        });
    }

    private const int MostListed = 400;

    private StoredReport Chosen(string id, int? year) => holdings.Get(id) switch
    {
        null => throw new DraftException("with.unknown", $"档案库中没有标识为 {id} 的报告。") { Parameter = "with" },
        { Withdrawn: not null } => throw new DraftException("with.withdrawn", $"报告 {id} 已撤下，不能作为对照。") { Parameter = "with" },
        { Record.Year: var other } when other is null || year is null || other >= year => throw new DraftException(
            "with.notEarlier", $"报告 {id} 不早于稿件的年度，不能作为对照。请选择更早年度的报告，或写明稿件的年度。")
        { Parameter = "with" },
        { } report => report,
    };

    private static AgencyInfo NamedBy(CatalogReader reader, string text)
    {
        if (reader.Agencies.One(text) is { } own) return own;
        IReadOnlyList<string> ids = reader.Agencies.IdsOf(text) is { Count: > 0 } exact ? exact : ShortNames.IdsOf(reader, text, MostAgencies + 1);
        return ids switch
        {
            [] => throw new DraftException("agency.unknown", $"档案库中没有名称含“{text}”的机关。请写机关全称或标识，或不填。") { Parameter = "agency" },
            [var only] => reader.Agencies.One(only)!,
            _ => throw new DraftException(
                "agency.several", $"“{text}”对应不止一个机关：{string.Join('、', ids.Take(MostAgencies).Select(id => $"{reader.Agencies.NameOf(id)}（{id}）"))}"
                + $"{(ids.Count > MostAgencies ? "等" : "")}。请写其中一个的标识。")
            { Parameter = "agency", Agencies = [.. ids.Take(MostAgencies).Select(reader.Agencies.One).OfType<AgencyInfo>()] },
        };
    }

    // A page names its place in more ways than a draft does, so the same agency may have got another id.
    private static (AgencyInfo? Agency, IReadOnlyList<AgencyInfo> Candidates) Meant(CatalogReader reader, Agency agency)
    {
        AgencyInfo[] Held(IReadOnlyList<string> ids) => [.. ids.Select(id => reader.Agencies.One(id)).OfType<AgencyInfo>().Where(info => info.Reports > 0)];
        if (reader.Agencies.One(agency.Id) is { Reports: > 0 } known) return (known, []);
        return Held(reader.Agencies.IdsOf(agency.Name)) switch
        {
            [var only] => (only, []),
            { Length: > 1 } several => (null, several),
            // A part of a name is no proof: these are offered, and not taken.
            _ => (null, Held(reader.Agencies.IdsAlike(agency.Name, MostAgencies))),
        };
    }
}
