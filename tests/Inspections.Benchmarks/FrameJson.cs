using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;

namespace Inspections.Benchmarks;

/// <summary>A frame of 10,000 leaves written and read as canonical JSON, against System.Text.Json, which checks no canonical form.</summary>
[MemoryDiagnoser]
public class FrameJson
{
    private FrameLeaf[] _frame = [];
    private byte[][] _lines = [];

    /// <summary>Makes the leaves.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _frame = Made.Frame(10_000);
        _lines = [.. _frame.Select(l => CanonicalJson.Write(l.ToJson()))];
    }

    /// <summary>JsonSerializer and JsonDocument.</summary>
    [Benchmark(Baseline = true)]
    public int Framework()
    {
        int length = 0;
        foreach ((FrameLeaf leaf, byte[] line) in _frame.Zip(_lines))
        {
            length += JsonSerializer.SerializeToUtf8Bytes(new { id = leaf.Id.ToString(), stratum = leaf.Stratum.ToString() }).Length;
            using var document = JsonDocument.Parse(line);
            length += document.RootElement.GetProperty("id").GetString()!.Length;
        }

        return length;
    }

    /// <summary>CanonicalJson and FrameLeaf.FromJson.</summary>
    [Benchmark]
    public int Ours()
    {
        int length = 0;
        foreach ((FrameLeaf leaf, byte[] line) in _frame.Zip(_lines))
        {
            length += CanonicalJson.Write(leaf.ToJson()).Length;
            length += FrameLeaf.FromJson(CanonicalJson.Parse(line)).Id.ToString().Length;
        }

        return length;
    }
}
