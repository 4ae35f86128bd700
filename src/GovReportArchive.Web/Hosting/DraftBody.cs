using System.Globalization;
using System.Text.Json;
using GovReportArchive.Drafts;
using GovReportArchive.Reports.Records;
using Microsoft.AspNetCore.Http.Features;

namespace GovReportArchive.Web.Hosting;

/// <summary>A draft that came in a request: a text, or the bytes of a file with its name, and what it is to be taken for.</summary>
/// <remarks>Law: it is held in memory alone. A form's files are not put on disk, as the framework does with larger ones.</remarks>
internal sealed record DraftBody(string? Text, string Name, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>What the fields of a form choose.</summary>
    public DraftChoice Choice { get; init; } = DraftChoice.None;

    // Around the draft stand the names and borders of a form, or the quotation marks and escapes of JSON.
    public const int LargestBody = DraftCheck.LargestFile + (1 << 20);

    /// <summary>The years that a draft can be taken for.</summary>
    public const int FirstYear = 2000;

    /// <inheritdoc cref="FirstYear"/>
    public const int LastYear = 2100;

    private const string PlainName = "草稿.txt";

    /// <summary>Reads a body of type text/plain, application/json ({"text": …}) or multipart/form-data (fields text, file; agency, year, with).</summary>
    /// <exception cref="DraftException">It is none of these, too large, or holds no draft. The message does not quote it.</exception>
    public static async Task<DraftBody> ReadAsync(HttpContext context)
    {
        try
        {
            if (context.Request.HasFormContentType) return await FormAsync(context);
            byte[] bytes = await BytesAsync(context.Request.Body, context.RequestAborted);
            if (context.Request.HasJsonContentType())
                return new DraftBody(JsonSerializer.Deserialize<DraftText>(bytes, RecordJson.Options)?.Text ?? throw Unusable(), PlainName, default);
            return IsPlain(context.Request.ContentType) ? new DraftBody(null, PlainName, bytes) : throw new DraftException(
                UnknownType, "请求体应为 multipart/form-data（file 或 text）、text/plain，或 application/json（{\"text\":\"……\"}）。");
        }
        catch (JsonException)
        {
            // What the reader says of it may quote it.
            throw Unusable();
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw DraftCheck.TooLarge();
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException or IOException)
        {
            throw Unusable();
        }
    }

    /// <summary>Code of a body of another type.</summary>
    public const string UnknownType = "body.type";

    /// <summary>Checks it.</summary>
    public Task<DraftAnswer> CheckAsync(DraftCheck check, CancellationToken cancellationToken) =>
        Text is not null ? check.CheckTextAsync(Text, Choice, cancellationToken) : check.CheckAsync(Name, Bytes, Choice, cancellationToken);

    private static async Task<DraftBody> FormAsync(HttpContext context)
    {
        FormOptions options = new()
        {
            MemoryBufferThreshold = LargestBody,
            MultipartBodyLengthLimit = LargestBody,
            ValueLengthLimit = LargestBody,
            ValueCountLimit = 16,
        };
        // Pages have read the form by now, under limits of their own.
        if (context.Features.Get<IFormFeature>()?.Form is null) context.Features.Set<IFormFeature>(new FormFeature(context.Request, options));
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        string text = form["text"].ToString();
        DraftChoice choice = ChoiceOf(form);
        if (form.Files.GetFile("file") is not { } file || (file.Length == 0 && file.FileName.Length == 0)) return new DraftBody(text, PlainName, default) { Choice = choice };
        if (file.Length > DraftCheck.LargestFile) throw DraftCheck.TooLarge();
        if (!string.IsNullOrWhiteSpace(text)) throw new DraftException("body.both", "贴入的文字与文件只能提交一样。");
        await using Stream stream = file.OpenReadStream();
        return new DraftBody(null, Path.GetFileName(file.FileName), await BytesAsync(stream, context.RequestAborted)) { Choice = choice };
    }

    private static DraftChoice ChoiceOf(IFormCollection form)
    {
        string? Field(string name) => form[name].ToString().Trim() is { Length: > 0 } value ? value : null;
        return new DraftChoice(Field("agency"), YearOf(Field("year")), Field("with"));
    }

    /// <summary>The report year that a field chooses; null for a blank one.</summary>
    /// <exception cref="DraftException">It is no year.</exception>
    public static int? YearOf(string? field) => string.IsNullOrWhiteSpace(field) ? null
        : int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= FirstYear and <= LastYear ? number
        : throw new DraftException("year.unusable", string.Create(CultureInfo.InvariantCulture, $"报告年度应为 {FirstYear} 至 {LastYear} 的整数。")) { Parameter = "year" };

    private static async Task<byte[]> BytesAsync(Stream stream, CancellationToken cancellationToken)
    {
        using MemoryStream bytes = new();
        byte[] buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (bytes.Length + read > LargestBody) throw DraftCheck.TooLarge();
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static bool IsPlain(string? type) => type is not null && type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase);

    private static DraftException Unusable() => new("body.unusable", "请求体不能读取，或缺少 text；应形如 {\"text\":\"……\"}，或为含 file 或 text 的表单。");
}

/// <summary>A draft as JSON.</summary>
/// <param name="Text">The whole text.</param>
internal sealed record DraftText(string? Text);
