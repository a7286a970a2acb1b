using System.Collections.Concurrent;
using Inspections.Core.Directories;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;

namespace Inspections.Core.Tests.Verification.Attacks;

/// <summary>Who can try an attack.</summary>
internal enum Attacker
{
    /// <summary>It holds its keys and signs whatever it likes.</summary>
    Bureau,

    /// <summary>It can change published files and holds no key.</summary>
    Outsider,

    /// <summary>It holds a witness's key.</summary>
    Witness,
}

/// <summary>
/// One way to cheat in a year, done as far as whoever tries can hide it: a bureau signs its checkpoints anew, an outsider
/// cannot.
/// </summary>
/// <param name="What">What is done, for the table in docs/security.md.</param>
/// <param name="By">Who does it.</param>
/// <param name="Caught">The check that fails, or stays incomplete.</param>
/// <param name="Publish">The folder that is published.</param>
internal sealed record Attack(string What, Attacker By, Check? Caught, Func<MemoryFiles> Publish)
{
    private static readonly ConcurrentDictionary<string, MemoryFiles> Published = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, VerificationReport> Reports = new(StringComparer.Ordinal);

    /// <summary>The folder, made once for all verifiers.</summary>
    public MemoryFiles Folder => Published.GetOrAdd(What, _ => Publish());

    /// <summary>What the library says of it.</summary>
    public VerificationReport Report => Reports.GetOrAdd(What, _ => Verified.Report(Folder));

    /// <summary>How all that is published is judged.</summary>
    public Verdict Verdict { get; init; } = Verdict.Invalid;

    /// <summary>The notice that says so where no rule is broken.</summary>
    public NoticeKind? Notice { get; init; }

    /// <summary>What catches it, for the table.</summary>
    public string CaughtBy => Notice is NoticeKind notice ? $"notice `{notice}`"
        : Verdict == Verdict.Incomplete ? $"`{Caught!.Value.Name()}`, INCOMPLETE"
        : $"`{Caught!.Value.Name()}`";

    /// <summary>A bureau that acts otherwise during the year; everything after follows from it.</summary>
    public static Attack During(string what, Check caught, Action<RichYear> plan) =>
        new(what, Attacker.Bureau, caught, () => RichYear.Acted(plan).Publish());

    /// <summary>A bureau that commits to one draw otherwise.</summary>
    public static Attack Committing(string what, Check caught, DrawId draw, Func<RoundScript, RoundScript> change) =>
        During(what, caught, year => year.Tamper(draw, change));

    /// <summary>A bureau that changes its ledger or its files when the year is over, and signs every checkpoint anew.</summary>
    public static Attack After(string what, Check caught, Action<Bureau> act) =>
        During(what, caught, year => year.On("closed", act));

    /// <summary>A small open year of one sector, changed when two of its rounds are over; every checkpoint is signed anew.</summary>
    public static Attack Small(string what, Check caught, Action<Bureau> act) => Made(what, caught, () =>
    {
        Bureau bureau = Some.SmallFolder();
        act(bureau);
        return bureau;
    });

    /// <summary>A year of its own.</summary>
    public static Attack Made(string what, Check caught, Func<Bureau> make) => new(what, Attacker.Bureau, caught, () => make().Publish());

    /// <summary>Somebody without a key who changes files.</summary>
    public static Attack Outside(string what, Check caught, Func<MemoryFiles, MemoryFiles> change) =>
        new(what, Attacker.Outsider, caught, () => change(RichYear.Honest().Publish()));

    /// <summary>Something that breaks no rule and that readers are told of.</summary>
    public static Attack Noticed(string what, Attacker by, NoticeKind notice, Action<RichYear> plan) =>
        new(what, by, null, () => RichYear.Acted(plan).Publish()) { Verdict = Verdict.Valid, Notice = notice };
}
