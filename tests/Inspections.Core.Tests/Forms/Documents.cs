using Inspections.Core.Drawing;
using Inspections.Core.Ledger;
using Inspections.Core.Policy;

namespace Inspections.Core.Tests.Forms;

// Protocol sections 3 to 7 and 11: the documents of a draw and the policy, and their parts.

public sealed class CommitmentTests() : JsonFormTests<Commitment>("commitment.json", Commitment.FromJson, v => v.ToJson());

public sealed class FrameLeafTests() : JsonFormTests<FrameLeaf>("frame.jsonl", FrameLeaf.FromJson, v => v.ToJson());

public sealed class RosterLeafTests() : JsonFormTests<RosterLeaf>("roster.jsonl", RosterLeaf.FromJson, v => v.ToJson());

public sealed class QuotaTests() : JsonFormTests<Quota>("commitment.json/quotas", Quota.FromJson, v => v.ToJson());

public sealed class WitnessTests() : JsonFormTests<Witness>("commitment.json/witnesses", Witness.FromJson, v => v.ToJson());

public sealed class RecusalOpeningTests() : JsonFormTests<RecusalOpening>("recusals.jsonl", RecusalOpening.FromJson, v => v.ToJson());

public sealed class RecusalLeafTests() : JsonFormTests<RecusalLeaf>("recusals.jsonl/leaf", RecusalLeaf.FromJson, v => v.ToJson());

public sealed class SourceTests() : JsonFormTests<Source>("commitment.json/sources", Source.FromJson, v => v.ToJson());

public sealed class SourceValueTests() : JsonFormTests<SourceValue>("receipt.json/sources", SourceValue.FromJson, v => v.ToJson());

public sealed class TeamTests() : JsonFormTests<Team>("receipt.json/teams", Team.FromJson, v => v.ToJson());

public sealed class TreeHeadTests() : JsonFormTests<TreeHead>("commitment.json/frame", TreeHead.FromJson, v => v.ToJson());

public sealed class PolicyDocumentTests() : JsonFormTests<PolicyDocument>("document.json", PolicyDocument.FromJson, v => v.ToJson());

public sealed class SectorPolicyTests() : JsonFormTests<SectorPolicy>("document.json/sectors", SectorPolicy.FromJson, v => v.ToJson());

public sealed class StratumPolicyTests() : JsonFormTests<StratumPolicy>("document.json/sectors/strata", StratumPolicy.FromJson, v => v.ToJson());

public sealed class RatioTests() : JsonFormTests<Ratio>("document.json/sectors/floor", Ratio.FromJson, v => v.ToJson());

public sealed class TeamRuleTests() : JsonFormTests<TeamRule>("document.json/sectors/team", TeamRule.FromJson, v => v.ToJson());
