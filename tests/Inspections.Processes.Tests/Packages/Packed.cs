using System.IO.Compression;
using Xunit;

[assembly: AssemblyFixture(typeof(Inspections.Processes.Tests.Packages.Packed))]

namespace Inspections.Processes.Tests.Packages;

/// <summary>
/// The library's package, made once for all tests, from a copy of its sources; a twin from a copy elsewhere; and a feed with the first alone. Its version is
/// one that no machine has kept from another day.
/// </summary>
public sealed class Packed : IDisposable
{
    private static readonly string[] Library = ["src/Inspections.Core", "packaging", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "nuget.config", ".editorconfig"];

    private readonly Lazy<Task<string>> _first;
    private readonly Lazy<Task<string>> _twin;

    /// <summary>Nothing is packed before it is asked for.</summary>
    public Packed()
    {
        Dotnet = new Dotnet(Path.Combine(Folder, "home"));
        Consumers = new Consumers(this);
        _first = new(() => PackAsync("first"));
        _twin = new(() => PackAsync("a second/deeper place"));
    }

    internal string Folder { get; } = Directory.CreateTempSubdirectory("inspections-packed-").FullName;

    internal string Version { get; } = $"{Sources.Version}-local.{Guid.NewGuid():N}";

    /// <summary>What the samples know their feed by.</summary>
    internal string Feed => Path.Combine(Folder, "artifacts", "packages");

    internal Dotnet Dotnet { get; }

    /// <summary>What is built on the package.</summary>
    internal Consumers Consumers { get; }

    /// <summary>The folder with the library's package and its symbols, and nothing else.</summary>
    internal Task<string> LibraryAsync() => _first.Value;

    /// <summary>The same from the same sources in another folder.</summary>
    internal Task<string> TwinAsync() => _twin.Value;

    internal string Name(string extension) => $"Inspections.Core.{Version}.{extension}";

    /// <summary>The files of a package.</summary>
    internal static Dictionary<string, byte[]> Read(string package)
    {
        using ZipArchive zip = ZipFile.OpenRead(package);
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using Stream stream = e.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private async Task<string> PackAsync(string place)
    {
        string sources = Path.Combine(Folder, place), into = place == "first" ? Feed : Path.Combine(sources, "out");
        Sources.Copy(sources, Library);
        await Dotnet.RunAsync(sources, "pack", "src/Inspections.Core", "-v", "quiet", $"-p:Version={Version}", "-o", into);
        return into;
    }
}
