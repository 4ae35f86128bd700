using GovReportArchive.Web.Api.Contract;

namespace GovReportArchive.Web.Api.Requests;

/// <summary>Asks for all that is selected as lines.</summary>
internal abstract record LinesRequest<TSelf, TSelection> : ApiRequest<TSelf>
    where TSelf : LinesRequest<TSelf, TSelection>
    where TSelection : RequestPart, new()
{
    public TSelection Selected { get; init; } = new();
    public LinesForm Form { get; init; } = new();
}

/// <summary>Asks for all that is selected as a table.</summary>
internal abstract record TableRequest<TSelf, TSelection> : ApiRequest<TSelf>
    where TSelf : TableRequest<TSelf, TSelection>
    where TSelection : RequestPart, new()
{
    public TSelection Selected { get; init; } = new();
    public TableForm Form { get; init; } = new();
}

/// <summary>Asks for all that is selected as a workbook.</summary>
internal abstract record WorkbookRequest<TSelf, TSelection> : ApiRequest<TSelf>
    where TSelf : WorkbookRequest<TSelf, TSelection>
    where TSelection : RequestPart, new()
{
    public TSelection Selected { get; init; } = new();
    public WorkbookForm Form { get; init; } = new();
}

/// <summary>Asks for something of a report.</summary>
internal abstract record ReportRequest<TSelf> : ApiRequest<TSelf>
    where TSelf : ReportRequest<TSelf>
{
    public ReportAddress Report { get; init; } = new();
}

/// <summary>Asks for something of one version of a report.</summary>
internal abstract record VersionRequest<TSelf> : ReportRequest<TSelf>
    where TSelf : VersionRequest<TSelf>
{
    public VersionChoice At { get; init; } = new();
}
