using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger;
using Inspections.Core.Witnessing;
using Inspections.Worker.Files;

namespace Inspections.Worker.Witnessing;

/// <summary>Before the draw: one commitment per draw id, in a ledger that continues the last one signed (protocol section 12).</summary>
internal sealed class CommitmentSigning(WitnessKey key, WitnessMemory memory, TimeProvider time)
{
    /// <summary>The least that must stand between the note and the draw, or the note does not count.</summary>
    public bool WouldCount(PublishedDraw draw) => Now <= draw.Commitment.DrawAt - AssuranceRule.NoteBeforeDraw;

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
            throw WitnessRefusals.Because(
                $"抽取时间 {BeijingTime.Format(draw.Commitment.DrawAt)} 已过，现在是 {BeijingTime.Format(Now)}",
                $"the time to draw, {BeijingTime.Format(draw.Commitment.DrawAt)}, has passed; it is {BeijingTime.Format(Now)}");
        }
    }

    private void RequireNamed(Commitment commitment)
    {
        VerifierKey own = key.Signer.Verifier;
        Witness? named = commitment.Witnesses.FirstOrDefault(w => w.Name == key.Name);
        if (named is null || named.Key != own)
        {
            throw WitnessRefusals.Because(
                named is null ? $"承诺没有列出见证人 {key.Name}" : $"承诺里 {key.Name} 的公钥是 {named.Key}，不是您的 {own}",
                named is null
                    ? $"the commitment names no witness {key.Name}"
                    : $"the commitment has the key {named.Key} for {key.Name}, and yours is {own}");
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

        throw source is null ? WitnessRefusals.Because(
                "承诺没有采用您封存的随机值；如已同意不采用，请把封存文件移走",
                "the commitment leaves out the value that you sealed; if you agreed to that, move the sealed file away")
            : seal is null ? WitnessRefusals.Because(
                $"承诺以您的名义封存了 {source.Digest}，请用 --seal 指出您的封存文件",
                $"the commitment has a digest under your name, {source.Digest}; name your sealed file by --seal")
            : WitnessRefusals.Because(
                $"承诺里您名下的摘要是 {source.Digest}，您封存的是 {seal.Digest}",
                $"the commitment has the digest {source.Digest} under your name, and you sealed {seal.Digest}");
    }
}
