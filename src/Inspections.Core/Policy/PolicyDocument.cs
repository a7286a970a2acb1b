using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Policy;

/// <summary>The published rules of a bureau's draws, a canonical document known by its digest (protocol section 11).</summary>
/// <param name="Authority">The bureau.</param>
/// <param name="Effective">First day on which it holds.</param>
/// <param name="Basis">Legal bases of the whole.</param>
/// <param name="Sectors">Ascending by code.</param>
/// <exception cref="ProtocolFormatException">
/// Sectors are not ascending, one is below the standard without a basis of its own, the day is not of the protocol's years, or a text cannot be written.
/// </exception>
[JsonConverter(typeof(ProtocolJsonConverter<PolicyDocument>))]
public sealed partial record PolicyDocument(Authority Authority, DateOnly Effective, IReadOnlyList<string> Basis, IReadOnlyList<SectorPolicy> Sectors) : IProtocolObject<PolicyDocument>
{
    /// <summary>The bureau.</summary>
    public Authority Authority { get; init => field = Given.Set(value, "policy: authority"); } = Given.Set(Authority, "policy: authority");

    /// <summary>First day on which it holds.</summary>
    public DateOnly Effective { get; init => field = Given.Date(value, "policy: effective"); } = Given.Date(Effective, "policy: effective");

    /// <summary>Legal bases of the whole.</summary>
    public IReadOnlyList<string> Basis { get; init => field = Given.Texts(value, "policy: basis"); } = Given.Texts(Basis, "policy: basis");

    /// <summary>Ascending by code.</summary>
    public IReadOnlyList<SectorPolicy> Sectors { get; init => field = Checked(value); } = Checked(Sectors);

    /// <summary>
    /// The steps of the review before a result is opened, in order (protocol sections 10 and 11): <see cref="UsualReview"/> unless set, so that a verifier
    /// asks for the steps that the bureau takes. Set to none, and read from a document that names none, one approval of whichever step is all that anybody asks for.
    /// </summary>
    /// <exception cref="ProtocolFormatException">A step stands twice.</exception>
    public IReadOnlyList<Label> Review { get; init => field = Distinct.Require(Given.AllSet(value, "policy: review"), "policy: review"); } = UsualReview;

    /// <summary>The usual three: division head, deputy director, secrecy group (处室负责人、分管领导、保密领导小组).</summary>
    public static IReadOnlyList<Label> UsualReview { get; } = ValueList<Label>.Of([Label.Parse("division-head"), Label.Parse("deputy-director"), Label.Parse("secrecy-group")]);

    /// <summary>SHA-256 of the canonical bytes.</summary>
    public Digest Digest => CanonicalJson.DigestOf(ToJson());

    /// <summary>The rules of one sector, or null.</summary>
    public SectorPolicy? Of(SectorCode sector) => Sectors.FirstOrDefault(s => s.Sector == sector);

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(
        ("authority", Authority.ToString()),
        ("basis", Json.Array(Basis, b => b)),
        ("effective", BeijingTime.Format(Effective)),
        ("review", Review.Count == 0 ? null : Json.Array(Review, s => s.ToString())),
        ("sectors", Json.Array(Sectors, s => s.ToJson())));

    /// <summary>Reads a document.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static PolicyDocument FromJson(Json value) => MemberReader.Read(value, "policy", m => new PolicyDocument(
        m.Text("authority", Authority.Parse),
        m.Text("effective", BeijingTime.ParsePublishedDate),
        m.Texts("basis", t => t),
        m.List("sectors", SectorPolicy.FromJson))
    {
        Review = m.Has("review") ? ReadReview(m.Texts("review", Label.Parse)) : [],
    });

    private static ValueList<SectorPolicy> Checked(IReadOnlyList<SectorPolicy> sectors) =>
        ValueList<SectorPolicy>.Of(Ascending.Require(Given.List(sectors), s => s.Sector, "policy: sectors").Select(s => s.Checked()));

    private static IReadOnlyList<Label> ReadReview(IReadOnlyList<Label> steps) => steps.Count > 0
        ? steps
        : throw new ProtocolFormatException("policy: 'review' is left out when it has no steps");
}
