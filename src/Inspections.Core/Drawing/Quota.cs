using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;

namespace Inspections.Core.Drawing;

/// <summary>What a commitment takes from one stratum (protocol section 3).</summary>
/// <param name="Stratum">The stratum.</param>
/// <param name="Rate">The policy's yearly rate.</param>
/// <param name="Take">Firms to draw in this round.</param>
/// <exception cref="ProtocolFormatException">The number is negative or above what a count may be, or stratum or rate were never set.</exception>
[JsonConverter(typeof(ProtocolJsonConverter<Quota>))]
public sealed record Quota(Label Stratum, Ratio Rate, long Take) : IProtocolObject<Quota>
{
    /// <summary>The stratum.</summary>
    public Label Stratum { get; init => field = Given.Set(value, "quota: stratum"); } = Given.Set(Stratum, "quota: stratum");

    /// <summary>The policy's yearly rate.</summary>
    public Ratio Rate { get; init => field = Given.Set(value, "quota: rate"); } = Given.Set(Rate, "quota: rate");

    /// <summary>Firms to draw in this round.</summary>
    public long Take { get; init => field = Given.Between(value, 0, int.MaxValue, "quota: take"); } = Given.Between(Take, 0, int.MaxValue, "quota: take");

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(
        ("denominator", Rate.Denominator), ("numerator", Rate.Numerator), ("stratum", Stratum.ToString()), ("take", Take));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static Quota FromJson(Json value) => MemberReader.Read(value, "quota", m => new Quota(
        m.Text("stratum", Label.Parse), Ratio.From(m), m.Count("take")));
}
