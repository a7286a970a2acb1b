using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;

namespace Inspections.Core.Tests.Verification.Attacks;

/// <summary>Joint visits, reviews, changes of team and what is kept back, in a year of two draws.</summary>
internal static class FieldAttacks
{
    private static readonly DrawId Managers = PairYear.Managers, Brokers = PairYear.Brokers;
    private static readonly Identifier Firm = PairYear.Firm, Other = PairYear.Other;
    private static readonly string[] Steps = ["secrecy", "legal"];

    public static IEnumerable<Attack> All => [.. Joint, .. Early, .. Teams, .. Reviewed, .. Closed];

    private static IEnumerable<Attack> Joint =>
    [
        Pair("Agree on a joint visit before the second draw", "brokers committed", b => b.Enter(new JoinedBody(Firm, Managers, Brokers))),
        Pair("Agree on a joint visit when a result is sealed", "joined", b =>
        {
            long index = b.Seal(b.ResultOf(Managers, Firm));
            b.Approve(b.ResultOf(Managers, Firm));
            b.Enter(b.ResultOf(Managers, Firm) with { Opens = new Opening(index, BureauRecords.SaltOf(index)) });
            PairYear.Join(b);
        }),
        Pair("Agree on one joint visit twice", "joined", b =>
        {
            PairYear.Join(b);
            PairYear.Join(b);
        }),
        Pair("Visit together on two days", "results", b =>
        {
            b.Record(Managers);
            b.Clock = b.Clock.AddDays(1);
            b.Record(Brokers);
        }),
        Pair("Visit together before the second draw", "results", b => Each(b, r => r with
        {
            InspectedOn = r.Firm == Firm ? BeijingTime.DateOf(b.CommitmentOf(Brokers).DrawAt).AddDays(-1) : r.InspectedOn,
        })),
        Pair("Visit together with the later draw's team", "joined", b => b.Enter(new JoinedBody(Apart(b), Managers, Brokers))),
        Pair("Visit together a second time on another day when the first was withdrawn", "recorded", b =>
        {
            b.Review(b.ResultOf(Brokers, Firm, "withdrawn", version: 2));
            b.Clock = b.Clock.AddDays(3);
            b.Review(b.ResultOf(Brokers, Firm) with { Record = Label.Parse("second") });
        }),
        Attack.Made("Visit two rounds of one sector together", Check.Outcomes, () =>
        {
            Bureau bureau = Some.SmallFolder();
            bureau.Enter(new JoinedBody(bureau.FirstDrawn(Some.Draw(1)), Some.Draw(1), Some.Draw(2)));
            return bureau;
        }),
    ];

    private static IEnumerable<Attack> Early =>
    [
        Pair("Seal a result before the draw", "brokers committed", b =>
        {
            b.Clock = b.CommitmentOf(Brokers).DrawAt;
            b.Compute(Brokers);
            b.Seal(b.ResultOf(Brokers, Other));
        }, y => y.On("results", b =>
        {
            long index = b.Entries.First(e => e.Body is SealedBody).Index;
            ResultBody result = b.ResultOf(Brokers, Other) with { InspectedOn = BeijingTime.DateOf(b.Entries[(int)index].At) };
            b.Approve(result);
            b.Enter(result with { Opens = new Opening(index, BureauRecords.SaltOf(index)) });
            b.Record(Managers);
            b.Record(Brokers);
        })),
        Open("Open a result of a draw that is not drawn yet", b =>
        {
            b.Compute(Some.Draw(3));
            b.Review(b.ResultOf(Some.Draw(3), b.FirstDrawn(Some.Draw(3))));
        }),
        Open("Replace an inspector of a draw that is not drawn yet", b =>
        {
            b.Compute(Some.Draw(3));
            b.Substitute(Some.Draw(3), b.FirstDrawn(Some.Draw(3)), SubstitutionReason.Absent);
        }),
        Open("Name a team of a draw that is not drawn yet", b => b.Enter(
            new NamedBody(Some.Draw(3), b.FirstDrawn(Some.Draw(2)), [Some.Id("S1"), Some.Id("S2")], Bureau.Staff("head"), Bureau.Staff("director")))),
        Kept("Replace an inspector in the open while the list is kept back", b => b.Substitute(Brokers, Other, SubstitutionReason.Absent)),
        Kept("Open a result while the list is kept back", b => b.Review(b.ResultOf(Brokers, Other))),
        Kept("Agree on a joint visit while one list is kept back", PairYear.Join, y => y.On("joined", _ => { })),
    ];

