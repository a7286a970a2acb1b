using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Inspections.Processes.Tests.Servers;

/// <summary>
/// A directory in which people bind under addresses (userPrincipalName), as OpenLDAP has none: it answers a bind (RFC 4511 section 4.2), and every
/// other request, StartTLS among them, by protocolError.
/// </summary>
internal sealed class AddressDirectory : IAsyncDisposable
{
    public const string Person = "Q2@bureau.example", UserDn = "{staff}@bureau.example";

    private const int Success = 0, ProtocolError = 2, InvalidCredentials = 49;
    private static readonly Asn1Tag BindRequest = new(TagClass.Application, 0, isConstructed: true), BindResponse = new(TagClass.Application, 1, isConstructed: true),
        UnbindRequest = new(TagClass.Application, 2), SearchRequest = new(TagClass.Application, 3, isConstructed: true), SearchDone = new(TagClass.Application, 5, isConstructed: true), ExtendedResponse = new(TagClass.Application, 24, isConstructed: true), Simple = new(TagClass.ContextSpecific, 0);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _bound = new();
    private readonly Task _serving;
    private readonly string _name, _password;

    public AddressDirectory(string name, string password)
    {
        (_name, _password) = (name, password);
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Where it is.</summary>
    public string Address => $"ldap://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The names under which somebody bound, or tried to.</summary>
    public IReadOnlyCollection<string> Bound => _bound;

    public async ValueTask DisposeAsync()
    {
        // The listener ends last: it may not be asked once it is stopped.
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                try
                {
                    await AnswerAsync(client.GetStream());
                }
                catch (IOException)
                {
                    // Whoever asked has hung up.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[64 * 1024];
        int length = 0;
        while (await stream.ReadAsync(buffer.AsMemory(length), _stop.Token) is > 0 and int read)
        {
            length += read;
            while (AsnDecoder.TryReadEncodedValue(buffer.AsSpan(0, length), AsnEncodingRules.BER, out _, out _, out _, out int consumed))
            {
                byte[] message = buffer[..consumed];
                buffer.AsSpan(consumed, length - consumed).CopyTo(buffer);
                length -= consumed;
                if (Answer(message) is not { } answer)
                {
                    return;
                }

                await stream.WriteAsync(answer, _stop.Token);
            }
        }
    }

    private byte[]? Answer(byte[] message)
    {
        AsnReader request = new AsnReader(message, AsnEncodingRules.BER).ReadSequence();
        long id = (long)request.ReadInteger();
        if (request.PeekTag().HasSameClassAndValue(UnbindRequest))
        {
            return null;
        }

        if (!request.PeekTag().HasSameClassAndValue(BindRequest))
        {
            return Message(id, request.PeekTag().HasSameClassAndValue(SearchRequest) ? SearchDone : ExtendedResponse, ProtocolError);
        }

        AsnReader bind = request.ReadSequence(BindRequest);
        bind.ReadInteger();
        string name = Encoding.UTF8.GetString(bind.ReadOctetString());
        _bound.Enqueue(name);
        return Message(id, BindResponse, name == _name && Encoding.UTF8.GetString(bind.ReadOctetString(Simple)) == _password ? Success : InvalidCredentials);
    }

    private static byte[] Message(long id, Asn1Tag kind, int result)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(id);
            using (writer.PushSequence(kind))
            {
                writer.WriteEncodedValue([0x0a, 1, (byte)result]);
                writer.WriteOctetString([]);
                writer.WriteOctetString([]);
            }
        }

        return writer.Encode();
    }
}
