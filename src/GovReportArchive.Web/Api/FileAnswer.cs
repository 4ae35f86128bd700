using System.Text.Json;
using GovReportArchive.Discovery.Exports;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Api.Requests;

namespace GovReportArchive.Web.Api;

/// <summary>All hits as a file. It is sent as it is written, so that neither memory nor the wait for the first byte grows with the number of hits.</summary>
internal sealed class FileAnswer : IResult
{
    /// <summary>NDJSON: one thing a line.</summary>
    public const string Lines = "application/x-ndjson";

    /// <summary>CSV.</summary>
    public const string Table = "text/csv";

    private readonly string _name;
    private readonly string _mediaType;
    private readonly IReadOnlyCollection<string> _damaged;
    private readonly Func<Stream, CancellationToken, Task> _write;

    private FileAnswer(string name, string mediaType, IReadOnlyCollection<string> damaged, Func<Stream, CancellationToken, Task> write) =>
        (_name, _mediaType, _damaged, _write) = (name, mediaType, damaged, write);

    /// <summary>A thing a line, as JSON.</summary>
    /// <param name="name">Name of the file, without its extension.</param>
    /// <param name="form">As it was asked for.</param>
    /// <param name="things">Gives the things, one at a time; is handed what takes the ids of reports that are left out because their record is damaged.</param>
    public static FileAnswer OfLines<T>(string name, LinesForm form, Func<Action<string>, IEnumerable<T>> things)
    {
        List<string> damaged = [];
        IEnumerable<T> lines = things(damaged.Add);
        return new(name + ".ndjson", Lines, damaged, (output, cancellationToken) => JsonLines.WriteAsync(output, lines, form.Bom, cancellationToken));
    }

    /// <summary>A thing a line, as CSV.</summary>
    /// <inheritdoc cref="OfLines"/>
    public static FileAnswer OfTable<T>(string name, TableForm form, CsvTable<T> table, Func<Action<string>, IEnumerable<T>> things)
    {
        List<string> damaged = [];
        IEnumerable<T> rows = things(damaged.Add);
        return new(name + ".csv", Table, damaged, (output, cancellationToken) => table.WriteAsync(output, rows, form.Bom, form.Headers == "labels", cancellationToken));
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.ContentType = _mediaType + "; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{_name}\"";
        if (HttpMethods.IsHead(httpContext.Request.Method)) return;
        await _write(response.Body, httpContext.RequestAborted);
        // The status is sent by now: what is missing is told in the last line, which no import takes for a record.
        if (_damaged.Count > 0) await response.WriteAsync(LeftOut, httpContext.RequestAborted);
    }

    private string LeftOut => _mediaType == Lines
        ? JsonSerializer.Serialize(new { damaged = _damaged }, RecordJson.Options) + "\n"
        : $"\"记录已损坏，没有导出的报告：{string.Join(' ', _damaged).Replace("\"", "\"\"", StringComparison.Ordinal)}\"\r\n";
}