    private static IEnumerable<Attack> Teams =>
    [
        Pair("Send to a firm as a substitute who recused from it in another draw", "joined", b =>
        {
            SubstitutionBody recusal = b.Substitute(Managers, Other, SubstitutionReason.Recusal);
            if (b.StateOf(Brokers).Teams[Other].Contains(recusal.Inspector))
            {
                b.Substitute(Brokers, Other, SubstitutionReason.Absent);
            }

            b.Substitute(Brokers, Other, SubstitutionReason.Absent, recusal.Inspector);
        }),
        Pair("Name a team of three where two are due", "joined", b => Named(b, ["X1", "X2", "X3"])),
        Pair("Name a team although somebody is left for every member", "joined", b => Named(b, ["X1", "X2"])),
        Pair("Replace an inspector of a firm that was not drawn", "joined", b => b.Enter(
            new SubstitutionBody(Brokers, Some.Id("F001"), Some.Id("S1"), Some.Id("S2"), SubstitutionReason.Absent, Bureau.Staff("head"), Bureau.Staff("director")))),
        Pair("Name a team by one person's word", "joined", b => b.Enter(
            new NamedBody(Brokers, Other, [Some.Id("X1"), Some.Id("X2")], Bureau.Staff("head"), Bureau.Staff("head")))),
    ];

    private static IEnumerable<Attack> Reviewed =>
    [
        Review("Review in another order than the policy's", r => [(r, "legal", "b"), (r, "secrecy", "a")]),
        Review("Review every step by one person", r => [(r, "secrecy", "a"), (r, "legal", "a")]),
        Review("Leave a step of the review out", r => [(r, "secrecy", "a")]),
        Review("Review by a step that the policy does not have", r => [(r, "secrecy", "a"), (r, "friend", "b")]),
        Attack.Made("Review a result before it is sealed", Check.Ledger, () => new PairYear { Review = Steps }.On("results", b => Each(b, r => r, approveFirst: true)).Act()),
        Attack.Made("Correct a result by the review of its first version", Check.Ledger, () => new PairYear { Review = Steps }.On("recorded", b =>
        {
            ResultBody result = b.ResultOf(Brokers, Other, "ProblemOrderedCorrected", version: 2);
            long index = b.Seal(result);
            b.Enter(result with { Opens = new Opening(index, BureauRecords.SaltOf(index)) });
        }).Act()),
    ];

    private static IEnumerable<Attack> Closed =>
    [
        Attack.Made("Close the year before a draw has its end", Check.Ledger, () => Committed(b => b.Close(2026))),
        Attack.Made("Close the year while a list is kept back", Check.Ledger, () => new PairYear { KeptBack = 20 }.On("kept back", b => b.Close(2026)).On("joined", _ => { }).On("closed", _ => { }).Act()),
        Attack.Made("Close the year with a sector that was never drawn", Check.Ledger, () => new PairYear().On("closed", b => b.Enter(
            new ClosedBody(2026, [new SectorOutcome(Some.Brokers, 3, 3, 1), new SectorOutcome(Some.Managers, 3, 3, 1), new SectorOutcome(SectorCode.Parse("surveyors"), 0, 0, 0)]))).Act()),
        Attack.Made("Enter an infeasible round when the year is closed", Check.Ledger, () => new PairYear().On("closed", b =>
        {
            b.Close(2026);
            b.Enter(Infeasible(b, 2));
        }).Act()),
        Attack.Made("Call a round infeasible that was drawn", Check.Rounds, () => new PairYear().On("closed", b =>
        {
            b.Enter(Infeasible(b, 1));
            b.Close(2026);
        }).Act()),
        Attack.Made("Call one round infeasible twice", Check.Rounds, () => new PairYear().On("closed", b =>
        {
            b.Enter(Infeasible(b, 2), Infeasible(b, 2));
            b.Close(2026);
        }).Act()),
        Attack.Made("Draw a round that was infeasible", Check.History, () =>
        {
            Bureau bureau = Some.SmallFolder();
            bureau.Enter(new InfeasibleBody(Some.Brokers, 2026, 3, bureau.CommitmentOf(Some.Draw(2)).Frame.Root, 6, 6, 0));
            bureau.Round(Some.Draw(3));
            return bureau;
        }),
        Attack.Made("Lower a floor while the draw that forbids it is about to be voided", Check.Policy, () =>
        {
            Bureau bureau = Some.Bureau(Some.Brokers, Some.Managers);
            bureau.Commit(Managers);
            bureau.EnterPolicy(bureau.Policy with { Sectors = [.. bureau.Policy.Sectors.Select(s => s with { Basis = ["x"], Floor = new Ratio(1, 100) })] });
            bureau.Commit(Brokers);
            bureau.Void(Managers, VoidReason.ForceMajeure);
            bureau.Open(Brokers);
            bureau.Draw(Brokers);
            return bureau;
        }),
        Attack.Made("Two values for one issue", Check.Sources, TwoValues),
        Attack.Made("Two values for one issue, and the other draw's commitment kept back", Check.Sources, TwoValues) with
        {
            Publish = () => TwoValues().Publish().Without(PublicLayout.Commitment(Managers)),
        },
    ];

