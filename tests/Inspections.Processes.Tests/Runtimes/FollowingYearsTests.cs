using System.Text.RegularExpressions;
using Inspections.Worker.Tests;
using Xunit;

namespace Inspections.Processes.Tests.Runtimes;

/// <summary>Two rehearsed years, one after the other, before every verifier.</summary>
public sealed partial class FollowingYearsTests
{
    /// <summary>Whom one year drew is in cooldown in the next; the site, the archive and the verifiers hold both.</summary>
    [Fact]
    public async Task Years_follow_one_another()
    {
        using var scratch = new Scratch();
        string policy = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", "policy.json"), TestContext.Current.CancellationToken);
        string longer = Cooldown().Replace(policy, "\"cooldownDays\": 400");
        Assert.NotEqual(policy, longer);
        (int code, string output, string errors) = await Scratch.RunAsync(
            "simulate", "2026", "--years", "2", "--firms", Scratch.SampleFirms, "--policy", scratch.Write("policy.json", longer), "--out", scratch.At("a"));
        Assert.True(code == 0, errors);
        Assert.Contains("2026 年度已关闭", output, StringComparison.Ordinal);
        Assert.Contains("2027 年度已关闭", output, StringComparison.Ordinal);
        await ThreeVerifiers.AgreeAsync(scratch.At("a"), "VALID");
        Assert.Contains(File.ReadLines(scratch.At("a/draws/real-estate-development-2027-r1/frame.jsonl")), l => l.Contains("\"excluded\":[\"cooldown\"]", StringComparison.Ordinal));

        (code, _, errors) = await Scratch.RunAsync("archive", "2026", scratch.At("2026.archive"), "--from", scratch.At("a"));
        Assert.True(code == 0, errors);
        (code, output, _) = await Scratch.RunAsync("verify", scratch.At("2026.archive"));
        Assert.True(code == 0, output);

        // The year was closed on the first day of the next, which may be still to come where this runs; the notice says so.
        Assert.DoesNotContain("2027", string.Join('\n', output.Split('\n').Where(l => !l.Contains("FutureTime", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.True(File.Exists(scratch.At("a/years/2026.html")) && File.Exists(scratch.At("a/years/2027.html")));
    }

    [GeneratedRegex("\"cooldownDays\": *[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Cooldown();
}
