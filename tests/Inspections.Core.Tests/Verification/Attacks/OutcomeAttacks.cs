using System.Text.RegularExpressions;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;

namespace Inspections.Core.Tests.Verification.Attacks;

/// <summary>What happens after a draw: substitutions, results and the year's end.</summary>
internal static class OutcomeAttacks
{
    private static readonly DrawId Draw = Targets.Managers;

    public static IEnumerable<Attack> All =>
    [
        Drawn("Put a friend in an inspector's place", b => b.Substitute(Draw, b.FirstDrawn(Draw), SubstitutionReason.Absent, Some.Id("S9"))),
        Drawn("Name a team where one was drawn", b => b.Enter(new NamedBody(Draw, b.FirstDrawn(Draw), [Some.Id("S1"), Some.Id("S2")], Bureau.Staff("head"), Bureau.Staff("director")))),
        Drawn("Replace somebody who is not on the team", b => b.Enter(new SubstitutionBody(
            Draw, b.FirstDrawn(Draw), Some.Id("S9"), Some.Id("S1"), SubstitutionReason.Absent, Bureau.Staff("head"), Bureau.Staff("director")))),
        Drawn("A result by strangers", b => b.StateOf(Draw).Teams[b.FirstDrawn(Draw)] = [Some.Id("S9"), Some.Id("X9")]),
        Drawn("A result by half of the team", b => b.StateOf(Draw).Teams[b.FirstDrawn(Draw)].RemoveAt(1)),
        Late("A result for a firm that was not drawn", b => b.Review(b.ResultOf(Draw, b.FirstDrawn(Draw)) with { Firm = Some.Id("F099"), Record = Label.Parse("other") })),
        Late("Two results for one firm", b => b.Review(b.ResultOf(Draw, b.FirstDrawn(Draw)) with { Record = Label.Parse("other") })),
        Late("Leave out a version of a result", b => b.Review(b.ResultOf(Draw, b.FirstDrawn(Draw), version: 4))),
        Late("Move a record to another firm", b => b.Review(b.ResultOf(Draw, b.ReceiptOf(Draw).Selection.DrawOrder[^1], version: 3) with
            { Record = b.ResultOf(Draw, b.FirstDrawn(Draw)).Record, Firm = b.FirstDrawn(Targets.KeptBack) })),
        Late("Use one record for results of two draws", b => b.Review(b.ResultOf(Targets.KeptBack, b.FirstDrawn(Targets.KeptBack)) with
            { Record = b.ResultOf(Draw, b.FirstDrawn(Draw)).Record })),
        Drawn("A result by strangers, and another draw's frame kept back", b => b.StateOf(Draw).Teams[b.FirstDrawn(Draw)] = [Some.Id("S9"), Some.Id("X9")]) with
        {
            Publish = () => RichYear.Acted(y => y.On($"drawn {Draw}", b => b.StateOf(Draw).Teams[b.FirstDrawn(Draw)] = [Some.Id("S9"), Some.Id("X9")]))
                .Publish().Without(PublicLayout.Frame(Targets.KeptBack)),
        },
        Attack.During("A result of a draw that is void", Check.Outcomes, y => y.On("before-close", b => b.Review(b.ResultOf(Draw, b.FirstDrawn(Draw)) with { Draw = Targets.Voided, Record = Label.Parse("other") }))),
        Attack.During("Visit together a firm that only one of the draws drew", Check.Outcomes, y => y.On("before-close", b =>
            b.Enter(new JoinedBody(b.FirstDrawn(Draw), Draw, RichYear.Draw(RichYear.Rentals, 2))))),

        Attack.During("Enter a result that nobody reviewed", Check.Ledger, y => y.On($"drawn {Draw}", b => b.Log.EnterAs(
            b.ResultOf(Draw, b.FirstDrawn(Draw)) with { Opens = new Opening(0, BureauRecords.SaltOf(0)) }, leaf => Regex.Replace(leaf, "\"opens\":0,|\"salt\":\"[0-9a-f]{64}\",", "")))),
        Attack.During("Open another result than the sealed one", Check.Ledger, y => y.On($"drawn {Draw}", b =>
        {
            long index = b.Seal(b.ResultOf(Draw, b.FirstDrawn(Draw), "ProblemOrderedCorrected"));
            b.Enter(b.ResultOf(Draw, b.FirstDrawn(Draw)) with { Opens = new Opening(index, BureauRecords.SaltOf(index)) });
        })),
        Attack.During("Open one sealed entry twice", Check.Ledger, y => y.On("before-close", b =>
        {
            ResultBody result = b.Entries.Select(e => e.Body).OfType<ResultBody>().First();
            b.Enter(result);
        })),
        Attack.During("Open what was sealed as another kind", Check.Ledger, y => y.On("before-close", b =>
        {
            var visit = new VisitBody(Some.Id("F020"), new DateOnly(2026, 3, 1), Label.Parse("complaint"));
            long index = b.Entries.Count;
            b.Enter(new SealedBody(visit.SealedBy(BureauRecords.SaltOf(index)), "result"));
            b.Log.EnterAs(visit, leaf => leaf.Replace(Text(visit.ToJson()), Text(visit.ToJson().With(("opens", index), ("salt", BureauRecords.SaltOf(index)))), StringComparison.Ordinal));
        })),

        Drawn("An inspection before the draw", b => b.Review(b.ResultOf(Draw, b.FirstDrawn(Draw)) with { InspectedOn = BeijingTime.DateOf(b.CommitmentOf(Draw).DrawAt).AddDays(-1) })),
        Drawn("An inspection after its result was sealed", b => b.Review(b.ResultOf(Draw, b.FirstDrawn(Draw)) with { InspectedOn = BeijingTime.DateOf(b.Clock).AddDays(1) })),
        Drawn("A result that begins withdrawn", b => b.Review(b.ResultOf(Draw, b.FirstDrawn(Draw), "withdrawn"))),
        Late("Take a withdrawn record up again beside the second one", b =>
        {
            b.Review(b.ResultOf(Draw, b.FirstDrawn(Draw), "withdrawn", version: 3));
            b.Review(b.ResultOf(Draw, b.FirstDrawn(Draw)) with { Record = Label.Parse("second") });
            b.Review(b.ResultOf(Draw, b.FirstDrawn(Draw), version: 4));
        }),
        Attack.During("Close the year after the only result was withdrawn", Check.Outcomes, y => y.On("before-close", b => b.Review(b.ResultOf(Draw, b.FirstDrawn(Draw), "withdrawn", version: 3)))) with { Verdict = Verdict.Incomplete },
        Drawn("Replace an inspector by one person's word", b =>
        {
            SubstitutionBody body = b.Replace(Draw, b.FirstDrawn(Draw), SubstitutionReason.Absent);
            b.Enter(body with { ApprovedBy = body.DecidedBy });
        }),
        Drawn("Seal a change of team of a draw that was not kept back", b =>
        {
            SubstitutionBody body = b.Replace(Draw, b.FirstDrawn(Draw), SubstitutionReason.Absent);
            long index = b.Seal(body);
            b.Enter(body with { Opens = new Opening(index, BureauRecords.SaltOf(index)) });
        }),
        Drawn("Inspect first and replace an inspector on paper", b =>
        {
            ResultBody result = b.ResultOf(Draw, b.FirstDrawn(Draw));
            SubstitutionBody body = b.Replace(Draw, b.FirstDrawn(Draw), SubstitutionReason.Absent);
            long index = b.Seal(result with { Inspectors = [.. b.StateOf(Draw).Teams[result.Firm]] });
            b.Enter(body);
            b.Approve(result);
            b.Enter(result with { Inspectors = [.. b.StateOf(Draw).Teams[result.Firm]], Opens = new Opening(index, BureauRecords.SaltOf(index)) });
        }),
        Attack.During("Open a result that nobody approved", Check.Ledger, y => y.On($"drawn {Draw}", b =>
        {
            ResultBody result = b.ResultOf(Draw, b.FirstDrawn(Draw));
            long index = b.Seal(result);
            b.Enter(result with { Opens = new Opening(index, BureauRecords.SaltOf(index)) });
        })),
        Attack.During("Open a result that was returned last", Check.Ledger, y => y.On($"drawn {Draw}", b =>
        {
            ResultBody result = b.ResultOf(Draw, b.FirstDrawn(Draw));
            long index = b.Seal(result);
            b.Approve(result);
            b.Enter(new ReviewedBody(result.Record, Label.Parse("secrecy"), Bureau.Staff("reviewer0"), Approved: false));
            b.Enter(result with { Opens = new Opening(index, BureauRecords.SaltOf(index)) });
        })),
        Attack.Noticed("Leave an unwelcome result sealed", Attacker.Bureau, NoticeKind.SealedNeverOpened, y => y.On("before-close", b => b.Seal(b.ResultOf(Draw, b.FirstDrawn(Draw), "SeriousNonCooperation", version: 3)))),
        Attack.Noticed("Correct a result when the year is closed", Attacker.Bureau, NoticeKind.AfterClosing, y => y.On("closed", b => b.Review(b.ResultOf(Draw, b.FirstDrawn(Draw), version: 3)))),
        Attack.During("Substitute when the year is closed", Check.Ledger, y => y.On("closed", b => b.Substitute(Draw, b.FirstDrawn(Draw), SubstitutionReason.Absent))),
        Attack.During("Commit to a draw when the year is closed", Check.History, y => y.On("closed", b =>
        {
            b.Clock = b.Clock.AddMinutes(1);
            b.CommitLike(Draw, RichYear.Draw(RichYear.Managers, 4), new RoundScript { DrawAfter = TimeSpan.FromHours(2) });
        })),
        Closing("Close the year with more firms than were drawn", Check.Coverage, s => s with { Drawn = s.Drawn + 1 }),
        Closing("Close the year with a smaller frame", Check.Coverage, s => s with { Largest = s.Largest - 1, Drawn = s.Drawn }),
        Closing("Close the year with more rounds than were drawn", Check.Rounds, s => s with { Rounds = s.Rounds + 1 }),
        Attack.After("Close the year once more with more firms than were drawn", Check.Ledger, b => b.Close(2026, s => s with { Drawn = s.Drawn + 1 })),
        Attack.After("Close the year once more with more rounds than were drawn", Check.Ledger, b => b.Close(2026, s => s with { Rounds = s.Rounds + 1 })),
        Attack.After("Close the year without a sector", Check.Coverage, b => b.Change<ClosedBody>((e, c) => e with { Body = c with { Sectors = [.. c.Sectors.Skip(1)] } })),
        Attack.During("Leave a drawn firm without a result", Check.Outcomes, y => y.Tamper(Draw, s => s)) with
        {
            Verdict = Verdict.Incomplete,
            Publish = () => RichYear.Acted(y => y.On("closed", b => b.Log.Rewrite(entries => entries.Where(e => e.Body is not ResultBody { Version: 1 } r || r.Draw.Sector != RichYear.Appraisers || r.Draw.Round != 3)))).Publish(),
        },
    ];

    private static Attack Drawn(string what, Action<Bureau> act) => Attack.During(what, Check.Outcomes, y => y.On($"drawn {Draw}", act));

    private static Attack Late(string what, Action<Bureau> act) => Attack.During(what, Check.Outcomes, y => y.On("before-close", act));

    private static Attack Closing(string what, Check caught, Func<SectorOutcome, SectorOutcome> claim) => Attack.After(
        what, caught, b => b.Change<ClosedBody>((e, c) => e with { Body = c with { Sectors = [.. c.Sectors.Select(claim)] } }));

    private static string Text(Json json) => System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(json));
}
