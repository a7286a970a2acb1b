using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
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
            throw WitnessRefusals.Because($"您没有签署过 {draw.Draw} 的承诺", $"you have not signed the commitment to {draw.Draw}");
        }

        DateTimeOffset now = BeijingTime.Of(time.GetUtcNow());
        if (now < draw.Commitment.DrawAt)
        {
            throw WitnessRefusals.Because(
                $"抽取时间是 {BeijingTime.Format(draw.Commitment.DrawAt)}，现在是 {BeijingTime.Format(now)}",
                $"the time to draw is {BeijingTime.Format(draw.Commitment.DrawAt)}, and it is {BeijingTime.Format(now)}: values are signed after it");
        }

        SourceValue[] values = [.. draw.Commitment.Sources.Select(s => new SourceValue(
            s.Name, draw.Ledger.ValueOf(draw.Draw, s.Name) ?? throw WitnessRefusals.Because($"账簿里还没有“{s.Name}”的值", $"the ledger has no value of '{s.Name}' yet")))];
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

        throw entered == Source.Absent ? WitnessRefusals.Because(
                "账簿说您没有交出封存的值（ABSENT）；如确实没有交出，请加 --absent",
                "the ledger says that your sealed value did not come (ABSENT); if that is so, say --absent")
            : seal is null ? WitnessRefusals.Because("请用 --seal 指出您的封存文件", "name your sealed file by --seal")
            : WitnessRefusals.Because($"账簿里您的值是 {entered}，您封存的是 {seal.Value}", $"the ledger has {entered} as your value, and you sealed {seal.Value}");
    }
}
