using System.Text.RegularExpressions;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Tests.Forms;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;

namespace Inspections.Core.Tests.Verification.Attacks;

/// <summary>Floors, rates, numbers to draw, and the document they come from.</summary>
internal static class RuleAttacks
{
    public static IEnumerable<Attack> All =>
    [
        Commitment("Take one firm more", Check.Quotas, c => c with { Quotas = [.. c.Quotas.Select((q, i) => i == 0 ? q with { Take = q.Take + 1 } : q)] }),
        Commitment("Take one firm fewer", Check.Quotas, c => c with { Quotas = [.. c.Quotas.Select(q => q == c.Quotas.First(x => x.Take > 0) ? q with { Take = q.Take - 1 } : q)] }, Targets.KeptBack),
        Commitment("Take from one stratum what another owes", Check.Quotas, c => c with { Quotas = [.. c.Quotas.Select((q, i) => q with { Take = q.Take + (i == 0 ? 1 : -1) })] }),
        Commitment("Lower the floor against the policy", Check.Policy, c => c with { Floor = new Ratio(1, 100) }),
        Commitment("A rate of zero for one round", Check.Policy, c => c with { Quotas = [.. c.Quotas.Select((q, i) => i == 1 ? q with { Rate = new Ratio(0, 100) } : q)] }),
        Commitment("Fewer rounds than the policy asks", Check.Policy, c => c with { Rounds = 2 }),
        Attack.After("Strata in another order than the policy's", Check.Commitment, Targets.Recommit(Targets.Managers, StrataReversed)),
        Commitment("Leave a stratum out", Check.Policy, c => c with { Quotas = [c.Quotas[1]] }),
        Commitment("Teams of one instead of two", Check.Policy, c => c with { Team = new TeamRule(1) }),
        Commitment("Teams from one department", Check.Policy, c => c with { Team = new TeamRule(2) }),
        Commitment("Understate the year's largest frame", Check.Flags, c => c with { Largest = c.Frame.Size }, RichYear.Draw(RichYear.Brokers, 4)),
        Commitment("Count firms as gone that are not", Check.Flags, c => c with { Gone = c.Gone + 1 }),
        Commitment("Draw from those already drawn although others are left", Check.Quotas, c => c with { Lifted = true }),
        Commitment("Name another bureau's authority", Check.Commitment, c => c with { Authority = Authority.Parse("350200/housing") }),
        Attack.After("Add a member that the protocol does not know", Check.Commitment, Targets.Recommit(Targets.Managers, t => Targets.ReplaceFirst(t, "\"year\":", "\"x\":1,\"year\":"))),
        Attack.After("Write a number another way (0.0)", Check.Commitment, Targets.Recommit(Targets.Managers, t => Targets.ReplaceFirst(t, "\"gone\":0", "\"gone\":0.0"))),
        Attack.After("Name a stratum twice, as if each of its firms were drawn twice", Check.Commitment, Targets.Recommit(Targets.Brokers, t => Regex.Replace(t, "\"quotas\":\\[(\\{[^]]*\\})\\]", "\"quotas\":[$1,$1]"))),
        Attack.After("A commitment with a member of the value null", Check.Commitment, Targets.Recommit(Targets.Managers, t => Targets.ReplaceFirst(t, "\"team\":", "\"recusals\":null,\"team\":"))),

        Attack.Outside("Change the policy document", Check.Policy, y => y.Replace(OldPolicy(y), "\"numerator\":5", "\"numerator\":1")),
        Attack.During("Draw by a policy that was never entered in the ledger", Check.Policy, y => y.Tamper(Targets.Managers, s => s with
        {
            Commitment = c => c with { Policy = Unannounced(y.Bureau).Digest, Floor = new Ratio(1, 100) },
        })),
        Attack.During("Enter the policy after the commitment that uses it", Check.Policy, y =>
        {
            y.Tamper(Targets.Managers, s => s with { Commitment = c => c with { Policy = Unannounced(y.Bureau).Digest, Floor = new Ratio(1, 100) } });
            y.On("before-close", b => b.EnterPolicy(Unannounced(b)));
        }),
        Attack.During("Draw by a policy that is not in force yet", Check.Policy, y => y.On("before managers-2026-r2", b =>
            b.EnterPolicy(RichPolicy.Document(new DateOnly(2026, 12, 1))))),
        Attack.During("Go on drawing by the old policy when a stricter one is in force", Check.Policy, y =>
        {
            y.On("before managers-2026-r3", b =>
            {
                PolicyDocument now = b.Policy;
                b.EnterPolicy(Floor(now, 50, new DateOnly(2026, 6, 15)));
                b.Obey(now);
            });
        }),
        Attack.During("Lower the floor in the middle of the year", Check.Policy, y => y.On("before managers-2026-r3", b => b.EnterPolicy(Floor(b.Policy, 1, new DateOnly(2026, 6, 15))))),
        Attack.During("Draw fewer rounds than before from the middle of the year on", Check.Policy, y => y.On("before managers-2026-r3", b => b.EnterPolicy(Changed(b.Policy, s => s with { Rounds = 2 })))),
        Attack.During("Drop a sector in the middle of the year", Check.Policy, y => y.On("before appraisers-2026-r1", b => b.EnterPolicy(
            b.Policy with { Effective = new DateOnly(2026, 9, 1), Sectors = [.. b.Policy.Sectors.Where(s => s.Sector != RichYear.Brokers)] }))),
        Attack.Noticed("Change rates and teams in the middle of the year", Attacker.Bureau, NoticeKind.PolicyChanged, y => y.On("before managers-2026-r3", b =>
            b.EnterPolicy(Changed(b.Policy, s => s with { Team = new TeamRule(3), CooldownDays = 400 })))),
        Attack.Noticed("Leave a sector of the policy out of the year", Attacker.Bureau, NoticeKind.SectorNotDrawn, y => y.On("before brokers-2026-r3", b => b.EnterPolicy(WithAnother(b.Policy)))),
        Attack.Noticed("Say that a round is infeasible although firms may be drawn", Attacker.Bureau, NoticeKind.Infeasible, y => y.Replace("managers-2026-r3", b => b.Enter(
            new InfeasibleBody(RichYear.Managers, 2026, 3, b.CommitmentOf(Targets.VoidedAgain).Frame.Root, 24, 24, 0)))),
        Attack.After("Call a round infeasible beside a count of firms that may be drawn", Check.Rounds, b => b.Enter(
            new InfeasibleBody(RichYear.Managers, 2026, 9, b.CommitmentOf(Targets.VoidedAgain).Frame.Root, 24, 21, 3))),
        Attack.During("Draw one round fewer", Check.Rounds, y => y.Replace("managers-2026-r3", _ => { })),
    ];

