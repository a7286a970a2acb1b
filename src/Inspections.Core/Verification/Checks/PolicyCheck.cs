using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;

namespace Inspections.Core.Verification.Checks;

/// <summary>Floor, rounds, rates, order of strata and team are those of a policy document that was in the ledger before (protocol sections 3 and 11).</summary>
internal static class PolicyCheck
{
    public static void Run(DrawCase draw, Examination e)
    {
        Commitment commitment = draw.Commitment.Value;
        PolicyDocument policy = draw.Policy.Read();
        e.Equal("digest of the policy document", commitment.Policy, policy.Digest);
        e.Equal("the policy's authority", commitment.Authority, policy.Authority);
        e.Require(
            draw.Folder.Ledger.Of<DocumentBody>().Any(d =>
                d.Entry.Index < draw.Index && d.Body.Document == DocumentKind.Policy && d.Body.Digest == commitment.Policy),
            $"a policy entry of {commitment.Policy} before the commitment", "there is none");
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
        e.Conclude($"policy {commitment.Policy}", $"floor {rules.Floor}, {rules.Rounds} rounds, {rules.Strata.Count} strata");
    }
}
