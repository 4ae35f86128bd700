using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace GovReportArchive.Collecting.Fetching;

/// <summary>Says in our words what went wrong with a connection.</summary>
internal static class FetchFaults
{
    private static readonly (X509ChainStatusFlags Flag, string Text)[] ChainFaults =
    [
        (X509ChainStatusFlags.NotTimeValid, "证书已过期或尚未生效"),
        (X509ChainStatusFlags.PartialChain, "网站没有给出完整的证书链，或其根证书不受本机信任"),
        (X509ChainStatusFlags.UntrustedRoot, "证书的根不受本机信任（或为自签证书）"),
        (X509ChainStatusFlags.Revoked, "证书已吊销"),
        (X509ChainStatusFlags.NotSignatureValid, "证书的签名不对或算法过旧"),
        (X509ChainStatusFlags.HasWeakSignature, "证书的签名算法过旧"),
    ];

    /// <summary>What is wrong with a certificate; null for nothing.</summary>
    public static string? OfCertificate(X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None) return null;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)) return "网站没有出示证书";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return "证书不是发给这个主机名的";
        X509ChainStatusFlags flags = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        return Array.Find(ChainFaults, fault => flags.HasFlag(fault.Flag)).Text ?? $"证书不可信（{flags}）";
    }

    /// <summary>The end of a question that an exception stands for.</summary>
    public static FetchStop Told(Exception error, Uri address, string? tlsFault, FetchRules rules, int headKilobytes)
    {
        for (Exception? inner = error; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case FetchStop stop:
                    return stop;
                case HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }:
                    return new FetchStop(FetchOutcome.LargeHead, headKilobytes.ToString(CultureInfo.InvariantCulture));
                case AuthenticationException:
                    return new FetchStop(FetchOutcome.Tls, tlsFault ?? "双方没有都支持的协议或算法，网站的设置可能过旧");
                case OperationCanceledException:
                    return new FetchStop(FetchOutcome.Slow, string.Create(CultureInfo.InvariantCulture, $"{rules.Timeout.TotalSeconds:0} 秒内没有答复"));
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return new FetchStop(FetchOutcome.Name, address.IdnHost);
            }
        }

        return error switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new FetchStop(FetchOutcome.Tls, tlsFault ?? "握手失败"),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => new FetchStop(FetchOutcome.NotHttp),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new FetchStop(FetchOutcome.Name, address.IdnHost),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => new FetchStop(FetchOutcome.Connection, FetchAddress.Authority(address)),
            HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } => new FetchStop(FetchOutcome.NotHttp),
            HttpRequestException or IOException => new FetchStop(FetchOutcome.CutOff),
            _ => new FetchStop(FetchOutcome.NotHttp),
        };
    }
}
