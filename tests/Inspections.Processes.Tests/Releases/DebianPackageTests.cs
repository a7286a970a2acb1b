using System.Globalization;
using System.Text.RegularExpressions;
using Inspections.Core.Encodings;
using Inspections.Worker.Tests;
using Xunit;

namespace Inspections.Processes.Tests.Releases;

/// <summary>The Debian package as <c>deploy/debian/build</c> makes it, of a program that is a few lines: what lies where, whose it is, and what starts by itself.</summary>
public sealed class DebianPackageTests
{
    private const string Settings = "/etc/inspections/inspections.json";

    [Fact]
    public void The_same_archive_gives_the_same_package_with_everything_in_its_place()
    {
        Tool.Require("dpkg-deb");
        using var scratch = new Scratch();
        string package = Build(scratch, "one");
        Assert.Equal(Digest.Of(File.ReadAllBytes(package)), Digest.Of(File.ReadAllBytes(Build(scratch, "two"))));

        string[] listed = Tool.Succeed("dpkg-deb", "-c", package).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Each.Of(listed, l => Assert.Contains(" root/root ", l, StringComparison.Ordinal));
        foreach ((string mode, string file) in ((string, string)[])[
            ("-rwxr-xr-x", "./usr/lib/inspections/inspections"), ("-rwxr-xr-x", "./usr/bin/inspections"), ("-rw-r--r--", "./usr/lib/systemd/system/inspections.service"),
            ("-rw-r--r--", "./usr/lib/systemd/system/inspections-witness.service"), ("-rw-r--r--", "./usr/lib/systemd/system/inspections-backup.timer"),
            ("-rw-r--r--", "./usr/lib/sysusers.d/inspections.conf"), ("-rw-r--r--", "./usr/lib/tmpfiles.d/inspections.conf"), ("-rw-r--r--", "." + Settings),
            ("-rw-r--r--", "./usr/share/doc/inspections/docs/install.md"), ("-rw-r--r--", "./usr/share/doc/inspections/copyright")])
        {
            Assert.Contains(listed, l => l.StartsWith(mode, StringComparison.Ordinal) && l.EndsWith(" " + file, StringComparison.Ordinal));
        }

        // No data of a bureau is the package's: what it ships it may delete.
        Assert.DoesNotContain(listed, l => l.Contains(" ./var/", StringComparison.Ordinal) || l.Contains(" ./srv/", StringComparison.Ordinal));
        Assert.Equal("1.2.3", Tool.Succeed("dpkg-deb", "-f", package, "Version").Trim());
        Assert.Equal("amd64", Tool.Succeed("dpkg-deb", "-f", package, "Architecture").Trim());

        // As Debian's policy counts it, of what is in the package alone: the size of a folder is its file system's own.
        Assert.Equal(listed.Sum(KilobytesOf), int.Parse(Tool.Succeed("dpkg-deb", "-f", package, "Installed-Size").Trim(), CultureInfo.InvariantCulture));

        // What signing in by a directory loads, by the names that it has had in the distributions.
        Assert.Contains("libldap2 | libldap-2.5-0 | libldap-2.4-2", Tool.Succeed("dpkg-deb", "-f", package, "Recommends"), StringComparison.Ordinal);
        string control = scratch.At("control");
        Tool.Succeed("dpkg-deb", "-e", package, control);
        Assert.Contains(Settings, File.ReadAllLines(Path.Combine(control, "conffiles")), StringComparer.Ordinal);
        Each.Of(["postinst", "prerm", "postrm"], s => Tool.Succeed("sh", "-n", Path.Combine(control, s)));
    }

    [Fact]
    public void The_packages_scripts_start_nothing_that_did_not_run_and_delete_no_evidence()
    {
        string[] scripts = [.. ((string[])["postinst", "prerm", "postrm"]).Select(s => File.ReadAllText(Repository.At("deploy", "debian", s)))];
        Each.Of(scripts, s => Assert.DoesNotMatch("""systemctl[^\n]*\b(start|restart|enable)\b(?<!try-restart)""", s));
        string[] removals = [.. scripts.SelectMany(s => s.Split('\n')).Where(l => Regex.IsMatch(l, @"\brm\b", RegexOptions.None, TimeSpan.FromSeconds(5)))];
        Assert.Equal("  [ ! -L /var/lib/inspections/inspections.json ] || rm -f /var/lib/inspections/inspections.json", Assert.Single(removals));
    }

    [Fact]
    public void Every_shell_script_of_the_deployment_is_one()
    {
        Tool.Require("bash");
        Each.Of([".ci/release", ".ci/try-release", "deploy/install.sh", "deploy/inspections.sh", "deploy/debian/build"], s =>
            Tool.Succeed(s.StartsWith(".ci", StringComparison.Ordinal) ? "bash" : "sh", "-n", Repository.At(s.Split('/'))));
    }

    [Fact]
    public void The_image_runs_without_root()
    {
        string[] lines = File.ReadAllLines(Repository.At("deploy", "Dockerfile"));
        int user = Array.FindLastIndex(lines, l => l.StartsWith("USER ", StringComparison.Ordinal));
        Assert.True(user > Array.FindLastIndex(lines, l => l.StartsWith("FROM ", StringComparison.Ordinal)) && user < Array.FindIndex(lines, l => l.StartsWith("ENTRYPOINT ", StringComparison.Ordinal)));
        Assert.Equal("USER $APP_UID", lines[user]);
    }

    private static int KilobytesOf(string listed) =>
        listed[0] == '-' ? (int.Parse(listed.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2], CultureInfo.InvariantCulture) + 1023) / 1024 : 1;

    private static string Build(Scratch scratch, string name)
    {
        string archive = scratch.At(name), into = scratch.At(name + "-package");
        System.IO.Directory.CreateDirectory(Path.Combine(archive, "program", "Hosting"));
        System.IO.Directory.CreateDirectory(Path.Combine(archive, "docs"));
        System.IO.Directory.CreateDirectory(into);
        scratch.Write($"{name}/program/inspections", "#!/bin/sh\necho the program\n");
        scratch.Write($"{name}/program/Hosting/firms.csv", "企业名称\n");
        scratch.Write($"{name}/CHANGELOG.md", "## 1.2.3\n");
        scratch.Write($"{name}/README.md", "# Inspections\n");
        scratch.Write($"{name}/THIRD-PARTY-NOTICES.txt", "none\n");
        scratch.Write($"{name}/inspections-1.2.3.cdx.json", "{}\n");
        File.Copy(Repository.At("docs", "install.md"), Path.Combine(archive, "docs", "install.md"));
        Tool.Succeed("cp", "-R", Repository.At("deploy"), Path.Combine(archive, "deploy"));
        Tool.Succeed(Path.Combine(archive, "deploy", "debian", "build"), archive, "1.2.3", "linux-x64", into);
        return Assert.Single(System.IO.Directory.GetFiles(into));
    }
}
