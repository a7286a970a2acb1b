using Inspections.Core.Statistics;

namespace Inspections.Worker.Publication.Fairness;

/// <summary>The chance to draw a violator, by the share of firms that violate, for the sample that was drawn.</summary>
internal static class PowerPlot
{
    private const int Width = 360, Height = 210, Left = 44, Right = 8, Bottom = 38, Top = 10, Points = 120;
    private const double LeastRange = 0.3;

    public static string Draw(SamplePower power, FairnessOptions options, Language language)
    {
        double violating = (double)options.Violating.Numerator / options.Violating.Denominator;
        double wanted = (double)options.Wanted.Numerator / options.Wanted.Denominator;
        double range = double.Clamp(violating * 1.5, LeastRange, 1);
        double X(double share) => Left + (share / range * (Width - Left - Right));
        double Y(double chance) => Height - Bottom - (chance * (Height - Bottom - Top));

        int most = (int)(range * power.Firms), step = int.Max(1, most / Points);
        var curve = Enumerable.Range(0, (most / step) + 1).Select(i => i * step)
            .Select(v => (X((double)v / power.Firms), Y(DetectionPower.Chance(power.Firms, v, power.Drawn))));
        string grid = string.Concat(new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(c =>
            Svg.Line(Left, Y(c), Width - Right, Y(c), c == 0 ? "axis" : "grid") + Svg.Text(Left - 4, Y(c) + 4, $"{100 * c:0} %", "end")));
        string shares = string.Concat(new[] { 0, 1.0 / 3, 2.0 / 3, 1 }.Select(s =>
            Svg.Text(X(s * range), Height - Bottom + 15, $"{100 * s * range:0} %", s is 0 ? "start" : s is 1 ? "end" : "middle")));
        double at = double.Min(range, (double)power.Violators / power.Firms);
        return Svg.Picture(
            Width,
            Height,
            FairnessWords.Of(power, options).In(language),
            grid + shares
                + Svg.Text((Left + Width) / 2.0, Height - 6, FairnessWords.ViolatingShare.In(language), "middle")
                + Svg.Line(Left, Y(wanted), Width - Right, Y(wanted), "expected")
                + Svg.Curve(curve, "curve")
                + Svg.Dot(X(at), Y(power.Chance), "dot"));
    }
}
