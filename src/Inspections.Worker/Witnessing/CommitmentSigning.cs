using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Witnessing;
using Inspections.Worker.Files;

namespace Inspections.Worker.Witnessing;

/// <summary>Before the draw: one commitment per draw id, in a ledger that continues the last one signed (protocol section 12).</summary>
internal sealed class CommitmentSigning(WitnessKey key, WitnessMemory memory, TimeProvider time)
{
    /// <summary>The least that must stand between the note and the draw, or the note does not count.</summary>
    public bool WouldCount(PublishedDraw draw) => AssuranceRule.IsInTime(Now, draw.Commitment.DrawAt);

    /// <summary>Refuses whatever speaks against signing, besides what <see cref="PublishedDraw.Read"/> has refused.</summary>
    /// <exception cref="UserErrorException">The reason.</exception>
    public void Require(PublishedDraw draw, SealedValue? seal)
    {
        RequireNamed(draw.Commitment);
        RequireSeal(draw.Commitment, seal);
        RequireInTime(draw);
    }

    /// <summary>Remembers the ledger and the commitment, then gives the note.</summary>
    /// <exception cref="UserErrorException">The draw's time has come meanwhile.</exception>
    public string Sign(PublishedDraw draw)
    {
        RequireInTime(draw);
        var note = new WitnessCommitmentNote(draw.Draw, draw.Commitment.Digest, draw.Ledger.Head, Now);
        memory.Remember(draw.Ledger.Authority, draw.Ledger.Head, draw.Draw, draw.Commitment.Digest);
        return NoteSigner.Sign(note.ToText(), key.Signer);
    }

    private DateTimeOffset Now => BeijingTime.Of(time.GetUtcNow());

    private void RequireInTime(PublishedDraw draw)
    {
        if (Now >= draw.Commitment.DrawAt)
        {
            throw WitnessRefusals.TooLate.Error(BeijingTime.Format(draw.Commitment.DrawAt), BeijingTime.Format(Now));
        }
    }

    private void RequireNamed(Commitment commitment)
    {
        VerifierKey own = key.Signer.Verifier;
        Witness? named = commitment.Witnesses.FirstOrDefault(w => w.Name == key.Name);
        if (named is null || named.Key != own)
        {
            throw (named is null ? WitnessRefusals.NotNamed.Error(key.Name) : WitnessRefusals.OtherKey.Error(key.Name, named.Key, own));
        }
    }

    private void RequireSeal(Commitment commitment, SealedValue? seal)
    {
        Label name = SealedValue.SourceOf(key.Name);
        SealedSource? source = commitment.Sources.OfType<SealedSource>().FirstOrDefault(s => s.Name == name);
        if (source?.Digest == seal?.Digest)
        {
            return;
        }

        throw source is null ? WitnessRefusals.SealLeftOut.Error()
            : seal is null ? WitnessRefusals.SealNotGiven.Error(source.Digest)
            : WitnessRefusals.OtherSeal.Error(source.Digest, seal.Digest);
    }
}
