using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;

namespace Inspections.Worker.Stores;

/// <summary>What a sector's plan follows beside the policy.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Items">The items that its firms are inspected for; null for all of its items on the list.</param>
/// <param name="Windows">The days of each of its rounds, in order; none where the rounds are spread evenly over the year.</param>
internal sealed record SectorPlan(SectorCode Sector, IReadOnlyList<Identifier>? Items, IReadOnlyList<RoundWindow> Windows)
{
    /// <summary>True when both say the same.</summary>
    public bool IsSameAs(SectorPlan other) => Sector == other.Sector && Words == other.Words;

    private string Words => $"{(Items is null ? "*" : string.Join(' ', Items))}|{string.Join(' ', Windows)}";
}

/// <summary>The rules that somebody proposes.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Plans">What the plans of its sectors follow beside it.</param>
/// <param name="Base">What held when it was begun, as <see cref="DigestOf"/> gives it.</param>
internal sealed record PolicyChange(PolicyDocument Policy, IReadOnlyList<SectorPlan> Plans, Digest Base)
{
    /// <summary>What held when it was asked for, so that what it changed can be read when something else holds; null where that was not kept.</summary>
    public (PolicyDocument Policy, IReadOnlyList<SectorPlan> Plans)? Before { get; init; }

    /// <summary>The canonical bytes that are kept.</summary>
    public byte[] ToBytes() => CanonicalJson.Write(Json.Object(
        ("base", Base.ToString()),
        ("before", Before is { } before ? Json.Object(("plans", PlansToJson(before.Plans)), ("policy", before.Policy.ToJson())) : null),
        ("plans", PlansToJson(Plans)),
        ("policy", Policy.ToJson())));

    /// <summary>Digest of everything that it proposes.</summary>
    public Digest Digest => Digest.Of((this with { Before = null }).ToBytes());

    /// <summary>Digest of what holds: who proposes something else says what he has seen.</summary>
    public static Digest DigestOf(PolicyDocument? inForce, IReadOnlyList<SectorPlan> plans) =>
        CanonicalJson.DigestOf(Json.Object(("plans", PlansToJson(plans)), ("policy", inForce?.ToJson())));

    /// <summary>Reads what was kept.</summary>
    public static PolicyChange Read(byte[] content)
    {
        var change = (Json.Map)CanonicalJson.Parse(content);
        return new PolicyChange(PolicyDocument.FromJson(change.Members["policy"]), ToPlans(change), Digest.Parse(((Json.Text)change.Members["base"]).Value))
        {
            Before = change.Members.GetValueOrDefault("before") is Json.Map before ? (PolicyDocument.FromJson(before.Members["policy"]), ToPlans(before)) : null,
        };
    }

    private static SectorPlan[] ToPlans(Json.Map of) => [.. ((Json.List)of.Members["plans"]).Items.Cast<Json.Map>().Select(ToPlan)];

    private static Json.List PlansToJson(IEnumerable<SectorPlan> plans) => Json.Array(plans.OrderBy(p => p.Sector), p => Json.Object(
        ("items", p.Items is null ? null : Json.Array(p.Items, i => i.ToString())),
        ("sector", p.Sector.ToString()),
        ("windows", Json.Array(p.Windows, w => w.ToString()))));

    private static SectorPlan ToPlan(Json.Map plan) => new(
        SectorCode.Parse(((Json.Text)plan.Members["sector"]).Value),
        plan.Members.GetValueOrDefault("items") is Json.List items ? [.. items.Items.Select(i => Identifier.Parse(((Json.Text)i).Value))] : null,
        [.. ((Json.List)plan.Members["windows"]).Items.Select(w => RoundWindow.Read(((Json.Text)w).Value)!)]);
}
