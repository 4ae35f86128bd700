using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using GovReportArchive.Corpus;

namespace GovReportArchive.Subscriptions.Webhooks;

/// <summary>Where a subscription is told, and by what the receiver knows that it is us.</summary>
/// <param name="Address">Address of the receiver, http or https.</param>
/// <param name="Secret">Key of the signatures.</param>
/// <param name="AllowsPrivate">Whether the receiver may stand in a network that is not public.</param>
internal sealed record Webhook(Uri Address, byte[] Secret, bool AllowsPrivate)
{
    private const string Prefix = "whsec_";

    /// <summary>A webhook as the operator writes it.</summary>
    /// <param name="address">The address.</param>
    /// <param name="secret">As Standard Webhooks writes secrets: <c>whsec_</c> and 24 to 64 bytes in Base64.</param>
    /// <param name="allowsPrivate">As <see cref="AllowsPrivate"/>.</param>
    /// <exception cref="ArchiveException">The address or the secret cannot be used. The message does not repeat the secret.</exception>
    public static Webhook Parse(string address, string secret, bool allowsPrivate)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            throw new ArchiveException("subscriptions.address", $"“{address}”不能用作接收地址：须为 http 或 https 地址，不含用户名与 #。");
        if (!allowsPrivate && IPAddress.TryParse(uri.IdnHost, out IPAddress? literal) && !PublicNetworks.Holds(literal))
            throw new ArchiveException("subscriptions.private", Refusal(literal));
        string text = secret.Trim();
        if (text.StartsWith(Prefix, StringComparison.Ordinal)) text = text[Prefix.Length..];
        byte[] key = Base64.IsValid(text) ? Convert.FromBase64String(text) : [];
        return key.Length is >= 24 and <= 64
            ? new Webhook(uri, key, allowsPrivate)
            : throw new ArchiveException("subscriptions.secret", "密钥不可用：须为 whsec_ 加 24 至 64 字节的 Base64，例如 openssl rand -base64 32 的输出。");
    }

    /// <summary>Says that an address is not public.</summary>
    public static string Refusal(IPAddress address) => $"{address} 不是公网地址；确要使用，请在订阅时加 --allow-private。";

    /// <summary>The signature of a message, as Standard Webhooks makes it: over id, time and body.</summary>
    public string Sign(string id, long timestamp, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(FormattableString.Invariant($"{id}.{timestamp}.{body}"))));
}
