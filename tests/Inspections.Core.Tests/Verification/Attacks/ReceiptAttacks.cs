using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;

namespace Inspections.Core.Tests.Verification.Attacks;

/// <summary>Receipts, teams, ends and the order of rounds.</summary>
internal static class ReceiptAttacks
{
    private static readonly string Receipt = PublicLayout.Receipt(Targets.Managers);

    public static IEnumerable<Attack> All =>
    [
        Attack.Outside("Edit the receipt", Check.Receipt, y => y.Replace(Receipt, "\"bound\":1", "\"bound\":2")),
        Attack.Outside("Replay last round's receipt", Check.Receipt, y => y.With(Receipt, _ => y[PublicLayout.Receipt(Targets.VoidedAgain)])),
        Attack.Outside("Another spelling of the receipt", Check.Receipt, y => y.Replace(Receipt, "\"drawn\":[\"", "\"drawn\":[\"\\u0046")),
        Drawing("Draw a firm that was not drawn", Check.Selection, Other),
        Drawing("Leave out a drawn firm", Check.Selection, r => r with { Selection = new Selection([.. r.Selection.Strata.Select((s, i) => i == 0 ? s with { Drawn = [] } : s)]) }, Targets.Brokers),
        Drawing("State another cut-off", Check.Selection, r => r with { Selection = new Selection([.. r.Selection.Strata.Select(s => s with { Drawn = [.. s.Drawn.Select(d => d with { Ticket = Digest.Of("x"u8) })] })]) }),
        Drawing("State another key", Check.Key, r => r with { Prk = Digest.Of("x"u8) }),
        Drawing("State other values", Check.Receipt, r => r with { Values = [r.Values[0] with { Value = new string('a', 64) }] }),
        Drawing("Swap two inspectors", Check.Teams, r => Teams(r, t => [t[0] with { Inspectors = [t[0].Inspectors[0], t[1].Inspectors[1]] }, t[1] with { Inspectors = [t[1].Inspectors[0], t[0].Inspectors[1]] }]), Targets.KeptBack),
        Drawing("Change the leader", Check.Teams, r => Teams(r, t => [.. t.Select(x => x with { Inspectors = [.. x.Inspectors.Reverse()] })])),
        Drawing("Send a friend instead of a drawn inspector", Check.Teams, r => Teams(r, t => [.. t.Select(x => x with { Inspectors = [x.Inspectors[0], Some.Id("S9")] })])),
        Drawing("State another bound", Check.Teams, r => r with { Assignment = r.Assignment with { Bound = r.Assignment.Bound + 1 } }),

        Attack.During("Enter the receipt before the draw's time", Check.Ends, y => y.On($"drawn {Targets.Managers}", b =>
            b.Change<ReceiptBody>((e, r) => r.Draw == Targets.Managers ? e with { At = b.CommitmentOf(Targets.Managers).DrawAt.AddMinutes(-1) } : e))),
        Attack.During("Draw again for a better list: two receipts", Check.Ends, y => y.On($"drawn {Targets.Managers}", b => b.Enter(new ReceiptBody(Targets.Managers, Digest.Of("x"u8))))),
        Attack.During("Void a draw that was drawn", Check.Ends, y => y.On($"drawn {Targets.Managers}", b => b.Void(Targets.Managers, VoidReason.SourceUnavailable, "own:1"))),
        Voiding("Void for a wrong frame after the values are known", VoidReason.FrameError, null),
        Voiding("Void for force majeure after the draw's time", VoidReason.ForceMajeure, null),
        Voiding("Void because the bureau's own value is said to be unavailable", VoidReason.SourceUnavailable, "own:1"),
        Voiding("Void because of a source that the draw does not have", VoidReason.SourceUnavailable, "dlt:2026001"),
        Attack.During("Void by one person's word", Check.Ends, y => y.On("closed", b => b.Change<VoidBody>((e, v) => e with { Body = v with { ApprovedBy = v.DecidedBy } }))),
        Voiding("Void without naming the source", VoidReason.SourceUnavailable, null),
        Attack.During("Void for a source whose value is there", Check.Ends, y => y.On($"voiding {Targets.Voided}", b =>
            b.Enter(PublicValues.Of(Targets.Voided, b.CommitmentOf(Targets.Voided).Sources[1])))),
        Attack.During("Void before the draw for a source that cannot be missing yet", Check.Ends, y => y.On($"before {Targets.Voided}", b => b.Change<VoidBody>((e, v) =>
            e with { Body = v with { Reason = VoidReason.SourceUnavailable, Source = Label.Parse("own:1") } }))),

        Attack.Committing("A second try with another frame", Check.History, Targets.BrokersAgain, s => s with { Frame = f => f.Skip(1) }),
        Attack.Committing("A second try with another roster", Check.History, Targets.BrokersAgain, s => s with { Roster = r => r.Id == Some.Id("S1") ? r with { Unavailable = Unavailability.Absent } : r }),
        Attack.Committing("A second try without a friend's recusal", Check.History, Targets.BrokersAgain, s => s with { Recusal = r => r with { Inspectors = [] } }),
        Attack.Committing("A second try that takes other numbers", Check.History, Targets.BrokersAgain, s => s with { Commitment = c => c with { Quotas = [.. c.Quotas.Select((q, i) => q with { Take = q.Take + (i == 0 ? -1 : 1) })] } }),
        Attack.During("Two commitments for one id", Check.History, y => y.On($"draw-time {Targets.Managers}", b => b.Enter(new CommitmentBody(Targets.Managers, Digest.Of("x"u8))))),
        Attack.During("Commit when the values are known", Check.History, y => y.Tamper(Targets.Managers, s => s with { DrawAfter = TimeSpan.FromMinutes(-1) })),
        Attack.During("Commit to the next round before the last has its end", Check.History, y =>
        {
            y.On($"draw-time {Targets.BrokersThree}", b => b.Commit(RichYear.Draw(RichYear.Brokers, 4)));
            y.Replace("brokers-2026-r4", _ => { });
        }),
        Attack.During("Commit to the next round before the last was disclosed", Check.History, y =>
        {
            y.On($"disclosing {Targets.KeptBack}", b => b.Commit(Targets.Voided, new RoundScript { Sources = RichYear.WithLottery }));
            y.Replace(Targets.Voided.ToString(), _ => { });
        }),
        Attack.During("Leave a round out and draw the next", Check.History, y => y.Replace("managers-2026-r3", b =>
            b.CommitLike(Targets.VoidedAgain, RichYear.Draw(RichYear.Managers, 4), new RoundScript()))),
        Attack.During("Try a drawn round once more", Check.History, y => y.On("before-third", b => b.CommitAgain(Targets.BrokersAgain, new RoundScript()))),
        Attack.During("A third try after the first", Check.History, y => y.Replace(Targets.BrokersAgain.ToString(), b =>
        {
            DrawId third = Targets.BrokersAgain.NextTry();
            b.CommitLike(RichYear.Draw(RichYear.Brokers, 2), third, new RoundScript());
            b.Open(third);
            b.Draw(third);
        })),
        Attack.During("A supplementary round although nothing is owed", Check.Quotas, y => y.On("visits", b =>
            b.CommitLike(RichYear.Draw(RichYear.Rentals, 2), RichYear.Draw(RichYear.Rentals, 3), new RoundScript
            {
                Frame = f => f.Select(l => l with { Excluded = Exclusions.Drawn }),
            }))),
        Attack.Committing("A commitment on another branch of the ledger", Check.History, Targets.Managers, s => s with { Commitment = c => c with { Ledger = c.Ledger with { Root = Digest.Of("x"u8) } } }),
        Attack.Committing("A commitment over an older ledger", Check.History, Targets.Managers, s => s with { Commitment = c => c with { Ledger = c.Ledger with { Size = c.Ledger.Size - 1 } } }),

        Withheld("Keep the receipt back", Check.Receipt, Receipt),
        Withheld("Keep the frame back", Check.Frame, PublicLayout.Frame(Targets.Managers)),
        Withheld("Keep the opened recusals back", Check.Recusals, PublicLayout.Recusals(Targets.Managers)),
        Withheld("Keep the commitment back", Check.Commitment, PublicLayout.Commitment(Targets.Managers)),
    ];

