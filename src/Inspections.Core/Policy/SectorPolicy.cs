using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Policy;

/// <summary>A stratum of a sector and its yearly rate.</summary>
/// <param name="Stratum">The name used in frames and commitments.</param>
/// <param name="Name">The name for people.</param>
/// <param name="Rate">Least share of the stratum to draw in a year.</param>
/// <exception cref="ProtocolFormatException">Stratum or rate were never set, or the name cannot be written.</exception>
[JsonConverter(typeof(ProtocolJsonConverter<StratumPolicy>))]
public sealed record StratumPolicy(Label Stratum, string Name, Ratio Rate) : IProtocolObject<StratumPolicy>
{
    /// <summary>The name used in frames and commitments.</summary>
    public Label Stratum { get; init => field = Given.Set(value, "policy stratum"); } = Given.Set(Stratum, "policy stratum");

    /// <summary>The name for people.</summary>
    public string Name { get; init => field = Given.Text(value, "policy stratum: name"); } = Given.Text(Name, "policy stratum: name");

    /// <summary>Least share of the stratum to draw in a year.</summary>
    public Ratio Rate { get; init => field = Given.Set(value, "policy stratum: rate"); } = Given.Set(Rate, "policy stratum: rate");

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(
        ("denominator", Rate.Denominator), ("name", Name), ("numerator", Rate.Numerator), ("stratum", Stratum.ToString()));

    /// <summary>Reads a stratum.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static StratumPolicy FromJson(Json value) => MemberReader.Read(value, "policy stratum", m => new StratumPolicy(
        m.Text("stratum", Label.Parse), m.Text("name"), Ratio.From(m)));
}

/// <summary>What the bureau has laid down for one sector (protocol section 11).</summary>
[JsonConverter(typeof(ProtocolJsonConverter<SectorPolicy>))]
public sealed record SectorPolicy : IProtocolObject<SectorPolicy>
{
    /// <summary>The stratum of firms whose credit risk class has none of its own; also of a sector without classes.</summary>
    public static readonly Label Everyone = Label.Parse("all");

    /// <summary>How the basis says that a sector is directed; what follows is its filter.</summary>
    public const string DirectedMark = "定向：";

    /// <summary>Below this floor or number of rounds a sector names its own basis (protocol section 11).</summary>
    public static readonly Ratio StandardFloor = new(5, 100);

    /// <inheritdoc cref="StandardFloor"/>
    public const int StandardRounds = 3;

    /// <summary>The sector.</summary>
    public required SectorCode Sector { get; init => field = Given.Set(value, "policy sector"); }

    /// <summary>Its name for people.</summary>
    public required string Name { get; init => field = Given.Text(value, "policy sector: name"); }

    /// <summary>Legal bases of these figures; of a directed sector also its filter (定向), after <see cref="DirectedMark"/>.</summary>
    public IReadOnlyList<string> Basis { get; init => field = Given.Texts(value, "policy sector: basis"); } = ValueList<string>.Empty;

    /// <summary>
    /// The filter of a directed sector (定向, protocol section 2), such as <c>上年度有投诉的企业</c>; null when the whole directory
    /// is drawn from (不定向). It stands in the basis as <c>定向：上年度有投诉的企业</c>.
    /// </summary>
    public string? DirectedFilter => Basis.FirstOrDefault(b => b.StartsWith(DirectedMark, StringComparison.Ordinal))?[DirectedMark.Length..].Trim();

    /// <summary>Least yearly coverage of the sector, by distinct firms.</summary>
    public required Ratio Floor { get; init => field = Given.Set(value, "policy sector: floor"); }

    /// <summary>Rounds a year, 1 or more.</summary>
    /// <exception cref="ProtocolFormatException">There is none.</exception>
    public required int Rounds { get; init => field = Given.Between(value, 1, int.MaxValue, "policy sector: rounds"); }

    /// <summary>Strata, higher rates first.</summary>
    /// <exception cref="ProtocolFormatException">There is none, one stands twice, or a lower rate stands before a higher one.</exception>
    public required IReadOnlyList<StratumPolicy> Strata { get; init => field = InOrder(value); }

