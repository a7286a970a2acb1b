using System.Globalization;
using BenchmarkDotNet.Attributes;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Publication.Pages.Views;

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
        _pages = [.. Enumerable.Range(0, 10_000).Select(Page)];
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

    private static SitePage Page(int number)
    {
        string id = number.ToString("D18", CultureInfo.InvariantCulture);
        return SitePage.Of<FirmPage, FirmView>($"firms/{id}.html", new FirmView(id, $"福州第{number}房地产开发有限公司", 1, [],
        [
            new OccasionView(
                [new DrawLinkView("real-estate-development-2026-r1", "房地产开发", "2026-04-22", null)], null, "2026-04-28", [Text.Same("闽A001"), Text.Same("闽A002")],
                [new FindingView([new Text("未发现问题", "no problem found")], ["房地产开发经营资质检查"], "2026-04-28", "2026-05-06", "2026-000001", null)]),
        ]));
    }
}
