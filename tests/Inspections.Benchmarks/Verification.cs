using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Cli;

namespace Inspections.Benchmarks;

/// <summary>Every check of a whole year of the sample bureau, against hashing its published bytes once.</summary>
[MemoryDiagnoser]
public class Verification
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private string _folder = "";

    /// <summary>Rehearses the year and holds its files in memory.</summary>
    [GlobalSetup]
    public async Task Prepare()
    {
        _folder = Directory.CreateTempSubdirectory("inspections-benchmark-").FullName;
        string root = Path.Combine(_folder, "public"), firms = Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", "firms.csv");
        int code = await CommandTree.RunAsync(["simulate", "2026", "--firms", firms, "--out", root], TextWriter.Null, Console.Error);
        foreach (string file in code == 0 ? Directory.GetFiles(root, "*", SearchOption.AllDirectories) : throw new InvalidOperationException("no year could be rehearsed"))
        {
            _files.Add(Path.GetRelativePath(root, file).Replace('\\', '/'), await File.ReadAllBytesAsync(file));
        }
    }

    /// <summary>Removes the year.</summary>
    [GlobalCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    /// <summary>SHA-256 of every file.</summary>
    [Benchmark(Baseline = true)]
    public int HashesAlone() => _files.Values.Sum(b => SHA256.HashData(b)[0]);

    /// <summary>PublicationVerifier.Verify.</summary>
    [Benchmark]
    public Verdict Verify() => PublicationVerifier.Verify(new Memory(_files)).Verdict;

    private sealed class Memory(Dictionary<string, byte[]> files) : IPublishedFiles
    {
        public byte[]? TryRead(string path) => files.GetValueOrDefault(path);
    }
}
