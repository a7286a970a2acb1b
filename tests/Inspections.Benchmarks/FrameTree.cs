using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;

namespace Inspections.Benchmarks;

/// <summary>The Merkle tree over 100,000 frame leaves, against hashing as many times without a tree.</summary>
[MemoryDiagnoser]
public class FrameTree
{
    private byte[][] _leaves = [];

    /// <summary>Makes the leaves.</summary>
    [GlobalSetup]
    public void Prepare() => _leaves = [.. Made.Frame(100_000).Select(l => CanonicalJson.Write(l.ToJson()))];

    /// <summary>One SHA-256 per leaf and one per node, of bytes that are there already.</summary>
    [Benchmark(Baseline = true)]
    public byte HashesAlone()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes], node = stackalloc byte[1 + (2 * SHA256.HashSizeInBytes)];
        foreach (byte[] leaf in _leaves)
        {
            SHA256.HashData(leaf, hash);
            SHA256.HashData(node, hash);
        }

        return hash[0];
    }

    /// <summary>MerkleTree.Over.</summary>
    [Benchmark]
    public TreeHead Tree() => MerkleTree.Over(_leaves).Head;
}
