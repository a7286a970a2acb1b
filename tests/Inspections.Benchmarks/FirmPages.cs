using BenchmarkDotNet.Attributes;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Tests.Pages;

namespace Inspections.Benchmarks;

/// <summary>The pages of 10,000 firms rendered and written, and found unchanged, against writing bytes that are there already.</summary>
[MemoryDiagnoser]
public class FirmPages
{
    private readonly List<(string Path, byte[] Content)> _rendered = [];
    private SitePage[] _pages = [];
    private string _folder = "";

    private string Written => Path.Combine(_folder, "written");

    /// <summary>Makes the firms, and their pages once.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _folder = Directory.CreateTempSubdirectory("inspections-benchmark-").FullName;
        _pages = [.. Enumerable.Range(0, 10_000).Select(n => MadeFirmPage.Of(n))];
        using var renderer = new PageRenderer();
        _rendered.AddRange(_pages.Select(p => (p.Path, p.Render(renderer))));
        new PageWriter(Written).Write(_pages);
    }

    /// <summary>Removes the pages.</summary>
    [GlobalCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    /// <summary>The pages' bytes, into a new folder.</summary>
    [Benchmark(Baseline = true)]
    public void BytesAlone()
    {
        string folder = New();
        foreach ((string path, byte[] content) in _rendered)
        {
            File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(path)), content);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>PageWriter.Write into a new folder.</summary>
    [Benchmark]
    public int Rendered()
    {
        string folder = New();
        int written = new PageWriter(folder).Write(_pages);
        Directory.Delete(folder, recursive: true);
        return written;
    }

    /// <summary>PageWriter.Write where every page is as it was.</summary>
    [Benchmark]
    public int Unchanged() => new PageWriter(Written).Write(_pages);

    private string New() => Directory.CreateDirectory(Path.Combine(_folder, "new")).FullName;
}
