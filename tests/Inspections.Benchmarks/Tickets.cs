using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Inspections.Core.Encodings;

namespace Inspections.Benchmarks;

/// <summary>The tickets of 100,000 firms: the framework's one-shot HMAC against several messages in step.</summary>
[MemoryDiagnoser]
public class Tickets
{
    private byte[][] _firms = [];
    private byte[] _prk = [];

    /// <summary>Lanes of ours.</summary>
    [Params(16, 8, 4, 1)]
    public int Lanes { get; set; }

    /// <summary>Makes the firms.</summary>
    [GlobalSetup]
    public void Prepare() => (_firms, _prk) = ([.. Made.Firms(100_000).Select(f => System.Text.Encoding.ASCII.GetBytes(f.ToString()))], Made.Key.Prk.ToArray());

    /// <summary>HMACSHA256.HashData.</summary>
    [Benchmark(Baseline = true)]
    public int Framework() => Framework(_prk, _firms).Length;

    /// <summary>HashBatch.</summary>
    [Benchmark]
    public int InStep() => InStep(_prk, _firms, Lanes).Length;

    internal static Digest[] Framework(byte[] prk, byte[][] firms)
    {
        var tickets = new Digest[firms.Length];
        Span<byte> message = stackalloc byte[128], ticket = stackalloc byte[Digest.Length];
        "firm:"u8.CopyTo(message);
        for (int i = 0; i < firms.Length; i++)
        {
            firms[i].CopyTo(message[5..]);
            message[5 + firms[i].Length] = 0x01;
            HMACSHA256.HashData(prk, message[..(6 + firms[i].Length)], ticket);
            tickets[i] = new Digest(ticket);
        }

        return tickets;
    }

    internal static Digest[] InStep(byte[] prk, byte[][] firms, int lanes)
    {
        var tickets = new Digest[firms.Length];
        var batch = new HashBatch(new HmacKey(prk), lanes);
        batch.Into(tickets);
        foreach (byte[] firm in firms)
        {
            Span<byte> message = batch.Next(6 + firm.Length);
            "firm:"u8.CopyTo(message);
            firm.CopyTo(message[5..]);
            message[^1] = 0x01;
        }

        batch.Flush();
        return tickets;
    }
}
