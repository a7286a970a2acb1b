using System.Text.Json.Nodes;
using System.Xml.Linq;
using Inspections.Worker.Tests;
using Xunit;

namespace Inspections.Processes.Tests.Releases;

/// <summary>SBOM, notices and changelog of a release.</summary>
public sealed class ReleaseTextTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public ReleaseTextTests() => Tool.Require("python3");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_changelog_of_the_version_is_its_section_and_no_other()
    {
        string version = XDocument.Load(Repository.At("Directory.Build.props")).Descendants("Version").Single().Value;
        Tool.Succeed("python3", Script, "changelog", Repository.At("CHANGELOG.md"), version, _scratch.At("changes"));
        string[] lines = File.ReadAllLines(_scratch.At("changes"));
        Assert.StartsWith($"## {version}", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(lines.Skip(1), l => l.StartsWith("## ", StringComparison.Ordinal));
        Assert.NotEqual(0, Tool.Run("python3", Script, "changelog", Repository.At("CHANGELOG.md"), "99.0.0", _scratch.At("none")).Code);
    }

    [Fact]
    public void The_SBOM_has_the_parts_of_NET_and_neither_moments_nor_tools()
    {
        string made = _scratch.Write("made", """
            { "serialNumber": "urn:uuid:1", "metadata": { "timestamp": "2026-01-01T00:00:00Z", "component": { "name": "inspections" } },
              "components": [ { "name": "Quartz", "version": "4.7.3", "bom-ref": "q" }, { "name": "Meziantou.Analyzer", "version": "3.0.321", "bom-ref": "m" } ],
              "dependencies": [ { "ref": "q", "dependsOn": [ "m" ] }, { "ref": "m" } ] }
            """);
        string deps = _scratch.Write("deps", """{ "libraries": { "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.12": {}, "Quartz/4.7.3": {} } }""");
        Tool.Succeed("python3", Script, "sbom", made, _scratch.At("sbom"), deps);
        JsonNode sbom = JsonNode.Parse(File.ReadAllText(_scratch.At("sbom")))!;
        Assert.Equal(["Microsoft.NETCore.App.Runtime.linux-x64", "Quartz"], sbom["components"]!.AsArray().Select(c => (string)c!["name"]!));
        Assert.Null(sbom["serialNumber"]);
        Assert.Null(sbom["metadata"]!["timestamp"]);
        Assert.Empty(Assert.Single(sbom["dependencies"]!.AsArray())!["dependsOn"]!.AsArray());
    }

    [Fact]
    public void The_notices_have_the_terms_of_every_component_and_what_has_none_stops_the_release()
    {
        string own = _scratch.Write("own", "# Third-party notices\n");
        string sbom = _scratch.Write("sbom", """{ "components": [ { "name": "No.Such.Package", "version": "1.0.0", "licenses": [ { "license": { "id": "MIT" } } ] } ] }""");
        Tool.Succeed("python3", Script, "notices", sbom, own, _scratch.At("notices"));
        string notices = File.ReadAllText(_scratch.At("notices"));
        Assert.Contains("No.Such.Package 1.0.0", notices, StringComparison.Ordinal);
        Assert.Contains("Permission is hereby granted, free of charge", notices, StringComparison.Ordinal);

        _scratch.Write("sbom", """{ "components": [ { "name": "No.Such.Package", "version": "1.0.0" } ] }""");
        (int code, string printed) = Tool.Run("python3", Script, "notices", sbom, own, _scratch.At("none"));
        Assert.NotEqual(0, code);
        Assert.Contains("No.Such.Package 1.0.0", printed, StringComparison.Ordinal);
    }

    private static string Script => Repository.At(".ci", "release_texts.py");
}
