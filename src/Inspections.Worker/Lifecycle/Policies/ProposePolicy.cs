using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Policies;

/// <summary>计划与规则: a change of the policy and of what the plans follow beside it, from the draft to the rules in force.</summary>
/// <param name="bureau">The bureau.</param>
/// <param name="planning">What the settings say of plans.</param>
/// <param name="file">The policy document of the bureau's file, or null.</param>
internal sealed class ProposePolicy(BureauContext bureau, PlanningOptions planning, PolicyDocument? file)
{
    /// <summary>What holds now, as a draft begins.</summary>
    /// <exception cref="UserErrorException">There are no firms yet, and so no rules.</exception>
    public PolicyChange Now(Session session)
    {
        PolicyDocument policy = InForce(session) ?? PolicyProposal.OfFile(session, bureau, file).Wanted ?? throw PolicyRefusals.NoDraft.Error();
        return new PolicyChange(policy, PlansOf(session, policy), BaseOf(session));
    }

    /// <summary>The plans that the sectors of a policy have now: those that were decided, else those of the settings.</summary>
    public IReadOnlyList<SectorPlan> PlansOf(Session session, PolicyDocument policy) =>
        [.. policy.Sectors.Select(s => SectorPlanStore.Find(session, s.Sector) ?? new SectorPlan(s.Sector, DrawItems.Planned(session, planning, s.Sector), []))];

    /// <summary>Everything that speaks against a change, without making it.</summary>
    /// <exception cref="UserErrorException">It changes nothing, something else holds than when it was begun, or it cannot come into force.</exception>
    public PolicyProposal Check(Session session, PolicyChange change)
    {
        if (change.Base != BaseOf(session))
        {
            throw PolicyRefusals.Stale.Error();
        }

        var proposal = PolicyProposal.Of(session, bureau, change.Policy);
        if (proposal.IsInForce && ChangedPlans(session, change).Count == 0)
        {
            throw PolicyRefusals.NothingNew.Error();
        }

        proposal.Require();
        foreach (SectorPlan plan in change.Plans)
        {
            DrawItems.RequireListed(session, plan);
        }

        return proposal;
    }

    /// <summary>Brings a change into force.</summary>
    /// <exception cref="UserErrorException">It cannot.</exception>
    public void Execute(Session session, PolicyChange change, TwoPeople people)
    {
        PolicyProposal proposal = Check(session, change);
        IReadOnlyList<SectorPlan> plans = ChangedPlans(session, change);
        LedgerSetup.Adopt(session, bureau, proposal, people);
        if (file is not null && file.Digest != change.Policy.Digest)
        {
            PolicyProposal.Overrule(session, file);
        }

        SectorPlanStore.Put(session, plans);
    }

    /// <summary>The sectors that a change is about: all where it is about the bureau as a whole.</summary>
    public IReadOnlyList<SectorCode> ChangedSectors(Session session, PolicyChange change)
    {
        PolicyDocument? inForce = InForce(session);
        bool isOfAll = inForce is null || !inForce.Basis.SequenceEqual(change.Policy.Basis, StringComparer.Ordinal) || !inForce.Review.SequenceEqual(change.Policy.Review);
        return
        [
            .. change.Policy.Sectors.Where(s => isOfAll || inForce?.Of(s.Sector) is not { } now || CanonicalJson.DigestOf(now.ToJson()) != CanonicalJson.DigestOf(s.ToJson())).Select(s => s.Sector)
                .Concat(ChangedPlans(session, change).Select(p => p.Sector)).Distinct().Order(),
        ];
    }

    private IReadOnlyList<SectorPlan> ChangedPlans(Session session, PolicyChange change)
    {
        IReadOnlyList<SectorPlan> now = PlansOf(session, change.Policy);
        return [.. change.Plans.Where(p => now.FirstOrDefault(n => n.Sector == p.Sector) is not { } held || !held.IsSameAs(p))];
    }

    private static Digest BaseOf(Session session) => PolicyChange.DigestOf(InForce(session), SectorPlanStore.All(session));

    private static PolicyDocument? InForce(Session session) => PolicyStore.Find(session, LedgerStore.Open(session));
}
