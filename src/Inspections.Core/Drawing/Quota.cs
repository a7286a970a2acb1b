using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;

namespace Inspections.Core.Drawing;

/// <summary>What a commitment takes from one stratum (protocol section 3).</summary>
/// <param name="Stratum">The stratum.</param>
/// <param name="Rate">The policy's yearly rate.</param>
/// <param name="Take">Firms to draw in this round.</param>
/// <exception cref="ProtocolFormatException">The number is negative, or above what a count may be.</exception>
public sealed record Quota(Label Stratum, Ratio Rate, long Take)
{
    /// <summary>Firms to draw in this round.</summary>
    public long Take { get; init => field = Checked(value); } = Checked(Take);

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(
        ("denominator", Rate.Denominator), ("numerator", Rate.Numerator), ("stratum", Stratum.ToString()), ("take", Take));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    public static Quota FromJson(Json value) => MemberReader.Read(value, "quota", m => new Quota(
        m.Text("stratum", Label.Parse), Ratio.From(m), m.Count("take")));

    private static long Checked(long take) =>
        take is >= 0 and <= int.MaxValue ? take : throw new ProtocolFormatException(FormattableString.Invariant($"quota: 'take' must be from 0 to {int.MaxValue}, found {take}"));
}
