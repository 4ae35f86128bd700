using System.Globalization;
using System.Text;
using System.Text.Json;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Discovery.Exports;
using GovReportArchive.Publishing.Documents;
using GovReportArchive.Publishing.Workbooks;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api;

/// <summary>All hits as a file. It is sent as it is written, so that neither memory nor the wait for the first byte grows with the number of hits.</summary>
/// <remarks>
/// Law: a file that is not whole cannot be taken for one that is. Where writing breaks off the connection does, before its last chunk; a whole file is followed by
/// its number of things and its hash, as trailers, and with <c>end=true</c> in a last line.
/// </remarks>
internal sealed class FileAnswer : IResult
{
    /// <summary>NDJSON: one thing a line.</summary>
    public const string Lines = "application/x-ndjson";

    /// <summary>A file as it is, of whatever type.</summary>
    public const string Bytes = "*/*";

    /// <summary>CSV.</summary>
    public const string Table = "text/csv";

    /// <summary>A workbook.</summary>
    public const string Workbook = WorkbookWriter.MediaType;

    /// <summary>A document for a word processor.</summary>
    public const string Document = PassageDocument.MediaType;

    /// <summary>The trailer with the number of things.</summary>
    public const string CountTrailer = "Item-Count";

    /// <summary>The trailer with the hash of the file as it is before it is compressed for the way, written as in RFC 9530.</summary>
    public const string DigestTrailer = "Unencoded-Digest";

    private readonly string _name;
    private readonly string _mediaType;
    private readonly bool _hasEnd;
    private readonly List<string> _damaged = [];
    private readonly Func<HttpContext, Stream, CancellationToken, Task<long>> _write;

    private FileAnswer(string name, string mediaType, Func<FileAnswer, Func<HttpContext, Stream, CancellationToken, Task<long>>> write, bool hasEnd = false) =>
        (_name, _mediaType, _hasEnd, _write) = (name, mediaType, hasEnd, write(this));

    /// <summary>A thing a line, as JSON.</summary>
    /// <param name="name">Name of the file, without its extension.</param>
    /// <param name="form">As it was asked for.</param>
    /// <param name="things">Gives the things, one at a time; is handed what takes the ids of reports that are left out because their record is damaged.</param>
    public static FileAnswer OfLines<T>(string name, LinesForm form, Func<Action<string>, IEnumerable<T>> things) => new(
        name + ".ndjson",
        Lines,
        answer =>
        {
            IEnumerable<T> lines = things(answer._damaged.Add);
            return (_, output, cancellationToken) => JsonLines.WriteAsync(output, lines, form.Bom, cancellationToken);
        },
        form.End);

    /// <summary>A thing a line, as CSV.</summary>
    /// <inheritdoc cref="OfLines"/>
    public static FileAnswer OfTable<T>(string name, TableForm form, CsvTable<T> table, Func<Action<string>, IEnumerable<T>> things) => new(
        name + ".csv",
        Table,
        answer =>
        {
            IEnumerable<T> rows = things(answer._damaged.Add);
            return (context, output, cancellationToken) => table.WriteAsync(output, rows, form.Bom, form.Headers == "labels", Site(context), cancellationToken);
        });

    /// <summary>A thing a row, as a workbook with a sheet of notes.</summary>
    /// <param name="name">Name of the file, without its extension.</param>
    /// <param name="title">What the things are, in Chinese.</param>
    /// <param name="table">The columns.</param>
    /// <param name="things">As for <see cref="OfLines"/>.</param>
    public static FileAnswer OfWorkbook<T>(string name, string title, CsvTable<T> table, Func<Action<string>, IEnumerable<T>> things) => new(
        name + ".xlsx",
        Workbook,
        answer =>
        {
            IEnumerable<T> rows = things(answer._damaged.Add);
            return (context, output, cancellationToken) => WorkbookWriter.WriteAsync(output, Notes(context, title), table, rows, answer._damaged, cancellationToken: cancellationToken);
        });

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.ContentType = _mediaType == Workbook ? Workbook : _mediaType + "; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{_name}\"";
        if (HttpMethods.IsHead(httpContext.Request.Method)) return;
        bool hasTrailers = response.SupportsTrailers();
        if (hasTrailers) response.Headers.Trailer = $"{CountTrailer}, {DigestTrailer}";
        await using HashedStream sent = new(response.Body);
        long count = await WrittenAsync(httpContext, sent);
        // The status is sent by now: what is missing is told in the last line, which no import takes for a record. A workbook has it in its notes.
        if (_damaged.Count > 0 && _mediaType != Workbook) await WriteAsync(LeftOut);
        if (_hasEnd) await WriteAsync(new LinesEnd(new LinesEnd.Written(count, Convert.ToHexStringLower(sent.Hash()))).ToLine());
        if (!hasTrailers) return;
        response.AppendTrailer(CountTrailer, count.ToString(CultureInfo.InvariantCulture));
        response.AppendTrailer(DigestTrailer, $"sha-256=:{Convert.ToBase64String(sent.Hash())}:");

        async Task WriteAsync(string text) => await sent.WriteAsync(Encoding.UTF8.GetBytes(text), httpContext.RequestAborted);
    }

    // Over HTTP/1.0 the end of the connection is the end of the file, so it must not end but break; nginx asks so as it is set up at first.
    private async Task<long> WrittenAsync(HttpContext context, Stream sent)
    {
        try
        {
            return await _write(context, sent, context.RequestAborted);
        }
        catch (Exception) when (context.Response.HasStarted)
        {
            context.Abort();
            throw;
        }
    }

    private string LeftOut => _mediaType == Lines
        ? JsonSerializer.Serialize(new { damaged = _damaged }, RecordJson.Options) + "\n"
        : $"\"记录已损坏，没有导出的报告：{string.Join(' ', _damaged).Replace("\"", "\"\"", StringComparison.Ordinal)}\"\r\n";

    /// <summary>What was asked, as the notes of a file repeat it: what stands in the address, then the parameters.</summary>
    public static IReadOnlyList<(string Name, string Value)> Asked(HttpContext context) =>
    [
        .. context.Request.RouteValues.Select(part => (part.Key, part.Value as string ?? "")),
        .. context.Request.Query.SelectMany(parameter => parameter.Value, (parameter, value) => (parameter.Key, value ?? "")),
    ];

    /// <summary>Of which state of the archive a file is, as its notes say it.</summary>
    public static string State(HttpContext context) =>
        string.Create(CultureInfo.InvariantCulture, $"导出开始时的变更序号 {context.RequestServices.GetRequiredService<RequestArchive>().Archive.Holdings.LastChange}");

    private static string Site(HttpContext context) => context.RequestServices.GetRequiredService<PublicAddress>().Site;

    private static WorkbookNotes Notes(HttpContext context, string title) => new(
        title, Site(context), Asked(context), State(context), context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
}
