using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;

namespace Inspections.Core.Verification.Checks;

/// <summary>Floor, rounds, rates, order of strata and team are those of the policy in force, and no lower than earlier in the year (protocol sections 3, 9 and 11).</summary>
internal static class PolicyCheck
{
    public static void Run(DrawCase draw, Expectations e)
    {
        Commitment commitment = draw.Commitment.Value;
        e.Part(() => Entered(draw, e));
        PolicyDocument policy = draw.Policy.Read();
        e.Equal("digest of the policy document", commitment.Policy, policy.Digest);
        e.Equal("the policy's authority", commitment.Authority, policy.Authority);
        if (policy.Of(draw.Id.Sector) is not SectorPolicy rules)
        {
            e.Require(holds: false, $"rules for {draw.Id.Sector} in the policy", $"rules for {Wording.List(policy.Sectors.Select(s => s.Sector))}");
            return;
        }

        e.Equal("floor of the policy", rules.Floor, commitment.Floor);
        e.Equal("rounds of the policy", rules.Rounds, commitment.Rounds);
        e.Equal("team of the policy", rules.Team, commitment.Team);
        e.Equal(
            "strata and rates of the policy, in its order",
            Wording.List(rules.Strata.Select(s => $"{s.Stratum} {s.Rate}")),
            Wording.List(commitment.Quotas.Select(q => $"{q.Stratum} {q.Rate}")));
        e.Require(
            rules.Strata.Select(s => (s.Stratum, s.Rate)).SequenceEqual(commitment.Quotas.Select(q => (q.Stratum, q.Rate))),
            "every stratum and rate of the policy, in its order", "others");
        e.Part(() => InForce(draw, e));
        e.Part(() => Risen(draw, policy, e));
        e.Conclude($"policy {commitment.Policy}", $"floor {rules.Floor}, {rules.Rounds} rounds, {rules.Strata.Count} strata");
    }

    // Said even where the document is missing: no document can make good for an entry that is not there.
    private static void Entered(DrawCase draw, Expectations e)
    {
        long index = draw.AsOf.Index;
        e.Require(
            draw.Folder.Ledger.Of<DocumentBody>().Any(d =>
                d.Body.Document == DocumentKind.Policy && d.Entry.Index < index && d.Body.Digest == draw.Commitment.Value.Policy),
            $"a policy entry of {draw.Commitment.Value.Policy} before the commitment", "there is none");
    }

    // Judged as of the try whose frame it keeps.
    private static void InForce(DrawCase draw, Expectations e)
    {
        DrawCase asOf = draw.AsOf;
        AdoptedPolicy? inForce = PolicyInForce.For(draw.Folder.PoliciesBefore(asOf.Index), BeijingTime.DateOf(asOf.Commitment.Value.DrawAt));
        e.Require(inForce is not null, $"a policy entry of {draw.Commitment.Value.Policy} before the commitment", "there is none");
        e.Require(
            inForce is null || inForce.Document.Digest == draw.Commitment.Value.Policy,
            $"the policy in force, {inForce?.Document.Digest} of entry {inForce?.Index}", $"{draw.Commitment.Value.Policy}");
    }

    // As of the try whose policy it keeps: what rose or was voided since binds later commitments.
    private static void Risen(DrawCase draw, PolicyDocument policy, Expectations e)
    {
        long then = draw.AsOf.Index;
        foreach (DrawCase earlier in draw.Folder.Draws.Where(d => d.Index < then && d.Id.Year == draw.Id.Year && !d.IsVoidBefore(then)))
        {
            // A year has many draws and few policies: none lowers what it says itself.
            e.Part(() =>
            {
                if (!ReferenceEquals(earlier.Policy.Value, policy) && RulesOfYear.Refuse([earlier.Policy.Value], policy) is { } lowered)
                {
                    e.Require(holds: false, $"{lowered} ({earlier.Id})", $"policy {policy.Digest}");
                }
            });
        }
    }
}
