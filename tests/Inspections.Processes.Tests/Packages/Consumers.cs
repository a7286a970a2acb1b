namespace Inspections.Processes.Tests.Packages;

/// <summary>
/// Everything that another bureau may have beside the package, built once against the package on a local feed: the samples, the programs of the README as they
/// are pasted into new projects, the snippets of the documentation, and a project that the template made.
/// </summary>
/// <param name="packed">The package.</param>
internal sealed class Consumers(Packed packed)
{
    private const string Console =
        """
        <Project Sdk="Microsoft.NET.Sdk">

          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>

          <ItemGroup>
            <PackageReference Include="Inspections.Core" Version="VERSION" />
          </ItemGroup>

        </Project>
        """;

    private readonly Lazy<Task<string>> _built = new(() => BuildAsync(packed));

    internal static readonly string[] Samples = ["Draw", "Bureau", "FeedConsumer", "FirmPage"];

    /// <summary>The folder of all projects, each in a folder of its name, built.</summary>
    internal Task<string> BuiltAsync() => _built.Value;

    /// <summary>A built program of a project.</summary>
    internal async Task<string> ProgramAsync(string project) => Path.Combine(await BuiltAsync(), project, "bin", "Debug", "net10.0", $"{project}.dll");

    /// <summary>Runs a program of a project to its end.</summary>
    internal async Task<(int Code, string Output)> RunAsync(string project, params string[] arguments) =>
        await packed.Dotnet.TryAsync(packed.Folder, [await ProgramAsync(project), .. arguments]);

    /// <summary>A solution of projects, each in the folder of its name.</summary>
    internal static string Solution(IEnumerable<string> projects) => $"<Solution>{string.Concat(projects.Select(p => $"<Project Path=\"{p}/{p}.csproj\" />"))}</Solution>";

    private static async Task<string> BuildAsync(Packed packed)
    {
        await packed.LibraryAsync();
        Sources.Copy(packed.Folder, "samples", "packaging/Templates", "packaging/Package.targets", "packaging/RELEASE-NOTES.txt", "packaging/icon.png", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props");
        string folder = Path.Combine(packed.Folder, "samples");
        string[] pages = [.. PackageReadme.Programs().Select((program, i) => Project(folder, $"Readme{i + 1}", program, packed))];
        string snippets = Project(folder, "Snippets", Documentation.Program(), packed);

        await packed.Dotnet.RunAsync(packed.Folder, "pack", "packaging/Templates", "-v", "quiet", $"-p:Version={packed.Version}", "-o", packed.Feed);
        await packed.Dotnet.RunAsync(folder, "new", "install", Path.Combine(packed.Feed, $"Inspections.Templates.{packed.Version}.nupkg"));
        await packed.Dotnet.RunAsync(folder, "new", "inspections-bureau", "-o", "Templated");

        string[] projects = [.. Samples, .. pages, snippets, "Templated"];
        await File.WriteAllTextAsync(Path.Combine(folder, "All.slnx"), Solution(projects));
        await packed.Dotnet.RunAsync(folder, "build", "All.slnx", "-v", "quiet", $"-p:InspectionsVersion={packed.Version}");
        return folder;
    }

    // A new console project, as `dotnet new console` and `dotnet add package` leave it.
    private static string Project(string folder, string name, string program, Packed packed)
    {
        Directory.CreateDirectory(Path.Combine(folder, name));
        File.WriteAllText(Path.Combine(folder, name, $"{name}.csproj"), Console.Replace("VERSION", packed.Version, StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, name, "Program.cs"), program);
        return name;
    }
}