    private static Attack Drawing(string what, Check caught, Func<Receipt, Receipt> change, DrawId? draw = null) =>
        Attack.Committing(what, caught, draw ?? Targets.Managers, s => s with { Receipt = change });

    private static Attack Voiding(string what, VoidReason reason, string? source) => Attack.During(what, Check.Ends, y =>
        y.On($"before {Targets.VoidedAgain}", b => b.Change<VoidBody>((e, v) => v.Draw == Targets.Voided
            ? e with { Body = v with { Reason = reason, Source = source is null ? null : Label.Parse(source) } } : e)));

    private static Attack Withheld(string what, Check check, string path) =>
        Attack.Outside(what, check, y => y.Without(path)) with { Verdict = Verdict.Incomplete, By = Attacker.Bureau };

    // The drawn firm of the highest ticket gives way to a neighbour.
    private static Receipt Other(Receipt receipt)
    {
        Identifier leaving = receipt.Selection.DrawOrder[^1], coming = Some.Id(leaving == Some.Id("F014") ? "F015" : "F014");
        return receipt with
        {
            Selection = new Selection([.. receipt.Selection.Strata.Select(s => s with { Drawn = [.. s.Drawn.Select(d => d.Firm == leaving ? d with { Firm = coming } : d)] })]),
            Assignment = receipt.Assignment with { Teams = [.. receipt.Assignment.Teams.Select(t => t.Firm == leaving ? t with { Firm = coming } : t)] },
        };
    }

    private static Receipt Teams(Receipt receipt, Func<IReadOnlyList<Team>, IReadOnlyList<Team>> change) =>
        receipt with { Assignment = receipt.Assignment with { Teams = change(receipt.Assignment.Teams) } };
}
