using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Inspections.Core.Directories;
using Inspections.Core.Ledger;
using Inspections.Core.Witnessing;
using Inspections.Worker.Tests;
using Inspections.Worker.Witnessing;
using Xunit;

namespace Inspections.Processes.Tests.Runtimes;

/// <summary>The commands that the guide prints for a witness who has openssl alone.</summary>
public sealed partial class OpensslWitnessTests
{
    private static readonly DrawId Draw = DrawId.Parse("property-management-2026-r2");

    [Fact]
    public async Task The_commands_of_the_guide_give_a_key_a_sealed_value_and_a_note_that_hold()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/openssl") && File.Exists("/bin/bash"), "openssl or bash is not installed");
        using var scratch = new Scratch();
        scratch.Write("commitment.json", "{}");
        string root = new('a', 64);
        string script = string.Concat((await CommandsAsync()).Select(c => c.Replace("SIZE ROOT", $"12 {root}", StringComparison.Ordinal)));
        string key = (await BashAsync(script, scratch.Folder)).Split('\n')[0];

        SignedNote note = SignedNote.Parse(await File.ReadAllBytesAsync(scratch.At($"{Draw}.jijian.commitment"), TestContext.Current.CancellationToken));
        Assert.True(note.IsSignedBy(VerifierKey.Parse(key)));
        WitnessCommitmentNote signed = WitnessCommitmentNote.Parse(note.Text);
        Assert.Equal((Draw, Core.Encodings.Digest.Of("{}"u8), 12, root), (signed.Draw, signed.Commitment, signed.Ledger.Size, signed.Ledger.Root.ToString()));
        Assert.Equal(Draw, SealedValue.Read(scratch.At("my.seal"), Draw, Core.Directories.SectorCode.Parse("jijian")).Draw);
        using WitnessKey own = WitnessKey.Read(Core.Directories.SectorCode.Parse("jijian"), scratch.At("jijian.pem"));
        Assert.Equal(key, own.Signer.Verifier.ToString());
    }

    private static async Task<IEnumerable<string>> CommandsAsync()
    {
        string guide = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Guides", "witness.md"), TestContext.Current.CancellationToken);
        return Fenced().Matches(guide[guide.IndexOf("## 7.", StringComparison.Ordinal)..]).Select(m => m.Groups["commands"].Value);
    }

    private static async Task<string> BashAsync(string script, string folder)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-euo", "pipefail", "-c", script]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process bash = Process.Start(start)!;
        string output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string errors = await bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(bash.ExitCode == 0, string.Create(CultureInfo.InvariantCulture, $"{bash.ExitCode}: {errors}"));
        return output;
    }

    [GeneratedRegex(@"```\n(?<commands>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Fenced();
}
