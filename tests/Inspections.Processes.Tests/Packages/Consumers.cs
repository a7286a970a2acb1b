using System.Xml.Linq;

namespace Inspections.Processes.Tests.Packages;

/// <summary>
/// Everything that another bureau may have beside the package, built once against the package on a local feed: the samples, the programs of the README as they
/// are pasted into new projects, the snippets of the documentation, the mistakes of an outside caller, and a project that the template made.
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

    private const string SaysWhatWasLoaded =
        """
        internal static class AtItsEnd
        {
            [System.Runtime.CompilerServices.ModuleInitializer]
            internal static void Watch() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
                Console.WriteLine($"loaded: {string.Join(' ', AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetName().Name))}");
        }
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
        string drawsOnly = Project(folder, "DrawsOnly", PackageReadme.Programs()[0], packed, ("AtItsEnd.cs", SaysWhatWasLoaded));
        string misuses = Misuses(folder, packed);

        await packed.Dotnet.RunAsync(packed.Folder, "pack", "packaging/Templates", "-v", "quiet", $"-p:Version={packed.Version}", "-o", packed.Feed);
        await packed.Dotnet.RunAsync(folder, "new", "install", Path.Combine(packed.Feed, $"Inspections.Templates.{packed.Version}.nupkg"));
        await packed.Dotnet.RunAsync(folder, "new", "inspections-bureau", "-o", "Templated");

        string[] projects = [.. Samples, .. pages, snippets, drawsOnly, misuses, "Templated"];
        await File.WriteAllTextAsync(Path.Combine(folder, "All.slnx"), Solution(projects));
        await packed.Dotnet.RunAsync(folder, "build", "All.slnx", "-v", "quiet", $"-p:InspectionsVersion={packed.Version}");
        return folder;
    }

    // The suite of mistakes as it stands, but for its reference: the package in the place of the project.
    private static string Misuses(string folder, Packed packed)
    {
        const string Suite = "tests/Inspections.Package.Tests";
        foreach (string file in Sources.Files(Suite).Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Append("tests/Each.cs"))
        {
            Directory.CreateDirectory(Path.Combine(folder, "Misuses"));
            File.Copy(Repository.At(file), Path.Combine(folder, "Misuses", Path.GetFileName(file)));
        }

        XElement project = XElement.Parse(Sources.Text($"{Suite}/Inspections.Package.Tests.csproj"));
        project.Descendants("ProjectReference").Single().ReplaceWith(new XElement("PackageReference", new XAttribute("Include", "Inspections.Core"), new XAttribute("Version", packed.Version)));
        project.Descendants("Compile").Remove();
        project.Element("ItemGroup")!.Add(new XElement("Using", new XAttribute("Include", "Inspections.Tests")));
        foreach (XElement other in project.Descendants("PackageReference").Where(r => r.Attribute("Version") is null))
        {
            other.SetAttributeValue("Version", Sources.VersionOf((string)other.Attribute("Include")!));
        }

        File.WriteAllText(Path.Combine(folder, "Misuses", "Misuses.csproj"), $"{project}");
        return "Misuses";
    }

    // A new console project, as `dotnet new console` and `dotnet add package` leave it.
    private static string Project(string folder, string name, string program, Packed packed, params (string File, string Text)[] beside)
    {
        Directory.CreateDirectory(Path.Combine(folder, name));
        File.WriteAllText(Path.Combine(folder, name, $"{name}.csproj"), Console.Replace("VERSION", packed.Version, StringComparison.Ordinal));
        foreach ((string file, string text) in beside.Append(("Program.cs", program)))
        {
            File.WriteAllText(Path.Combine(folder, name, file), text);
        }

        return name;
    }
}