    /// <summary>How a team is made up.</summary>
    public required TeamRule Team { get; init => field = Given.NotNull(value); }

    /// <summary>Inspections a year after which a firm is left alone (年度频次上限); 0 for none.</summary>
    public int Cap { get; init => field = Given.Between(value, 0, int.MaxValue, "policy sector: cap"); }

    /// <summary>Days a firm is left alone after an inspection (避免重复检查); 0 for none.</summary>
    public int CooldownDays { get; init => field = Given.Between(value, 0, int.MaxValue, "policy sector: cooldownDays"); }

    /// <summary>True when floor and rounds are at or above the standard.</summary>
    public bool IsStandard => !StandardFloor.IsAbove(Floor) && Rounds >= StandardRounds;

    /// <summary>The stratum of a firm: that of its credit risk class if the policy lists it, else <see cref="Everyone"/>.</summary>
    /// <exception cref="InvalidOperationException">The policy lists neither.</exception>
    public Label StratumOf(CreditRiskClass? risk) => Find(risk)
        ?? throw new InvalidOperationException($"policy of '{Sector}' has no stratum for risk class '{risk?.ToString() ?? "none"}'");

    /// <summary>True when the policy has a stratum for firms of a credit risk class; null is a firm without one.</summary>
    public bool Covers(CreditRiskClass? risk) => Find(risk) is not null;

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(
        ("basis", Json.Array(Basis, b => b)),
        ("cap", (long)Cap),
        ("cooldownDays", (long)CooldownDays),
        ("floor", Floor.ToJson()),
        ("name", Name),
        ("rounds", (long)Rounds),
        ("sector", Sector.ToString()),
        ("strata", Json.Array(Strata, s => s.ToJson())),
        ("team", Team.ToJson()));

    /// <summary>Reads a sector's policy.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static SectorPolicy FromJson(Json value) => MemberReader.Read(value, "policy sector", m =>
    {
        var policy = new SectorPolicy
        {
            Sector = m.Text("sector", SectorCode.Parse),
            Name = m.Text("name"),
            Basis = m.Texts("basis", t => t),
            Floor = m.Required("floor", Ratio.FromJson),
            Rounds = m.Count("rounds", 1),
            Strata = m.List("strata", StratumPolicy.FromJson),
            Team = m.Required("team", TeamRule.FromJson),
            Cap = m.Count("cap"),
            CooldownDays = m.Count("cooldownDays"),
        };
        return policy.Checked();
    });

    /// <summary>The same policy, when a document may have it: what is said of floor, rounds and basis together.</summary>
    /// <exception cref="ProtocolFormatException">It is below the standard and names no basis of its own.</exception>
    internal SectorPolicy Checked() => IsStandard || (Basis.Count > 0 && Basis.All(b => b.Length > 0))
        ? this
        : throw new ProtocolFormatException($"policy sector '{Sector}': a floor under {StandardFloor} or fewer than {StandardRounds} rounds needs a 'basis' of its own, which is not empty");

    private static ValueList<StratumPolicy> InOrder(IReadOnlyList<StratumPolicy> given)
    {
        ValueList<StratumPolicy> strata = Given.List(given);
        bool ordered = strata.Zip(strata.Skip(1)).All(p => !p.Second.Rate.IsAbove(p.First.Rate));
        bool distinct = strata.Select(s => s.Stratum).Distinct().Count() == strata.Count;
        return strata.Count > 0 && ordered && distinct
            ? strata
            : throw new ProtocolFormatException("policy sector: 'strata' must list each stratum once, at least one, higher rates first");
    }

    private Label? Find(CreditRiskClass? risk)
    {
        Label own = risk is null ? Everyone : Label.Parse(risk.Value.ToString());
        return Strata.Any(s => s.Stratum == own) ? own : Strata.Any(s => s.Stratum == Everyone) ? Everyone : null;
    }
}
