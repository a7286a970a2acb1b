using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml.Linq;
using Inspections.Core.Rounds;
using Xunit;

namespace Inspections.Processes.Tests.Packages;

/// <summary>What another bureau gets when it references the library.</summary>
public sealed class LibraryPackageTests(Packed packed)
{
    [Fact]
    public async Task The_package_has_the_library_its_documentation_readme_and_icon_and_nothing_else()
    {
        string folder = await packed.LibraryAsync();

        // Another test packs the template into the same feed.
        string[] packages = [.. Directory.EnumerateFiles(folder, "Inspections.Core.*").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        Assert.Equal([packed.Name("nupkg"), packed.Name("snupkg")], packages);
        Assert.Equal(["Inspections.Core.nuspec", "README.md", "icon.png", "lib/net10.0/Inspections.Core.dll", "lib/net10.0/Inspections.Core.xml"], Own(await FilesAsync()));
        Assert.Equal(["Inspections.Core.nuspec", "lib/net10.0/Inspections.Core.pdb"], Own(Packed.Read(Path.Combine(folder, packed.Name("snupkg")))));
    }

    [Fact]
    public async Task The_package_says_its_version_licence_and_what_is_new_and_depends_on_one_library()
    {
        XElement about = XDocument.Parse(Text((await FilesAsync())["Inspections.Core.nuspec"])).Root!.Elements().Single();
        string Value(string name) => about.Elements().Single(e => e.Name.LocalName == name).Value;

        Assert.Equal("Inspections.Core", Value("id"));
        Assert.Equal(packed.Version, Value("version"));
        Assert.Equal("Apache-2.0", Value("license"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.Equal("README.md", Value("readme"));
        Assert.StartsWith(Sources.Version + "\n", Value("releaseNotes").ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain(about.Elements(), e => e.Name.LocalName is "repository" or "projectUrl");
        Assert.Equal(["MathNet.Numerics"], about.Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value));
    }

    [Fact]
    public async Task The_library_has_no_friends_and_may_be_trimmed_and_compiled_ahead()
    {
        using var file = new PEReader(new MemoryStream((await FilesAsync())["lib/net10.0/Inspections.Core.dll"]));
        MetadataReader library = file.GetMetadataReader();
        string[] attributes = [.. library.GetAssemblyDefinition().GetCustomAttributes().Select(a => Written(library, library.GetCustomAttribute(a)))];

        Assert.Contains(attributes, a => a.StartsWith(nameof(AssemblyMetadataAttribute), StringComparison.Ordinal) && a.Contains("IsTrimmable", StringComparison.Ordinal));
        Assert.Contains(attributes, a => a.StartsWith(nameof(AssemblyMetadataAttribute), StringComparison.Ordinal) && a.Contains("IsAotCompatible", StringComparison.Ordinal));
        Assert.DoesNotContain(attributes, a => a.StartsWith(nameof(InternalsVisibleToAttribute), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_public_type_is_documented_and_nothing_that_is_not_public()
    {
        Dictionary<string, string> documented = XDocument.Parse(Text((await FilesAsync())["lib/net10.0/Inspections.Core.xml"])).Descendants("member")
            .ToDictionary(m => m.Attribute("name")!.Value, m => m.Value, StringComparer.Ordinal);
        HashSet<string> types = [.. typeof(Draw).Assembly.GetExportedTypes().Select(t => t.FullName!.Replace('+', '.'))];

        Assert.Superset(types.Select(t => "T:" + t).ToHashSet(StringComparer.Ordinal), documented.Keys.ToHashSet(StringComparer.Ordinal));
        Assert.Subset(types, documented.Keys.Select(d => d[0] == 'T' ? d[2..] : OwnerOf(d)).ToHashSet(StringComparer.Ordinal));
        Assert.True(documented.Count > 2 * types.Count, "members are documented too");
    }

    [Fact]
    public async Task Packed_from_the_same_sources_in_two_folders_every_byte_is_the_same()
    {
        string[] folders = await Task.WhenAll(packed.LibraryAsync(), packed.TwinAsync());
        foreach (string extension in (string[])["nupkg", "snupkg"])
        {
            string[] pair = [.. folders.Select(f => Path.Combine(f, packed.Name(extension)))];
            Dictionary<string, byte[]> first = Packed.Read(pair[0]), twin = Packed.Read(pair[1]);
            Assert.Equal(Own(first), Own(twin));
            Each.Of(Own(first), name => Assert.Equal(first[name], twin[name]));
            Each.Of(Own(first), name => Assert.DoesNotContain(Path.GetFileName(packed.Folder), Encoding.Latin1.GetString(first[name]), StringComparison.Ordinal));
            if (first.Keys.Order(StringComparer.Ordinal).SequenceEqual(twin.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            {
                // An SDK that cannot pack repeatably names a file of the package itself by chance.
                Assert.Equal(await File.ReadAllBytesAsync(pair[0], TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(pair[1], TestContext.Current.CancellationToken));
            }
        }
    }

    [Fact]
    public async Task Every_version_has_another_time_so_that_a_build_takes_the_new_files_when_it_is_raised()
    {
        await packed.LibraryAsync();
        string[] times = await Task.WhenAll(((string[])["0.2.0", "0.2.1"]).Select(v =>
            packed.Dotnet.RunAsync(Path.Combine(packed.Folder, "first"), "msbuild", "src/Inspections.Core", "-getProperty:DeterministicTimestamp", "-p:_IsPacking=true", $"-p:Version={v}")));
        Each.Of(times, t => Assert.InRange(long.Parse(t, System.Globalization.CultureInfo.InvariantCulture), 1_767_225_600, 1_810_000_000));
        Assert.NotEqual(times[0], times[1]);
    }

    [Fact]
    public async Task What_was_built_for_the_tests_is_not_packed()
    {
        await packed.LibraryAsync();
        (int code, string output) = await packed.Dotnet.TryAsync(Path.Combine(packed.Folder, "first"), "pack", "src/Inspections.Core", "--no-build", "-v", "quiet", $"-p:Version={packed.Version}", "-o", Path.Combine(packed.Folder, "refused"));
        Assert.Equal(1, code);
        Assert.Contains("what was built for the tests shows them its internals", output, StringComparison.Ordinal);
    }

    private async Task<Dictionary<string, byte[]>> FilesAsync() => Packed.Read(Path.Combine(await packed.LibraryAsync(), packed.Name("nupkg")));

    // Without those that make a zip file a package.
    private static string[] Own(Dictionary<string, byte[]> files) => [.. files.Keys.Where(f => f != "[Content_Types].xml" && !f.StartsWith("_rels/", StringComparison.Ordinal) && !f.StartsWith("package/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string Text(byte[] file) => Encoding.UTF8.GetString(file).TrimStart('\uFEFF');

    private static string OwnerOf(string member)
    {
        string name = member[2..].Split('(', '~')[0];
        return name[..name.LastIndexOf('.')];
    }

    private static string Written(MetadataReader library, CustomAttribute attribute) =>
        library.GetString(library.GetTypeReference((TypeReferenceHandle)library.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent).Name)
        + " " + Encoding.Latin1.GetString(library.GetBlobBytes(attribute.Value));
}
