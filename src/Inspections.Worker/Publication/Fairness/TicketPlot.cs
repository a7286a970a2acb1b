using Inspections.Core.Statistics;

namespace Inspections.Worker.Publication.Fairness;

/// <summary>All tickets of all draws in twenty equal parts, with the height to expect and how far chance alone goes.</summary>
internal static class TicketPlot
{
    private const int Cells = 20, Width = 360, Height = 190, Left = 34, Bottom = 24, Top = 12;

    public static string Draw(IEnumerable<ObservedDraw> draws, Language language)
    {
        int[] counts = TicketUniformity.Count(draws.SelectMany(d => d.Frame.Select(l => TicketUniformity.Number(d.Key.FirmTicket(l.Id)))), Cells);
        double expected = (double)counts.Sum() / Cells;
        double spread = 2 * Math.Sqrt(expected * (Cells - 1) / Cells);
        double highest = double.Max(counts.Max(), expected + spread) * 1.05;
        double Y(double count) => Height - Bottom - (count / highest * (Height - Bottom - Top));
        const double Step = (double)(Width - Left) / Cells;

        string bars = string.Concat(counts.Select((c, i) => Svg.Rectangle(Left + (i * Step) + 1, Y(c), Step - 2, Y(0) - Y(c), "drawn")));
        string band = Svg.Rectangle(Left, Y(expected + spread), Width - Left, Y(double.Max(0, expected - spread)) - Y(expected + spread), "band");
        string axes = Svg.Line(Left, Y(0), Width, Y(0), "axis") + Svg.Line(Left, Y(expected), Width, Y(expected), "expected")
            + Svg.Text(Left - 4, Y(expected) + 4, FairnessWords.Number(expected), "end")
            + Svg.Text(Left - 4, Y(0), "0", "end")
            + Svg.Text(Left, Height - 6, "0")
            + Svg.Text((Left + Width) / 2.0, Height - 6, FairnessWords.Ticket.In(language), "middle")
            + Svg.Text(Width, Height - 6, "1", "end");
        return Svg.Picture(
            Width,
            Height,
            FairnessWords.TicketPicture(counts, expected).In(language),
            bars + band + axes);
    }
}
