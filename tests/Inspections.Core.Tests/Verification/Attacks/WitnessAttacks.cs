using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;

namespace Inspections.Core.Tests.Verification.Attacks;

/// <summary>Witnesses: who they are, and what they signed.</summary>
internal static class WitnessAttacks
{
    private static readonly DrawId Draw = Targets.Brokers;

    public static IEnumerable<Attack> All =>
    [
        Signing("Show a witness a forked ledger", Attacker.Bureau, Check.Witnesses, (y, b) => y.Notary.SignCommitment(b, Draw, new TreeHead(Digest.Of("fork"u8), b.Head.Size))),
        Signing("Show a witness a longer ledger than is published", Attacker.Bureau, Check.Witnesses, (y, b) => y.Notary.SignCommitment(b, Draw, new TreeHead(Digest.Of("fork"u8), 10_000))),
        Signing("A witness's key signs another commitment for the same draw", Attacker.Witness, Check.Witnesses, (y, b) =>
            Note(b, y.Notary, TestWitness.Commitment(Draw, Digest.Of("other"u8), b.Head, b.Clock))),
        Attack.During("A witness's key signs other values", Check.Witnesses, y => y.On($"drawn {Draw}", b =>
            b.Log.File(PublicLayout.WitnessValues(Draw, y.Notary.Name), y.Notary.Sign(TestWitness.ValuesText(b, Draw).Replace("03 09", "04 09", StringComparison.Ordinal))))) with { By = Attacker.Witness },
        Attack.After("One witness under two names with one key", Check.Commitment, Targets.Recommit(Draw, Sybil)),
        Attack.After("A sealed source of a witness that the draw does not have", Check.Commitment, Targets.Recommit(Draw, t => Targets.ReplaceFirst(t, "witness:audit", "witness:bureau"))),

        Contradicted("Replay the note on another draw", (y, b) => b.Log.File(
            PublicLayout.WitnessCommitment(Draw, y.Notary.Name), y.Notary.Sign(TestWitness.Commitment(Targets.Managers, b.CommitmentOf(Draw).Digest, b.Head, b.Clock)))),
        Noticed("A note signed by another key", (y, b) => b.Log.File(
            PublicLayout.WitnessCommitment(Draw, y.Notary.Name), y.Audit.Sign(TestWitness.Commitment(Draw, b.CommitmentOf(Draw).Digest, b.Head, b.Clock)))),
        Contradicted("A note on a ledger without the commitment", (y, b) => y.Notary.SignCommitment(b, Draw, b.Log.HeadAt(3))),
        Noticed("A note later than 24 hours before the draw", (y, b) => y.Notary.SignCommitment(b, Draw, at: b.CommitmentOf(Draw).DrawAt.AddHours(-23))),
        Attack.Noticed("Leave a witness's note on the values out", Attacker.Bureau, NoticeKind.WitnessNote, y => y.On($"recorded {Draw}", b =>
            b.Log.File(PublicLayout.WitnessValues(Draw, y.Audit.Name), []))),
        Attack.During("A witness's values before the draw", Check.Witnesses, y => y.On($"drawn {Draw}", b => b.Log.File(
            PublicLayout.WitnessValues(Draw, y.Notary.Name),
            y.Notary.Sign(new Core.Witnessing.WitnessValuesNote(Draw, b.CommitmentOf(Draw).Digest, b.ValuesOf(Draw), b.CommitmentOf(Draw).DrawAt.AddSeconds(-1)).ToText())))) with { By = Attacker.Witness },
        Attack.Noticed("A witness's note on the values with an empty value", Attacker.Witness, NoticeKind.WitnessNote, y => y.On($"recorded {Draw}", b => b.Log.File(
            PublicLayout.WitnessValues(Draw, y.Notary.Name), y.Notary.Sign(TestWitness.ValuesText(b, Draw).Replace(b.ValuesOf(Draw)[0].Value, "", StringComparison.Ordinal))))),
        WithWitness("The bureau's own key as its witness", NoticeKind.WitnessNote, () => new TestWitness("friend", "key 0")),
        WithWitness("The bureau's recovery key as its witness", NoticeKind.WitnessNote, () => new TestWitness("friend", "recovery")),
        WithWitness("A witness of another name with the key of an earlier one", NoticeKind.WitnessNote, () => new TestWitness("friend", "witness notary")),
        Attack.Noticed("A head that the witness did not sign", Attacker.Outsider, NoticeKind.WitnessNote, y => y.On("closed", b => b.Log.File(
            PublicLayout.WitnessHead(y.Notary.Name), y.Audit.Sign(new Core.Witnessing.WitnessHeadNote(b.Head, b.Clock).ToText())))),
        Attack.During("A ledger other than a witness saw between draws", Check.Ledger, y => y.On("closed", b => b.Log.File(
            PublicLayout.WitnessHead(y.Notary.Name), y.Notary.Sign(new Core.Witnessing.WitnessHeadNote(new TreeHead(Digest.Of("fork"u8), 40), b.Clock).ToText())))),
        Attack.Noticed("Change to an obliging witness", Attacker.Bureau, NoticeKind.WitnessesChanged, y => y.Tamper(Targets.BrokersThree, s => s with
        {
            Commitment = c => c with { Witnesses = [c.Witnesses[0], new TestWitness("audit").Witness, new TestWitness("friend").Witness] },
        })),
        new("Act the whole year again with a better frame and keep what the witnesses signed", Attacker.Bureau, Check.Witnesses, Again),
    ];

