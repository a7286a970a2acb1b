using Inspections.Core.Policy;

namespace Inspections.Core.Statistics;

/// <summary>What a sample can show about the firms it was taken from (see <see cref="DetectionPower"/>).</summary>
/// <param name="Firms">N: firms that had a chance to be drawn.</param>
/// <param name="Drawn">n: distinct firms drawn.</param>
/// <param name="Violators">V: the violators that are supposed.</param>
/// <param name="Chance">The chance that the sample holds at least one of them.</param>
/// <param name="Needed">The sample that the wanted chance asks for; null when there is nobody to find.</param>
public sealed record SamplePower(int Firms, int Drawn, int Violators, double Chance, int? Needed)
{
    /// <summary>The power of a sample.</summary>
    public static SamplePower Of(int firms, int drawn, Ratio violating, Ratio wanted)
    {
        int violators = DetectionPower.Violators(violating, firms);
        return new SamplePower(
            firms,
            drawn,
            violators,
            DetectionPower.Chance(firms, violators, drawn),
            DetectionPower.SampleFor(firms, violators, (double)wanted.Numerator / wanted.Denominator));
    }
}
