using Inspections.Worker.Tests.Stores;
using Xunit;

namespace Inspections.Processes.Tests.Runtimes;

/// <summary>Changes of the signing key before every verifier.</summary>
public sealed class ChangedKeysTests
{
    [Fact]
    public async Task Every_verifier_accepts_changed_keys_and_refuses_a_change_that_nobody_endorsed()
    {
        using var scratch = await KeyTests.BureauAsync();
        string folder = scratch.At("data/public"), safe = scratch.At("safe.pem");
        File.Move(scratch.At("data/keys/recovery.pem"), safe);
        await KeyTests.RunAsync(scratch, ["key", "rotate", .. KeyTests.ByTwo]);
        await KeyTests.RunAsync(scratch, ["key", "recover", "--recovery", safe, .. KeyTests.ByTwo]);
        string rotated = Path.Combine(folder, "ledger/checkpoints/4");
        string[] note = await File.ReadAllLinesAsync(rotated, TestContext.Current.CancellationToken);
        Assert.Equal(6, note.Length);
        await ThreeVerifiers.AgreeAsync(folder, "VALID");

        await File.WriteAllTextAsync(rotated, string.Join('\n', note[..5]) + "\n", TestContext.Current.CancellationToken);
        await ThreeVerifiers.AgreeAsync(folder, "INVALID", "ledger");
    }
}
