using System.Reflection;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Web;
using Inspections.Worker.Tests;
using Xunit;

namespace Inspections.Processes.Tests.Releases;

/// <summary>Services, settings and the web server's example as the package brings them.</summary>
public sealed class UnitFileTests
{
    private static readonly string[] Units = ["inspections.service", "inspections-witness.service", "inspections-backup.service", "inspections-backup.timer"];

    [Fact]
    public void Systemd_finds_nothing_wrong_with_the_units()
    {
        Tool.Require("systemd-analyze");
        using var scratch = new Scratch();
        foreach (string unit in Units)
        {
            // Whether the program is there is no question of the unit.
            scratch.Write(unit, File.ReadAllText(Repository.At("deploy", unit)).Replace("ExecStart=/usr/lib/inspections/inspections ", "ExecStart=/bin/true ", StringComparison.Ordinal));
        }

        (int code, string printed) = Tool.Run("systemd-analyze", ["verify", "--man=no", .. Units.Select(scratch.At)]);
        Assert.True(code == 0 && !printed.Contains("inspections", StringComparison.Ordinal), printed);
    }

    [Fact]
    public void The_worker_says_that_it_is_alive_never_runs_as_the_sample_and_a_wrong_setting_is_not_tried_again()
    {
        string[] unit = File.ReadAllLines(Repository.At("deploy", "inspections.service"));
        Each.Of(["Type=notify", "WatchdogSec=300", "Restart=on-failure", "RestartPreventExitStatus=64", "User=inspections", "StateDirectoryMode=0700", "ExecStart=/usr/lib/inspections/inspections run --no-sample --data /var/lib/inspections"],
            line => Assert.Contains(line, unit, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_settings_that_are_installed_can_be_read_and_name_no_bureau()
    {
        using var scratch = new Scratch();
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        scratch.Write("data/inspections.json", File.ReadAllText(Repository.At("deploy", "etc", "inspections.json")));
        var settings = WorkerSettings.Read(scratch.At("data/inspections.json"));
        Assert.Null(settings.Authority);
        Assert.Equal("/srv/inspections/public", settings.Public);
        (int code, _, string errors) = await Scratch.RunAsync("run", "--no-sample", "--data", scratch.At("data"));
        Assert.Equal(64, code);
        Assert.Contains("CONFIG-005", errors, StringComparison.Ordinal);
        Assert.Equal(["inspections.json"], System.IO.Directory.GetFileSystemEntries(scratch.At("data")).Select(Path.GetFileName));

        // As install.md says: the line without its two strokes.
        scratch.Write("data/inspections.json", File.ReadAllText(scratch.At("data/inspections.json")).Replace("// \"Authority\"", "\"Authority\"", StringComparison.Ordinal));
        Assert.Equal("350100/housing", WorkerSettings.Read(scratch.At("data/inspections.json")).Authority);
    }

    [Fact]
    public void The_web_servers_example_protects_pages_as_the_program_does()
    {
        string content = (string)typeof(SecurityHeaders).GetField("Content", BindingFlags.NonPublic | BindingFlags.Static)!.GetRawConstantValue()!;
        string example = File.ReadAllText(Repository.At("deploy", "nginx.conf"));
        Assert.Contains($"add_header Content-Security-Policy \"{content}\" always;", example, StringComparison.Ordinal);
        Assert.Contains("location ~ /\\. { return 404; }", example, StringComparison.Ordinal);
    }
}
