using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;

namespace Inspections.Core.Tests.Verification.Attacks;

/// <summary>Random values: which, when and whose.</summary>
internal static class ValueAttacks
{
    private static readonly DrawId Draw = Targets.Brokers;

    public static IEnumerable<Attack> All =>
    [
        Changed("Open another value than the sealed one", "own:1", v => v with { Value = new string('a', 64) }),
        Changed("Enter another value for a witness", "witness:notary", v => v with { Value = new string('a', 64) }),
        Changed("Lottery numbers that nobody draws", "ssq", v => v with { Value = "03 09 14 21 26 34|07" }),
        Changed("Lottery numbers in another order", "dlt", v => v with { Value = "11 02 17 29 35|01 12" }),
        Changed("A pulse that is not the SHA-256 of its signature", "drand", v => v with { Value = new string('b', 64) }),
        Changed("A pulse without its signature", "drand", v => v with { Signature = null }),
        Changed("Fewer dice than committed to", "dice", v => v with { Value = v.Value[1..] }),
        Changed("The same value in capitals", "own:1", v => v with { Value = v.Value.ToUpperInvariant() }),
        Changed("ABSENT in the place of the bureau's own value", "own:1", v => v with { Value = Source.Absent }),
        Changed("Change the lottery numbers and sign everything anew", "ssq", v => v with { Value = "03 09 14 21 26 31|08" }, Check.Key),
        Sourced("Reuse last round's sealed digest", Targets.Managers, (_, _) => [Bureau.Sealed(Targets.VoidedAgain, "own:1")]),
        Sourced("A lottery issue older than the draw", Targets.VoidedAgain, (d, at) => [Bureau.Sealed(d, "own:1"), PublicValues.Issue(Lottery.SuperLotto, at.AddDays(-1))]),
        Sourced("A pulse older than the draw", Targets.KeptBack, (d, at) => [Bureau.Sealed(d, "own:1"), PublicValues.Drand(at.AddDays(-1))]),
        Sourced("An issue of a year long past at a moment of this one", Targets.Managers, (d, at) => [Bureau.Sealed(d, "own:1"), PublicValues.Issue(Lottery.SuperLotto, at.AddHours(5), at.DayOfYear - 40)]),
        Sourced("An issue more than a week after the draw", Targets.Managers, (d, at) => [Bureau.Sealed(d, "own:1"), PublicValues.Issue(Lottery.SuperLotto, at.AddDays(8))]),
        Sourced("A pulse more than a week after the draw", Targets.Managers, (d, at) => [Bureau.Sealed(d, "own:1"), PublicValues.Drand(at.AddDays(8))]),
        Early("Roll the dice before the draw's time", PublicValues.Dice),
        At("Enter lottery numbers before they are drawn", v => v.Name.ToString().StartsWith("ssq", StringComparison.Ordinal), at => at.AddMinutes(-6)),
        Attack.During("Enter a witness's value after the draw's time", Check.Sources, y =>
        {
            y.On($"opening {Draw}", b => b.Clock = b.CommitmentOf(Draw).DrawAt.AddMinutes(1));
        }),
        Attack.During("Enter a witness's value late and backdate it", Check.Ledger, y =>
        {
            y.On($"opening {Draw}", b => b.Clock = b.CommitmentOf(Draw).DrawAt.AddMinutes(1));
            y.On($"values {Draw}", b => b.Change<ValueBody>((e, v) => v.Name.ToString() == "witness:audit" ? e with { At = e.At.AddHours(-1) } : e));
        }),
        Attack.During("Call a witness ABSENT who opened its value", Check.Sources, y => y.On($"values {Draw}", b =>
            b.Enter(new ValueBody(Draw, Label.Parse("witness:audit"), Source.Absent)))),
        Attack.During("Call a witness ABSENT before the draw's time", Check.Sources, y => y.On($"opening {Targets.BrokersThree}", b =>
            b.Enter(new ValueBody(Targets.BrokersThree, Label.Parse("witness:audit"), Source.Absent)))),
        Attack.During("A second roll of the dice", Check.Sources, y => y.On($"values {Draw}", b => b.Enter(PublicValues.Of(Draw, PublicValues.Dice, 1)))),
        Attack.During("A value of a source that was not committed to", Check.Sources, y => y.On($"values {Draw}", b =>
            b.Enter(new ValueBody(Draw, Label.Parse("own:2"), new string('a', 64))))),
        Attack.During("A value of a draw before its commitment", Check.Ledger, y => y.On($"before {Draw}", b =>
            b.Enter(new ValueBody(Draw, Label.Parse("own:1"), Bureau.Value(Draw, "own:1"))))),
        Attack.Noticed("Keep a witness from opening its value", Attacker.Bureau, NoticeKind.AbsentValue, y => y.On($"draw-time {Draw}", b =>
        {
            b.Change<ValueBody>((e, v) => v.Name == Label.Parse("witness:audit") ? null : e);
            b.Enter(new ValueBody(Draw, Label.Parse("witness:audit"), Source.Absent));
        })),
        Attack.Noticed("Draw late", Attacker.Bureau, NoticeKind.LateEnd, y => y.On($"values {Targets.Managers}", b => b.Clock = b.Clock.AddDays(3))),
        Attack.Noticed("Disclose a kept-back list later than promised", Attacker.Bureau, NoticeKind.LateDisclosure, y => y.On($"disclosing {Targets.KeptBack}", b => b.Clock = b.Clock.AddDays(30))),
    ];

    private static Attack Changed(string what, string source, Func<ValueBody, ValueBody> change, Check caught = Check.Sources) =>
        Attack.After(what, caught, b => b.ChangeValue(Draw, source, change));

    private static Attack Sourced(string what, DrawId draw, Func<DrawId, DateTimeOffset, IReadOnlyList<Source>> sources) =>
        Attack.Committing(what, Check.Sources, draw, s => s with { Sources = sources, Commitment = c => c with { Sources = sources(c.Draw, c.DrawAt) } });

    private static Attack Early(string what, Source source) => Attack.During(what, Check.Sources, y => y.On($"values {Draw}", b =>
        b.Change<ValueBody>((e, v) => v.Draw == Draw && v.Name == source.Name ? e with { At = b.CommitmentOf(Draw).DrawAt.AddMinutes(-1) } : e)));

    private static Attack At(string what, Func<ValueBody, bool> which, Func<DateTimeOffset, DateTimeOffset> move) => Attack.During(what, Check.Sources, y =>
        y.On($"values {Draw}", b => b.Change<ValueBody>((e, v) => v.Draw == Draw && which(v) ? e with { At = move(e.At) } : e)));
}