    private static Attack Commitment(string what, Check caught, Func<Commitment, Commitment> change, DrawId? draw = null) =>
        Attack.Committing(what, caught, draw ?? Targets.Managers, s => s with { Commitment = change });

    // No commitment can be made so: its bytes are changed.
    private static string StrataReversed(string commitment)
    {
        var members = (Json.Map)CanonicalJson.Parse(Targets.Utf8(commitment));
        return Targets.Text(CanonicalJson.Write(members.Set("quotas", Json.Array(((Json.List)members.Members["quotas"]).Items.Reverse(), q => q))));
    }

    private static PolicyDocument Unannounced(Bureau bureau)
    {
        PolicyDocument policy = RichPolicy.Document(new DateOnly(2026, 6, 1));
        policy = policy with { Sectors = [.. policy.Sectors.Select(s => s.Sector == RichYear.Managers ? s with { Floor = new Ratio(1, 100) } : s)] };
        bureau.Log.File(PublicLayout.Policy(policy.Digest), CanonicalJson.Write(policy.ToJson()));
        return policy;
    }

    private static PolicyDocument Floor(PolicyDocument policy, int percent, DateOnly effective) =>
        Changed(policy, s => s with { Floor = new Ratio(percent, 100) }) with { Effective = effective };

    private static PolicyDocument Changed(PolicyDocument policy, Func<SectorPolicy, SectorPolicy> change) => policy with
    {
        Effective = new DateOnly(2026, 6, 15),
        Sectors = [.. policy.Sectors.Select(s => s.Sector == RichYear.Managers ? change(s) : s)],
    };

    private static PolicyDocument WithAnother(PolicyDocument policy) =>
        policy with { Sectors = [.. policy.Sectors, policy.Sectors[^1] with { Sector = SectorCode.Parse("surveyors"), Name = "测绘" }] };

    private static string OldPolicy(MemoryFiles files) => files.Paths.First(p => p == PublicLayout.Policy(RichPolicy.Document(new DateOnly(2026, 1, 1)).Digest));
}