    private static Attack Pair(string what, string step, Action<Bureau> act, Action<PairYear>? more = null) => Attack.Made(what, Check.Outcomes, () =>
    {
        var year = new PairYear().On(step, act);
        more?.Invoke(year);
        return year.Act();
    });

    private static Attack Kept(string what, Action<Bureau> act, Action<PairYear>? more = null) => Attack.Made(what, Check.Outcomes, () =>
    {
        PairYear year = new PairYear { KeptBack = 20 }.On("kept back", act);
        more?.Invoke(year);
        return year.Act();
    });

    private static Attack Open(string what, Action<Bureau> act) => Attack.Made(what, Check.Outcomes, () => Committed(act));

    private static Bureau Committed(Action<Bureau> act)
    {
        Bureau bureau = Some.SmallFolder();
        bureau.Commit(Some.Draw(3));
        bureau.Clock = bureau.CommitmentOf(Some.Draw(3)).DrawAt.AddDays(1);
        act(bureau);
        return bureau;
    }

    private static Attack Review(string what, Func<Label, (Label Record, string Step, string By)[]> reviews) => Attack.Made(what, Check.Ledger, () => new PairYear { Review = Steps }
        .On("results", b => Each(b, r => r, reviews: reviews)).Act());

    // Every result of both draws, sealed, reviewed and opened.
    private static void Each(
        Bureau bureau, Func<ResultBody, ResultBody> change, bool approveFirst = false, Func<Label, (Label Record, string Step, string By)[]>? reviews = null)
    {
        foreach ((DrawId draw, Identifier firm) in new[] { Managers, Brokers }.SelectMany(d => bureau.ReceiptOf(d).Selection.DrawOrder.Select(f => (d, f))))
        {
            ResultBody result = change(bureau.ResultOf(draw, firm));
            if (approveFirst)
            {
                bureau.Approve(result);
            }

            long index = bureau.Seal(result);
            foreach ((Label record, string step, string by) in reviews?.Invoke(result.Record) ?? [])
            {
                bureau.Enter(new ReviewedBody(record, Label.Parse(step), Bureau.Staff(by), Approved: true));
            }

            if (!approveFirst && reviews is null)
            {
                bureau.Approve(result);
            }

            bureau.Enter(result with { Opens = new Opening(index, BureauRecords.SaltOf(index)) });
        }
    }

    // A firm that the two draws gave different teams.
    private static Identifier Apart(Bureau bureau) => bureau.ReceiptOf(Managers).Selection.DrawOrder
        .First(f => !bureau.StateOf(Managers).Teams[f].ToHashSet().SetEquals(bureau.StateOf(Brokers).Teams[f]));

    private static void Named(Bureau bureau, string[] members)
    {
        Identifier[] team = [.. members.Select(Some.Id)];
        bureau.Enter(new NamedBody(Brokers, Other, team, Bureau.Staff("head"), Bureau.Staff("director")));
        bureau.StateOf(Brokers).Teams[Other] = [.. team];
    }

    private static InfeasibleBody Infeasible(Bureau bureau, int round) => new(Some.Brokers, 2026, round, bureau.CommitmentOf(Brokers).Frame.Root, 3, 3, 0);

    private static Bureau TwoValues()
    {
        Bureau bureau = Some.Bureau(Some.Brokers, Some.Managers);
        DrawId[] draws = [Managers, Brokers];
        draws.ToList().ForEach(d => bureau.Commit(d, new RoundScript { Sources = RichYear.WithLottery }));
        bureau.Clock = bureau.CommitmentOf(Brokers).Sources[1].KnownAt!.Value.AddMinutes(5);
        foreach ((int variant, DrawId draw) in draws.Index())
        {
            bureau.Enter(PublicValues.Of(draw, bureau.CommitmentOf(draw).Sources[1], variant));
            bureau.OpenOwn(draw);
            bureau.Draw(draw);
        }

        return bureau;
    }
}
