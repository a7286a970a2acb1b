using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Inspections.Core.Directory;
using Inspections.Core.Encoding;

namespace Inspections.Benchmarks;

/// <summary>The tickets of 100,000 firms, against the framework's own HKDF-Expand of the same labels.</summary>
[MemoryDiagnoser]
public class Tickets
{
    private Identifier[] _firms = [];
    private byte[] _prk = [];

    /// <summary>Makes the firms.</summary>
    [GlobalSetup]
    public void Prepare() => (_firms, _prk) = (Made.Firms(100_000), Made.Key.Prk.ToArray());

    /// <summary>HKDF.Expand of the framework.</summary>
    [Benchmark(Baseline = true)]
    public Digest Framework()
    {
        Digest smallest = default;
        foreach (Identifier firm in _firms)
        {
            var ticket = new Digest(HKDF.Expand(HashAlgorithmName.SHA256, _prk, Digest.Length, System.Text.Encoding.ASCII.GetBytes("firm:" + firm)));
            smallest = ticket < smallest ? ticket : smallest;
        }

        return smallest;
    }

    /// <summary>DrawKey.FirmTicket.</summary>
    [Benchmark]
    public Digest Ours()
    {
        Digest smallest = default;
        foreach (Identifier firm in _firms)
        {
            Digest ticket = Made.Key.FirmTicket(firm);
            smallest = ticket < smallest ? ticket : smallest;
        }

        return smallest;
    }
}
