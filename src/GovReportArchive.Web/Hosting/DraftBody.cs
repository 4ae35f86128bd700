using System.Text.Json;
using GovReportArchive.Archive.Drafts;
using GovReportArchive.Reports.Records;
using Microsoft.AspNetCore.Http.Features;

namespace GovReportArchive.Web.Hosting;

/// <summary>A draft that came in a request: a text, or the bytes of a file with its name.</summary>
/// <remarks>Law: it is held in memory alone. A form's files are not put on disk, as the framework does with larger ones.</remarks>
internal sealed record DraftBody(string? Text, string Name, ReadOnlyMemory<byte> Bytes)
{
    // Around the draft stand the names and borders of a form, or the quotation marks and escapes of JSON.
    public const int LargestBody = DraftCheck.LargestFile + (1 << 20);
    private const string PlainName = "草稿.txt";

    /// <summary>Reads a body of type text/plain, application/json ({"text": …}) or multipart/form-data (fields text, file).</summary>
    /// <exception cref="DraftException">It is none of these, too large, or holds no draft. The message does not quote it.</exception>
    public static async Task<DraftBody> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = LargestBody;
        if (context.Request.ContentLength > LargestBody) throw DraftCheck.TooLarge();
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
        Text is not null ? check.CheckTextAsync(Text, cancellationToken) : check.CheckAsync(Name, Bytes, cancellationToken);

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
        if (form.Files.GetFile("file") is not { Length: > 0 } file) return new DraftBody(text, PlainName, default);
        if (file.Length > DraftCheck.LargestFile) throw DraftCheck.TooLarge();
        if (!string.IsNullOrWhiteSpace(text)) throw new DraftException("body.both", "贴入的文字与文件只能提交一样。");
        await using Stream stream = file.OpenReadStream();
        return new DraftBody(null, Path.GetFileName(file.FileName), await BytesAsync(stream, context.RequestAborted));
    }

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
