using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Witnessing;
using Inspections.Worker.Files;

namespace Inspections.Worker.Witnessing;

/// <summary>After the draw: the values that the witness saw are those in the ledger (protocol section 12).</summary>
internal sealed class ValuesSigning(WitnessKey key, WitnessMemory memory, TimeProvider time)
{
    /// <summary>The draw's values, in the commitment's order.</summary>
    /// <exception cref="UserErrorException">The reason not to sign them.</exception>
    public IReadOnlyList<SourceValue> Require(PublishedDraw draw, SealedValue? seal, bool absentIsRight)
    {
        if (memory.Of(draw.Ledger.Authority)?.Commitments.ContainsKey(draw.Draw) != true)
        {
            throw WitnessRefusals.CommitmentNotSigned.Error(draw.Draw);
        }

        DateTimeOffset now = BeijingTime.Of(time.GetUtcNow());
        if (now < draw.Commitment.DrawAt)
        {
            throw WitnessRefusals.TooEarly.Error(BeijingTime.Format(draw.Commitment.DrawAt), BeijingTime.Format(now));
        }

        SourceValue[] values = [.. draw.Commitment.Sources.Select(s => new SourceValue(
            s.Name, draw.Ledger.ValueOf(draw.Draw, s.Name) ?? throw WitnessRefusals.NoValue.Error(s.Name)))];
        foreach (SourceValue own in values.Where(v => v.Name == SealedValue.SourceOf(key.Name)))
        {
            RequireOwn(own.Value, seal, absentIsRight);
        }

        return values;
    }

    /// <summary>Remembers the ledger, then gives the note.</summary>
    public string Sign(PublishedDraw draw, IReadOnlyList<SourceValue> values)
    {
        var note = new WitnessValuesNote(draw.Draw, draw.Commitment.Digest, values, BeijingTime.Of(time.GetUtcNow()));
        memory.Remember(draw.Ledger.Authority, draw.Ledger.Head, draw.Draw, draw.Commitment.Digest);
        return NoteSigner.Sign(note.ToText(), key.Signer);
    }

    private static void RequireOwn(string entered, SealedValue? seal, bool absentIsRight)
    {
        if (entered == Source.Absent ? absentIsRight : entered == seal?.Value)
        {
            return;
        }

        throw entered == Source.Absent ? WitnessRefusals.EnteredAsAbsent.Error()
            : seal is null ? WitnessRefusals.SealMissing.Error()
            : WitnessRefusals.OtherValue.Error(entered, seal.Value);
    }
}
