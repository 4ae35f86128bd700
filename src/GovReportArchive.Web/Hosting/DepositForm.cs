using GovReportArchive.Corpus.Deposits;
using Microsoft.AspNetCore.Http.Features;

namespace GovReportArchive.Web.Hosting;

/// <summary>A deposit as it comes in a form: the file, where it was published, and on the page the key.</summary>
/// <remarks>It is held in memory alone until it is known who sends it.</remarks>
internal sealed record DepositForm(string File, ReadOnlyMemory<byte> Bytes, string Address, string Key)
{
    // Around the file stand the names and borders of the form.
    public const int LargestBody = DepositBox.LargestFile + (1 << 20);

    private const int LongestField = 4_000;

    /// <summary>Reads a body of type multipart/form-data (file, address, key).</summary>
    /// <exception cref="DepositException">It is none, or too large.</exception>
    public static async Task<DepositForm> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType) throw new DepositException("deposit.type", "请求体应为 multipart/form-data：file 为文件，address 为它公布的网址。");
        try
        {
            if (context.Features.Get<IFormFeature>()?.Form is null)
                context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions { MemoryBufferThreshold = LargestBody, MultipartBodyLengthLimit = LargestBody, ValueLengthLimit = LongestField, ValueCountLimit = 16 }));
            IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
            using MemoryStream bytes = new();
            if (form.Files.GetFile("file") is { } file)
            {
                if (file.Length > DepositBox.LargestFile) throw DepositException.TooLarge();
                await file.CopyToAsync(bytes, context.RequestAborted);
            }

            return new DepositForm(form.Files.GetFile("file")?.FileName ?? "", bytes.GetBuffer().AsMemory(0, (int)bytes.Length), form["address"].ToString(), form["key"].ToString());
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw DepositException.TooLarge();
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException or IOException)
        {
            throw new DepositException("deposit.body", "请求体不能读取；应为 multipart/form-data，含 file 与 address。");
        }
    }
}
