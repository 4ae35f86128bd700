using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace GovReportArchive.Web.Hosting;

/// <summary>Lets programs write Chinese into an address as it is: <c>curl 'http://…?county=伊美区'</c>.</summary>
/// <remarks>
/// The standard wants such characters percent-encoded, and Kestrel refuses a request line with other bytes before any code of ours could say
/// why. Command lines send them all the same, so they are encoded here, on their way in. Connections that are encrypted at this point, speak
/// HTTP/2 or send a body are passed on untouched.
/// </remarks>
internal static class RawAddresses
{
    /// <summary>Connection middleware: hands on the connection with its request lines encoded.</summary>
    public static ConnectionDelegate Use(ConnectionDelegate next) => async connection =>
    {
        IDuplexPipe transport = connection.Transport;
        Pipe encoded = new();
        connection.Transport = new Duplex(encoded.Reader, transport.Output);
        Task pump = PumpAsync(transport.Input, encoded.Writer);
        try
        {
            await next(connection);
        }
        finally
        {
            await encoded.Reader.CompleteAsync();
            transport.Input.CancelPendingRead();
            await pump;
            connection.Transport = transport;
        }
    };

    private static async Task PumpAsync(PipeReader input, PipeWriter output)
    {
        RequestLineEncoder encoder = new();
        Exception? failure = null;
        try
        {
            while (true)
            {
                ReadResult read = await input.ReadAsync();
                foreach (ReadOnlyMemory<byte> part in read.Buffer) encoder.Encode(part.Span, output);
                input.AdvanceTo(read.Buffer.End);
                FlushResult flushed = await output.FlushAsync();
                if (flushed.IsCompleted || read.IsCompleted || read.IsCanceled) break;
            }
        }
        catch (Exception error) when (error is IOException or ConnectionAbortedException or OperationCanceledException)
        {
            // The connection broke; the server learns it from its end of the pipe, as it would without this middleware.
            failure = error;
        }

        await output.CompleteAsync(failure);
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

/// <summary>Follows one connection's requests and percent-encodes what is not ASCII in their first lines.</summary>
internal sealed class RequestLineEncoder
{
    private const int LongestHeaderName = 32;
    private static readonly byte[] Digits = [.. "0123456789ABCDEF"u8];

    private enum Place
    {
        Start,
        Line,
        HeaderName,
        HeaderValue,

        /// <summary>What comes is no request line any more, or never was one.</summary>
        Untouched,
    }

    private readonly List<byte> _name = [];
    private Place _place = Place.Start;

    /// <summary>Writes the next bytes of the connection.</summary>
    public void Encode(ReadOnlySpan<byte> bytes, IBufferWriter<byte> output)
    {
        int start = 0;
        for (int i = 0; i < bytes.Length && _place != Place.Untouched; i++)
        {
            byte b = bytes[i];
            if (_place == Place.Line && b >= 0x80)
            {
                output.Write(bytes[start..i]);
                output.Write([(byte)'%', Digits[b >> 4], Digits[b & 15]]);
                start = i + 1;
            }

            Step(b);
        }

        output.Write(bytes[start..]);
    }

    private void Step(byte b)
    {
        switch (_place)
        {
            case Place.Start when b is (byte)'\r' or (byte)'\n':
                break;
            case Place.Start:
                // A method begins with a letter; TLS begins with 0x16, HTTP/2 with PRI.
                _place = b is >= (byte)'A' and <= (byte)'Z' and not (byte)'P' ? Place.Line : Place.Untouched;
                break;
            case Place.Line or Place.HeaderValue when b == (byte)'\n':
                _place = Place.HeaderName;
                _name.Clear();
                break;
            case Place.HeaderName when b == (byte)'\n':
                // A blank line ends the headers, and without a body the next request begins.
                _place = Place.Start;
                break;
            case Place.HeaderName when b == (byte)':':
                _place = HasBody() ? Place.Untouched : Place.HeaderValue;
                break;
            case Place.HeaderName when b != (byte)'\r' && _name.Count < LongestHeaderName:
                _name.Add((byte)(b | 0x20));
                break;
        }
    }

    private bool HasBody()
    {
        ReadOnlySpan<byte> name = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_name);
        return name.SequenceEqual("content-length"u8) || name.SequenceEqual("transfer-encoding"u8) || name.SequenceEqual("upgrade"u8);
    }
}
