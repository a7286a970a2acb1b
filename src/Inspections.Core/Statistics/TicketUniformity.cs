using System.Buffers.Binary;
using Inspections.Core.Encodings;
using MathNet.Numerics;

namespace Inspections.Core.Statistics;

/// <summary>
/// The idea: the ticket of every firm, read as a number from 0 to 1, should look like a number drawn evenly, whoever the
/// firm is. All firms of the frame are looked at, drawn or not, so this needs nothing but published bytes.
/// <para>Definition: Kolmogorov-Smirnov on ticket / 2²⁵⁶, and chi-square of the counts by the first b bits, Σ (count −
/// n/2ᵇ)² / (n/2ᵇ) with 2ᵇ − 1 degrees of freedom, b the largest up to 8 that leaves 5 or more a cell; below 20 tickets
/// there are no four such cells and it is not computed.</para>
/// <para>Source: Knuth, The Art of Computer Programming, volume 2, section 3.3.1.</para>
/// </summary>
/// <example>389 tickets: 64 cells by the first six bits, 389/64 = 6.08 expected in each.</example>
/// <param name="Draw">The draw.</param>
/// <param name="Cells">Tickets by their first bits.</param>
/// <param name="Spread">Kolmogorov-Smirnov.</param>
/// <param name="FirstBits">Chi-square of the cells.</param>
public sealed record TicketUniformity(ObservedDraw Draw, IReadOnlyList<int> Cells, TestOutcome Spread, TestOutcome FirstBits)
{
    /// <summary>Tickets per part of the whole range.</summary>
    public IReadOnlyList<int> Cells { get; init => field = Given.List(value); } = Given.List(Cells);

    private const int MostBits = 8, LeastBits = 2, LeastPerCell = 5;

    /// <summary>Recomputes all tickets of a draw's frame and tests them.</summary>
    internal static TicketUniformity Of(ObservedDraw draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        double[] numbers = [.. draw.Frame.Select(l => Number(draw.Key.FirmTicket(l.Id)))];
        int bits = LeastBits;
        while (bits < MostBits && numbers.Length >= LeastPerCell << (bits + 1))
        {
            bits++;
        }

        int[] cells = Count(numbers, 1 << bits);
        return new TicketUniformity(draw, cells, KolmogorovSmirnov.Test(numbers), ChiSquare(cells));
    }

    /// <summary>A ticket as a number from 0 to 1: its first 53 bits, at the middle of what they leave open.</summary>
    public static double Number(Digest ticket)
    {
        Span<byte> bytes = stackalloc byte[Digest.Length];
        ticket.CopyTo(bytes);
        return ((BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 11) + 0.5) / (1L << 53);
    }

    /// <summary>How many numbers fall into each of so many equal parts of 0 to 1.</summary>
    public static int[] Count(IEnumerable<double> numbers, int cells)
    {
        int[] counts = new int[cells];
        foreach (double number in numbers)
        {
            counts[(int)(number * cells)]++;
        }

        return counts;
    }

    /// <summary>Chi-square of counts that should be equal.</summary>
    internal static TestOutcome ChiSquare(IReadOnlyList<int> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        double expected = (double)cells.Sum() / cells.Count;
        double statistic = cells.Sum(c => (c - expected) * (c - expected)) / expected;
        return expected < LeastPerCell
            ? new TestOutcome.None(Untested.TooFew)
            : new TestOutcome.PValue(TestMethod.ChiSquare, statistic, cells.Count - 1, SpecialFunctions.GammaUpperRegularized((cells.Count - 1) / 2.0, statistic / 2));
    }
}
