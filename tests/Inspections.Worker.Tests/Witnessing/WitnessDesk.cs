using Inspections.Core.Directories;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Witnessing;
using Microsoft.Extensions.Time.Testing;

namespace Inspections.Worker.Tests.Witnessing;

/// <summary>A witness at its own machine: key, state file, sealed values, clock.</summary>
internal sealed class WitnessDesk : IDisposable
{
    private readonly Scratch _scratch = new();

    public WitnessDesk(string name = "jijian")
    {
        Name = SectorCode.Parse(name);
        Key = WitnessKey.Make(Name, KeyFile);
        Memory = WitnessMemory.Open(StateFile);
    }

    public SectorCode Name { get; }

    public string KeyFile => _scratch.At($"{Name}.pem");

    public string StateFile => _scratch.At("state.json");

    public WitnessKey Key { get; }

    public WitnessMemory Memory { get; private set; }

    public FakeTimeProvider Clock { get; } = new(Some.Start);

    public Core.Drawing.Witness Listed => new(Name, Key.Signer.Verifier);

    public SealedValue Seal(DrawId draw) => SealedValue.Fresh(draw, Name);

    /// <summary>Signs a commitment as the command does, without the questions.</summary>
    public byte[] Sign(IPublishedFiles files, DrawId draw, SealedValue? seal = null)
    {
        PublishedDraw published = PublishedDraw.Read(files, draw, Memory, new VerificationOptions());
        var signing = new CommitmentSigning(Key, Memory, Clock);
        signing.Require(published, seal);
        return System.Text.Encoding.UTF8.GetBytes(signing.Sign(published));
    }

    /// <summary>Signs the values of a draw.</summary>
    public byte[] SignValues(IPublishedFiles files, DrawId draw, SealedValue? seal = null, bool absent = false)
    {
        PublishedDraw published = PublishedDraw.Read(files, draw, Memory, new VerificationOptions());
        var signing = new ValuesSigning(Key, Memory, Clock);
        return System.Text.Encoding.UTF8.GetBytes(signing.Sign(published, signing.Require(published, seal, absent)));
    }

    /// <summary>Reads the state file again, as the next command does.</summary>
    public void Reopen()
    {
        Memory.Dispose();
        Memory = WitnessMemory.Open(StateFile);
    }

    public void Dispose()
    {
        Memory.Dispose();
        Key.Dispose();
        _scratch.Dispose();
    }
}
