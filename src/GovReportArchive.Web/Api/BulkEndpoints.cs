using System.Security.Cryptography;
using GovReportArchive.Publishing.Bulk;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace GovReportArchive.Web.Api;

/// <summary>The whole archive as files: which sets there are, and their files.</summary>
internal static class BulkEndpoints
{
    /// <summary>Stands for the newest set.</summary>
    private const string Latest = "latest";

    public static Ok<BulkList> List(ListBulk _, BulkStore store) => TypedResults.Ok(BulkList.Of(store.Sets()));

    public static IResult File(GetBulkFile asked, BulkStore store, HttpContext context)
    {
        IReadOnlyList<BulkSet> sets = store.Sets();
        if (asked.Version == Latest && sets is [var newest, ..]) return TypedResults.Redirect(BulkList.Address(newest, asked.File), preserveMethod: true);
        if (sets.FirstOrDefault(set => set.Version == asked.Version) is not { } set)
            return Problems.NotFound($"没有版本为 {asked.Version} 的整库文件；只保留最近的；有报告撤下时，此前的不再提供。现有的见 /api/v1/bulk。");
        BulkFileInfo? file = set.Files.FirstOrDefault(file => file.Name == asked.File);
        if (file is null && asked.File != BulkStore.Manifest) return Problems.NotFound($"{set.Version} 中没有文件 {asked.File}。");
        try
        {
            FileStream content = new(store.PathOf(set, asked.File), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16, useAsync: true);
            byte[] hash = file is null ? SHA256.HashData(content) : Convert.FromHexString(file.Sha256);
            content.Position = 0;
            // These bytes and no others have this hash: nothing may compress them on their way.
            context.Request.Headers.AcceptEncoding = default;
            context.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(hash)}:";
            return TypedResults.File(
                content, file?.MediaType ?? "application/json", asked.File, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash)}\""), enableRangeProcessing: true);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Problems.NotFound($"{set.Version} 已由更新的整库文件取代。现有的见 /api/v1/bulk。");
        }
    }
}

/// <summary>The sets of files that can be had, newest first.</summary>
/// <param name="Items">The sets; empty where none has been made yet.</param>
internal sealed record BulkList(IReadOnlyList<BulkSetView> Items)
{
    public static BulkList Of(IReadOnlyList<BulkSet> sets) => new([.. sets.Select(set => new BulkSetView(
        set.Version, set.Archive, set.Change, set.Made, set.Reports, set.LeftOut, Address(set, BulkStore.Manifest),
        [.. set.Files.Select(file => new BulkFileView(file.Name, file.About, file.MediaType, file.Bytes, file.Sha256, file.Rows, Address(set, file.Name)))]))]);

    /// <summary>Where a file of a set is.</summary>
    public static string Address(BulkSet set, string file) => $"{ApiEndpoints.Root}/bulk/{set.Version}/{Uri.EscapeDataString(file)}";
}

/// <summary>The whole archive as it stood at one change.</summary>
/// <param name="Version">Name of the set.</param>
/// <param name="Archive">Name of the archive, the same for its copies.</param>
/// <param name="Change">Number of the last change that is in it.</param>
/// <param name="Made">When it was begun.</param>
/// <param name="Reports">Reports in it.</param>
/// <param name="LeftOut">Ids of reports that are not in it because their record is damaged.</param>
/// <param name="Manifest">Address of the same list as a file.</param>
/// <param name="Files">Its files.</param>
internal sealed record BulkSetView(
    string Version, string Archive, long Change, DateTimeOffset Made, long Reports, IReadOnlyList<string> LeftOut, string Manifest, IReadOnlyList<BulkFileView> Files);

/// <summary>A file of a set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What is in it.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
/// <param name="Rows">Lines or rows of data, headers not counted; absent for texts.</param>
/// <param name="Url">Where it is.</param>
internal sealed record BulkFileView(string Name, string About, string MediaType, long Bytes, string Sha256, long? Rows, string Url);