    private static Attack Signing(string what, Attacker by, Check caught, Action<RichYear, Bureau> act) =>
        Attack.During(what, caught, y => y.On($"opening {Draw}", b => act(y, b))) with { By = by };

    private static Attack Noticed(string what, Action<RichYear, Bureau> act) =>
        Attack.Noticed(what, Attacker.Bureau, NoticeKind.WitnessNote, y => y.On($"opening {Draw}", b => act(y, b)));

    private static Attack Contradicted(string what, Action<RichYear, Bureau> act) =>
        Attack.During(what, Check.Witnesses, y => y.On($"opening {Draw}", b => act(y, b)));

    // A draw of no consequence to others, with one witness.
    private static Attack WithWitness(string what, NoticeKind notice, Func<TestWitness> make) => Attack.Noticed(what, Attacker.Bureau, notice, y =>
    {
        TestWitness witness = make();
        y.Tamper(Targets.Managers, s => s with { Commitment = c => c with { Witnesses = [witness.Witness] }, });
        y.On($"draw-time {Targets.Managers}", b => witness.SignCommitment(b, Targets.Managers, at: b.CommitmentOf(Targets.Managers).DrawAt.AddHours(-30)));
        y.On($"drawn {Targets.Managers}", b => witness.SignValues(b, Targets.Managers));
    });

    private static MemoryFiles Again()
    {
        MemoryFiles honest = RichYear.Honest().Publish();
        MemoryFiles again = RichYear.Acted(y => y.On($"before {Draw}", b => b.Firms.RemoveAll(f => f.Id == Some.Id("F001")))).Publish();
        return honest.Paths.Where(p => p.Contains("/witness/", StringComparison.Ordinal)).Aggregate(again, (files, note) => files.With(note, honest[note]));
    }

    private static void Note(Bureau bureau, TestWitness witness, string text) =>
        bureau.Log.File(PublicLayout.WitnessCommitment(Draw, witness.Name), witness.Sign(text));

    // The key's text names the notary; another name before the same key bytes is another verifier key with the same id.
    private static string Sybil(string commitment)
    {
        string notary = new TestWitness("notary").Witness.Key.ToString(), audit = new TestWitness("audit").Witness.Key.ToString();
        return commitment.Replace(audit, "audit" + notary["notary".Length..], StringComparison.Ordinal);
    }
}
